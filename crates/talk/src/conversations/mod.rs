//! Talking with one another: the conversation below an item, shown as a discussion (contributions with replies) or
//! as a channel (a running talk). Both are the same messages. It never decides who may read: the item does.

mod acts;
mod edit;
mod fragment;
mod live;
mod message;
mod post;
mod quote;
mod react;
mod removal;
mod show;
mod store;
mod thread;

pub use acts::{MESSAGE_DELETED, MESSAGE_EDITED, MESSAGE_POSTED, REACTION_CHANGED};
pub use store::{Posting, Reacting, mark_edited, post, post_many, react_many, removed, rewrite};

use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::items::{Kind, Newest, Shape};
use house::room::Room;
use house::web::{Error, Routes};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "conversations",
    routes: |_| routes(),
    acts: acts::ALL,
    becoming: Some(store::merge),
    kinds: &[&DISCUSSION, &CHANNEL],
    purging: Some(store::purge),
    texts: include_str!("../../locales/en/conversations.ftl"),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &["messages", "message_revisions", "reactions"],
    finds: Some(&store::FINDS),
    voices: Some(voices),
    ..Room::EMPTY
};

/// What was said last about items.
fn voices(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, Newest)>, Error> {
    Ok(store::newest_of(q, items)?.into_iter().map(store::Voice::parts).collect())
}

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/items/{id}", Action::ReadSpace, show::show)
        .get("/n/{slug}/items/{id}/live", Action::ReadSpace, live::live)
        .post("/n/{slug}/items/{id}/messages", Action::TakePart, post::create)
        .get("/n/{slug}/items/{id}/messages/{message}", Action::ReadSpace, thread::show)
        .get("/n/{slug}/items/{id}/messages/{message}/edit", Action::EditOwn, edit::edit)
        .post("/n/{slug}/items/{id}/messages/{message}", Action::EditOwn, edit::save)
        .get("/n/{slug}/items/{id}/messages/{message}/removal", Action::Moderate, removal::ask)
        .post("/n/{slug}/items/{id}/messages/{message}/removal", Action::Moderate, removal::remove)
        .post("/n/{slug}/items/{id}/messages/{message}/reactions", Action::TakePart, react::react)
}

/// A question or a thought with answers to it.
pub static DISCUSSION: Kind = Kind {
    name: "discussion",
    label: "conversation-discussion",
    plural: "conversation-discussions",
    about: "conversation-discussion-about",
    leads_to: &["idea", "proposal", "decision", "event", "task"],
    ..Kind::PLAIN
};

/// A running talk.
pub static CHANNEL: Kind = Kind {
    name: "channel",
    shape: Shape::Live,
    label: "conversation-channel",
    plural: "conversation-channels",
    about: "conversation-channel-about",
    leads_to: &["discussion", "idea", "event", "task"],
    ..Kind::PLAIN
};
