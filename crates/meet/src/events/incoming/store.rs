//! Which events came from files, so that a second reading adds nothing.

use db::{Error, Read, Write};
use house::ids::{ItemId, MemberId, NetworkId};

/// The event that came by this name.
pub(super) fn known(q: &mut Read<'_>, network: NetworkId, name: &str) -> Result<Option<ItemId>, Error> {
    q.maybe("SELECT item_id FROM event_sources WHERE network_id = $1 AND name = $2", &[&network, &name])
}

/// Notes by which name an event came.
pub(super) fn note(tx: &mut Write<'_>, network: NetworkId, name: &str, item: ItemId) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO event_sources (network_id, name, item_id) VALUES ($1, $2, $3)",
        &[&network, &name, &item],
    )
}

/// Somebody in whose name events can stand: the steward who has been one of the network for longest.
pub(super) fn host(q: &mut Read<'_>, network: NetworkId) -> Result<Option<MemberId>, Error> {
    q.maybe(
        "SELECT id FROM members WHERE network_id = $1 AND state = 'active' AND role = 'steward' ORDER BY id LIMIT 1",
        &[&network],
    )
}
