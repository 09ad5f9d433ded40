//! What is asked of the tables of organisations by those who look across.

use crate::batch;
use crate::ids::{MemberId, NetworkId, OrganisationId};
use db::{Error, Param, Read, Time};

db::record! {
    /// An organisation that one comes by.
    #[derive(Debug, Clone)]
    pub struct Walked {
        pub id: OrganisationId,
        pub name: String,
        pub created_at: Time,
        /// 1 where somebody stands for it, else 0.
        pub held: i64,
    }
}

/// The organisations that take part, those that came last first, before this number.
pub(super) fn walk(
    q: &mut Read<'_>,
    network: NetworkId,
    before: OrganisationId,
    limit: i64,
) -> Result<Vec<Walked>, Error> {
    q.all(
        "SELECT organisations.id, organisations.name, organisations.created_at,
                CAST(CASE WHEN EXISTS (
                    SELECT 1 FROM affiliations
                    WHERE affiliations.organisation_id = organisations.id AND affiliations.member_state = 'active'
                      AND affiliations.capacity = 'representative' AND affiliations.ended_at IS NULL)
                THEN 1 ELSE 0 END AS BIGINT) AS held
         FROM organisations
         WHERE organisations.network_id = $1 AND organisations.archived_at IS NULL AND organisations.id < $2
         ORDER BY organisations.id DESC LIMIT $3",
        &[&network, &before, &limit],
    )
}

/// The organisations for which any of these members stands, by name; so many at most.
pub(super) fn stood_for(
    q: &mut Read<'_>,
    network: NetworkId,
    members: &[MemberId],
    limit: i64,
) -> Result<Vec<(OrganisationId, String)>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT DISTINCT organisations.id, organisations.name FROM affiliations
         CROSS JOIN organisations
         WHERE organisations.id = affiliations.organisation_id AND organisations.network_id = $1 AND organisations.archived_at IS NULL
           AND affiliations.capacity = 'representative' AND affiliations.ended_at IS NULL
           AND affiliations.member_id",
        &[&network, &limit],
        &keys,
        "ORDER BY organisations.name, organisations.id LIMIT $2",
    )
}

/// Who stands for each of these organisations.
pub(super) fn representatives_of(
    q: &mut Read<'_>,
    organisations: &[OrganisationId],
) -> Result<Vec<(OrganisationId, MemberId)>, Error> {
    let keys: Vec<&dyn Param> = organisations.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT organisation_id, member_id FROM affiliations
         WHERE capacity = 'representative' AND ended_at IS NULL AND member_state = 'active' AND organisation_id",
        &[],
        &keys,
        "ORDER BY organisation_id, member_id",
    )
}
