//! Ties as one viewer may see them.

use db::{Error, Read};
use house::happenings::Layer;
use house::ids::{MemberId, NetworkId, SpaceId};

db::record! {
    /// What two did together in one space, in one layer.
    #[derive(Debug, Clone)]
    pub struct TieRow {
        /// The smaller number.
        pub low_id: MemberId,
        pub high_id: MemberId,
        pub layer: Layer,
        pub space_id: SpaceId,
        /// As it is kept; see [`super::super::worth`].
        pub weight: i64,
    }
}

/// The strongest ties of a network that weigh at least this much, of spaces that this viewer may read. Nothing of other spaces
/// counts for them, in no sum: whoever compares two sums would learn of it.
///
/// # Errors
/// Those of the database.
pub fn strongest(
    q: &mut Read<'_>,
    network: NetworkId,
    me: MemberId,
    least: i64,
    limit: i64,
) -> Result<Vec<TieRow>, Error> {
    q.all(
        "SELECT ties.low_id, ties.high_id, ties.layer, ties.space_id, ties.weight
         FROM ties JOIN spaces ON spaces.id = ties.space_id
         LEFT JOIN space_members ON space_members.space_id = ties.space_id AND space_members.member_id = $2
         WHERE ties.network_id = $1 AND ties.weight >= $3
           AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
         ORDER BY ties.weight DESC, ties.low_id, ties.high_id, ties.layer, ties.space_id LIMIT $4",
        &[&network, &me, &least, &limit],
    )
}

/// What was earned after a month: taken from what there is, it leaves what there was.
///
/// # Errors
/// Those of the database.
pub fn later_than(
    q: &mut Read<'_>,
    network: NetworkId,
    month: i64,
) -> Result<Vec<(MemberId, MemberId, Layer, SpaceId, i64)>, Error> {
    q.all(
        "SELECT low_id, high_id, layer, space_id, CAST(SUM(weight) AS BIGINT) AS weight
         FROM tie_months WHERE network_id = $1 AND month > $2
         GROUP BY low_id, high_id, layer, space_id ORDER BY low_id, high_id, layer, space_id",
        &[&network, &month],
    )
}
