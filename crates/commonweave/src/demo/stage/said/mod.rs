//! What people say to one another by name, each at its moment: they call somebody, sum up what was said, write letters.

mod letters;
mod mentions;
mod summaries;

use super::Scene;
use super::batch::Ground;
use crate::demo::turns::Turn;
use db::Time;
use house::web::Error;

impl Scene<'_, '_, '_> {
    /// Says what has its moment now.
    pub(in crate::demo::stage) fn speak(&mut self, turn: Turn, now: Time) -> Result<(), Error> {
        let (ground, known) = (self.ground, &self.given);
        match turn {
            Turn::Mention(at) => {
                let called = mentions::call(self.tx, ground, known, (at, now))?;
                self.given.calls.extend(called.map(|called| (at, called)));
                Ok(())
            }
            Turn::Reply(at) => mentions::answer(self.tx, ground, known, (at, now)),
            Turn::SumUp(at) => summaries::sum_up(self.tx, ground, known, (at, now)),
            Turn::Write { thread, at } => letters::write(self.tx, ground, known, (thread, at, now)),
            told => {
                tracing::error!(?told, "a turn of the demo is told elsewhere and was not");
                Err(db::Error::Missing.into())
            }
        }
    }
}

/// The place in the plan of who has this name in the plays.
fn person(ground: Ground<'_>, key: &str) -> Option<usize> {
    ground.plan.people.iter().position(|player| player.key == key)
}
