//! On which days something was heard of organisations. Who is on no map is not looked at, whoever asks.

use db::{Error, Param, Read, Time};
use house::batch;
use house::ids::{MemberId, NetworkId, OrganisationId};
use house::web::Viewer;

/// The days from this one on (counted from 1970) on which people of an organisation took part in something, in spaces that the
/// viewer may read, the latest first; 200 at most. Of who is of it no more those days count on which they were: an organisation whose
/// last representative has gone is the quietest of all. Who is on no map is not looked at.
pub(in crate::ties) fn days_of(
    q: &mut Read<'_>,
    viewer: &Viewer,
    organisation: OrganisationId,
    since: i64,
) -> Result<Vec<i64>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    q.all(
        "SELECT DISTINCT tie_people.day FROM affiliations
         JOIN tie_people ON tie_people.member_id = affiliations.member_id AND tie_people.day >= $4
         JOIN tie_acts ON tie_acts.item_id = tie_people.item_id AND tie_acts.layer = tie_people.layer
              AND tie_acts.period = tie_people.period
         JOIN spaces ON spaces.id = tie_acts.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $3
         WHERE affiliations.organisation_id = $1 AND spaces.network_id = $2
           AND (affiliations.ended_at IS NULL
                OR tie_people.day BETWEEN affiliations.started_at / 86400000000 AND affiliations.ended_at / 86400000000)
           AND (spaces.visibility IN ('public', 'network') OR space_members.member_id IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM tie_absences WHERE tie_absences.member_id = affiliations.member_id)
         ORDER BY tie_people.day DESC LIMIT 200",
        &[&organisation, &viewer.network.id, &me, &since],
    )
}

/// As [`days_of`], of each of these organisations, in spaces that every member may read; the latest day of each first.
pub(in crate::ties) fn days_among(
    q: &mut Read<'_>,
    network: NetworkId,
    organisations: &[OrganisationId],
    since: i64,
) -> Result<Vec<(OrganisationId, i64)>, Error> {
    let keys: Vec<&dyn Param> = organisations.iter().map(|id| -> &dyn Param { id }).collect();
    batch::each(
        q,
        "SELECT organisation_id, day FROM (
            SELECT DISTINCT affiliations.organisation_id, tie_people.day FROM affiliations
            JOIN tie_people ON tie_people.member_id = affiliations.member_id AND tie_people.day >= $2
            JOIN tie_acts ON tie_acts.item_id = tie_people.item_id AND tie_acts.layer = tie_people.layer
                 AND tie_acts.period = tie_people.period
            JOIN spaces ON spaces.id = tie_acts.space_id
            WHERE affiliations.organisation_id = $0
              AND (affiliations.ended_at IS NULL
                   OR tie_people.day BETWEEN affiliations.started_at / 86400000000
                                         AND affiliations.ended_at / 86400000000)
              AND spaces.network_id = $1 AND spaces.visibility <> 'members'
              AND NOT EXISTS (SELECT 1 FROM tie_absences WHERE tie_absences.member_id = affiliations.member_id)
            ORDER BY tie_people.day DESC LIMIT 200) AS one",
        &[&network, &since],
        &keys,
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
           AND NOT EXISTS (SELECT 1 FROM tie_absences WHERE tie_absences.member_id = affiliations.member_id)
         GROUP BY affiliations.organisation_id, happenings.created_at / 86400000000
         ORDER BY affiliations.organisation_id, day",
        &[&network, &since],
    )
}
