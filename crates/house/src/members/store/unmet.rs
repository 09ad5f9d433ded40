//! Rows of people who were only ever written down.

use crate::batch;
use crate::ids::{MemberId, NetworkId, OrganisationId};
use crate::members::unmet::Unmet;
use crate::sector::Sector;
use db::{Error, Param, Read, Time, Write};

fn keys<T: Param>(ids: &[T]) -> Vec<&dyn Param> {
    ids.iter().map(|id| -> &dyn Param { id }).collect()
}

/// People by their numbers, with what has become of them since this moment.
pub(in crate::members) fn unmet(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &[MemberId],
    at: Time,
) -> Result<Vec<Unmet>, Error> {
    batch::among(
        q,
        "SELECT id, name, state, account_id,
                (SELECT COUNT(*) FROM invitations WHERE invitations.member_id = members.id
                    AND invitations.revoked_at IS NULL AND invitations.uses_left > 0) AS invited,
                (SELECT COUNT(*) FROM affiliations WHERE affiliations.member_id = members.id
                    AND affiliations.started_at <> $2) AS since,
                speaks
         FROM members WHERE +network_id = $1 AND id",
        &[&network, &at],
        &keys(ids),
        "ORDER BY name_key, id",
    )
}

/// Holds those of these people who have never come until the change ends.
pub(in crate::members) fn hold_unmet(
    tx: &mut Write<'_>,
    network: NetworkId,
    ids: &[MemberId],
) -> Result<Vec<MemberId>, Error> {
    batch::among(
        tx,
        "UPDATE members SET state = state
         WHERE +network_id = $1 AND state = 'invited' AND account_id IS NULL AND NOT speaks AND id",
        &[&network],
        &keys(ids),
        "RETURNING id",
    )
}

/// Notes that something stands under the names of these people.
pub(in crate::members) fn note_words(
    tx: &mut Write<'_>,
    network: NetworkId,
    ids: &[MemberId],
) -> Result<Vec<MemberId>, Error> {
    batch::among(
        tx,
        "UPDATE members SET speaks = TRUE WHERE +network_id = $1 AND NOT speaks AND id",
        &[&network],
        &keys(ids),
        "RETURNING id",
    )
}

/// Takes from who was written down, and whose words have gone over to somebody, what would keep them.
pub(in crate::members) fn silence(tx: &mut Write<'_>, id: MemberId) -> Result<u64, Error> {
    tx.run("UPDATE members SET speaks = FALSE WHERE id = $1", &[&id])
}

/// Deletes people with all that stands beside their names.
pub(in crate::members) fn erase_all(tx: &mut Write<'_>, ids: &[MemberId]) -> Result<(), Error> {
    let keys = keys(ids);
    let back = "RETURNING member_id";
    batch::among::<MemberId>(tx, "DELETE FROM member_words WHERE member_id", &[], &keys, back)?;
    batch::among::<MemberId>(tx, "DELETE FROM member_skills WHERE member_id", &[], &keys, back)?;
    batch::among::<MemberId>(tx, "DELETE FROM affiliations WHERE member_id", &[], &keys, back)?;
    batch::among::<MemberId>(tx, "DELETE FROM invitations WHERE member_id", &[], &keys, back)?;
    batch::among::<MemberId>(tx, "DELETE FROM members WHERE id", &[], &keys, "RETURNING id")?;
    Ok(())
}

/// Takes an address from somebody who has never come, if it is still theirs.
pub(in crate::members) fn withdraw_address(
    tx: &mut Write<'_>,
    id: MemberId,
    email: &str,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE members SET email = NULL, email_key = NULL
         WHERE id = $1 AND email = $2 AND state = 'invited' AND account_id IS NULL",
        &[&id, &email],
    )
}

/// All that anybody is or was to these organisations.
pub(in crate::members) fn all_ties(
    q: &mut Read<'_>,
    organisations: &[OrganisationId],
) -> Result<Vec<(OrganisationId, MemberId, Time)>, Error> {
    batch::among(
        q,
        "SELECT organisation_id, member_id, started_at FROM affiliations WHERE organisation_id",
        &[],
        &keys(organisations),
        "ORDER BY organisation_id, member_id",
    )
}

/// The sector of an organisation.
pub(in crate::members) fn sector_of(
    q: &mut Read<'_>,
    organisation: OrganisationId,
) -> Result<Option<Sector>, Error> {
    q.maybe("SELECT sector FROM organisations WHERE id = $1", &[&organisation])
}
