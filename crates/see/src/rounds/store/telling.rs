//! For whom people answered a round, and which rounds ran beside it.

use crate::rounds::round::{Sort, Telling};
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::web::Viewer;

/// Notes, where the space of a round is one that nobody else reads, that people answer it under that promise.
pub(in crate::rounds) fn promise(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run(
        "UPDATE rounds SET promised = TRUE WHERE item_id = $1 AND NOT promised
           AND EXISTS (SELECT 1 FROM items JOIN spaces ON spaces.id = items.space_id
                       WHERE items.id = rounds.item_id AND spaces.visibility = 'members')",
        &[&item],
    )
}

/// Those of these rounds of which this viewer may be told what came of it, as far as they may read the space. Of a round that was answered
/// in a space for its members only, these are its members; and once the space was opened, of them those who were in it before, and
/// when the round ended. That it was closed again changes nothing.
pub(in crate::rounds) fn told_to(
    q: &mut Read<'_>,
    viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<ItemId>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    batch::among(
        q,
        "SELECT rounds.item_id FROM rounds
         JOIN items ON items.id = rounds.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
         WHERE (NOT rounds.promised
                OR (space_members.member_id IS NOT NULL
                    AND (spaces.opened_up_at IS NULL OR spaces.opened_up_at < rounds.opened_at
                         OR (space_members.joined_at < spaces.opened_up_at
                             AND space_members.joined_at <= COALESCE(rounds.closed_at, rounds.closes_at)))))
           AND rounds.item_id",
        &[&me],
        &keys,
        "ORDER BY rounds.item_id",
    )
}

db::record! {
    /// A round that is told and ran beside another, or shortly before it.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(in crate::rounds) struct Beside {
        /// How many answered it themselves, and how many answers came in another way.
        pub(in crate::rounds) own: i64,
        pub(in crate::rounds) brought: i64,
        /// Of how many it is still known that they answered it, and how many of them have answered the other one too.
        pub(in crate::rounds) kept: i64,
        pub(in crate::rounds) shared: i64,
    }
}

/// The rounds of this sort in the network of which something is told, with as many answers as that takes, and that ended after
/// this moment.
pub(in crate::rounds) fn beside(
    q: &mut Read<'_>,
    (network, item, sort): (NetworkId, ItemId, Sort),
    (since, least): (Time, i64),
) -> Result<Vec<Beside>, Error> {
    q.all(
        "SELECT rounds.answer_count - rounds.paper_count AS own, rounds.paper_count AS brought,
                (SELECT COUNT(*) FROM round_voices WHERE round_voices.item_id = rounds.item_id) AS kept,
                (SELECT COUNT(*) FROM round_voices mine
                 JOIN round_voices other ON other.item_id = rounds.item_id AND other.member_id = mine.member_id
                 WHERE mine.item_id = $2) AS shared
         FROM rounds
         WHERE rounds.network_id = $1 AND rounds.sort = $3 AND rounds.closed_at > $4 AND rounds.item_id <> $2
           AND rounds.telling <> 'nothing' AND rounds.answer_count >= $5
         ORDER BY rounds.closed_at, rounds.item_id",
        &[&network, &item, &sort, &since, &least],
    )
}

/// Whether one of the rounds that [`beside`] finds asks an organisation for which somebody in this space stands too.
pub(in crate::rounds) fn asks_same(
    q: &mut Read<'_>,
    (network, item, space): (NetworkId, ItemId, SpaceId),
    (since, least): (Time, i64),
) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT 1 AS one
         FROM rounds
         JOIN items ON items.id = rounds.item_id
         JOIN space_members ON space_members.space_id = items.space_id
         JOIN affiliations ON affiliations.member_id = space_members.member_id
              AND affiliations.capacity = 'representative' AND affiliations.ended_at IS NULL
         JOIN affiliations own ON own.organisation_id = affiliations.organisation_id
              AND own.capacity = 'representative' AND own.ended_at IS NULL
         JOIN space_members mine ON mine.member_id = own.member_id AND mine.space_id = $3
         WHERE rounds.network_id = $1 AND rounds.sort = 'organisations' AND rounds.closed_at > $4
           AND rounds.item_id <> $2 AND rounds.telling <> 'nothing' AND rounds.answer_count >= $5
         ORDER BY rounds.item_id LIMIT 1",
        &[&network, &item, &space, &since, &least],
    )?;
    Ok(found.is_some())
}

/// Lets the rounds of a network end one by one: each holds the row of the first. That of the network is held by whoever writes anything.
pub(in crate::rounds) fn one_by_one(tx: &mut Write<'_>, network: NetworkId) -> Result<u64, Error> {
    tx.run(
        "UPDATE rounds SET changed_at = changed_at WHERE item_id = (
             SELECT item_id FROM rounds WHERE network_id = $1 ORDER BY opened_at, item_id LIMIT 1)",
        &[&network],
    )
}

/// It is told in another way than as a whole.
pub(in crate::rounds) fn set_telling(
    tx: &mut Write<'_>,
    item: ItemId,
    telling: Telling,
) -> Result<u64, Error> {
    tx.run("UPDATE rounds SET telling = $2 WHERE item_id = $1", &[&item, &telling])
}
