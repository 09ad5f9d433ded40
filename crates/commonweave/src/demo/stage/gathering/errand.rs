//! What people undertake, and how far they come with it.

use crate::demo::errands::{Errand, Stand, day_at};
use crate::demo::stage::{Given, Scene, given};
use db::Time;
use house::happenings::Happened;
use house::ids::{ItemId, SpaceId};
use house::items::{self, ITEM_STARTED, ItemText, Kind};
use house::spaces;
use house::web::Error;
use work::tasks::{self, MILESTONE, MILESTONE_REACHED, Planned, TASK, TASK_TAKEN};

impl Given {
    fn errand(&self, at: usize) -> Result<(SpaceId, ItemId), Error> {
        given(&self.errands, at)
    }
}

impl Scene<'_, '_, '_> {
    /// Somebody begins a task or a milestone.
    pub(in crate::demo::stage) fn undertake(&mut self, at: usize, now: Time) -> Result<(), Error> {
        let plan = self.ground.plan;
        let errand: &Errand = plan.errands.get(at).ok_or(db::Error::Missing)?;
        let milestone = matches!(errand.stand, Stand::Aim | Stand::Reached);
        let kind: &'static Kind = if milestone { &MILESTONE } else { &TASK };
        let (space, author) = (self.given.space(errand.space)?, self.given.person(errand.by)?);
        let network = self.ground.network;
        let begin = items::Beginning { network, space, kind, author, now, once: None };
        let id = items::create(self.tx, &begin, &ItemText::new(&errand.title, ""))?;
        let id = id.ok_or(db::Error::Missing)?;
        self.given.errands.insert(at, (space, id));
        spaces::use_tab(self.tx, space, kind.verb)?;
        spaces::note_activity(self.tx, space, now)?;
        self.note(author, now, Happened::new(&ITEM_STARTED).space(space).item(id).detail(kind.name))?;
        if milestone {
            return tasks::reach_by(self.tx, (network, space, id), errand.due, None, now);
        }
        let planned = Planned {
            due: Some(errand.due),
            estimate: errand.hours * 60,
            organisation: errand.organisation.map(|one| self.given.organisation(one)).transpose()?,
            milestone: errand.milestone.map(|one| self.given.errand(one)).transpose()?.map(|(_, id)| id),
            ..Planned::OPEN
        };
        tasks::begin(self.tx, (network, space, id), &planned, None, now)?;
        if let Some(waits) = errand.waits {
            let before = self.given.errand(waits)?.1;
            tasks::tie(self.tx, network, (before, id), now)?;
        }
        let Some(who) = errand.who else { return Ok(()) };
        let who = self.given.person(who)?;
        tasks::give(self.tx, network, id, who, now)?;
        self.note(who, now, Happened::new(&TASK_TAKEN).space(space).item(id))
    }

    /// It goes on: into the next column, or to its end, with the hours that were given to it.
    pub(in crate::demo::stage) fn go_on(&mut self, at: usize, now: Time) -> Result<(), Error> {
        let plan = self.ground.plan;
        let errand: &Errand = plan.errands.get(at).ok_or(db::Error::Missing)?;
        let (space, id) = self.given.errand(at)?;
        let (network, by) = (self.ground.network, self.given.person(errand.by)?);
        if errand.stand == Stand::Reached {
            items::set_state(self.tx, id, ("open", "reached"), Some(now))?;
            let reached = Happened::new(&MILESTONE_REACHED).space(space).item(id).detail("milestone-reached");
            return self.note(by, now, reached);
        }
        let columns = tasks::board_of(self.tx, network, space)?;
        let place = if errand.stand == Stand::Done { 2 } else { 1 };
        let column = columns.get(place).ok_or(db::Error::Missing)?;
        let task = tasks::of_item(self.tx, id)?.ok_or(db::Error::Missing)?;
        tasks::settle(self.tx, (network, space, Some(by)), &task, (column, None), now)?;
        if errand.hours > 0 {
            let organisation = errand.organisation.map(|one| self.given.organisation(one)).transpose()?;
            let time = (day_at(now), errand.hours * 60);
            tasks::log(self.tx, (network, id, by), organisation, time, "", now)?;
        }
        Ok(())
    }
}
