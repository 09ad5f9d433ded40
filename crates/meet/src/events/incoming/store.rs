//! Which events came from files of calendars or of minutes, and what calendars said then, so that a second reading adds nothing.

use db::{Error, Read, Write};
use house::ids::{ItemId, MemberId, NetworkId};

/// The event that came by this name.
pub(in crate::events) fn known(
    q: &mut Read<'_>,
    network: NetworkId,
    name: &str,
) -> Result<Option<ItemId>, Error> {
    Ok(source(q, network, name)?.map(|(item, _)| item))
}

/// The event that came by this name, and what its file said of it, in short; nothing where it came before that was noted.
pub(super) fn source(
    q: &mut Read<'_>,
    network: NetworkId,
    name: &str,
) -> Result<Option<(ItemId, String)>, Error> {
    q.maybe("SELECT item_id, told FROM event_sources WHERE network_id = $1 AND name = $2", &[&network, &name])
}

/// Notes by which name an event came, and what its file said of it.
pub(in crate::events) fn note(
    tx: &mut Write<'_>,
    network: NetworkId,
    (name, told): (&str, &str),
    item: ItemId,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO event_sources (network_id, name, item_id, told) VALUES ($1, $2, $3, $4)",
        &[&network, &name, &item, &told],
    )
}

/// Notes what the file of an event says of it now.
pub(super) fn tell(tx: &mut Write<'_>, network: NetworkId, (name, told): (&str, &str)) -> Result<u64, Error> {
    tx.run(
        "UPDATE event_sources SET told = $3 WHERE network_id = $1 AND name = $2",
        &[&network, &name, &told],
    )
}

/// Somebody in whose name events can stand: the steward who has been one of the network for longest.
pub(super) fn host(q: &mut Read<'_>, network: NetworkId) -> Result<Option<MemberId>, Error> {
    q.maybe(
        "SELECT id FROM members WHERE network_id = $1 AND state = 'active' AND role = 'steward' ORDER BY id LIMIT 1",
        &[&network],
    )
}
