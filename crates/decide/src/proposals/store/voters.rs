//! Who may vote, as it was when the vote was opened, and who has voted.

use crate::proposals::method::Electorate;
use crate::proposals::proposal::{Proposal, VoterId};
use db::{Error, Read, Write};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};

db::record! {
    /// A vote that somebody has: their own, or that of an organisation.
    #[derive(Debug, Clone)]
    pub(in crate::proposals) struct Voice {
        pub(in crate::proposals) id: VoterId,
        /// The organisation, where one votes for it.
        pub(in crate::proposals) organisation: Option<String>,
        pub(in crate::proposals) cast_version: i64,
    }
}

db::record! {
    /// How many of a sector might vote, and how many did.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::proposals) struct Turnout {
        pub(in crate::proposals) sector: String,
        pub(in crate::proposals) entitled: i64,
        pub(in crate::proposals) voted: i64,
        /// How many of the others had their vote carried by somebody's ballot.
        pub(in crate::proposals) carried: i64,
    }
}

// Of several organisations somebody counts for the one that was written down first.
const SPACE: &str =
    "INSERT INTO proposal_voters (item_id, network_id, member_id, organisation_id, sector, cast_version)
     SELECT $1, $2, members.id,
            (SELECT organisation_id FROM affiliations WHERE member_id = members.id AND ended_at IS NULL
             ORDER BY organisation_id LIMIT 1),
            COALESCE((SELECT sector FROM affiliations WHERE member_id = members.id AND ended_at IS NULL
                      ORDER BY organisation_id LIMIT 1), ''), 0
     FROM space_members JOIN members ON members.id = space_members.member_id
     WHERE space_members.space_id = $3 AND members.state = 'active' ORDER BY members.id";

const NETWORK: &str = "INSERT INTO proposal_voters (item_id, network_id, member_id, organisation_id, sector, cast_version)
     SELECT $1, $2, members.id,
            (SELECT organisation_id FROM affiliations WHERE member_id = members.id AND ended_at IS NULL
             ORDER BY organisation_id LIMIT 1),
            COALESCE((SELECT sector FROM affiliations WHERE member_id = members.id AND ended_at IS NULL
                      ORDER BY organisation_id LIMIT 1), ''), 0
     FROM members
     WHERE members.network_id = $2 AND members.state = 'active' AND members.role <> 'guest' ORDER BY members.id";

const NAMED: &str =
    "INSERT INTO proposal_voters (item_id, network_id, member_id, organisation_id, sector, cast_version)
     SELECT $1, $2, members.id,
            (SELECT organisation_id FROM affiliations WHERE member_id = members.id AND ended_at IS NULL
             ORDER BY organisation_id LIMIT 1),
            COALESCE((SELECT sector FROM affiliations WHERE member_id = members.id AND ended_at IS NULL
                      ORDER BY organisation_id LIMIT 1), ''), 0
     FROM proposal_named JOIN members ON members.id = proposal_named.member_id
     WHERE proposal_named.item_id = $1 AND members.state IN ('active', 'invited') ORDER BY members.id";

const ORGANISATIONS: &str = "INSERT INTO proposal_voters (item_id, network_id, organisation_id, sector, cast_version)
     SELECT $1, $2, organisations.id, organisations.sector, 0
     FROM organisations
     WHERE organisations.network_id = $2 AND organisations.archived_at IS NULL
       AND EXISTS (SELECT 1 FROM affiliations
                   WHERE affiliations.organisation_id = organisations.id AND affiliations.member_state = 'active'
                     AND affiliations.capacity = 'representative' AND affiliations.ended_at IS NULL)
     ORDER BY organisations.id";

/// Writes down who may vote from now on; tells how many.
pub(in crate::proposals) fn freeze(
    tx: &mut Write<'_>,
    network: NetworkId,
    (item, space): (ItemId, SpaceId),
    electorate: Electorate,
) -> Result<u64, Error> {
    match electorate {
        Electorate::Space => tx.run(SPACE, &[&item, &network, &space]),
        Electorate::Network => tx.run(NETWORK, &[&item, &network]),
        Electorate::Named => tx.run(NAMED, &[&item, &network]),
        Electorate::Organisations => tx.run(ORGANISATIONS, &[&item, &network]),
    }
}

/// How many might vote if the vote were opened now.
pub(in crate::proposals) fn entitled(
    q: &mut Read<'_>,
    network: NetworkId,
    (item, space): (ItemId, SpaceId),
    electorate: Electorate,
) -> Result<i64, Error> {
    match electorate {
        Electorate::Space => q.one(
            "SELECT COUNT(*) FROM space_members JOIN members ON members.id = space_members.member_id
             WHERE space_members.space_id = $1 AND members.state = 'active'",
            &[&space],
        ),
        Electorate::Network => q.one(
            "SELECT COUNT(*) FROM members WHERE network_id = $1 AND state = 'active' AND role <> 'guest'",
            &[&network],
        ),
        Electorate::Named => q.one(
            "SELECT COUNT(*) FROM proposal_named JOIN members ON members.id = proposal_named.member_id
             WHERE proposal_named.item_id = $1 AND members.state IN ('active', 'invited')",
            &[&item],
        ),
        Electorate::Organisations => q.one(
            "SELECT COUNT(*) FROM organisations
             WHERE organisations.network_id = $1 AND organisations.archived_at IS NULL
               AND EXISTS (SELECT 1 FROM affiliations
                           WHERE affiliations.organisation_id = organisations.id
                             AND affiliations.member_state = 'active'
                             AND affiliations.capacity = 'representative' AND affiliations.ended_at IS NULL)",
            &[&network],
        ),
    }
}

/// The votes that this member has: their own, or those of the organisations for which they stood when the vote was opened
/// and stand now.
pub(in crate::proposals) fn voices(
    q: &mut Read<'_>,
    proposal: &Proposal,
    member: MemberId,
) -> Result<Vec<Voice>, Error> {
    let Some(opened) = proposal.opened_at else { return Ok(Vec::new()) };
    if proposal.electorate != Electorate::Organisations {
        return q.all(
            "SELECT id, NULL AS organisation, cast_version FROM proposal_voters
             WHERE item_id = $1 AND member_id = $2 ORDER BY id",
            &[&proposal.item_id, &member],
        );
    }
    q.all(
        "SELECT proposal_voters.id, organisations.name AS organisation, proposal_voters.cast_version
         FROM affiliations
         JOIN proposal_voters ON proposal_voters.organisation_id = affiliations.organisation_id
         JOIN organisations ON organisations.id = affiliations.organisation_id
         WHERE affiliations.member_id = $2 AND affiliations.capacity = 'representative'
           AND affiliations.ended_at IS NULL AND affiliations.started_at <= $3
           AND proposal_voters.item_id = $1 AND proposal_voters.member_id IS NULL
         ORDER BY proposal_voters.id LIMIT 20",
        &[&proposal.item_id, &member, &opened],
    )
}

/// A voter has voted on this version. True where they had not voted at all before.
pub(in crate::proposals) fn note_voted(
    tx: &mut Write<'_>,
    item: ItemId,
    voice: &Voice,
    version: i64,
) -> Result<(), Error> {
    tx.run("UPDATE proposal_voters SET cast_version = $2 WHERE id = $1", &[&voice.id, &version])?;
    if voice.cast_version == 0 {
        tx.run("UPDATE proposals SET cast_count = cast_count + 1 WHERE item_id = $1", &[&item])?;
    }
    Ok(())
}

/// How many of each sector may vote and have, as it is now.
pub(in crate::proposals) fn turnout(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Turnout>, Error> {
    q.all(
        "SELECT proposal_voters.sector, COUNT(*) AS entitled,
                SUM(CASE WHEN proposal_voters.cast_version > 0 THEN 1 ELSE 0 END) AS voted,
                COUNT(proposal_carried.voter_id) AS carried
         FROM proposal_voters LEFT JOIN proposal_carried ON proposal_carried.voter_id = proposal_voters.id
         WHERE proposal_voters.item_id = $1 GROUP BY proposal_voters.sector ORDER BY proposal_voters.sector",
        &[&item],
    )
}

/// Writes down how many of each sector might vote and did.
pub(in crate::proposals) fn note_turnout(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    turnout: &[Turnout],
) -> Result<(), Error> {
    for one in turnout {
        tx.run(
            "INSERT INTO proposal_turnouts (item_id, network_id, sector, entitled, voted, carried)
             VALUES ($1, $2, $3, $4, $5, $6)",
            &[&item, &network, &one.sector, &one.entitled, &one.voted, &one.carried],
        )?;
    }
    Ok(())
}

/// How many of each sector might vote and did.
pub(in crate::proposals) fn turnout_of(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Turnout>, Error> {
    q.all(
        "SELECT sector, entitled, voted, carried FROM proposal_turnouts WHERE item_id = $1 ORDER BY sector LIMIT 50",
        &[&item],
    )
}
