//! Who stood for a partner and does so no more, while nobody has taken their place: what stewards find among the quiet exits.

use crate::demo::parting;
use crate::demo::stage::Given;
use crate::demo::stage::batch::Ground;
use db::{Time, Write};
use house::happenings::{self, Happened};
use house::members;
use house::organisations::AFFILIATION_CHANGED;
use house::web::Error;

/// Ends what they were to it.
pub(super) fn part(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given, now: Time) -> Result<(), Error> {
    let Some((person, organisation)) = parting::voice(ground.plan) else { return Ok(()) };
    let (member, organisation) = (known.person(person)?, known.organisation(organisation)?);
    if members::end_affiliation(tx, organisation, member, now)? {
        let ended = Happened::new(&AFFILIATION_CHANGED).subject(organisation.get()).detail("ended");
        happenings::record(tx, ground.network, Some(member), now, ended)?;
    }
    Ok(())
}
