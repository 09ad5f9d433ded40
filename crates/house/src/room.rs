//! What a room says of itself: one plain value, listed in one file of the program. Whatever must know all rooms (router,
//! feed, texts, leaving, New) walks that list, so that nothing central grows with a room. It holds no state and decides
//! nothing: what a field means is told where it is read.

use crate::app::App;
use crate::happenings::Act;
use crate::ids::MemberId;
use crate::items::{Kind, Kinds};
use crate::web::Routes;
use db::Write;

/// What a room does, in the same change, when a member leaves the network or is removed from it.
pub type Leaving = fn(&mut Write<'_>, MemberId) -> Result<(), db::Error>;

/// What a room does, in the same change, when somebody who was only written down turns out to be a member: what stands
/// under the name of the first goes over to the second.
pub type Merging = fn(&mut Write<'_>, MemberId, MemberId) -> Result<(), db::Error>;

/// A room: plain data and plain functions. What a room does not use stays as in [`Room::EMPTY`].
#[derive(Debug)]
pub struct Room {
    /// The name of its folder.
    pub name: &'static str,
    /// Its pages, each with its line of the access table.
    pub routes: fn(&App) -> Routes,
    /// The kinds of items that it brings.
    pub kinds: &'static [&'static Kind],
    /// What can be done in it, as the log calls it.
    pub acts: &'static [&'static Act],
    /// Its sentences: the text of its Fluent file.
    pub texts: &'static str,
    /// What it does when a member leaves.
    pub leaving: Option<Leaving>,
    /// What it does when two rows turn out to be one person.
    pub merging: Option<Merging>,
}

impl Room {
    /// A room that brings nothing: `Room { name: "events", routes, ..Room::EMPTY }`.
    pub const EMPTY: Room = Room {
        name: "",
        routes: |_| Routes::new(),
        kinds: &[],
        acts: &[],
        texts: "",
        leaving: None,
        merging: None,
    };
}

/// Every room of the program. It is made once and lives as long as the program.
#[derive(Debug, Clone, Copy)]
pub struct Rooms {
    all: &'static [&'static Room],
    kinds: Kinds,
}

impl Rooms {
    /// These rooms. The order is the order in which kinds are offered.
    pub fn of(all: &'static [&'static Room]) -> Rooms {
        let kinds: Vec<&'static Kind> = all.iter().flat_map(|room| room.kinds.iter().copied()).collect();
        Rooms { all, kinds: Vec::leak(kinds) }
    }

    /// All rooms.
    pub fn all(&self) -> &'static [&'static Room] {
        self.all
    }

    /// Every kind of item, in the order in which "New" offers them.
    pub fn kinds(&self) -> Kinds {
        self.kinds
    }

    /// Every act, in the order of the rooms.
    pub fn acts(&self) -> impl Iterator<Item = &'static Act> {
        self.all.iter().flat_map(|room| room.acts.iter().copied())
    }

    /// The act of this word.
    pub fn act(&self, word: &str) -> Option<&'static Act> {
        self.acts().find(|act| act.word == word)
    }

    /// The sentences of all rooms.
    pub fn texts(&self) -> Vec<&'static str> {
        self.all.iter().map(|room| room.texts).collect()
    }

    /// The routes of all rooms.
    pub fn routes(&self, app: &App) -> Routes {
        self.all.iter().fold(Routes::new(), |routes, room| routes.and((room.routes)(app)))
    }

    /// Lets every room give what stands under the name of who was only written down to the member who they are.
    ///
    /// # Errors
    /// Those of the database.
    pub fn merge(&self, tx: &mut Write<'_>, from: MemberId, to: MemberId) -> Result<(), db::Error> {
        self.all.iter().filter_map(|room| room.merging).try_for_each(|merge| merge(tx, from, to))
    }

    /// Lets every room do what it does when a member leaves.
    ///
    /// # Errors
    /// Those of the database.
    pub fn leave(&self, tx: &mut Write<'_>, member: MemberId) -> Result<(), db::Error> {
        self.all.iter().filter_map(|room| room.leaving).try_for_each(|leave| leave(tx, member))
    }
}
