//! Archived and merged organisations.

use crate::batch;
use crate::ids::{MemberId, NetworkId, OrganisationId};
use crate::organisations::organisation::OrganisationCard;
use db::{Error, Read, Time, Write};

/// Archives an organisation, or brings it back.
pub(super) fn set_archived(
    tx: &mut Write<'_>,
    id: OrganisationId,
    at: Option<Time>,
    into: Option<OrganisationId>,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE organisations SET archived_at = $2, merged_into = $3, updated_at = $4 WHERE id = $1",
        &[&id, &at, &into, &now],
    )
}

/// The archived organisations of a network by name, from after this folded name on.
pub(super) fn archived(
    q: &mut Read<'_>,
    network: NetworkId,
    after: &str,
    limit: i64,
) -> Result<Vec<OrganisationCard>, Error> {
    q.all(
        "SELECT id, name, name_key, sector, place, seeks, brings, logo FROM organisations
         WHERE network_id = $1 AND name_key > $2 AND archived_at IS NOT NULL ORDER BY name_key LIMIT $3",
        &[&network, &after, &limit],
    )
}

/// Whether any organisation was merged into this one, or this one into another, and be it undone by now.
pub(super) fn has_mergers(q: &mut Read<'_>, id: OrganisationId) -> Result<bool, Error> {
    let of: Option<i64> = q.maybe(
        "SELECT id FROM organisation_mergers WHERE organisation_id = $1 ORDER BY id LIMIT 1",
        &[&id],
    )?;
    let into: Option<i64> =
        q.maybe("SELECT id FROM organisation_mergers WHERE into_id = $1 ORDER BY id LIMIT 1", &[&id])?;
    Ok(of.is_some() || into.is_some())
}

/// Which organisations were merged into this one.
pub(super) fn merged_into(q: &mut Read<'_>, id: OrganisationId) -> Result<Vec<OrganisationId>, Error> {
    q.all("SELECT id FROM organisations WHERE merged_into = $1 ORDER BY id", &[&id])
}

/// Lets organisations that were merged into one stand merged into another.
pub(super) fn lead_on(
    tx: &mut Write<'_>,
    network: NetworkId,
    followers: &[OrganisationId],
    into: OrganisationId,
) -> Result<Vec<OrganisationId>, Error> {
    let keys: Vec<&dyn db::Param> = followers.iter().map(|id| -> &dyn db::Param { id }).collect();
    batch::among(
        tx,
        "UPDATE organisations SET merged_into = $2 WHERE +network_id = $1 AND id",
        &[&network, &into],
        &keys,
        "RETURNING id",
    )
}

/// Notes a merger with what it changed.
pub(super) fn insert_merger(
    tx: &mut Write<'_>,
    network: NetworkId,
    (source, into): (OrganisationId, OrganisationId),
    by: MemberId,
    changed: &str,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO organisation_mergers (network_id, organisation_id, into_id, member_id, changed, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[&network, &source, &into, &by, &changed, &now],
    )
}

/// The merger of an organisation that still holds: its number, into which, what it changed, when.
pub(super) fn merger_of(
    q: &mut Read<'_>,
    source: OrganisationId,
) -> Result<Option<(i64, OrganisationId, String, Time)>, Error> {
    q.maybe(
        "SELECT id, into_id, changed, created_at FROM organisation_mergers
         WHERE organisation_id = $1 AND undone_at IS NULL ORDER BY id DESC LIMIT 1",
        &[&source],
    )
}

/// Notes that a merger is undone.
pub(super) fn undo_merger(tx: &mut Write<'_>, merger: i64, now: Time) -> Result<u64, Error> {
    tx.run("UPDATE organisation_mergers SET undone_at = $2 WHERE id = $1", &[&merger, &now])
}
