//! All that members are and were to an organisation, for when it goes, comes back or becomes one with another.

use crate::batch;
use crate::ids::{MemberId, OrganisationId};
use crate::members::belonging::Tie;
use db::{Error, Read, Time, Write};

/// Who belongs to an organisation now, whatever their state.
pub(in crate::members) fn ties_of(q: &mut Read<'_>, organisation: OrganisationId) -> Result<Vec<Tie>, Error> {
    q.all(
        "SELECT member_id, member_state, name_key, capacity FROM affiliations
         WHERE organisation_id = $1 AND ended_at IS NULL ORDER BY member_id",
        &[&organisation],
    )
}

/// Somebody with an account who belongs to one of these organisations or did so once, of each at most one.
pub(in crate::members) fn who_came(
    q: &mut Read<'_>,
    organisations: &[OrganisationId],
) -> Result<Vec<OrganisationId>, Error> {
    let keys: Vec<&dyn db::Param> = organisations.iter().map(|id| -> &dyn db::Param { id }).collect();
    batch::among(
        q,
        "SELECT DISTINCT affiliations.organisation_id
         FROM affiliations JOIN members ON members.id = affiliations.member_id
         WHERE members.account_id IS NOT NULL AND affiliations.organisation_id",
        &[],
        &keys,
        "ORDER BY affiliations.organisation_id",
    )
}

/// Ends what everybody is to an organisation.
pub(in crate::members) fn end_affiliations(
    tx: &mut Write<'_>,
    organisation: OrganisationId,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE affiliations SET ended_at = $2 WHERE organisation_id = $1 AND ended_at IS NULL",
        &[&organisation, &now],
    )
}

/// Lets what ended at this moment go on.
pub(in crate::members) fn resume_affiliations(
    tx: &mut Write<'_>,
    organisation: OrganisationId,
    ended_at: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE affiliations SET ended_at = NULL WHERE organisation_id = $1 AND ended_at = $2",
        &[&organisation, &ended_at],
    )
}

/// Deletes what members are to an organisation, of those who began at this moment.
pub(in crate::members) fn part(
    tx: &mut Write<'_>,
    organisation: OrganisationId,
    members: &[MemberId],
    began: Time,
) -> Result<Vec<MemberId>, Error> {
    let keys: Vec<&dyn db::Param> = members.iter().map(|id| -> &dyn db::Param { id }).collect();
    batch::among(
        tx,
        "DELETE FROM affiliations WHERE organisation_id = $1 AND started_at = $2 AND member_id",
        &[&organisation, &began],
        &keys,
        "RETURNING member_id",
    )
}

/// Deletes all that anybody is or was to these organisations.
pub(in crate::members) fn forget_affiliations(
    tx: &mut Write<'_>,
    organisations: &[OrganisationId],
) -> Result<(), Error> {
    let keys: Vec<&dyn db::Param> = organisations.iter().map(|id| -> &dyn db::Param { id }).collect();
    let gone = "DELETE FROM affiliations WHERE organisation_id";
    batch::among::<MemberId>(tx, gone, &[], &keys, "RETURNING member_id")?;
    Ok(())
}
