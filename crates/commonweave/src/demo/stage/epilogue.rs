//! How the network stands when the demo is seen: what was pinned, who is invited and who introduced, in which phase it is, what is
//! planned, and what people did beside all talk.

mod founding;
mod introducing;
mod keeping;
mod phasing;
mod waiting;

use super::batch::Ground;
use super::{Given, company, gathering};
use db::Write;
use house::web::Error;

/// Does the last of it.
pub(super) fn close(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given) -> Result<(), Error> {
    keeping::keep(tx, ground, known)?;
    waiting::invite(tx, ground, known)?;
    introducing::introduce(tx, ground, known)?;
    phasing::set_up(tx, ground, known)?;
    gathering::look_ahead(tx, ground, known)?;
    company::perform(tx, ground, known)?;
    founding::found(tx, ground, known)
}
