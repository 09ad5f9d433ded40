//! Events, and who says that they come.

mod errand;

use super::batch::Ground;
use super::{Given, Scene, given};
use crate::demo::plan::Act;
use db::{Time, Write};
use house::happenings::Happened;
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
    /// Somebody starts an event.
    pub(super) fn gather(&mut self, gathering: usize, now: Time) -> Result<(), Error> {
        let planned = self.ground.plan.gatherings.get(gathering).ok_or(db::Error::Missing)?;
        let (space, author) = (self.given.space(planned.space)?, self.given.person(planned.by)?);
        let network = self.ground.network;
        let begin = items::Beginning { network, space, kind: &events::EVENT, author, now, once: None };
        let id = items::create(self.tx, &begin, &planned.text)?.ok_or(db::Error::Missing)?;
        events::hold(self.tx, network, id, &planned.event, now)?;
        self.given.gatherings.insert(gathering, (space, id));
        spaces::use_tab(self.tx, space, events::EVENT.verb)?;
        spaces::note_activity(self.tx, space, now)?;
        let started = Happened::new(&ITEM_STARTED).space(space).item(id).detail(events::EVENT.name);
        self.note(author, now, started)
    }
}
