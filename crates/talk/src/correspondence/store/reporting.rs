//! Letters that were shown to the stewards.

use crate::correspondence::circle::Letter;
use db::{Error, Read, Time, Write};
use house::ids::{MemberId, NetworkId};

db::record! {
    /// A letter that was shown to the stewards.
    #[derive(Debug, Clone)]
    pub(in crate::correspondence) struct Report {
        pub(in crate::correspondence) id: i64,
        pub(in crate::correspondence) author_id: MemberId,
        pub(in crate::correspondence) author_name: String,
        pub(in crate::correspondence) reporter_id: MemberId,
        pub(in crate::correspondence) reporter_name: String,
        pub(in crate::correspondence) body_html: String,
        pub(in crate::correspondence) reason: String,
        pub(in crate::correspondence) written_at: Time,
        pub(in crate::correspondence) created_at: Time,
        pub(in crate::correspondence) settled_at: Option<Time>,
    }
}

/// Shows a letter as it is now; false where this member has shown it already.
pub(in crate::correspondence) fn report(
    tx: &mut Write<'_>,
    network: NetworkId,
    reporter: MemberId,
    letter: &Letter,
    reason: &str,
    now: Time,
) -> Result<bool, Error> {
    let added = tx.run(
        "INSERT INTO letter_reports
            (network_id, letter, author_id, reporter_id, body_html, reason, written_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (letter, reporter_id) DO NOTHING",
        &[
            &network,
            &letter.id,
            &letter.author_id,
            &reporter,
            &letter.body_html,
            &reason,
            &letter.created_at,
            &now,
        ],
    )?;
    Ok(added > 0)
}

/// What was shown to the stewards of a network, before this number, the newest first; 31 at most.
pub(in crate::correspondence) fn reports(
    q: &mut Read<'_>,
    network: NetworkId,
    before: i64,
) -> Result<Vec<Report>, Error> {
    q.all(
        "SELECT letter_reports.id, letter_reports.author_id, authors.name AS author_name,
                letter_reports.reporter_id, reporters.name AS reporter_name, letter_reports.body_html,
                letter_reports.reason, letter_reports.written_at, letter_reports.created_at,
                letter_reports.settled_at
         FROM letter_reports
         JOIN members AS authors ON authors.id = letter_reports.author_id
         JOIN members AS reporters ON reporters.id = letter_reports.reporter_id
         WHERE letter_reports.network_id = $1 AND letter_reports.id < $2
         ORDER BY letter_reports.id DESC LIMIT 31",
        &[&network, &before],
    )
}

/// What was shown to the stewards and nobody has settled yet, the newest first, before this number: who showed it, and when.
/// What it says stands on its own page alone.
pub(in crate::correspondence) fn unsettled(
    q: &mut Read<'_>,
    network: NetworkId,
    before: i64,
    limit: i64,
) -> Result<Vec<(i64, String, Time)>, Error> {
    q.all(
        "SELECT letter_reports.id, reporters.name AS reporter_name, letter_reports.created_at
         FROM letter_reports JOIN members AS reporters ON reporters.id = letter_reports.reporter_id
         WHERE letter_reports.network_id = $1 AND letter_reports.settled_at IS NULL AND letter_reports.id < $2
         ORDER BY letter_reports.id DESC LIMIT $3",
        &[&network, &before, &limit],
    )
}

/// Whether it was shown to the stewards of this network.
pub(in crate::correspondence) fn is_report(
    q: &mut Read<'_>,
    network: NetworkId,
    id: i64,
) -> Result<bool, Error> {
    let found: Option<i64> =
        q.maybe("SELECT id FROM letter_reports WHERE id = $1 AND network_id = $2", &[&id, &network])?;
    Ok(found.is_some())
}

/// Notes that it was dealt with; false where it was.
pub(in crate::correspondence) fn settle(
    tx: &mut Write<'_>,
    id: i64,
    by: MemberId,
    now: Time,
) -> Result<bool, Error> {
    let settled = tx.run(
        "UPDATE letter_reports SET settled_at = $2, settled_by = $3 WHERE id = $1 AND settled_at IS NULL",
        &[&id, &now, &by],
    )?;
    Ok(settled > 0)
}
