//! How organisations stand to their own habit: one place for whoever looks at one with their own eyes, and for who looks through all
//! of them with those of every member.

use super::habit::{HALF_YEAR, Quiet};
use super::store;
use db::{Error, Read};
use house::ids::{NetworkId, OrganisationId};
use house::web::Viewer;
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
    Ok(Quiet::of(&days, today))
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
    let found = days.into_iter().filter_map(|(organisation, mut days)| {
        days.sort_unstable_by(|one, other| other.cmp(one));
        Some((organisation, Quiet::of(&days, today)?))
    });
    Ok(found.collect())
}
