//! The partners of a network: what they are, what they seek and bring, and who stands for them. An organisation may
//! exist before anyone of it signs in. This room never lets anybody act for one: that is what representatives are for.

mod adding;
mod organisation;
mod store;

use crate::ids::{MemberId, NetworkId, OrganisationId};
use crate::web::{Error, Routes, Viewer};
use db::Read;

pub use crate::sector::Sector;
pub use adding::add;
pub use organisation::{NewOrganisation, Organisation, OrganisationCard};

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
}

/// An organisation that this viewer may see.
///
/// # Errors
/// Those of the database.
pub fn visible_to(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: OrganisationId,
) -> Result<Option<Organisation>, Error> {
    if !viewer.may(crate::access::Action::ReadOrganisations) {
        return Ok(None);
    }
    Ok(store::by_id(q, viewer.network.id, id)?)
}

/// The names of these organisations by their numbers.
///
/// # Errors
/// Those of the database.
pub fn names(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &[OrganisationId],
) -> Result<Vec<(OrganisationId, String)>, Error> {
    Ok(store::names(q, network, ids)?)
}

/// For which organisations this member stands, with their names, by name.
///
/// # Errors
/// Those of the database.
pub fn represented_by(q: &mut Read<'_>, member: MemberId) -> Result<Vec<(OrganisationId, String)>, Error> {
    Ok(store::represented_by(q, member)?)
}
