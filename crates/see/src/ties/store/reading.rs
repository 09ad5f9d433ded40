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

/// Which ties are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The network.
    pub network: NetworkId,
    /// Who looks: ties of spaces that they may not read are left out, of every sum too, since whoever compares two sums would
    /// learn of them. None for what every member may read.
    pub me: Option<MemberId>,
    /// Only of these layers; none for all.
    pub layers: &'a [Layer],
    /// As they were at the end of this month; none for now.
    pub until: Option<i64>,
    /// What each weighs now at least.
    pub least: i64,
}

/// The strongest ties of a network.
///
/// # Errors
/// Those of the database.
pub fn strongest(q: &mut Read<'_>, asked: Asked<'_>, limit: i64) -> Result<Vec<TieRow>, Error> {
    let now = "SELECT ties.low_id, ties.high_id, ties.layer, ties.space_id, ties.weight
         FROM ties JOIN spaces ON spaces.id = ties.space_id
         LEFT JOIN space_members ON space_members.space_id = ties.space_id AND space_members.member_id = $2
         WHERE ties.network_id = $1 AND ties.weight >= $3 AND ties.layer IN ($4, $5, $6, $7)
           AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
         ORDER BY ties.weight DESC, ties.low_id, ties.high_id, ties.layer, ties.space_id LIMIT $8";
    as_asked(q, now, asked, limit)
}

/// The strongest ties of one member.
///
/// # Errors
/// Those of the database.
pub fn of_member(q: &mut Read<'_>, asked: Asked<'_>, member: MemberId) -> Result<Vec<TieRow>, Error> {
    let now = "SELECT ties.low_id, ties.high_id, ties.layer, ties.space_id, ties.weight
         FROM ties JOIN spaces ON spaces.id = ties.space_id
         LEFT JOIN space_members ON space_members.space_id = ties.space_id AND space_members.member_id = $2
         WHERE (ties.low_id = $8 OR ties.high_id = $8) AND ties.network_id = $1 AND ties.weight >= $3
           AND ties.layer IN ($4, $5, $6, $7)
           AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
         ORDER BY ties.weight DESC, ties.low_id, ties.high_id, ties.layer, ties.space_id LIMIT 5000";
    as_asked(q, now, asked, member.get())
}

/// Asks for ties as they are now, or for the same ones as they were: what each has earned since is taken from it, so that only what
/// is kept of it is read of all that was earned later.
fn as_asked(q: &mut Read<'_>, now: &str, asked: Asked<'_>, last: i64) -> Result<Vec<TieRow>, Error> {
    let me = asked.me.unwrap_or(MemberId::from(0));
    let all = [Layer::Meetings, Layer::Work, Layer::Talk, Layer::Decisions];
    let chosen: &[Layer] = if asked.layers.is_empty() { &all } else { asked.layers };
    let layer = |at| chosen.get(at).or(chosen.first()).copied().unwrap_or(Layer::Talk);
    let [one, two, three, four] = std::array::from_fn(layer);
    let Some(month) = asked.until else {
        return q.all(now, &[&asked.network, &me, &asked.least, &one, &two, &three, &four, &last]);
    };
    let then = format!(
        "SELECT low_id, high_id, layer, space_id, weight FROM (
             SELECT kept.low_id, kept.high_id, kept.layer, kept.space_id,
                    kept.weight - COALESCE((
                        SELECT CAST(SUM(tie_months.weight) AS BIGINT) FROM tie_months
                        WHERE tie_months.low_id = kept.low_id AND tie_months.high_id = kept.high_id
                          AND tie_months.layer = kept.layer AND tie_months.space_id = kept.space_id
                          AND tie_months.month > $9), 0) AS weight
             FROM ({now}) AS kept) AS earlier
         WHERE weight > 0 ORDER BY weight DESC, low_id, high_id, layer, space_id"
    );
    q.all(&then, &[&asked.network, &me, &asked.least, &one, &two, &three, &four, &last, &month])
}
