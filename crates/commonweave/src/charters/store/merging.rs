//! Endorsements that go over from one organisation to another, and back.

use super::endorsing::count;
use db::{Error, Time, Write};
use house::batch;
use house::ids::{CharterId, MemberId, OrganisationId};

/// Takes those away of the first that stand behind a version which the other endorsed too, and answers with them.
pub(in crate::charters) fn take_spare(
    tx: &mut Write<'_>,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<Vec<(CharterId, MemberId, Time)>, Error> {
    let spare: Vec<(CharterId, MemberId, Time)> = tx.all(
        "SELECT charter_id, member_id, created_at FROM endorsements
         WHERE organisation_id = $1
           AND charter_id IN (SELECT charter_id FROM endorsements WHERE organisation_id = $2)
         ORDER BY charter_id",
        &[&from, &into],
    )?;
    tx.run(
        "DELETE FROM endorsements WHERE organisation_id = $1
           AND charter_id IN (SELECT charter_id FROM endorsements WHERE organisation_id = $2)",
        &[&from, &into],
    )?;
    for (charter, _, _) in &spare {
        count(tx, *charter, true, -1)?;
    }
    Ok(spare)
}

/// Lets all that the first endorsed be endorsed by the other, and answers with the numbers of the endorsements.
pub(in crate::charters) fn move_all(
    tx: &mut Write<'_>,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<Vec<i64>, Error> {
    let moved: Vec<i64> =
        tx.all("SELECT id FROM endorsements WHERE organisation_id = $1 ORDER BY id", &[&from])?;
    tx.run("UPDATE endorsements SET organisation_id = $2 WHERE organisation_id = $1", &[&from, &into])?;
    Ok(moved)
}

/// Lets these endorsements of the first be those of the other.
pub(in crate::charters) fn move_back(
    tx: &mut Write<'_>,
    ids: &[i64],
    from: OrganisationId,
    into: OrganisationId,
) -> Result<(), Error> {
    let keys: Vec<&dyn db::Param> = ids.iter().map(|id| -> &dyn db::Param { id }).collect();
    batch::among::<i64>(
        tx,
        "UPDATE endorsements SET organisation_id = $2 WHERE organisation_id = $1 AND id",
        &[&from, &into],
        &keys,
        "RETURNING id",
    )?;
    Ok(())
}

/// Writes an endorsement again that was taken away.
pub(in crate::charters) fn put_back(
    tx: &mut Write<'_>,
    charter: CharterId,
    member: MemberId,
    organisation: OrganisationId,
    at: Time,
) -> Result<(), Error> {
    let written = tx.run(
        "INSERT INTO endorsements (network_id, charter_id, member_id, organisation_id, created_at)
         SELECT network_id, id, $2, $3, $4 FROM charters WHERE id = $1 ON CONFLICT DO NOTHING",
        &[&charter, &member, &organisation, &at],
    )?;
    if written > 0 {
        count(tx, charter, true, 1)?;
    }
    Ok(())
}
