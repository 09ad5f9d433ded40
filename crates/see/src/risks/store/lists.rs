//! Risks of a network, as far as a viewer may read them.

use crate::risks::risk::Treatment;
use db::{Error, Read, Time};
use house::dates::Window;
use house::ids::{ItemId, MemberId, SpaceId};
use house::web::Viewer;

/// Which risks are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::risks) struct Asked {
    /// Those in the state of this word; empty for all.
    pub(in crate::risks) state: &'static str,
    /// Those of this space.
    pub(in crate::risks) space: Option<SpaceId>,
    /// Those whose likelihood times impact lies between these.
    pub(in crate::risks) range: (i64, i64),
}

db::record! {
    /// A risk in the register.
    #[derive(Debug, Clone)]
    pub(in crate::risks) struct Listed {
        pub(in crate::risks) id: ItemId,
        pub(in crate::risks) title: String,
        pub(in crate::risks) state: String,
        pub(in crate::risks) space_name: String,
        pub(in crate::risks) likelihood: i64,
        pub(in crate::risks) impact: i64,
        pub(in crate::risks) score: i64,
        pub(in crate::risks) owner: Option<String>,
        pub(in crate::risks) answer: Option<Treatment>,
        pub(in crate::risks) review_on: Option<Time>,
        pub(in crate::risks) raised_at: Option<Time>,
    }
}

/// The risks that the viewer may read, those that weigh most first, from behind this place on.
pub(in crate::risks) fn listed(
    q: &mut Read<'_>,
    viewer: &Viewer,
    asked: &Asked,
    behind: (i64, ItemId),
    limit: i64,
) -> Result<Vec<Listed>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let space = asked.space.unwrap_or(SpaceId::from(0));
    q.all(
        "SELECT items.id, items.title, items.state, spaces.name AS space_name, risks.likelihood, risks.impact,
                risks.score, members.name AS owner, risks.answer, risks.review_on, risks.raised_at
         FROM risks
         JOIN items ON items.id = risks.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         LEFT JOIN members ON members.id = risks.owner_id
         WHERE risks.network_id = $1 AND (risks.score, risks.item_id) < ($4, $5)
           AND risks.score >= $6 AND risks.score <= $7
           AND items.shelf = 'shown' AND spaces.archived_at IS NULL
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
           AND (items.state = $8 OR $8 = '') AND (items.space_id = $9 OR $9 = 0)
         ORDER BY risks.score DESC, risks.item_id DESC LIMIT $10",
        &[
            &viewer.network.id,
            &me,
            &viewer.member_id().is_some(),
            &behind.0,
            &behind.1,
            &asked.range.0,
            &asked.range.1,
            &asked.state,
            &space,
            &limit,
        ],
    )
}

db::record! {
    /// How many risks stand where a likelihood and an impact meet.
    #[derive(Debug, Clone)]
    pub(in crate::risks) struct Cell {
        pub(in crate::risks) likelihood: i64,
        pub(in crate::risks) impact: i64,
        pub(in crate::risks) amount: i64,
    }
}

/// How many of those risks there are by likelihood and impact; of the 1,000 that weigh most.
pub(in crate::risks) fn cells(q: &mut Read<'_>, viewer: &Viewer, asked: &Asked) -> Result<Vec<Cell>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let space = asked.space.unwrap_or(SpaceId::from(0));
    q.all(
        "SELECT likelihood, impact, COUNT(*) AS amount FROM (
            SELECT risks.likelihood, risks.impact
            FROM risks
            JOIN items ON items.id = risks.item_id
            JOIN spaces ON spaces.id = items.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE risks.network_id = $1 AND risks.score >= $4 AND risks.score <= $5
              AND items.shelf = 'shown' AND spaces.archived_at IS NULL
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
              AND (items.state = $6 OR $6 = '') AND (items.space_id = $7 OR $7 = 0)
            ORDER BY risks.score DESC, risks.item_id DESC LIMIT 1000) heaviest
         GROUP BY likelihood, impact ORDER BY likelihood, impact",
        &[
            &viewer.network.id,
            &me,
            &viewer.member_id().is_some(),
            &asked.range.0,
            &asked.range.1,
            &asked.state,
            &space,
        ],
    )
}

/// The risks that somebody carries, may read, and that raised themselves, the latest first: number, title, since when.
pub(in crate::risks) fn raised(
    q: &mut Read<'_>,
    viewer: &Viewer,
    owner: MemberId,
    limit: i64,
) -> Result<Vec<(ItemId, String, Time)>, Error> {
    q.all(
        "SELECT items.id, items.title, risks.raised_at FROM risks
         JOIN items ON items.id = risks.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
         WHERE risks.owner_id = $1 AND risks.raised_at IS NOT NULL AND risks.network_id = $2
           AND items.shelf = 'shown' AND spaces.archived_at IS NULL
           AND (spaces.visibility IN ('public', 'network') OR space_members.member_id IS NOT NULL)
         ORDER BY risks.raised_at DESC, items.id DESC LIMIT $3",
        &[&owner, &viewer.network.id, &limit],
    )
}

/// The risks that somebody carries, may read, and wanted to look at again by this moment, the earliest first.
pub(in crate::risks) fn due(
    q: &mut Read<'_>,
    viewer: &Viewer,
    owner: MemberId,
    (until, limit): (Time, i64),
) -> Result<Vec<(ItemId, String, Time)>, Error> {
    q.all(
        "SELECT items.id, items.title, risks.review_on FROM risks
         JOIN items ON items.id = risks.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
         WHERE risks.owner_id = $1 AND risks.review_on <= $3 AND risks.network_id = $2
           AND items.shelf = 'shown' AND spaces.archived_at IS NULL
           AND (spaces.visibility IN ('public', 'network') OR space_members.member_id IS NOT NULL)
         ORDER BY risks.review_on, items.id LIMIT $4",
        &[&owner, &viewer.network.id, &until, &limit],
    )
}

db::record! {
    /// A risk in a calendar: on which day it is looked at again.
    #[derive(Debug, Clone)]
    pub(in crate::risks) struct Dated {
        pub(in crate::risks) id: ItemId,
        pub(in crate::risks) title: String,
        pub(in crate::risks) space_id: SpaceId,
        pub(in crate::risks) space_name: String,
        pub(in crate::risks) review_on: Time,
        pub(in crate::risks) mine: bool,
        pub(in crate::risks) sequence: i64,
        pub(in crate::risks) changed_at: Time,
    }
}

/// The risks that are looked at again on the days of a window, as far as the viewer may read them.
pub(in crate::risks) fn dated(
    q: &mut Read<'_>,
    viewer: &Viewer,
    window: &Window,
) -> Result<Vec<Dated>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let space = window.space.unwrap_or(SpaceId::from(0));
    let (from, until) = window.days();
    q.all(
        "SELECT id, title, space_id, space_name, review_on, mine, sequence, changed_at FROM (
            SELECT items.id, items.title, spaces.id AS space_id, spaces.name AS space_name, risks.review_on,
                   risks.owner_id IS NOT NULL AND risks.owner_id = $2 AS mine, risks.sequence, risks.changed_at,
                   ROW_NUMBER() OVER (PARTITION BY risks.review_on ORDER BY items.id) AS in_day
            FROM risks
            JOIN items ON items.id = risks.item_id
            JOIN spaces ON spaces.id = items.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE risks.network_id = $1 AND risks.review_on >= $4 AND risks.review_on < $5
              AND items.shelf = 'shown' AND spaces.archived_at IS NULL AND (spaces.id = $6 OR $6 = 0)
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
              AND (NOT $7 OR risks.owner_id = $2)) reviews
         WHERE in_day <= $8 ORDER BY review_on, id LIMIT $9",
        &[
            &viewer.network.id,
            &me,
            &viewer.member_id().is_some(),
            &from,
            &until,
            &space,
            &window.mine,
            &window.each_day,
            &window.most,
        ],
    )
}
