//! Draws: announced, seeded, made.

use crate::panels::panel::{Draw, Phase};
use db::{Error, Read, Time, Write};
use house::ids::{ItemId, NetworkId};

/// All draws, the first first; of more than fifty the latest.
pub(in crate::panels) fn draws(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Draw>, Error> {
    q.all(
        "SELECT round, source, draw_on, seed, seats, drawn_at FROM (
            SELECT round, source, draw_on, seed, seats, drawn_at FROM panel_draws
            WHERE item_id = $1 ORDER BY round DESC LIMIT 50) latest
         ORDER BY round",
        &[&item],
    )
}

/// Says where the seed of a draw comes from, and when it is drawn.
pub(in crate::panels) fn announce(
    tx: &mut Write<'_>,
    (network, item, round): (NetworkId, ItemId, i64),
    (source, draw_on): (&str, Time),
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO panel_draws (item_id, network_id, round, source, draw_on, seed, seats)
         VALUES ($1, $2, $3, $4, $5, '', 0) ON CONFLICT (item_id, round) DO NOTHING",
        &[&item, &network, &round, &source, &draw_on],
    )
}

/// The seed is known; 0 where it was before.
pub(in crate::panels) fn seeded(
    tx: &mut Write<'_>,
    (item, round): (ItemId, i64),
    seed: &str,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE panel_draws SET seed = $3 WHERE item_id = $1 AND round = $2 AND seed = ''",
        &[&item, &round, &seed],
    )
}

/// It was drawn: so many seats; 0 where it was before.
pub(in crate::panels) fn drawn(
    tx: &mut Write<'_>,
    (item, round): (ItemId, i64),
    (seats, trouble): (i64, &str),
    now: Time,
) -> Result<u64, Error> {
    let done = tx.run(
        "UPDATE panel_draws SET seats = $3, drawn_at = $4 WHERE item_id = $1 AND round = $2 AND drawn_at IS NULL",
        &[&item, &round, &seats, &now],
    )?;
    if done > 0 {
        tx.run(
            "UPDATE panels SET phase = 'drawn', trouble = $2, drawn_at = COALESCE(drawn_at, $3), changed_at = $3
             WHERE item_id = $1",
            &[&item, &trouble, &now],
        )?;
    }
    Ok(done)
}

/// Everybody's chance is known; 0 where another change was first.
pub(in crate::panels) fn counted(
    tx: &mut Write<'_>,
    item: ItemId,
    (least, most, digest): (i64, i64, &str),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE panels SET phase = 'ready', trouble = '', least_chance = $2, most_chance = $3, digest = $4,
                closed_at = $5, changed_at = $5
         WHERE item_id = $1 AND phase = 'closing'",
        &[&item, &least, &most, &digest, &now],
    )
}

/// No panel meets all quotas; 0 where another change was first.
pub(in crate::panels) fn stuck(
    tx: &mut Write<'_>,
    item: ItemId,
    trouble: &str,
    now: Time,
) -> Result<u64, Error> {
    let (from, to) = (Phase::Closing, Phase::Stuck);
    tx.run(
        "UPDATE panels SET phase = $3, trouble = $4, changed_at = $5 WHERE item_id = $1 AND phase = $2",
        &[&item, &from, &to, &trouble, &now],
    )
}
