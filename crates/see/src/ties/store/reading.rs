//! Ties as one viewer may see them.

use db::{Error, Read, Time};
use house::happenings::Layer;
use house::ids::{MemberId, NetworkId, OrganisationId, SpaceId};

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

/// On which days since a moment, counted from 1970, somebody of each organisation did something of which every member may
/// read.
///
/// # Errors
/// Those of the database.
pub fn contact_days(
    q: &mut Read<'_>,
    network: NetworkId,
    since: Time,
) -> Result<Vec<(OrganisationId, i64)>, Error> {
    q.all(
        "SELECT affiliations.organisation_id, happenings.created_at / 86400000000 AS day
         FROM happenings
         JOIN spaces ON spaces.id = happenings.space_id AND spaces.visibility <> 'members'
         JOIN affiliations ON affiliations.member_id = happenings.member_id AND affiliations.ended_at IS NULL
         WHERE happenings.network_id = $1 AND happenings.news AND happenings.created_at >= $2
         GROUP BY affiliations.organisation_id, happenings.created_at / 86400000000
         ORDER BY affiliations.organisation_id, day",
        &[&network, &since],
    )
}
