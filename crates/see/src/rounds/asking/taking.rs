//! Takes an answer in: that somebody has answered is noted in one place, what was answered in another.

use super::sheet::Sheet;
use crate::rounds::round::{Refused, Round};
use crate::rounds::store;
use db::{Time, Write};
use house::ids::MemberId;
use house::inbox;
use house::web::Error;

/// An answer: by whom, where it is not one on paper, and the number of chance under which it is kept.
#[derive(Debug, Clone, Copy)]
pub(in crate::rounds) struct Given<'a> {
    /// Who answers; none for one on paper.
    pub(in crate::rounds) by: Option<MemberId>,
    /// The sector of whoever answers; empty where they belong to none.
    pub(in crate::rounds) sector: &'a str,
    pub(in crate::rounds) number: i64,
}

/// Takes an answer in.
///
/// # Errors
/// Where the round is over, or they have answered; those of the database.
pub(in crate::rounds) fn take(
    tx: &mut Write<'_>,
    round: &Round,
    (given, sheet): (Given<'_>, &Sheet),
    now: Time,
) -> Result<(), Error> {
    if !round.is_open(now) {
        return Err(Refused::Late.said());
    }
    let item = round.item_id;
    if let Some(by) = given.by {
        if !store::note(tx, item, by)? {
            return Err(Refused::Twice.said());
        }
        inbox::rest_for(tx, item, by)?;
    }
    store::promise(tx, item)?;
    let sheet = Sheet { on_paper: given.by.is_none(), ..sheet.clone() };
    store::keep(tx, (round.network_id, item), (given.number, given.sector), &sheet.kept())?;
    store::count_answers(tx, item, (1, i64::from(given.by.is_none())))?;
    store::count_in_group(tx, item, (given.sector, 1))?;
    Ok(())
}
