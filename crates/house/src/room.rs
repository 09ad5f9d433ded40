//! What a room says of itself: one plain value, listed in one file of the program. Whatever must know all rooms (router,
//! feed, texts, leaving, New) walks that list, so that nothing central grows with a room. It holds no state and decides
//! nothing: what a field means is told where it is read.

use crate::app::App;
use crate::extract::Extract;
use crate::happenings::Act;
use crate::ids::{ItemId, MemberId};
use crate::items::{Kind, Kinds};
use crate::jobs::Job;
use crate::recount::{Recount, Wrong};
use crate::web::Routes;
use crate::web::frame::RailPage;
use db::{Read, Write};

/// What a room does, in the same change, when a member leaves the network or is removed from it.
pub type Leaving = fn(&mut Write<'_>, MemberId) -> Result<(), db::Error>;

/// What a room does, in the same change, when an item is gone for good: its words about it go too.
pub type Purging = fn(&mut Write<'_>, ItemId) -> Result<(), db::Error>;

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
    /// What it does later, or again and again.
    pub jobs: &'static [&'static Job],
    /// What it does when a member leaves.
    pub leaving: Option<Leaving>,
    /// What it does when an item is purged.
    pub purging: Option<Purging>,
    /// Its pages in the rail of a network.
    pub pages: &'static [RailPage],
    /// What it counts again when the counts that it keeps are looked at.
    pub recount: Option<Recount>,
    /// What it adds to an export of a network, and to one of what a member wrote and did.
    pub extracts: &'static [Extract],
    /// The tables that it writes, and no other room does.
    pub tables: &'static [&'static str],
}

impl Room {
    /// A room that brings nothing: `Room { name: "events", routes, ..Room::EMPTY }`.
    pub const EMPTY: Room = Room {
        name: "",
        routes: |_| Routes::new(),
        kinds: &[],
        acts: &[],
        texts: "",
        jobs: &[],
        leaving: None,
        purging: None,
        pages: &[],
        recount: None,
        extracts: &[],
        tables: &[],
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

    /// What all rooms add to an export.
    pub fn extracts(&self) -> impl Iterator<Item = &'static Extract> {
        self.all.iter().flat_map(|room| room.extracts)
    }

    /// Every count that is wrong, of all rooms.
    ///
    /// # Errors
    /// Those of the database.
    pub fn recount(&self, q: &mut Read<'_>) -> Result<Vec<Wrong>, db::Error> {
        let mut wrong = Vec::new();
        for recount in self.all.iter().filter_map(|room| room.recount) {
            wrong.extend(recount(q)?);
        }
        Ok(wrong)
    }

    /// Every job.
    pub fn jobs(&self) -> impl Iterator<Item = &'static Job> {
        self.all.iter().flat_map(|room| room.jobs.iter().copied())
    }

    /// The job that the database remembers by this name.
    pub fn job(&self, name: &str) -> Option<&'static Job> {
        self.jobs().find(|job| job.name == name)
    }

    /// The sentences of all rooms.
    pub fn texts(&self) -> Vec<&'static str> {
        self.all.iter().map(|room| room.texts).collect()
    }

    /// The routes of all rooms.
    pub fn routes(&self, app: &App) -> Routes {
        self.all.iter().fold(Routes::new(), |routes, room| routes.and((room.routes)(app)))
    }

    /// Every page that rooms put into the rail, in the order of the rooms.
    pub fn pages(&self) -> impl Iterator<Item = &'static RailPage> {
        self.all.iter().flat_map(|room| room.pages)
    }

    /// Lets every room do what it does when an item is purged.
    ///
    /// # Errors
    /// Those of the database.
    pub fn purge(&self, tx: &mut Write<'_>, item: ItemId) -> Result<(), db::Error> {
        self.all.iter().filter_map(|room| room.purging).try_for_each(|purge| purge(tx, item))
    }

    /// Lets every room do what it does when a member leaves.
    ///
    /// # Errors
    /// Those of the database.
    pub fn leave(&self, tx: &mut Write<'_>, member: MemberId) -> Result<(), db::Error> {
        self.all.iter().filter_map(|room| room.leaving).try_for_each(|leave| leave(tx, member))
    }
}
