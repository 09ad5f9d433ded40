//! On which days something was heard of an organisation.

use db::{Error, Read};
use house::ids::{MemberId, OrganisationId};
use house::web::Viewer;

/// The days from this one on (counted from 1970) on which people of an organisation took part in something, in spaces that the
/// viewer may read, the latest first; 200 at most. Who is on no map is not looked at.
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
         WHERE affiliations.organisation_id = $1 AND affiliations.ended_at IS NULL
           AND spaces.network_id = $2
           AND (spaces.visibility IN ('public', 'network') OR space_members.member_id IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM tie_absences WHERE tie_absences.member_id = affiliations.member_id)
         ORDER BY tie_people.day DESC LIMIT 200",
        &[&organisation, &viewer.network.id, &me, &since],
    )
}
