//! Tags: the words under which members gather items of a network. A tag belongs to the network and not to who typed it
//! first; who may read none of its items is not told that it exists. It never says what an item is: that is its kind.

mod acts;
mod keeping;
mod list;
mod naming;
mod offers;
mod store;

pub use acts::{TAG_MERGED, TAG_RENAMED};
pub use naming::{names_of, read, typed};
pub use store::{Tagged, bring_back, filled, moved, of_items, put_away, set};

use crate::access::Action;
use crate::ids::{NetworkId, TagId};
use crate::members::fold;
use crate::room::{Measured, Room};
use crate::web::{Error, Routes, Viewer};
use db::{Read, Sought};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "tags",
    routes: |_| routes(),
    acts: acts::ALL,
    texts: include_str!("../../locales/en/tags.ftl"),
    purging: Some(store::purge),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &["tags", "item_tags", "tag_counts"],
    measured: &[Measured::growing("tags", "/n/{slug}/tags")],
    ..Room::EMPTY
};

fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/tags", Action::Search, list::list)
        .get("/n/{slug}/tags/offers", Action::TagItems, offers::offer)
        .get("/n/{slug}/tags/{id}/edit", Action::KeepTags, keeping::edit)
        .post("/n/{slug}/tags/{id}", Action::KeepTags, keeping::save)
}

/// By which sign the index of the search knows what has a tag.
pub fn sign(network: NetworkId, tag: TagId) -> String {
    format!("{network}g_{tag}")
}

/// What finds the items with a tag, or with the one into which it was merged: it and all that were merged into it.
///
/// # Errors
/// Those of the database.
pub fn sought(q: &mut Read<'_>, network: NetworkId, tag: TagId) -> Result<Sought, db::Error> {
    let tag = store::standing(q, network, tag)?;
    let merged = store::merged_into(q, network, tag)?;
    let all = std::iter::once(tag).chain(merged);
    Ok(Sought::Any(all.map(|tag| Sought::Word(sign(network, tag))).collect()))
}

/// How a tag is called, if the viewer may read any item that has it.
///
/// # Errors
/// Those of the database.
pub fn name(q: &mut Read<'_>, viewer: &Viewer, tag: TagId) -> Result<Option<String>, Error> {
    Ok(store::visible_to(q, viewer, tag)?.map(|tag| tag.name))
}

/// The tag of this name as somebody typed it, if the viewer may read any item that has it.
///
/// # Errors
/// Those of the database.
pub fn named(q: &mut Read<'_>, viewer: &Viewer, typed: &str) -> Result<Option<TagId>, Error> {
    let Some(name) = naming::name_of(typed) else { return Ok(None) };
    let Some(found) = store::by_key(q, viewer.network.id, &fold(&name))? else { return Ok(None) };
    Ok(store::visible_to(q, viewer, found.id)?.map(|tag| tag.id))
}
