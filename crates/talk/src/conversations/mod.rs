//! Talking with one another: the conversation below an item, shown as a discussion (contributions with replies) or
//! as a channel (a running talk). Both are the same messages. It never decides who may read: the item does.

mod acts;
mod bar;
mod keeping;
mod message;
mod pen;
mod reading;
mod store;
mod unnaming;
mod writing;

pub use acts::{MESSAGE_DELETED, MESSAGE_EDITED, MESSAGE_POSTED, REACTION_CHANGED};
pub use keeping::sum_up;
pub use store::{Posting, Reacting, mark_edited, post, post_many, react_many, removed, rewrite};
pub use writing::pin_message;

use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::items::{Kind, Newest, Shape};
use house::room::{Measured, Room, Subject};
use house::web::{Error, Routes};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "conversations",
    routes: |_| routes(),
    acts: acts::ALL,
    becoming: Some(store::merge),
    kinds: &[&DISCUSSION, &CHANNEL],
    leaving: Some(store::forget_drafts),
    erasing: Some(unnaming::begin),
    jobs: &[&unnaming::UNNAMING],
    purging: Some(store::purge),
    texts: include_str!("../../locales/en/conversations.ftl"),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &["messages", "message_revisions", "reactions", "summaries", "drafts"],
    finds: Some(&store::FINDS),
    voices: Some(voices),
    talked: Some(store::talked),
    measured: &[
        Measured {
            of: Subject::Busiest("discussion"),
            ..Measured::beside_floor("the busiest discussion", "/n/{slug}/items/{id}")
        },
        Measured {
            of: Subject::Brought("channel"),
            ..Measured::beside_floor("a channel", "/n/{slug}/items/{id}")
        },
        Measured {
            of: Subject::Brought("discussion"),
            ..Measured::beside_floor("a discussion of 500", "/n/{slug}/items/{id}")
        },
    ],
    ..Room::EMPTY
};

/// What was said last about items.
fn voices(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, Newest)>, Error> {
    Ok(store::newest_of(q, items)?.into_iter().map(store::Voice::parts).collect())
}

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/items/{id}", Action::ReadSpace, reading::show)
        .get("/n/{slug}/items/{id}/live", Action::ReadSpace, reading::live)
        .post("/n/{slug}/items/{id}/messages", Action::TakePart, writing::create)
        .get("/n/{slug}/items/{id}/messages/{message}", Action::ReadSpace, reading::message)
        .get("/n/{slug}/items/{id}/messages/{message}/edit", Action::EditOwn, writing::edit)
        .post("/n/{slug}/items/{id}/messages/{message}", Action::EditOwn, writing::save)
        .get("/n/{slug}/items/{id}/messages/{message}/removal", Action::Moderate, writing::ask)
        .post("/n/{slug}/items/{id}/messages/{message}/removal", Action::Moderate, writing::remove)
        .post("/n/{slug}/items/{id}/messages/{message}/reactions", Action::TakePart, writing::react)
        .post("/n/{slug}/items/{id}/messages/{message}/pin", Action::HoldSpace, writing::pin)
        .post("/n/{slug}/items/{id}/preview", Action::TakePart, writing::preview)
        .post("/n/{slug}/items/{id}/draft", Action::TakePart, writing::draft)
        .post("/n/{slug}/items/{id}/typing", Action::TakePart, writing::typing)
        .get("/n/{slug}/items/{id}/summary", Action::HoldSpace, keeping::edit)
        .post("/n/{slug}/items/{id}/summary", Action::HoldSpace, keeping::save)
        .get("/n/{slug}/items/{id}/summary/versions", Action::ReadSpace, keeping::versions)
        .get("/n/{slug}/items/{id}/outcome", Action::Moderate, keeping::ask_outcome)
        .post("/n/{slug}/items/{id}/outcome", Action::Moderate, keeping::close)
        .get("/n/{slug}/items/{id}/pins", Action::ReadSpace, reading::pins)
}

/// A question or a thought with answers to it.
pub static DISCUSSION: Kind = Kind {
    name: "discussion",
    label: "conversation-discussion",
    plural: "conversation-discussions",
    about: "conversation-discussion-about",
    ending: Some("outcome"),
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
