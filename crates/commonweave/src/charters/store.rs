//! The tables of charters and endorsements.

use super::charter::{Charter, NewCharter};
use super::endorsement::{Endorsed, Endorser, Mine};
use db::{Error, Read, Time, Write};
use house::batch::{self, Row};
use house::extract::Extract;
use house::ids::{CharterId, MemberId, NetworkId, OrganisationId};
use house::recount::{Counted, Wrong};

/// The newest version: the charter in force.
///
/// # Errors
/// Those of the database.
pub fn newest(q: &mut Read<'_>, network: NetworkId) -> Result<Option<Charter>, Error> {
    q.maybe(
        "SELECT charters.id, charters.version, charters.vision, charters.purpose, charters.principles,
                charters.objectives, charters.reason, members.name AS author, charters.member_endorsements,
                charters.organisation_endorsements, charters.created_at
         FROM charters JOIN members ON members.id = charters.author_id
         WHERE charters.network_id = $1 ORDER BY charters.version DESC LIMIT 1",
        &[&network],
    )
}

/// One version.
pub(super) fn version(q: &mut Read<'_>, network: NetworkId, version: i64) -> Result<Option<Charter>, Error> {
    q.maybe(
        "SELECT charters.id, charters.version, charters.vision, charters.purpose, charters.principles,
                charters.objectives, charters.reason, members.name AS author, charters.member_endorsements,
                charters.organisation_endorsements, charters.created_at
         FROM charters JOIN members ON members.id = charters.author_id
         WHERE charters.network_id = $1 AND charters.version = $2",
        &[&network, &version],
    )
}

/// Versions before this one, the latest first.
pub(super) fn versions_before(
    q: &mut Read<'_>,
    network: NetworkId,
    before: i64,
    limit: i64,
) -> Result<Vec<Charter>, Error> {
    q.all(
        "SELECT charters.id, charters.version, charters.vision, charters.purpose, charters.principles,
                charters.objectives, charters.reason, members.name AS author, charters.member_endorsements,
                charters.organisation_endorsements, charters.created_at
         FROM charters JOIN members ON members.id = charters.author_id
         WHERE charters.network_id = $1 AND charters.version < $2 ORDER BY charters.version DESC LIMIT $3",
        &[&network, &before, &limit],
    )
}

/// Writes a version.
///
/// # Errors
/// A broken rule `charters_version` when somebody wrote this version a moment ago; those of the database.
pub fn write(
    tx: &mut Write<'_>,
    network: NetworkId,
    author: MemberId,
    version: i64,
    new: &NewCharter,
    now: Time,
) -> Result<CharterId, Error> {
    tx.one(
        "INSERT INTO charters (network_id, version, vision, purpose, principles, objectives, reason, author_id,
                               member_endorsements, organisation_endorsements, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, $9) RETURNING id",
        &[
            &network,
            &version,
            &new.vision,
            &new.purpose,
            &new.principles,
            &new.objectives,
            &new.reason,
            &author,
            &now,
        ],
    )
}

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
pub(super) fn withdraw(
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

fn count(tx: &mut Write<'_>, charter: CharterId, organisation: bool, delta: i64) -> Result<u64, Error> {
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

/// Whether this member has endorsed this version for themselves.
pub(super) fn endorsed_by(q: &mut Read<'_>, charter: CharterId, member: MemberId) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT id FROM endorsements WHERE charter_id = $1 AND member_id = $2 AND organisation_id IS NULL",
        &[&charter, &member],
    )?;
    Ok(found.is_some())
}

/// The organisations for which this member may speak, and whether each has endorsed this version.
pub(super) fn spoken_for(q: &mut Read<'_>, charter: CharterId, member: MemberId) -> Result<Vec<Mine>, Error> {
    q.all(
        "SELECT organisations.id, organisations.name, endorsements.id IS NOT NULL AS endorsed
         FROM affiliations
         JOIN organisations ON organisations.id = affiliations.organisation_id
         LEFT JOIN endorsements
           ON endorsements.charter_id = $1 AND endorsements.organisation_id = affiliations.organisation_id
         WHERE affiliations.member_id = $2 AND affiliations.capacity = 'representative'
           AND affiliations.ended_at IS NULL
         ORDER BY organisations.name_key, organisations.id LIMIT 20",
        &[&charter, &member],
    )
}

/// Members or organisations that endorsed a version, the latest first, from before this endorsement on.
pub(super) fn endorsers(
    q: &mut Read<'_>,
    charter: CharterId,
    of: Endorsed,
    before: i64,
    limit: i64,
) -> Result<Vec<Endorser>, Error> {
    match of {
        Endorsed::Members => q.all(
            "SELECT endorsements.id, members.id AS subject, members.name, endorsements.created_at
             FROM endorsements JOIN members ON members.id = endorsements.member_id
             WHERE endorsements.charter_id = $1 AND endorsements.organisation_id IS NULL AND endorsements.id < $2
             ORDER BY endorsements.id DESC LIMIT $3",
            &[&charter, &before, &limit],
        ),
        Endorsed::Organisations => q.all(
            "SELECT endorsements.id, organisations.id AS subject, organisations.name, endorsements.created_at
             FROM endorsements JOIN organisations ON organisations.id = endorsements.organisation_id
             WHERE endorsements.charter_id = $1 AND endorsements.organisation_id IS NOT NULL
               AND endorsements.id < $2
             ORDER BY endorsements.id DESC LIMIT $3",
            &[&charter, &before, &limit],
        ),
    }
}

/// What an export holds of charters.
pub(super) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "charters",
        head: &[
            "id",
            "version",
            "vision",
            "purpose",
            "principles",
            "objectives",
            "reason",
            "author_id",
            "created_at",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, version, vision, purpose, principles, objectives, reason, author_id, created_at
                 FROM charters WHERE network_id = $1 ORDER BY version",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT id, version, vision, purpose, principles, objectives, reason, author_id, created_at
                 FROM charters WHERE author_id = $1 ORDER BY id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "endorsements",
        head: &["charter_id", "member_id", "organisation_id", "created_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT charter_id, member_id, organisation_id, created_at
                 FROM endorsements WHERE network_id = $1 ORDER BY id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT charter_id, member_id, organisation_id, created_at
                 FROM endorsements WHERE member_id = $1 ORDER BY charter_id, id",
                &[&member],
                take,
            )
        }),
    },
];

/// Counts endorsements again.
pub(super) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let members = Wrong::each("charter version", "endorsements by members", member_endorsements(q)?);
    let organisations =
        Wrong::each("charter version", "endorsements by organisations", organisation_endorsements(q)?);
    Ok(members.chain(organisations).collect())
}

fn member_endorsements(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT charters.id, charters.member_endorsements AS kept,
                   (SELECT COUNT(*) FROM endorsements
                    WHERE charter_id = charters.id AND organisation_id IS NULL) AS counted
            FROM charters) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

fn organisation_endorsements(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT charters.id, charters.organisation_endorsements AS kept,
                   (SELECT COUNT(*) FROM endorsements
                    WHERE charter_id = charters.id AND organisation_id IS NOT NULL) AS counted
            FROM charters) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}
