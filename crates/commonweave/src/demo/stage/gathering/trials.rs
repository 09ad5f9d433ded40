//! What people try after a meeting, and what they say became of it.

use crate::demo::gatherings::Trial;
use crate::demo::stage::Scene;
use db::Time;
use house::happenings::Happened;
use house::ids::{ItemId, MemberId, SpaceId};
use house::items::{self, ITEM_LINKED, ITEM_STARTED, ItemText, Kinds};
use house::spaces;
use house::web::{Error, Viewer};
use meet::events::{self, EXPERIMENT};

/// The kinds whose words are found anew.
static KINDS: Kinds = &[&EXPERIMENT];

impl<'a> Scene<'a, '_, '_> {
    /// What is tried, where, and by whom the meeting was called together.
    fn trial(&self, gathering: usize, at: usize) -> Result<(&'a Trial, (SpaceId, ItemId), MemberId), Error> {
        let held = self.ground.plan.gatherings.get(gathering).ok_or(db::Error::Missing)?;
        let trial = held.tried.get(at).ok_or(db::Error::Missing)?;
        Ok((trial, self.given.gathering(gathering)?, self.given.person(held.by)?))
    }

    /// Somebody begins an experiment after a meeting.
    pub(in crate::demo::stage) fn try_out(
        &mut self,
        gathering: usize,
        at: usize,
        now: Time,
    ) -> Result<(), Error> {
        let (trial, (space, meeting), by) = self.trial(gathering, at)?;
        let (network, who) = (self.ground.network, self.given.person(trial.who).ok());
        let begin = items::Beginning { network, space, kind: &EXPERIMENT, author: by, now, once: None };
        let id = items::create(self.tx, &begin, &ItemText::new(&trial.title, &trial.about))?;
        let id = id.ok_or(db::Error::Missing)?;
        let held = self.ground.plan.gatherings.get(gathering).and_then(|held| held.series.as_ref());
        let series = held.and_then(|(series, ..)| self.given.series.get(series).copied());
        let planned = (who, trial.until, trial.sign.as_str());
        events::begin_experiment(self.tx, (network, id), planned, series, now)?;
        items::renew(self.tx, KINDS, &[id])?;
        self.given.trials.insert((gathering, at), id);
        spaces::use_tab(self.tx, space, EXPERIMENT.verb)?;
        spaces::note_activity(self.tx, space, now)?;
        self.note(by, now, Happened::new(&ITEM_STARTED).space(space).item(id).detail(EXPERIMENT.name))?;
        items::link(self.tx, network, (meeting, id), by, now)?;
        self.note(by, now, Happened::new(&ITEM_LINKED).space(space).item(meeting))
    }

    /// On its last day they say what became of it.
    pub(in crate::demo::stage) fn judge(
        &mut self,
        gathering: usize,
        at: usize,
        now: Time,
    ) -> Result<(), Error> {
        let (trial, _, by) = self.trial(gathering, at)?;
        let Some(verdict) = trial.verdict else { return Ok(()) };
        let id = self.given.trials.get(&(gathering, at)).copied().ok_or(db::Error::Missing)?;
        let viewer = Viewer::of_member(self.tx, by, now)?;
        let item = items::visible_to(self.tx, &viewer, id)?.ok_or(db::Error::Missing)?;
        let told = (&item, verdict, trial.learned.as_str());
        events::conclude_experiment(self.tx, KINDS, (self.ground.network, by), told, now)
    }
}
