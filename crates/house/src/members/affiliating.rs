//! What members are to organisations, as other rooms write and read it.

use super::belonging::{Affiliate, Capacity};
use super::member::State;
use super::store;
use crate::ids::{MemberId, NetworkId, OrganisationId};
use crate::sector::Sector;
use crate::web::Error;
use db::{Read, Time, Write};

/// Says what a member is to an organisation from now on. The caller records the happening.
///
/// # Errors
/// [`Error::NotFound`] where the network has no such member.
pub fn affiliate(
    tx: &mut Write<'_>,
    network: NetworkId,
    organisation: (OrganisationId, Sector),
    member: MemberId,
    capacity: Capacity,
    now: Time,
) -> Result<(), Error> {
    tx.lock("members", member.get())?;
    let known = store::by_id(tx, network, member)?.ok_or(Error::NotFound)?;
    let new = store::NewAffiliation {
        organisation: organisation.0,
        sector: organisation.1,
        member,
        capacity,
        state: known.state,
        name_key: &known.name_key,
    };
    store::put_affiliations(tx, network, &[new], now)?;
    Ok(())
}

/// Ends what a member is to an organisation; tells whether there was anything to end.
///
/// # Errors
/// Those of the database.
pub fn end_affiliation(
    tx: &mut Write<'_>,
    organisation: OrganisationId,
    member: MemberId,
    now: Time,
) -> Result<bool, Error> {
    Ok(store::end_affiliation(tx, organisation, member, now)? > 0)
}

/// Follows an organisation into another sector.
///
/// # Errors
/// Those of the database.
pub fn move_affiliations(
    tx: &mut Write<'_>,
    organisation: OrganisationId,
    sector: Sector,
) -> Result<(), Error> {
    store::move_affiliations(tx, organisation, sector)?;
    Ok(())
}

/// Those who are here and belong to an organisation, representatives first, each by name; at most `limit` of them.
///
/// # Errors
/// Those of the database.
pub fn affiliates(
    q: &mut Read<'_>,
    organisation: OrganisationId,
    limit: i64,
) -> Result<Vec<Affiliate>, Error> {
    Ok(store::affiliates(q, organisation, State::Active, limit)?)
}

/// What a member is to an organisation, if anything.
///
/// # Errors
/// Those of the database.
pub fn capacity_in(
    q: &mut Read<'_>,
    organisation: OrganisationId,
    member: MemberId,
) -> Result<Option<Capacity>, Error> {
    Ok(store::capacity(q, organisation, member)?)
}
