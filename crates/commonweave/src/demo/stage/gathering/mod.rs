//! Events, and who says that they come.

mod asked;
mod errand;
mod minutes;
mod polls;
mod rounds;
mod trials;

pub(super) use polls::{answer_poll, begin_poll, note_who_came, settle_poll};
pub(super) use rounds::{look_ahead, sit_down};

use super::batch::Ground;
use super::{Given, Scene, given};
use crate::demo::plan::Act;
use db::{Time, Write};
use house::happenings::{self, Happened};
use house::ids::{ItemId, SpaceId};
use house::items::{self, ITEM_STARTED};
use house::spaces;
use house::web::Error;
use meet::events;

/// Writes down answers in their order.
pub(super) fn answer(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    held: &[(Time, Act)],
) -> Result<(), Error> {
    for (now, act) in held {
        if let Act::Answer { gathering, person, answer } = *act {
            let (item, member) = (known.gathering(gathering)?.1, known.person(person)?);
            events::answer(tx, ground.network, (item, member), answer, *now)?;
        }
    }
    Ok(())
}

impl Given {
    pub(super) fn gathering(&self, at: usize) -> Result<(SpaceId, ItemId), Error> {
        given(&self.gatherings, at)
    }
}

impl Scene<'_, '_, '_> {
    /// Somebody who came says how it was, in words that others have said before.
    pub(super) fn say_how(
        &mut self,
        (gathering, person): (usize, usize),
        marks: [Option<i64>; 5],
        now: Time,
    ) -> Result<(), Error> {
        const CHANGES: [&str; 7] = [
            "",
            "Begin with the newcomers.",
            "",
            "Fewer points, more time for each.",
            "",
            "Send the papers two days before.",
            "A break after an hour.",
        ];
        let (space, item) = self.given.gathering(gathering)?;
        let member = self.given.person(person)?;
        let change = CHANGES.get((gathering + person) % CHANGES.len()).copied().unwrap_or_default();
        let token = format!("demo-{}-{item}-{member}", self.ground.network);
        let own = asked::replies(gathering, person);
        events::give_pulse(self.tx, (self.ground.network, item), (member, &token), marks, (change, &own))?;
        let given = Happened::new(&events::EVENT_PULSE_GIVEN).space(space).item(item);
        happenings::record(self.tx, self.ground.network, None, now, given)?;
        Ok(())
    }

    /// Somebody starts an event.
    pub(super) fn gather(&mut self, gathering: usize, now: Time) -> Result<(), Error> {
        let planned = self.ground.plan.gatherings.get(gathering).ok_or(db::Error::Missing)?;
        let (space, author) = (self.given.space(planned.space)?, self.given.person(planned.by)?);
        let network = self.ground.network;
        let begin = items::Beginning { network, space, kind: &events::EVENT, author, now, once: None };
        let id = items::create(self.tx, &begin, &planned.text)?.ok_or(db::Error::Missing)?;
        events::hold(self.tx, network, id, &planned.event, now)?;
        self.given.gatherings.insert(gathering, (space, id));
        let mut new = None;
        if let Some((series, rule, first)) = &planned.series {
            match self.given.series.get(series) {
                Some(known) => events::join_series(self.tx, id, *known)?,
                None => {
                    let place = (network, space, author);
                    let begun =
                        events::begin_series(self.tx, place, (id, rule.as_str(), first.as_str()), now)?;
                    self.given.series.insert(*series, begun);
                    new = Some(begun);
                }
            }
        }
        spaces::use_tab(self.tx, space, events::EVENT.verb)?;
        spaces::note_activity(self.tx, space, now)?;
        let started = Happened::new(&ITEM_STARTED).space(space).item(id).detail(events::EVENT.name);
        self.note(author, now, started)?;
        match new {
            Some(series) => self.ask_besides(series, (space, id, author), now),
            None => Ok(()),
        }
    }
}
