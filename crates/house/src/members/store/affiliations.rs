//! What members are to organisations.

use crate::batch::{self, Row};
use crate::ids::{MemberId, NetworkId, OrganisationId};
use crate::members::belonging::{Affiliate, Belonging, Capacity};
use crate::members::member::State;
use crate::sector::Sector;
use db::{Error, Read, Time, Write};

/// An affiliation about to be written.
pub(in crate::members) struct NewAffiliation<'a> {
    pub(in crate::members) organisation: OrganisationId,
    pub(in crate::members) member: MemberId,
    pub(in crate::members) capacity: Capacity,
    pub(in crate::members) sector: Sector,
    pub(in crate::members) state: State,
    pub(in crate::members) name_key: &'a str,
}

/// The organisations of these members, by name.
pub(in crate::members) fn belongings(
    q: &mut Read<'_>,
    members: &[MemberId],
) -> Result<Vec<Belonging>, Error> {
    let keys: Vec<&dyn db::Param> = members.iter().map(|id| -> &dyn db::Param { id }).collect();
    batch::among(
        q,
        "SELECT affiliations.member_id, affiliations.organisation_id, organisations.name, organisations.sector,
                affiliations.capacity, affiliations.started_at
         FROM affiliations JOIN organisations ON organisations.id = affiliations.organisation_id
         WHERE affiliations.ended_at IS NULL AND affiliations.member_id",
        &[],
        &keys,
        "ORDER BY affiliations.capacity, organisations.name_key",
    )
}

/// The people of an organisation who are in this state: representatives first, whose word comes before that of staff in
/// the alphabet, and each by name.
pub(in crate::members) fn affiliates(
    q: &mut Read<'_>,
    organisation: OrganisationId,
    state: State,
    limit: i64,
) -> Result<Vec<Affiliate>, Error> {
    q.all(
        "SELECT members.id, members.name, members.name_key, members.role, members.state, members.headline,
                members.place, members.picture, affiliations.capacity
         FROM affiliations JOIN members ON members.id = affiliations.member_id
         WHERE affiliations.organisation_id = $1 AND affiliations.member_state = $2 AND affiliations.ended_at IS NULL
         ORDER BY affiliations.capacity, affiliations.name_key, affiliations.member_id LIMIT $3",
        &[&organisation, &state, &limit],
    )
}

/// What this member is to this organisation now.
pub(in crate::members) fn capacity(
    q: &mut Read<'_>,
    organisation: OrganisationId,
    member: MemberId,
) -> Result<Option<Capacity>, Error> {
    q.maybe(
        "SELECT capacity FROM affiliations
         WHERE organisation_id = $1 AND member_id = $2 AND ended_at IS NULL",
        &[&organisation, &member],
    )
}

/// Writes affiliations; one that had ended begins again.
pub(in crate::members) fn put_affiliations(
    tx: &mut Write<'_>,
    network: NetworkId,
    new: &[NewAffiliation<'_>],
    now: Time,
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = new
        .iter()
        .map(|new| -> Row<'_> {
            vec![
                &network,
                &new.organisation,
                &new.member,
                &new.capacity,
                &new.sector,
                &new.state,
                &new.name_key,
                &now,
            ]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO affiliations
            (network_id, organisation_id, member_id, capacity, sector, member_state, name_key, started_at)",
        &rows,
        "ON CONFLICT (organisation_id, member_id) DO UPDATE SET capacity = excluded.capacity,
            started_at = CASE WHEN affiliations.ended_at IS NULL THEN affiliations.started_at
                              ELSE excluded.started_at END,
            ended_at = NULL",
    )
}

/// Ends an affiliation.
pub(in crate::members) fn end_affiliation(
    tx: &mut Write<'_>,
    organisation: OrganisationId,
    member: MemberId,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE affiliations SET ended_at = $3
         WHERE organisation_id = $1 AND member_id = $2 AND ended_at IS NULL",
        &[&organisation, &member, &now],
    )
}

/// Lets somebody who leaves stand for nobody any more; where they belong stays written down.
pub(in crate::members) fn stand_down(tx: &mut Write<'_>, member: MemberId) -> Result<u64, Error> {
    tx.run(
        "UPDATE affiliations SET capacity = 'staff' WHERE member_id = $1 AND capacity = 'representative'",
        &[&member],
    )
}

/// Follows organisations into another sector.
pub(in crate::members) fn move_affiliations(
    tx: &mut Write<'_>,
    organisations: &[OrganisationId],
    sector: Sector,
) -> Result<(), Error> {
    let keys: Vec<&dyn db::Param> = organisations.iter().map(|id| -> &dyn db::Param { id }).collect();
    let moved = "UPDATE affiliations SET sector = $1 WHERE organisation_id";
    batch::among::<MemberId>(tx, moved, &[&sector], &keys, "RETURNING member_id")?;
    Ok(())
}

/// Writes a member's state and folded name wherever lists keep them beside it.
pub(in crate::members) fn spread(
    tx: &mut Write<'_>,
    member: MemberId,
    state: State,
    name_key: &str,
) -> Result<(), Error> {
    tx.run(
        "UPDATE affiliations SET member_state = $2, name_key = $3 WHERE member_id = $1",
        &[&member, &state, &name_key],
    )?;
    tx.run(
        "UPDATE member_skills SET member_state = $2, name_key = $3 WHERE member_id = $1",
        &[&member, &state, &name_key],
    )?;
    tx.run("UPDATE member_words SET member_state = $2 WHERE member_id = $1", &[&member, &state])?;
    Ok(())
}
