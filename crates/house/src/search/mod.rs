//! Finding: one index of everything that members can find, kept up in the change that makes it so, and the pages that
//! ask it. It knows no kind of thing by its name: each room lends what it has to be found (`Finds`). It never decides
//! who may see something: it asks the space in which the thing stands at that moment, in the same statement.

mod again;
mod filter;
mod finding;
mod fold;
mod jump;
mod marks;
mod query;
mod renewing;
mod show;
mod store;

pub use again::{Amiss, amiss, build_first, rebuild};
pub use renewing::{renew, renew_item, renew_signs};

use crate::access::Action;
use crate::ids::{ItemId, MemberId, NetworkId, SpaceId};
use crate::items::Kinds;
use crate::mentions;
use crate::room::{Measured, Room};
use crate::web::{Error, Routes, Viewer};
use db::{Read, Time};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "search",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/search.ftl"),
    jobs: &[&renewing::FOLLOWING],
    tables: &["search_entries", "search_words"],
    measured: &[Measured { query: "q=roof", ..Measured::growing("a search", "/n/{slug}/search") }],
    ..Room::EMPTY
};

fn routes() -> Routes {
    Routes::new().get("/n/{slug}/search", Action::Search, show::show).get(
        "/n/{slug}/jump",
        Action::Search,
        jump::offer,
    )
}

/// What a room has to be found: plain data and plain functions.
#[derive(Debug)]
pub struct Finds {
    /// The word for it in the index; never renamed.
    pub sort: &'static str,
    /// The key of its name, for several.
    pub plural: &'static str,
    /// The entries of these, or all after a number; 500 at most. What is gone, or not to be found, is left out.
    pub entries: fn(&mut Read<'_>, Kinds, Which<'_>) -> Result<Vec<Entry>, db::Error>,
    /// How results show these. The viewer may see them all.
    pub shown: fn(&mut Read<'_>, &Viewer, Kinds, &[i64]) -> Result<Vec<Shown>, Error>,
}

impl Finds {
    /// The entries, with the words of what they mention and never its address: that would find every text that mentions
    /// anything, and tell of what somebody may not see.
    fn read(&self, q: &mut Read<'_>, kinds: Kinds, which: Which<'_>) -> Result<Vec<Entry>, db::Error> {
        let mut found = (self.entries)(q, kinds, which)?;
        let mut slugs: Vec<(NetworkId, Option<String>)> = Vec::new();
        for entry in found.iter_mut().filter(|entry| entry.body.contains("](/n/")) {
            let known = slugs.iter().find(|(network, _)| *network == entry.network_id).cloned();
            let (_, slug) = match known {
                Some(known) => known,
                None => {
                    let new = (entry.network_id, store::slug(q, entry.network_id)?);
                    slugs.push(new.clone());
                    new
                }
            };
            entry.body = mentions::without_links(&entry.body, &slug.unwrap_or_default());
        }
        Ok(found)
    }
}

/// Which entries are asked for.
#[derive(Debug, Clone, Copy)]
pub enum Which<'a> {
    /// Those of these numbers.
    These(&'a [i64]),
    /// Those after this number, in the order of their numbers; 500 at most.
    After(i64),
}

db::record! {
    /// Something that can be found.
    #[derive(Debug, Clone)]
    pub struct Entry {
        /// Its number in its own table.
        pub id: i64,
        pub network_id: NetworkId,
        /// The space in which it stands; none where all members, or all readers of the network, may see it.
        pub space_id: Option<SpaceId>,
        /// The item that it is, or to which it belongs: it goes where the item goes.
        pub item_id: Option<ItemId>,
        /// The kind of that item; else empty.
        pub kind: String,
        /// Who wrote it.
        pub author_id: Option<MemberId>,
        /// What it is called; empty where it has no name.
        pub title: String,
        /// What else it says, in Markdown or plain.
        pub body: String,
        /// The numbers of its tags, with one space between them.
        pub tags: String,
        /// When it came.
        pub written_at: Time,
    }
}

/// How results show what was found.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Its number in its own table.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// What it says, from which the piece with the words is cut.
    pub text: String,
    /// Its address.
    pub href: String,
    /// The key of the name of its kind.
    pub label: &'static str,
    /// The class that tints it; empty where its kind has none.
    pub tint: &'static str,
    /// Who wrote it.
    pub author: Option<String>,
    /// The space in which it stands.
    pub space: Option<String>,
    /// When it came.
    pub written_at: Option<Time>,
}
