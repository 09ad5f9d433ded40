//! Endorsements that are given and taken back, and the count of them that a version keeps.

use db::{Error, Time, Write};
use house::batch::{self, Row};
use house::ids::{CharterId, MemberId, NetworkId, OrganisationId};

/// Writes down an endorsement and counts it; `false` where it stands already.
///
/// # Errors
/// Those of the database.
pub fn endorse(
    tx: &mut Write<'_>,
    network: NetworkId,
    charter: CharterId,
    member: MemberId,
    organisation: Option<OrganisationId>,
    now: Time,
) -> Result<bool, Error> {
    let written = tx.run(
        "INSERT INTO endorsements (network_id, charter_id, member_id, organisation_id, created_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        &[&network, &charter, &member, &organisation, &now],
    )?;
    if written > 0 {
        count(tx, charter, organisation.is_some(), 1)?;
    }
    Ok(written > 0)
}

/// Writes down members' own endorsements of a version that none of them has endorsed yet, and counts them.
///
/// # Errors
/// A broken rule where somebody has endorsed it already; those of the database.
pub fn endorse_many(
    tx: &mut Write<'_>,
    network: NetworkId,
    charter: CharterId,
    new: &[(MemberId, Time)],
) -> Result<(), Error> {
    let rows: Vec<Row<'_>> =
        new.iter().map(|(member, now)| -> Row<'_> { vec![&network, &charter, member, now] }).collect();
    let head = "INSERT INTO endorsements (network_id, charter_id, member_id, created_at)";
    batch::insert(tx, head, &rows, "")?;
    count(tx, charter, false, i64::try_from(new.len()).unwrap_or(0))?;
    Ok(())
}

/// Takes an endorsement back: a member's own, or an organisation's, whoever gave it.
pub(in crate::charters) fn withdraw(
    tx: &mut Write<'_>,
    charter: CharterId,
    member: MemberId,
    organisation: Option<OrganisationId>,
) -> Result<bool, Error> {
    let gone = match organisation {
        Some(organisation) => tx.run(
            "DELETE FROM endorsements WHERE charter_id = $1 AND organisation_id = $2",
            &[&charter, &organisation],
        )?,
        None => tx.run(
            "DELETE FROM endorsements WHERE charter_id = $1 AND member_id = $2 AND organisation_id IS NULL",
            &[&charter, &member],
        )?,
    };
    if gone > 0 {
        count(tx, charter, organisation.is_some(), -1)?;
    }
    Ok(gone > 0)
}

/// Changes how many stand behind a version.
pub(super) fn count(
    tx: &mut Write<'_>,
    charter: CharterId,
    organisation: bool,
    delta: i64,
) -> Result<u64, Error> {
    if organisation {
        let sql =
            "UPDATE charters SET organisation_endorsements = organisation_endorsements + $2 WHERE id = $1";
        return tx.run(sql, &[&charter, &delta]);
    }
    tx.run(
        "UPDATE charters SET member_endorsements = member_endorsements + $2 WHERE id = $1",
        &[&charter, &delta],
    )
}
