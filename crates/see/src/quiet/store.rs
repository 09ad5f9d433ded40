//! The tables of what was reckoned, and what is asked of organisations and their people for it.

use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{MemberId, NetworkId, OrganisationId};

/// All networks.
pub(super) fn networks(q: &mut Read<'_>) -> Result<Vec<NetworkId>, Error> {
    q.all("SELECT id FROM networks ORDER BY id", &[])
}

/// The organisations of a network that take part, behind this number.
pub(super) fn organisations_after(
    q: &mut Read<'_>,
    network: NetworkId,
    after: OrganisationId,
    limit: i64,
) -> Result<Vec<OrganisationId>, Error> {
    q.all(
        "SELECT id FROM organisations WHERE network_id = $1 AND archived_at IS NULL AND id > $2
         ORDER BY id LIMIT $3",
        &[&network, &after, &limit],
    )
}

/// The people of an organisation who are here and on the map.
pub(super) fn people_of(
    q: &mut Read<'_>,
    organisation: OrganisationId,
    limit: i64,
) -> Result<Vec<MemberId>, Error> {
    q.all(
        "SELECT affiliations.member_id FROM affiliations
         LEFT JOIN tie_absences ON tie_absences.member_id = affiliations.member_id
         WHERE affiliations.organisation_id = $1 AND affiliations.member_state = 'active'
           AND affiliations.ended_at IS NULL AND tie_absences.member_id IS NULL
         ORDER BY affiliations.capacity, affiliations.member_id LIMIT $2",
        &[&organisation, &limit],
    )
}

/// Keeps that an organisation is quiet: on which day something was heard of it last, and how many days usually lie between.
pub(super) fn keep(
    tx: &mut Write<'_>,
    (network, organisation): (NetworkId, OrganisationId),
    (last_day, usual): (i64, i64),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO quiet_organisations (organisation_id, network_id, last_day, usual, reckoned_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organisation_id) DO UPDATE SET last_day = excluded.last_day, usual = excluded.usual,
             reckoned_at = excluded.reckoned_at",
        &[&organisation, &network, &last_day, &usual, &now],
    )
}

/// Who might call: a member, and the one of the organisation to whom they are closest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Caller {
    pub(super) member: MemberId,
    pub(super) through: MemberId,
}

/// Keeps who might call an organisation, the closest first, in the place of those who might before.
pub(super) fn keep_callers(
    tx: &mut Write<'_>,
    organisation: OrganisationId,
    callers: &[Caller],
) -> Result<(), Error> {
    tx.run("DELETE FROM quiet_callers WHERE organisation_id = $1", &[&organisation])?;
    for (place, caller) in (1_i64..).zip(callers) {
        tx.run(
            "INSERT INTO quiet_callers (organisation_id, place, member_id, through_id) VALUES ($1, $2, $3, $4)",
            &[&organisation, &place, &caller.member, &caller.through],
        )?;
    }
    Ok(())
}

/// Forgets what was reckoned before this moment: who is not quiet any more.
pub(super) fn forget_older(tx: &mut Write<'_>, network: NetworkId, now: Time) -> Result<(), Error> {
    tx.run(
        "DELETE FROM quiet_callers WHERE organisation_id IN (
             SELECT organisation_id FROM quiet_organisations WHERE network_id = $1 AND reckoned_at < $2)",
        &[&network, &now],
    )?;
    tx.run("DELETE FROM quiet_organisations WHERE network_id = $1 AND reckoned_at < $2", &[&network, &now])?;
    Ok(())
}

/// Whoever leaves calls nobody, and nobody is called through them.
pub(super) fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM quiet_callers WHERE member_id = $1", &[&member])?;
    tx.run("DELETE FROM quiet_callers WHERE through_id = $1", &[&member])?;
    Ok(())
}

db::record! {
    /// An organisation that is quiet.
    #[derive(Debug, Clone)]
    pub(super) struct Listed {
        pub(super) id: OrganisationId,
        pub(super) name: String,
        pub(super) last_day: i64,
        pub(super) usual: i64,
        pub(super) reckoned_at: Time,
    }
}

/// The organisations of a network that are quiet, those that are so for the longest first, behind this place.
pub(super) fn listed(
    q: &mut Read<'_>,
    network: NetworkId,
    behind: (i64, OrganisationId),
    limit: i64,
) -> Result<Vec<Listed>, Error> {
    q.all(
        "SELECT organisations.id, organisations.name, quiet_organisations.last_day, quiet_organisations.usual,
                quiet_organisations.reckoned_at
         FROM quiet_organisations JOIN organisations ON organisations.id = quiet_organisations.organisation_id
         WHERE quiet_organisations.network_id = $1 AND organisations.archived_at IS NULL
           AND (quiet_organisations.last_day, quiet_organisations.organisation_id) > ($2, $3)
         ORDER BY quiet_organisations.last_day, quiet_organisations.organisation_id LIMIT $4",
        &[&network, &behind.0, &behind.1, &limit],
    )
}

/// Who might call each of these organisations, the closest first.
pub(super) fn callers(
    q: &mut Read<'_>,
    organisations: &[OrganisationId],
) -> Result<Vec<(OrganisationId, MemberId, MemberId)>, Error> {
    let keys: Vec<&dyn Param> = organisations.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT organisation_id, member_id, through_id FROM quiet_callers WHERE organisation_id",
        &[],
        &keys,
        "ORDER BY organisation_id, place",
    )
}
