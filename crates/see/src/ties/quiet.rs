//! How organisations stand to their own habit: one place for whoever looks at one with their own eyes, and for who looks through all
//! of them with those of every member.

use super::day_of;
use super::habit::{HALF_YEAR, Quiet};
use super::rests::Rests;
use super::store;
use db::{Error, Read, Write};
use house::dates::midnight;
use house::ids::{NetworkId, OrganisationId};
use house::web::Viewer;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// How far back one looks, in days: twice the half year, since whoever has been silent for long had a habit before.
const BACK: i64 = 2 * HALF_YEAR;

/// How an organisation stands on this day, by what the viewer may read; nothing where it has no habit yet.
pub(super) fn quiet_of(
    q: &mut Read<'_>,
    viewer: &Viewer,
    organisation: OrganisationId,
    today: i64,
) -> Result<Option<Quiet>, Error> {
    let days = store::days_of(q, viewer, organisation, today - BACK)?;
    let rests = Rests::of(store::rests(q, viewer.network.id)?);
    Ok(Quiet::of(&days, today, &rests))
}

/// Keeps on which days everyone in a network rests, each run from its first day (`2026-12-24`) to its last; what is no day is left out.
///
/// # Errors
/// Those of the database.
pub fn keep_rests(tx: &mut Write<'_>, network: NetworkId, rests: &[(String, String)]) -> Result<(), Error> {
    let day = |text: &str| {
        let day = text.parse::<Date>().ok()?;
        Some(day_of(midnight(day, &TimeZone::UTC)))
    };
    let known: Vec<(i64, i64)> = rests.iter().filter_map(|(first, last)| day(first).zip(day(last))).collect();
    store::put_rests(tx, network, &known)
}

/// How each of these organisations of a network stands on this day, by what every member may read; those without a habit are
/// left out.
///
/// # Errors
/// Those of the database.
pub fn quiet_among(
    q: &mut Read<'_>,
    network: NetworkId,
    organisations: &[OrganisationId],
    today: i64,
) -> Result<Vec<(OrganisationId, Quiet)>, Error> {
    let mut days: BTreeMap<OrganisationId, Vec<i64>> = BTreeMap::new();
    for (organisation, day) in store::days_among(q, network, organisations, today - BACK)? {
        days.entry(organisation).or_default().push(day);
    }
    let rests = Rests::of(store::rests(q, network)?);
    let found = days.into_iter().filter_map(|(organisation, mut days)| {
        days.sort_unstable_by(|one, other| other.cmp(one));
        Some((organisation, Quiet::of(&days, today, &rests)?))
    });
    Ok(found.collect())
}
