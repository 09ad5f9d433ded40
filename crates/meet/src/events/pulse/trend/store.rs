//! The answers of a quarter, and what is told of quarters.

use super::cells::{Cell, Sum};
use crate::events::series::SeriesId;
use db::{Error, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::web::Viewer;

db::record! {
    /// What those of one sector answered to one meeting.
    #[derive(Debug, Clone)]
    pub(super) struct Answers {
        pub(super) space_id: SpaceId,
        pub(super) series_id: Option<SeriesId>,
        pub(super) item_id: ItemId,
        pub(super) sector: String,
        pub(super) answers: i64,
        pub(super) goal: i64,
        pub(super) goal_count: i64,
        pub(super) voice: i64,
        pub(super) voice_count: i64,
        pub(super) fair: i64,
        pub(super) fair_count: i64,
        pub(super) worth: i64,
        pub(super) worth_count: i64,
        pub(super) steps: i64,
        pub(super) steps_count: i64,
    }
}

db::record! {
    /// What is told of a sector in a quarter.
    #[derive(Debug, Clone)]
    pub(super) struct Told {
        pub(super) quarter: i64,
        /// No word for all others together.
        pub(super) sector: String,
        pub(super) answers: i64,
        pub(super) goal: i64,
        pub(super) goal_count: i64,
        pub(super) voice: i64,
        pub(super) voice_count: i64,
        pub(super) fair: i64,
        pub(super) fair_count: i64,
        pub(super) worth: i64,
        pub(super) worth_count: i64,
        pub(super) steps: i64,
        pub(super) steps_count: i64,
    }
}

impl Answers {
    pub(super) fn sum(&self) -> Sum {
        Sum {
            answers: self.answers,
            marks: [
                (self.goal, self.goal_count),
                (self.voice, self.voice_count),
                (self.fair, self.fair_count),
                (self.worth, self.worth_count),
                (self.steps, self.steps_count),
            ],
        }
    }
}

/// Some networks of which a quarter was not reckoned, by their numbers.
pub(super) fn wanting(q: &mut Read<'_>, quarter: i64, most: i64) -> Result<Vec<NetworkId>, Error> {
    q.all(
        "SELECT id FROM networks WHERE NOT EXISTS (SELECT 1 FROM pulse_quarters
             WHERE pulse_quarters.network_id = networks.id AND pulse_quarters.quarter = $1)
         ORDER BY id LIMIT $2",
        &[&quarter, &most],
    )
}

/// Notes that a quarter is reckoned. Zero where it was before.
pub(super) fn note(tx: &mut Write<'_>, network: NetworkId, quarter: i64) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO pulse_quarters (network_id, quarter) VALUES ($1, $2) ON CONFLICT (network_id, quarter) DO NOTHING",
        &[&network, &quarter],
    )
}

/// What is told of the answers to the meetings that began between two moments, by sector.
pub(super) fn answers(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, before): (Time, Time),
) -> Result<Vec<Answers>, Error> {
    q.all(
        "SELECT items.space_id, events.series_id, events.item_id, event_pulses.sector, COUNT(*) AS answers,
                CAST(COALESCE(SUM(goal), 0) AS BIGINT) AS goal, COUNT(goal) AS goal_count,
                CAST(COALESCE(SUM(voice), 0) AS BIGINT) AS voice, COUNT(voice) AS voice_count,
                CAST(COALESCE(SUM(fair), 0) AS BIGINT) AS fair, COUNT(fair) AS fair_count,
                CAST(COALESCE(SUM(worth), 0) AS BIGINT) AS worth, COUNT(worth) AS worth_count,
                CAST(COALESCE(SUM(steps), 0) AS BIGINT) AS steps, COUNT(steps) AS steps_count
         FROM events JOIN items ON items.id = events.item_id
         JOIN event_pulses ON event_pulses.item_id = events.item_id
         WHERE events.network_id = $1 AND events.starts_at >= $2 AND events.starts_at < $3 AND event_pulses.told
           AND items.shelf IN ('shown', 'archived')
         GROUP BY items.space_id, events.series_id, events.item_id, event_pulses.sector
         ORDER BY events.item_id, event_pulses.sector",
        &[&network, &from, &before],
    )
}

/// Keeps what is told of a quarter.
pub(super) fn keep(
    tx: &mut Write<'_>,
    (network, quarter): (NetworkId, i64),
    cells: &[Cell],
) -> Result<u64, Error> {
    let flat: Vec<(&Cell, &String, &Sum)> = cells
        .iter()
        .flat_map(|cell| cell.sectors.iter().map(move |(sector, sum)| (cell, sector, sum)))
        .collect();
    let rows: Vec<Row<'_>> = flat
        .iter()
        .map(|(cell, sector, sum)| -> Row<'_> {
            let mut row: Row<'_> = vec![&network, &cell.space, &cell.series, &quarter, *sector, &sum.answers];
            for (total, count) in &sum.marks {
                row.push(total);
                row.push(count);
            }
            row
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO pulse_cells (network_id, space_id, series_id, quarter, sector, answers, goal, goal_count, voice,
                                  voice_count, fair, fair_count, worth, worth_count, steps, steps_count)",
        &rows,
        "ON CONFLICT (space_id, series_id, quarter, sector) DO NOTHING",
    )
}

/// What is told of the quarters from one on, in spaces that the viewer may read: in all of them, or in one; of all that takes
/// place there, or of one series.
pub(super) fn told(
    q: &mut Read<'_>,
    viewer: &Viewer,
    since: i64,
    (space, series): (SpaceId, SeriesId),
) -> Result<Vec<Told>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    q.all(
        "SELECT pulse_cells.quarter, pulse_cells.sector, CAST(SUM(answers) AS BIGINT) AS answers,
                CAST(SUM(goal) AS BIGINT) AS goal, CAST(SUM(goal_count) AS BIGINT) AS goal_count,
                CAST(SUM(voice) AS BIGINT) AS voice, CAST(SUM(voice_count) AS BIGINT) AS voice_count,
                CAST(SUM(fair) AS BIGINT) AS fair, CAST(SUM(fair_count) AS BIGINT) AS fair_count,
                CAST(SUM(worth) AS BIGINT) AS worth, CAST(SUM(worth_count) AS BIGINT) AS worth_count,
                CAST(SUM(steps) AS BIGINT) AS steps, CAST(SUM(steps_count) AS BIGINT) AS steps_count
         FROM pulse_cells JOIN spaces ON spaces.id = pulse_cells.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE pulse_cells.network_id = $1 AND pulse_cells.quarter >= $4
           AND ($5 = 0 OR pulse_cells.space_id = $5) AND ($6 = 0 OR pulse_cells.series_id = $6)
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         GROUP BY pulse_cells.quarter, pulse_cells.sector ORDER BY pulse_cells.quarter DESC, pulse_cells.sector",
        &[&viewer.network.id, &me, &inside, &since, &space, &series],
    )
}
