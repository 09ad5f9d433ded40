//! Every room of the program, and what is asked of all of them.

use super::{Carrying, Measured, Room};
use crate::app::App;
use crate::decisions::{Asked, Decided};
use crate::extract::Extract;
use crate::gauges::Gauge;
use crate::happenings::Act;
use crate::ids::{ItemId, MemberId, NetworkId, OrganisationId};
use crate::items::{Kind, Kinds, Newest};
use crate::jobs::Job;
use crate::recount::Wrong;
use crate::reports::{Burden, Count, Holding, Line, Proxy, Tray};
use crate::search::Finds;
use crate::web::frame::RailPage;
use crate::web::{Error, Need, Routes, Viewer};
use db::{Read, Time, Write};
use std::collections::BTreeMap;

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

    /// Every job.
    pub fn jobs(&self) -> impl Iterator<Item = &'static Job> {
        self.all.iter().flat_map(|room| room.jobs.iter().copied())
    }

    /// The job that the database remembers by this name.
    pub fn job(&self, name: &str) -> Option<&'static Job> {
        self.jobs().find(|job| job.name == name)
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

    /// What all rooms have to be found, in their order.
    pub fn finds(&self) -> Vec<&'static Finds> {
        self.all.iter().filter_map(|room| room.finds).collect()
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
    pub fn become_one(&self, tx: &mut Write<'_>, from: MemberId, to: MemberId) -> Result<(), db::Error> {
        let rooms = *self;
        self.all
            .iter()
            .filter_map(|room| room.becoming)
            .try_for_each(|becoming| becoming(tx, rooms, from, to))
    }

    /// Every page that rooms put into the rail, in the order of the rooms.
    pub fn pages(&self) -> impl Iterator<Item = &'static RailPage> {
        self.all.iter().flat_map(|room| room.pages)
    }

    /// Every page that is worth measuring, in the order of the rooms.
    pub fn measured(&self) -> impl Iterator<Item = &'static Measured> {
        self.all.iter().flat_map(|room| room.measured)
    }

    /// Lets every room do what it does when an item is purged.
    ///
    /// # Errors
    /// Those of the database.
    pub fn purge(&self, tx: &mut Write<'_>, item: ItemId) -> Result<(), db::Error> {
        self.all.iter().filter_map(|room| room.purging).try_for_each(|purge| purge(tx, item))
    }

    /// Lets every room do what it does when a proposal is carried.
    ///
    /// # Errors
    /// Those of the rooms.
    pub fn carry(&self, tx: &mut Write<'_>, carrying: &Carrying) -> Result<(), Error> {
        self.all.iter().filter_map(|room| room.carrying).try_for_each(|carry| carry(tx, carrying))
    }

    /// What waits for this viewer in all rooms; what presses first, and else in the order of the rooms.
    ///
    /// # Errors
    /// Those of the rooms.
    pub fn needs(&self, q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
        let mut all = Vec::new();
        for needs in self.all.iter().filter_map(|room| room.needs) {
            all.extend(needs(q, viewer)?);
        }
        for warnings in self.all.iter().filter_map(|room| room.warnings) {
            all.extend(warnings(q, viewer, *self)?);
        }
        all.sort_by_key(|need| need.until.map_or(i64::MAX, Time::micros));
        Ok(all)
    }

    /// Every live figure that rooms can tell, in their order.
    pub fn gauges(&self) -> impl Iterator<Item = &'static Gauge> {
        self.all.iter().flat_map(|room| room.gauges.iter().copied())
    }

    /// The gauge of this word.
    pub fn gauge(&self, word: &str) -> Option<&'static Gauge> {
        self.gauges().find(|gauge| gauge.word == word)
    }

    /// What was decided in all rooms, the latest first.
    ///
    /// # Errors
    /// Those of the rooms.
    pub fn decisions(&self, q: &mut Read<'_>, viewer: &Viewer, asked: &Asked) -> Result<Vec<Decided>, Error> {
        let mut all = Vec::new();
        for decisions in self.all.iter().filter_map(|room| room.decisions) {
            all.extend((decisions.told)(q, viewer, asked)?);
        }
        all.sort_by_key(|one| std::cmp::Reverse((one.at, one.item)));
        all.truncate(usize::try_from(asked.limit).unwrap_or(0));
        Ok(all)
    }

    /// The methods by which all rooms decide, each with the key of its name.
    pub fn methods(&self) -> Vec<(&'static str, &'static str)> {
        self.all
            .iter()
            .filter_map(|room| room.decisions)
            .flat_map(|decisions| (decisions.methods)())
            .collect()
    }

    /// The objectives that the network has agreed upon.
    ///
    /// # Errors
    /// Those of the database.
    pub fn objectives(&self, q: &mut Read<'_>, network: NetworkId) -> Result<Vec<String>, db::Error> {
        let mut all = Vec::new();
        for objectives in self.all.iter().filter_map(|room| room.objectives) {
            all.extend(objectives(q, network)?);
        }
        Ok(all)
    }

    /// What waits for the stewards of a network, in the order of the rooms.
    pub fn trays(&self) -> impl Iterator<Item = &'static Tray> {
        self.all.iter().flat_map(|room| room.trays.iter().copied())
    }

    /// By what one sees how the conditions of working together stand, in the order of the rooms.
    pub fn proxies(&self) -> impl Iterator<Item = &'static Proxy> {
        self.all.iter().flat_map(|room| room.proxies.iter().copied())
    }

    /// What people carry, in the order of the rooms.
    pub fn burdens(&self) -> impl Iterator<Item = &'static Burden> {
        self.all.iter().flat_map(|room| room.burdens.iter().copied())
    }

    /// What has to be held by somebody, in the order of the rooms.
    pub fn holdings(&self) -> impl Iterator<Item = &'static Holding> {
        self.all.iter().flat_map(|room| room.holdings.iter().copied())
    }

    /// What can be counted, in the order of the rooms.
    pub fn counts(&self) -> impl Iterator<Item = &'static Count> {
        self.all.iter().flat_map(|room| room.counts.iter().copied())
    }

    /// On which days that are not over by this one everyone in a network rests.
    ///
    /// # Errors
    /// Those of the database.
    pub fn rests(
        &self,
        q: &mut Read<'_>,
        network: NetworkId,
        since: &str,
    ) -> Result<Vec<(String, String)>, db::Error> {
        let mut all = Vec::new();
        for rests in self.all.iter().filter_map(|room| room.rests) {
            all.extend(rests(q, network, since)?);
        }
        Ok(all)
    }

    /// What all rooms tell of the time between two moments, of what every member may read.
    ///
    /// # Errors
    /// Those of the rooms.
    pub fn lines(&self, q: &mut Read<'_>, viewer: &Viewer, span: (Time, Time)) -> Result<Vec<Line>, Error> {
        let mut all = Vec::new();
        for lines in self.all.iter().filter_map(|room| room.lines) {
            all.extend(lines(q, viewer, span)?);
        }
        Ok(all)
    }

    /// What was said last about each of these items.
    ///
    /// # Errors
    /// Those of the rooms.
    pub fn voices(&self, q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, Newest)>, Error> {
        let mut all = Vec::new();
        for voices in self.all.iter().filter_map(|room| room.voices) {
            all.extend(voices(q, items)?);
        }
        Ok(all)
    }

    /// Lets every room do what it does when a member leaves.
    ///
    /// # Errors
    /// Those of the database.
    pub fn leave(&self, tx: &mut Write<'_>, member: MemberId) -> Result<(), db::Error> {
        self.all.iter().filter_map(|room| room.leaving).try_for_each(|leave| leave(tx, member))
    }

    /// Lets every room do what it does when one organisation is merged into another; answers with what each needs to undo
    /// that, by its name.
    ///
    /// # Errors
    /// Those of the rooms.
    pub fn merge(
        &self,
        tx: &mut Write<'_>,
        from: OrganisationId,
        into: OrganisationId,
    ) -> Result<BTreeMap<String, String>, Error> {
        let rooms = self.all.iter().filter_map(|room| Some((room.name, room.merging?)));
        rooms.map(|(name, merging)| Ok((name.to_owned(), (merging.merge)(tx, from, into)?))).collect()
    }

    /// Lets every room undo that.
    ///
    /// # Errors
    /// Those of the rooms.
    pub fn part(
        &self,
        tx: &mut Write<'_>,
        from: OrganisationId,
        into: OrganisationId,
        kept: &BTreeMap<String, String>,
    ) -> Result<(), Error> {
        let rooms = self.all.iter().filter_map(|room| Some((kept.get(room.name)?, room.merging?)));
        rooms.into_iter().try_for_each(|(kept, merging)| (merging.part)(tx, from, into, kept))
    }
}
