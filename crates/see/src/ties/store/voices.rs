//! How often members took a step of having a voice.

use db::{Error, Read};
use house::happenings::Step;
use house::ids::{MemberId, NetworkId, SpaceId};

db::record! {
    /// How often a member took a step.
    #[derive(Debug, Clone)]
    pub struct StepSum {
        pub member_id: MemberId,
        pub step: Step,
        pub amount: i64,
    }
}

/// How often each member took each step in these months, in one space or in the whole network.
///
/// # Errors
/// Those of the database.
pub fn steps_of(
    q: &mut Read<'_>,
    network: NetworkId,
    space: Option<SpaceId>,
    (first, last): (i64, i64),
) -> Result<Vec<StepSum>, Error> {
    q.all(
        "SELECT member_id, step, CAST(SUM(amount) AS BIGINT) AS amount FROM voice_sums
         WHERE network_id = $1 AND month >= $2 AND month <= $3 AND ($4 = 0 OR space_id = $4)
         GROUP BY member_id, step ORDER BY member_id, step",
        &[&network, &first, &last, &space.unwrap_or(SpaceId::from(0))],
    )
}
