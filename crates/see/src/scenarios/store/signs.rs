//! Early signs: live figures by which one sees that a future is coming.

use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId, SignId};

db::record! {
    /// An early sign of a future.
    #[derive(Debug, Clone)]
    pub(in crate::scenarios) struct Sign {
        pub(in crate::scenarios) id: SignId,
        pub(in crate::scenarios) corner: i64,
        /// The word of its gauge.
        pub(in crate::scenarios) gauge: String,
        pub(in crate::scenarios) subject_id: i64,
        pub(in crate::scenarios) threshold: i64,
        pub(in crate::scenarios) setter: String,
        pub(in crate::scenarios) set_at: Time,
    }
}

/// The early signs of a scenario by their futures; 30 at most.
pub(in crate::scenarios) fn signs(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Sign>, Error> {
    q.all(
        "SELECT scenario_signs.id, scenario_signs.corner, scenario_signs.gauge, scenario_signs.subject_id,
                scenario_signs.threshold, members.name AS setter, scenario_signs.set_at
         FROM scenario_signs JOIN members ON members.id = scenario_signs.set_by
         WHERE scenario_signs.item_id = $1 ORDER BY scenario_signs.corner, scenario_signs.id LIMIT 30",
        &[&item],
    )
}

/// Binds a future to a live figure; 0 where it is bound to that already.
pub(in crate::scenarios) fn bind(
    tx: &mut Write<'_>,
    (network, item, corner): (NetworkId, ItemId, i64),
    (gauge, subject, threshold): (&str, i64, i64),
    by: MemberId,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO scenario_signs (item_id, network_id, corner, gauge, subject_id, threshold, set_by, set_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (item_id, corner, gauge, subject_id) DO NOTHING",
        &[&item, &network, &corner, &gauge, &subject, &threshold, &by, &now],
    )
}

/// Takes a sign away; 0 where it is not there.
pub(in crate::scenarios) fn unbind(tx: &mut Write<'_>, item: ItemId, id: SignId) -> Result<u64, Error> {
    tx.run("DELETE FROM scenario_signs WHERE item_id = $1 AND id = $2", &[&item, &id])
}
