//! How many of each sector are asked, and how many of them have answered.

use db::{Error, Read, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, SpaceId};

db::record! {
    /// Those of a sector; of none, where it is empty.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::rounds) struct Group {
        pub(in crate::rounds) sector: String,
        pub(in crate::rounds) asked_count: i64,
        pub(in crate::rounds) answer_count: i64,
    }
}

/// How many members of a space belong to each sector, each by the organisation that was written down first.
pub(in crate::rounds) fn in_space(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<(String, i64)>, Error> {
    q.all(
        "SELECT sector, COUNT(*) AS people FROM (
            SELECT COALESCE((SELECT affiliations.sector FROM affiliations
                             WHERE affiliations.member_id = members.id AND affiliations.ended_at IS NULL
                             ORDER BY affiliations.organisation_id LIMIT 1), '') AS sector
            FROM space_members JOIN members ON members.id = space_members.member_id
            WHERE space_members.space_id = $1 AND members.state = 'active') found
         GROUP BY sector ORDER BY sector",
        &[&space],
    )
}

/// How many organisations of each sector have somebody in a space who stands for them.
pub(in crate::rounds) fn speakers(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<(String, i64)>, Error> {
    q.all(
        "SELECT sector, COUNT(*) AS standing FROM (
            SELECT DISTINCT organisations.id, organisations.sector
            FROM space_members
            JOIN affiliations ON affiliations.member_id = space_members.member_id
                 AND affiliations.capacity = 'representative' AND affiliations.ended_at IS NULL
                 AND affiliations.member_state = 'active'
            JOIN organisations ON organisations.id = affiliations.organisation_id
            WHERE space_members.space_id = $1 AND organisations.archived_at IS NULL) found
         GROUP BY sector ORDER BY sector",
        &[&space],
    )
}

/// Writes down how many of each sector are asked.
pub(in crate::rounds) fn put_groups(
    tx: &mut Write<'_>,
    item: ItemId,
    asked: &[(String, i64)],
) -> Result<u64, Error> {
    let none = 0_i64;
    let rows: Vec<Row<'_>> =
        asked.iter().map(|(sector, count)| -> Row<'_> { vec![&item, sector, count, &none] }).collect();
    batch::insert(
        tx,
        "INSERT INTO round_groups (item_id, sector, asked_count, answer_count)",
        &rows,
        "ON CONFLICT DO NOTHING",
    )
}

/// So many more of a sector have answered.
pub(in crate::rounds) fn count_in_group(
    tx: &mut Write<'_>,
    item: ItemId,
    (sector, more): (&str, i64),
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO round_groups (item_id, sector, asked_count, answer_count) VALUES ($1, $2, 0, $3)
         ON CONFLICT (item_id, sector) DO UPDATE SET answer_count = round_groups.answer_count + excluded.answer_count",
        &[&item, &sector, &more],
    )
}

/// Those of each sector.
pub(in crate::rounds) fn groups(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Group>, Error> {
    q.all(
        "SELECT sector, asked_count, answer_count FROM round_groups WHERE item_id = $1 ORDER BY sector",
        &[&item],
    )
}
