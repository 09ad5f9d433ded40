//! What those do who hold a space: they pin what matters, link and close, and take the space on to its next phase.

use super::batch::{Ground, place};
use super::{Given, Scene};
use db::{Time, Write};
use house::access::Action;
use house::happenings::Happened;
use house::items::{self, ITEM_CLOSED, ITEM_LINKED, ITEM_PINNED, Item};
use house::spaces::{self, SPACE_MOVED_ON};
use house::web::{Error, Viewer};

impl Scene<'_, '_, '_> {
    pub(super) fn pin(&mut self, item: usize, by: usize, now: Time) -> Result<(), Error> {
        let (by, (space, id)) = (self.given.person(by)?, self.place(item)?);
        items::pin(self.tx, id, Some(now))?;
        self.note(by, now, Happened::new(&ITEM_PINNED).space(space).item(id))
    }

    pub(super) fn move_on(&mut self, space: usize, by: usize, now: Time) -> Result<(), Error> {
        let place = self.ground.plan.spaces.get(space).ok_or(db::Error::Missing)?;
        let (by, id) = (self.given.person(by)?, self.given.space(space)?);
        spaces::go_on(self.tx, self.ground.network, id, &place.phase, place.until)?;
        self.note(by, now, Happened::new(&SPACE_MOVED_ON).space(id).detail(place.phase.as_str()))
    }

    pub(super) fn link(&mut self, from: usize, to: usize, by: usize, now: Time) -> Result<(), Error> {
        let by = self.given.person(by)?;
        let (from, (space, to)) = (self.place(from)?.1, self.place(to)?);
        items::link(self.tx, self.ground.network, (from, to), by, now)?;
        self.note(by, now, Happened::new(&ITEM_LINKED).space(space).item(to))
    }

    pub(super) fn close(&mut self, item: usize, by: usize, now: Time) -> Result<(), Error> {
        let (by, (space, id)) = (self.given.person(by)?, self.place(item)?);
        items::close(self.tx, id, Some(now))?;
        self.note(by, now, Happened::new(&ITEM_CLOSED).space(space).item(id))
    }
}

/// An item by its title, with somebody who holds its space by now, and its place in the plan.
pub(super) fn held(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    title: &str,
    now: Time,
) -> Result<Option<(Viewer, Item, usize)>, Error> {
    let Some(at) = ground.plan.things.iter().position(|thing| thing.text.title == title) else {
        return Ok(None);
    };
    let (_, item) = place(ground.plan, known, at)?;
    let named = ground.plan.people.iter().enumerate().filter(|(_, player)| !player.key.is_empty());
    for (person, _) in named {
        let Some(member) = known.people.get(&person).copied() else { continue };
        let viewer = Viewer::of_member(tx, member, now)?;
        let item = items::visible_to(tx, &viewer, item)?.filter(|item| item.may(&viewer, Action::HoldSpace));
        if let Some(item) = item {
            return Ok(Some((viewer, item, at)));
        }
    }
    Ok(None)
}
