//! What is asked of the tables of organisations by those who look across.

use crate::ids::{NetworkId, OrganisationId};
use db::{Error, Read, Time};

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
