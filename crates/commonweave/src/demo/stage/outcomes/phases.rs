//! What the log says of the phases of a space: that they were set up, and that one of them began.

use crate::demo::stage::Given;
use crate::demo::stage::batch::Ground;
use crate::demo::turns;
use ::talk::phases::{PHASE_BEGUN, PHASES_SET};
use db::{Time, Write};
use house::happenings::{self, Happened};
use house::spaces;
use house::web::Error;

/// Somebody set them up.
pub(super) fn set(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given, now: Time) -> Result<(), Error> {
    let Some((_, by, space)) = turns::way(ground.plan) else { return Ok(()) };
    let (by, space) = (known.person(by)?, known.space(space)?);
    happenings::record(tx, ground.network, Some(by), now, Happened::new(&PHASES_SET).space(space))?;
    Ok(())
}

/// The next of them began, at midnight.
pub(super) fn begin(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given, now: Time) -> Result<(), Error> {
    let Some((.., space)) = turns::way(ground.plan) else { return Ok(()) };
    let space = known.space(space)?;
    happenings::record(tx, ground.network, None, now, Happened::new(&PHASE_BEGUN).space(space))?;
    spaces::note_activity(tx, space, now)?;
    Ok(())
}
