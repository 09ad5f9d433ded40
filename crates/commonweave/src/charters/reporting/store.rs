//! What is asked of endorsements by those who look across.

use db::{Error, Param, Read};
use house::batch;
use house::ids::{CharterId, OrganisationId};

/// Which of these organisations stand behind a version.
pub(super) fn behind(
    q: &mut Read<'_>,
    charter: CharterId,
    organisations: &[OrganisationId],
) -> Result<Vec<OrganisationId>, Error> {
    let keys: Vec<&dyn Param> = organisations.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT organisation_id FROM endorsements
         WHERE charter_id = $1 AND organisation_id IS NOT NULL AND organisation_id",
        &[&charter],
        &keys,
        "ORDER BY organisation_id",
    )
}
