//! Rounds of a network, as far as a viewer may read them.

use crate::rounds::round::{FEW, Sort, Telling};
use db::{Error, Param, Read, Time};
use house::batch;
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::web::Viewer;

db::record! {
    /// A round in a list.
    #[derive(Debug, Clone)]
    pub(in crate::rounds) struct Listed {
        pub(in crate::rounds) id: ItemId,
        pub(in crate::rounds) title: String,
        pub(in crate::rounds) space_name: String,
        pub(in crate::rounds) sort: Sort,
        pub(in crate::rounds) opened_at: Time,
        pub(in crate::rounds) closes_at: Time,
        pub(in crate::rounds) closed_at: Option<Time>,
        pub(in crate::rounds) asked_count: i64,
        pub(in crate::rounds) answer_count: i64,
        pub(in crate::rounds) telling: Telling,
    }
}

impl Listed {
    /// Whether it is worth while to look at what came of it.
    pub(in crate::rounds) fn is_told(&self) -> bool {
        self.closed_at.is_some() && self.telling != Telling::Nothing && self.answer_count >= FEW
    }
}

/// The rounds that a member may read, the newest first, from behind this place on.
pub(in crate::rounds) fn listed(
    q: &mut Read<'_>,
    viewer: &Viewer,
    behind: (Time, ItemId),
    limit: i64,
) -> Result<Vec<Listed>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    q.all(
        "SELECT items.id, items.title, spaces.name AS space_name, rounds.sort, rounds.opened_at, rounds.closes_at,
                rounds.closed_at, rounds.asked_count, rounds.answer_count, rounds.telling
         FROM rounds
         JOIN items ON items.id = rounds.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE rounds.network_id = $1 AND (rounds.opened_at, rounds.item_id) < ($3, $4)
           AND items.shelf = 'shown' AND spaces.archived_at IS NULL
           AND (spaces.visibility IN ('public', 'network') OR space_members.member_id IS NOT NULL)
         ORDER BY rounds.opened_at DESC, rounds.item_id DESC LIMIT $5",
        &[&viewer.network.id, &me, &behind.0, &behind.1, &limit],
    )
}

/// The rounds of this sort in the same space that closed up to a moment and are told, the latest first: number, when it closed, how many
/// were asked and have answered.
pub(in crate::rounds) fn before(
    q: &mut Read<'_>,
    (network, space, sort): (NetworkId, SpaceId, Sort),
    until: Time,
    limit: i64,
) -> Result<Vec<(ItemId, Time, i64, i64)>, Error> {
    q.all(
        "SELECT rounds.item_id, rounds.closed_at, rounds.asked_count, rounds.answer_count
         FROM rounds JOIN items ON items.id = rounds.item_id
         WHERE rounds.network_id = $1 AND rounds.sort = $2 AND rounds.closed_at <= $3
           AND items.space_id = $4 AND items.shelf IN ('shown', 'archived') AND rounds.telling <> 'nothing'
         ORDER BY rounds.closed_at DESC, rounds.item_id DESC LIMIT $5",
        &[&network, &sort, &until, &space, &limit],
    )
}

/// The questions of the newest health round of a space, and their version.
pub(in crate::rounds) fn latest_form(
    q: &mut Read<'_>,
    (network, space): (NetworkId, SpaceId),
) -> Result<Option<(String, i64)>, Error> {
    q.maybe(
        "SELECT rounds.form, rounds.form_version FROM rounds JOIN items ON items.id = rounds.item_id
         WHERE rounds.network_id = $1 AND rounds.sort = 'health' AND items.space_id = $2
         ORDER BY rounds.opened_at DESC, rounds.item_id DESC LIMIT 1",
        &[&network, &space],
    )
}

/// The time zone of a network.
pub(in crate::rounds) fn zone_of(q: &mut Read<'_>, network: NetworkId) -> Result<String, Error> {
    q.one("SELECT time_zone FROM networks WHERE id = $1", &[&network])
}

db::record! {
    /// A round that waits for somebody.
    #[derive(Debug, Clone)]
    pub(in crate::rounds) struct Waiting {
        pub(in crate::rounds) id: ItemId,
        pub(in crate::rounds) title: String,
        pub(in crate::rounds) space_name: String,
        pub(in crate::rounds) sort: Sort,
        pub(in crate::rounds) closes_at: Time,
    }
}

/// The rounds that ask a member and that they have not answered, the first to close first.
pub(in crate::rounds) fn waiting(
    q: &mut Read<'_>,
    (network, member): (NetworkId, MemberId),
    now: Time,
    limit: i64,
) -> Result<Vec<Waiting>, Error> {
    q.all(
        "SELECT items.id, items.title, spaces.name AS space_name, rounds.sort, rounds.closes_at
         FROM rounds
         JOIN items ON items.id = rounds.item_id
         JOIN spaces ON spaces.id = items.space_id
         JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         LEFT JOIN round_voices ON round_voices.item_id = rounds.item_id AND round_voices.member_id = $2
         WHERE rounds.network_id = $1 AND rounds.closed_at IS NULL AND rounds.closes_at > $3
           AND rounds.sort <> 'organisations' AND round_voices.member_id IS NULL
           AND items.shelf = 'shown' AND spaces.archived_at IS NULL
         ORDER BY rounds.closes_at, rounds.item_id LIMIT $4",
        &[&network, &member, &now, &limit],
    )
}

/// As [`waiting`], of rounds that ask an organisation for which they stand, and that has said nothing.
pub(in crate::rounds) fn waiting_for_organisation(
    q: &mut Read<'_>,
    (network, member): (NetworkId, MemberId),
    now: Time,
    limit: i64,
) -> Result<Vec<Waiting>, Error> {
    q.all(
        "SELECT items.id, items.title, spaces.name AS space_name, rounds.sort, rounds.closes_at
         FROM rounds
         JOIN items ON items.id = rounds.item_id
         JOIN spaces ON spaces.id = items.space_id
         JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE rounds.network_id = $1 AND rounds.closed_at IS NULL AND rounds.closes_at > $3
           AND rounds.sort = 'organisations'
           AND items.shelf = 'shown' AND spaces.archived_at IS NULL
           AND EXISTS (SELECT 1 FROM affiliations
                       WHERE affiliations.member_id = $2 AND affiliations.capacity = 'representative'
                         AND affiliations.ended_at IS NULL
                         AND NOT EXISTS (SELECT 1 FROM trust_ties
                                         WHERE trust_ties.item_id = rounds.item_id
                                           AND trust_ties.rater_id = affiliations.organisation_id))
         ORDER BY rounds.closes_at, rounds.item_id LIMIT $4",
        &[&network, &member, &now, &limit],
    )
}

/// How many of each of these rounds were asked and have answered, and when it closed; for lists.
pub(in crate::rounds) fn counts(
    q: &mut Read<'_>,
    items: &[ItemId],
) -> Result<Vec<(ItemId, i64, i64, Option<Time>)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    let before = "SELECT item_id, asked_count, answer_count, closed_at FROM rounds WHERE item_id";
    batch::among(q, before, &[], &keys, "ORDER BY item_id")
}
