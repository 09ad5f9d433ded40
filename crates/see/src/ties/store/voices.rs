//! How often members took a step of having a voice.

use db::{Error, Param, Read};
use house::batch;
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

/// How often each member took each step in these months, in one space, or in all that every member may read.
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
        "SELECT voice_sums.member_id, voice_sums.step, CAST(SUM(voice_sums.amount) AS BIGINT) AS amount
         FROM voice_sums JOIN spaces ON spaces.id = voice_sums.space_id
         WHERE voice_sums.network_id = $1 AND voice_sums.month >= $2 AND voice_sums.month <= $3
           AND (voice_sums.space_id = $4 OR ($4 = 0 AND spaces.visibility <> 'members'))
         GROUP BY voice_sums.member_id, voice_sums.step ORDER BY voice_sums.member_id, voice_sums.step",
        &[&network, &first, &last, &space.unwrap_or(SpaceId::from(0))],
    )
}

/// Which of these members took any step at all where every member may look.
///
/// # Errors
/// Those of the database.
pub fn heard_of(q: &mut Read<'_>, members: &[MemberId]) -> Result<Vec<MemberId>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT DISTINCT voice_sums.member_id
         FROM voice_sums JOIN spaces ON spaces.id = voice_sums.space_id
         WHERE voice_sums.amount > 0 AND spaces.visibility <> 'members' AND voice_sums.member_id",
        &[],
        &keys,
        "ORDER BY voice_sums.member_id",
    )
}
