//! Ideas, and who is interested in them; and how an item comes to an end.

use super::Scene;
use ::talk::ideas;
use db::Time;
use house::happenings::Happened;
use house::items::{self, ITEM_CLOSED};
use house::web::Error;

impl Scene<'_, '_, '_> {
    /// Somebody shows that they are interested.
    pub(super) fn welcome(&mut self, item: usize, person: usize, now: Time) -> Result<(), Error> {
        let (member, (space, id)) = (self.given.person(person)?, self.place(item)?);
        if ideas::welcome(self.tx, self.ground.network, (id, member), true, now)? {
            self.note(member, now, Happened::new(&ideas::IDEA_WELCOMED).space(space).item(id))?;
        }
        Ok(())
    }

    /// Somebody closes an item.
    pub(super) fn close(&mut self, item: usize, by: usize, now: Time) -> Result<(), Error> {
        let (by, (space, id)) = (self.given.person(by)?, self.place(item)?);
        items::close(self.tx, id, Some(now))?;
        self.note(by, now, Happened::new(&ITEM_CLOSED).space(space).item(id))
    }
}
