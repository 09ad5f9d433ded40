//! What one says of partners while a trust round runs, and what it comes to when it closes. That somebody has answered is a row in
//! which they name themselves.

use db::{Error, Param, Read, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};

db::record! {
    /// What one says of another. Contact and depth are from 0 to 5, the marks from 1 to 4; one that was passed over is none.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::rounds) struct Spoken {
        pub(in crate::rounds) rater_id: i64,
        pub(in crate::rounds) rated_id: i64,
        pub(in crate::rounds) contact: i64,
        pub(in crate::rounds) depth: i64,
        pub(in crate::rounds) reliability: Option<i64>,
        pub(in crate::rounds) support: Option<i64>,
        pub(in crate::rounds) openness: Option<i64>,
        pub(in crate::rounds) influence: Option<i64>,
        pub(in crate::rounds) involvement: Option<i64>,
        pub(in crate::rounds) resources: Option<i64>,
        /// Whether they said it here themselves, and nobody brought it in for them.
        pub(in crate::rounds) own: bool,
    }
}

db::record! {
    /// How far somebody is trusted, in hundredths of a mark from 1 to 4.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::rounds) struct Score {
        pub(in crate::rounds) rated_id: i64,
        pub(in crate::rounds) raters: i64,
        pub(in crate::rounds) trust: Option<i64>,
        pub(in crate::rounds) worth: Option<i64>,
    }
}

/// Notes that these have answered; tells which of them had not before.
pub(in crate::rounds) fn mark(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    raters: &[i64],
) -> Result<Vec<i64>, Error> {
    let none = 0_i64;
    let rows: Vec<Row<'_>> =
        raters.iter().map(|rater| -> Row<'_> { vec![&item, &network, rater, rater, &none, &none] }).collect();
    batch::insert_returning(
        tx,
        "INSERT INTO trust_ties (item_id, network_id, rater_id, rated_id, contact, depth)",
        &rows,
        "ON CONFLICT DO NOTHING RETURNING rater_id",
    )
}

/// Writes down what is said of others, no two of the same by the same, in the place of what was said before; what somebody brings in
/// takes nothing's place that was said by whom it is of.
pub(in crate::rounds) fn say(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    by: Option<MemberId>,
    said: &[&Spoken],
) -> Result<u64, Error> {
    let own = by.is_some();
    let rows: Vec<Row<'_>> = said
        .iter()
        .map(|one| -> Row<'_> {
            vec![
                &item,
                &network,
                &one.rater_id,
                &one.rated_id,
                &by,
                &own,
                &one.contact,
                &one.depth,
                &one.reliability,
                &one.support,
                &one.openness,
                &one.influence,
                &one.involvement,
                &one.resources,
            ]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO trust_ties (item_id, network_id, rater_id, rated_id, said_by, own, contact, depth, reliability,
                                 support, openness, influence, involvement, resources)",
        &rows,
        "ON CONFLICT (item_id, rater_id, rated_id) DO UPDATE SET said_by = excluded.said_by, own = excluded.own,
                contact = excluded.contact, depth = excluded.depth, reliability = excluded.reliability,
                support = excluded.support, openness = excluded.openness, influence = excluded.influence,
                involvement = excluded.involvement, resources = excluded.resources
         WHERE excluded.own OR NOT trust_ties.own",
    )
}

/// Takes back what one said of another.
pub(in crate::rounds) fn take_back(
    tx: &mut Write<'_>,
    item: ItemId,
    (rater, rated): (i64, i64),
) -> Result<u64, Error> {
    tx.run(
        "DELETE FROM trust_ties WHERE item_id = $1 AND rater_id = $2 AND rated_id = $3 AND rater_id <> rated_id",
        &[&item, &rater, &rated],
    )
}

/// What one says of others.
pub(in crate::rounds) fn named_by(q: &mut Read<'_>, item: ItemId, rater: i64) -> Result<Vec<Spoken>, Error> {
    q.all(
        "SELECT rater_id, rated_id, contact, depth, reliability, support, openness, influence, involvement, resources, own
         FROM trust_ties WHERE item_id = $1 AND rater_id = $2 AND rated_id <> rater_id ORDER BY rated_id",
        &[&item, &rater],
    )
}

/// All that was said, with the rows that tell who has answered.
pub(in crate::rounds) fn ties(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Spoken>, Error> {
    q.all(
        "SELECT rater_id, rated_id, contact, depth, reliability, support, openness, influence, involvement, resources, own
         FROM trust_ties WHERE item_id = $1 ORDER BY rater_id, rated_id",
        &[&item],
    )
}

/// Takes away all that was said.
pub(in crate::rounds) fn take_ties_away(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run("DELETE FROM trust_ties WHERE item_id = $1", &[&item])
}

/// Keeps the scores of a round.
pub(in crate::rounds) fn put_scores(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    scores: &[Score],
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = scores
        .iter()
        .map(|one| -> Row<'_> { vec![&item, &network, &one.rated_id, &one.raters, &one.trust, &one.worth] })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO trust_scores (item_id, network_id, rated_id, raters, trust, worth)",
        &rows,
        "ON CONFLICT DO NOTHING",
    )
}

/// The scores of a round, or that of one; 500 at most.
pub(in crate::rounds) fn scores(
    q: &mut Read<'_>,
    item: ItemId,
    only: Option<i64>,
) -> Result<Vec<Score>, Error> {
    q.all(
        "SELECT rated_id, raters, trust, worth FROM trust_scores
         WHERE item_id = $1 AND (rated_id = $2 OR $2 = 0) ORDER BY rated_id LIMIT 500",
        &[&item, &only.unwrap_or(0)],
    )
}

/// Keeps which two have named each other.
pub(in crate::rounds) fn put_pairs(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    pairs: &[(i64, i64)],
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> =
        pairs.iter().map(|(one, other)| -> Row<'_> { vec![&item, &network, one, other] }).collect();
    batch::insert(
        tx,
        "INSERT INTO trust_pairs (item_id, network_id, one_id, other_id)",
        &rows,
        "ON CONFLICT DO NOTHING",
    )
}

/// Which two have named each other, all or those of one; 4,000 at most.
pub(in crate::rounds) fn pairs(
    q: &mut Read<'_>,
    item: ItemId,
    only: Option<i64>,
) -> Result<Vec<(i64, i64)>, Error> {
    q.all(
        "SELECT one_id, other_id FROM trust_pairs
         WHERE item_id = $1 AND (one_id = $2 OR other_id = $2 OR $2 = 0) ORDER BY one_id, other_id LIMIT 4000",
        &[&item, &only.unwrap_or(0)],
    )
}

/// The organisations of a network that still take part, by name: those that one chooses from; so many at most.
pub(in crate::rounds) fn organisations(
    q: &mut Read<'_>,
    network: NetworkId,
    limit: i64,
) -> Result<Vec<(i64, String)>, Error> {
    q.all(
        "SELECT id, name FROM organisations WHERE network_id = $1 AND archived_at IS NULL ORDER BY name_key, id LIMIT $2",
        &[&network, &limit],
    )
}

/// The members of a space, by name: those that one chooses from; so many at most.
pub(in crate::rounds) fn people(
    q: &mut Read<'_>,
    space: SpaceId,
    limit: i64,
) -> Result<Vec<(i64, String)>, Error> {
    q.all(
        "SELECT members.id, members.name FROM space_members JOIN members ON members.id = space_members.member_id
         WHERE space_members.space_id = $1 AND members.state = 'active' ORDER BY members.name_key, members.id LIMIT $2",
        &[&space, &limit],
    )
}

/// Name and sector of each of these organisations.
pub(in crate::rounds) fn sectors(q: &mut Read<'_>, ids: &[i64]) -> Result<Vec<(i64, String, String)>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(q, "SELECT id, name, sector FROM organisations WHERE id", &[], &keys, "ORDER BY id")
}

/// Name and sector of each of these members, as long as they are here; the sector is empty for those who belong to none.
pub(in crate::rounds) fn members(q: &mut Read<'_>, ids: &[i64]) -> Result<Vec<(i64, String, String)>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT id, name, COALESCE((SELECT affiliations.sector FROM affiliations
                         WHERE affiliations.member_id = members.id AND affiliations.ended_at IS NULL
                         ORDER BY affiliations.organisation_id LIMIT 1), '') AS sector
                  FROM members WHERE state = 'active' AND id";
    batch::among(q, before, &[], &keys, "ORDER BY id")
}

/// Which of these organisations are one with another by now, and with which.
pub(in crate::rounds) fn merged(q: &mut Read<'_>, ids: &[i64]) -> Result<Vec<(i64, i64)>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT id, merged_into FROM organisations WHERE merged_into IS NOT NULL AND id";
    batch::among(q, before, &[], &keys, "ORDER BY id")
}

/// The organisations for which somebody in a space stands: number and sector.
pub(in crate::rounds) fn asked_organisations(
    q: &mut Read<'_>,
    space: SpaceId,
) -> Result<Vec<(i64, String)>, Error> {
    q.all(
        "SELECT DISTINCT organisations.id, organisations.sector
         FROM space_members
         JOIN affiliations ON affiliations.member_id = space_members.member_id
              AND affiliations.capacity = 'representative' AND affiliations.ended_at IS NULL
              AND affiliations.member_state = 'active'
         JOIN organisations ON organisations.id = affiliations.organisation_id
         WHERE space_members.space_id = $1 AND organisations.archived_at IS NULL
         ORDER BY organisations.id",
        &[&space],
    )
}

/// The members of a space: number and sector, which is empty for those who belong to none.
pub(in crate::rounds) fn asked_members(
    q: &mut Read<'_>,
    space: SpaceId,
) -> Result<Vec<(i64, String)>, Error> {
    q.all(
        "SELECT members.id, COALESCE((SELECT affiliations.sector FROM affiliations
                                      WHERE affiliations.member_id = members.id AND affiliations.ended_at IS NULL
                                      ORDER BY affiliations.organisation_id LIMIT 1), '') AS sector
         FROM space_members JOIN members ON members.id = space_members.member_id
         WHERE space_members.space_id = $1 AND members.state = 'active' ORDER BY members.id",
        &[&space],
    )
}
