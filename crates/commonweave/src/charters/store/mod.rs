//! The tables of charters and endorsements.

pub(super) mod amending;
mod drafting;
mod endorsing;
pub(super) mod merging;

use crate::charters::charter::{Charter, NewCharter};
use crate::charters::endorsement::{Endorsed, Endorser, Mine};
use db::{Error, Read, Time, Write};
use house::extract::Extract;
use house::ids::{CharterId, MemberId, NetworkId};
use house::recount::{Counted, Wrong};

pub(in crate::charters) use drafting::{discard_draft, draft, keep_draft, purge};
pub(in crate::charters) use endorsing::withdraw;
pub use endorsing::{endorse, endorse_many};

/// The newest version: the charter in force.
///
/// # Errors
/// Those of the database.
pub fn newest(q: &mut Read<'_>, network: NetworkId) -> Result<Option<Charter>, Error> {
    q.maybe(
        "SELECT charters.id, charters.version, charters.vision, charters.purpose, charters.principles,
                charters.objectives, charters.vision_html, charters.purpose_html, charters.principles_html,
                charters.reason, members.name AS author, charters.member_endorsements,
                charters.organisation_endorsements, charters.created_at
         FROM charters JOIN members ON members.id = charters.author_id
         WHERE charters.network_id = $1 ORDER BY charters.version DESC LIMIT 1",
        &[&network],
    )
}

/// One version.
pub(in crate::charters) fn version(
    q: &mut Read<'_>,
    network: NetworkId,
    version: i64,
) -> Result<Option<Charter>, Error> {
    q.maybe(
        "SELECT charters.id, charters.version, charters.vision, charters.purpose, charters.principles,
                charters.objectives, charters.vision_html, charters.purpose_html, charters.principles_html,
                charters.reason, members.name AS author, charters.member_endorsements,
                charters.organisation_endorsements, charters.created_at
         FROM charters JOIN members ON members.id = charters.author_id
         WHERE charters.network_id = $1 AND charters.version = $2",
        &[&network, &version],
    )
}

/// Versions before this one, the latest first.
pub(in crate::charters) fn versions_before(
    q: &mut Read<'_>,
    network: NetworkId,
    before: i64,
    limit: i64,
) -> Result<Vec<Charter>, Error> {
    q.all(
        "SELECT charters.id, charters.version, charters.vision, charters.purpose, charters.principles,
                charters.objectives, charters.vision_html, charters.purpose_html, charters.principles_html,
                charters.reason, members.name AS author, charters.member_endorsements,
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
                               vision_html, purpose_html, principles_html, member_endorsements,
                               organisation_endorsements, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0, $12) RETURNING id",
        &[
            &network,
            &version,
            &new.vision,
            &new.purpose,
            &new.principles,
            &new.objectives,
            &new.reason,
            &author,
            &new.html.vision,
            &new.html.purpose,
            &new.html.principles,
            &now,
        ],
    )
}

/// Whether this member has endorsed this version for themselves.
pub(in crate::charters) fn endorsed_by(
    q: &mut Read<'_>,
    charter: CharterId,
    member: MemberId,
) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT id FROM endorsements WHERE charter_id = $1 AND member_id = $2 AND organisation_id IS NULL",
        &[&charter, &member],
    )?;
    Ok(found.is_some())
}

/// The organisations for which this member may speak, and whether each has endorsed this version.
pub(in crate::charters) fn spoken_for(
    q: &mut Read<'_>,
    charter: CharterId,
    member: MemberId,
) -> Result<Vec<Mine>, Error> {
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
pub(in crate::charters) fn endorsers(
    q: &mut Read<'_>,
    charter: CharterId,
    of: Endorsed,
    before: i64,
    limit: i64,
) -> Result<Vec<Endorser>, Error> {
    match of {
        Endorsed::Members => q.all(
            "SELECT endorsements.id, members.id AS subject, members.name, endorsements.created_at,
                    CASE WHEN members.state = 'active' THEN members.picture ELSE '' END AS stamp
             FROM endorsements JOIN members ON members.id = endorsements.member_id
             WHERE endorsements.charter_id = $1 AND endorsements.organisation_id IS NULL AND endorsements.id < $2
             ORDER BY endorsements.id DESC LIMIT $3",
            &[&charter, &before, &limit],
        ),
        Endorsed::Organisations => q.all(
            "SELECT endorsements.id, organisations.id AS subject, organisations.name, endorsements.created_at,
                    organisations.logo AS stamp
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
    amending::EXTRACT,
    Extract {
        name: "charter_drafts",
        head: &[
            "author_id",
            "item_id",
            "version",
            "vision",
            "purpose",
            "principles",
            "objectives",
            "reason",
            "updated_at",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT author_id, item_id, version, vision, purpose, principles, objectives, reason, updated_at
                 FROM charter_drafts WHERE network_id = $1 ORDER BY network_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT author_id, item_id, version, vision, purpose, principles, objectives, reason, updated_at
                 FROM charter_drafts WHERE author_id = $1 ORDER BY network_id",
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
