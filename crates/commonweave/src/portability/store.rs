//! Which network is meant.

use db::{Error, Read};
use house::ids::NetworkId;

/// The network at this address.
///
/// # Errors
/// Those of the database.
pub fn network_called(q: &mut Read<'_>, slug: &str) -> Result<Option<NetworkId>, Error> {
    q.maybe("SELECT id FROM networks WHERE slug = $1", &[&slug])
}
