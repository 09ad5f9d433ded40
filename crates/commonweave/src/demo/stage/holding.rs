//! What those do who hold a space: they pin what matters, link and close, and take the space on to its next phase.

use super::Scene;
use db::Time;
use house::happenings::Happened;
use house::items::{self, ITEM_CLOSED, ITEM_LINKED, ITEM_PINNED};
use house::spaces::{self, SPACE_MOVED_ON};
use house::web::Error;

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
