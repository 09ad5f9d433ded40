//! Counts organisations again.

use crate::recount::{Counted, Wrong};
use crate::sector::Sector;
use db::{Error, Read};

/// The counts that are wrong.
pub(in crate::organisations) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let mut wrong: Vec<Wrong> = Wrong::each("network", "organisations", organisations(q)?).collect();
    for sector in Sector::ALL {
        let found = organisations_in_sector(q, sector.label(), *sector)?;
        wrong.extend(Wrong::each("network", sector.label(), found));
    }
    Ok(wrong)
}

fn organisations(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT networks.id,
                   COALESCE((SELECT amount FROM network_counts
                             WHERE network_id = networks.id AND subject = 'organisations'), 0) AS kept,
                   (SELECT COUNT(*) FROM organisations
                    WHERE network_id = networks.id AND archived_at IS NULL) AS counted
            FROM networks) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

fn organisations_in_sector(q: &mut Read<'_>, subject: &str, sector: Sector) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT networks.id,
                   COALESCE((SELECT amount FROM network_counts
                             WHERE network_id = networks.id AND subject = $1), 0) AS kept,
                   (SELECT COUNT(*) FROM organisations
                    WHERE network_id = networks.id AND sector = $2 AND archived_at IS NULL) AS counted
            FROM networks) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[&subject, &sector],
    )
}
