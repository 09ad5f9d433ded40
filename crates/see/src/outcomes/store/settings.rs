//! Whether a network shows its outcomes to everyone who may read it.

use db::{Error, Read, Write};
use house::ids::NetworkId;

/// Whether it does.
pub(in crate::outcomes) fn is_public(q: &mut Read<'_>, network: NetworkId) -> Result<bool, Error> {
    let found: Option<bool> =
        q.maybe("SELECT is_public FROM outcome_settings WHERE network_id = $1", &[&network])?;
    Ok(found.unwrap_or(false))
}

/// Says so.
pub(in crate::outcomes) fn publish(
    tx: &mut Write<'_>,
    network: NetworkId,
    is_public: bool,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO outcome_settings (network_id, is_public) VALUES ($1, $2)
         ON CONFLICT (network_id) DO UPDATE SET is_public = excluded.is_public",
        &[&network, &is_public],
    )
}
