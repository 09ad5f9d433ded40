//! What members are to organisations, as other rooms write and read it.

use super::belonging::{Affiliate, Capacity, Tie};
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

/// Follows organisations into another sector.
///
/// # Errors
/// Those of the database.
pub fn move_affiliations(
    tx: &mut Write<'_>,
    organisations: &[OrganisationId],
    sector: Sector,
) -> Result<(), Error> {
    store::move_affiliations(tx, organisations, sector)?;
    Ok(())
}

/// Who belongs to an organisation now, whatever their state.
///
/// # Errors
/// Those of the database.
pub fn ties_of(q: &mut Read<'_>, organisation: OrganisationId) -> Result<Vec<Tie>, Error> {
    Ok(store::ties_of(q, organisation)?)
}

/// Whether anybody who has ever come here belongs to an organisation or did so once.
///
/// # Errors
/// Those of the database.
pub fn anyone_came(q: &mut Read<'_>, organisation: OrganisationId) -> Result<bool, Error> {
    Ok(!store::who_came(q, &[organisation])?.is_empty())
}

/// Ends what everybody is to an organisation.
///
/// # Errors
/// Those of the database.
pub fn end_affiliations(tx: &mut Write<'_>, organisation: OrganisationId, now: Time) -> Result<(), Error> {
    store::end_affiliations(tx, organisation, now)?;
    Ok(())
}

/// Lets go on what [`end_affiliations`] ended at this moment.
///
/// # Errors
/// Those of the database.
pub fn resume_affiliations(
    tx: &mut Write<'_>,
    organisation: OrganisationId,
    ended_at: Time,
) -> Result<(), Error> {
    store::resume_affiliations(tx, organisation, ended_at)?;
    Ok(())
}

/// Takes from an organisation those of these members who began to belong to it at this moment.
///
/// # Errors
/// Those of the database.
pub fn part(
    tx: &mut Write<'_>,
    organisation: OrganisationId,
    members: &[MemberId],
    began: Time,
) -> Result<(), Error> {
    store::part(tx, organisation, members, began)?;
    Ok(())
}

/// Deletes all that anybody is or was to these organisations, before they go themselves.
///
/// # Errors
/// Those of the database.
pub fn forget_affiliations(tx: &mut Write<'_>, organisations: &[OrganisationId]) -> Result<(), Error> {
    store::forget_affiliations(tx, organisations)?;
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
