//! The table of what was reckoned.

use super::contacts::Contacts;
use db::{Error, Read, Time, Write};
use house::ids::NetworkId;

/// All networks.
pub(super) fn networks(q: &mut Read<'_>) -> Result<Vec<NetworkId>, Error> {
    q.all("SELECT id FROM networks ORDER BY id", &[])
}

/// How often the organisations of a network are heard of, as it was last reckoned.
pub(super) fn contacts(q: &mut Read<'_>, network: NetworkId) -> Result<Option<Contacts>, Error> {
    q.maybe(
        "SELECT middle, often, monthly, rarely, silent, reckoned_at FROM contact_figures WHERE network_id = $1",
        &[&network],
    )
}

/// Keeps how often they are heard of since a moment, in the place of what was.
pub(super) fn keep(
    tx: &mut Write<'_>,
    network: NetworkId,
    found: &Contacts,
    since: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO contact_figures (network_id, middle, often, monthly, rarely, silent, since, reckoned_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (network_id) DO UPDATE SET middle = excluded.middle, often = excluded.often,
             monthly = excluded.monthly, rarely = excluded.rarely, silent = excluded.silent,
             since = excluded.since, reckoned_at = excluded.reckoned_at",
        &[
            &network,
            &found.middle,
            &found.often,
            &found.monthly,
            &found.rarely,
            &found.silent,
            &since,
            &found.reckoned_at,
        ],
    )
}
