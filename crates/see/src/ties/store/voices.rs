//! How often members took a step of having a voice.

use db::{Error, Param, Read};
use house::batch;
use house::happenings::Step;
use house::ids::{MemberId, NetworkId, SpaceId};
use house::reports::Tally;

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

/// How often each member took a step in a month, in each space.
pub(in crate::ties) fn steps_in_month(
    q: &mut Read<'_>,
    network: NetworkId,
    month: i64,
    step: Step,
) -> Result<Vec<Tally>, Error> {
    q.all(
        "SELECT member_id, space_id, amount FROM voice_sums
         WHERE network_id = $1 AND month = $2 AND step = $3 AND amount > 0 ORDER BY member_id, space_id",
        &[&network, &month, &step],
    )
}

/// How many pairs of people of whom one works in another sector than the other did something together in a month, where every
/// member may look.
pub(in crate::ties) fn pairs_across(
    q: &mut Read<'_>,
    network: NetworkId,
    month: i64,
) -> Result<Vec<Tally>, Error> {
    q.all(
        "SELECT CAST(NULL AS BIGINT) AS member_id, CAST(NULL AS BIGINT) AS space_id, COUNT(*) AS amount FROM (
            SELECT DISTINCT tie_months.low_id, tie_months.high_id
            FROM tie_months JOIN spaces ON spaces.id = tie_months.space_id
            JOIN affiliations low ON low.member_id = tie_months.low_id AND low.ended_at IS NULL
            JOIN affiliations high ON high.member_id = tie_months.high_id AND high.ended_at IS NULL
            WHERE tie_months.network_id = $1 AND tie_months.month = $2 AND tie_months.weight > 0
              AND spaces.visibility <> 'members' AND low.sector <> high.sector) AS pairs
         ORDER BY amount",
        &[&network, &month],
    )
}
