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

/// The strongest ties of a network as they are now.
const ALL: &str = "SELECT ties.low_id, ties.high_id, ties.layer, ties.space_id, ties.weight
     FROM ties JOIN spaces ON spaces.id = ties.space_id
     LEFT JOIN space_members ON space_members.space_id = ties.space_id AND space_members.member_id = $2
     WHERE ties.network_id = $1 AND ties.weight >= $3 AND ties.layer IN ($4, $5, $6, $7)
       AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
     ORDER BY ties.weight DESC, ties.low_id, ties.high_id, ties.layer, ties.space_id LIMIT $8";

/// Those of one member.
const OWN: &str = "SELECT ties.low_id, ties.high_id, ties.layer, ties.space_id, ties.weight
     FROM ties JOIN spaces ON spaces.id = ties.space_id
     LEFT JOIN space_members ON space_members.space_id = ties.space_id AND space_members.member_id = $2
     WHERE (ties.low_id = $8 OR ties.high_id = $8) AND ties.network_id = $1 AND ties.weight >= $3
       AND ties.layer IN ($4, $5, $6, $7)
       AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
     ORDER BY ties.weight DESC, ties.low_id, ties.high_id, ties.layer, ties.space_id LIMIT 5000";

/// The same ties as they were at the end of a month: what each has earned since is taken from it, so that of all that was earned
/// later only this is read.
fn earlier(now: &str) -> String {
    format!(
        "SELECT low_id, high_id, layer, space_id, weight FROM (
             SELECT kept.low_id, kept.high_id, kept.layer, kept.space_id,
                    kept.weight - COALESCE((
                        SELECT CAST(SUM(tie_months.weight) AS BIGINT) FROM tie_months
                        WHERE tie_months.low_id = kept.low_id AND tie_months.high_id = kept.high_id
                          AND tie_months.layer = kept.layer AND tie_months.space_id = kept.space_id
                          AND tie_months.month > $9), 0) AS weight
             FROM ({now}) AS kept) AS was
         WHERE weight > 0 ORDER BY weight DESC, low_id, high_id, layer, space_id"
    )
}

impl Asked<'_> {
    /// Four layers, some of them more than once where fewer are asked for.
    fn four(&self) -> [Layer; 4] {
        let all = [Layer::Meetings, Layer::Work, Layer::Talk, Layer::Decisions];
        let chosen: &[Layer] = if self.layers.is_empty() { &all } else { self.layers };
        std::array::from_fn(|at| chosen.get(at).or(chosen.first()).copied().unwrap_or(Layer::Talk))
    }

    fn me(&self) -> MemberId {
        self.me.unwrap_or(MemberId::from(0))
    }
}

/// The strongest ties of a network.
///
/// # Errors
/// Those of the database.
pub fn strongest(q: &mut Read<'_>, asked: Asked<'_>, limit: i64) -> Result<Vec<TieRow>, Error> {
    let (me, [one, two, three, four]) = (asked.me(), asked.four());
    match asked.until {
        None => q.all(ALL, &[&asked.network, &me, &asked.least, &one, &two, &three, &four, &limit]),
        Some(month) => q.all(
            &earlier(ALL),
            &[&asked.network, &me, &asked.least, &one, &two, &three, &four, &limit, &month],
        ),
    }
}

/// The strongest ties of one member.
///
/// # Errors
/// Those of the database.
pub fn of_member(q: &mut Read<'_>, asked: Asked<'_>, member: MemberId) -> Result<Vec<TieRow>, Error> {
    let (me, [one, two, three, four]) = (asked.me(), asked.four());
    match asked.until {
        None => q.all(OWN, &[&asked.network, &me, &asked.least, &one, &two, &three, &four, &member]),
        Some(month) => q.all(
            &earlier(OWN),
            &[&asked.network, &me, &asked.least, &one, &two, &three, &four, &member, &month],
        ),
    }
}

/// To whom a member is tied the strongest, as far as this viewer may see it, whoever is on no map and what one of the two hides
/// left out. Of a member with many ties only a thousand rows are looked at.
///
/// # Errors
/// Those of the database.
pub fn closest(
    q: &mut Read<'_>,
    me: MemberId,
    member: MemberId,
    limit: i64,
) -> Result<Vec<(MemberId, i64)>, Error> {
    q.all(
        "SELECT own.other_id, CAST(SUM(own.weight) AS BIGINT) AS weight
         FROM (SELECT above.other_id, above.weight, above.space_id
               FROM (SELECT high_id AS other_id, weight, space_id FROM ties WHERE low_id = $1
                     ORDER BY high_id LIMIT 500) AS above
               UNION ALL
               SELECT below.other_id, below.weight, below.space_id
               FROM (SELECT low_id AS other_id, weight, space_id FROM ties WHERE high_id = $1
                     ORDER BY low_id LIMIT 500) AS below) AS own
         JOIN spaces ON spaces.id = own.space_id
         LEFT JOIN space_members ON space_members.space_id = own.space_id AND space_members.member_id = $2
         LEFT JOIN tie_absences ON tie_absences.member_id = own.other_id
         LEFT JOIN tie_hides AS mine ON mine.member_id = $1 AND mine.other_id = own.other_id
         LEFT JOIN tie_hides AS theirs ON theirs.member_id = own.other_id AND theirs.other_id = $1
         WHERE (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
           AND tie_absences.member_id IS NULL AND mine.member_id IS NULL AND theirs.member_id IS NULL
         GROUP BY own.other_id ORDER BY weight DESC, own.other_id LIMIT $3",
        &[&member, &me, &limit],
    )
}
