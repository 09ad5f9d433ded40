//! Draws: announced, published, seeded, made.

use crate::panels::drawing::Lists;
use crate::panels::panel::{Draw, Trouble};
use db::{Error, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, NetworkId};

/// All draws, the first first; of more than fifty the latest.
pub(in crate::panels) fn draws(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Draw>, Error> {
    q.all(
        "SELECT round, source, draw_on, seats, people, least_chance, most_chance, for_all, respondents_digest,
                categories_digest, seed, published_at, drawn_at FROM (
            SELECT round, source, draw_on, seats, people, least_chance, most_chance, for_all, respondents_digest,
                   categories_digest, seed, published_at, drawn_at FROM panel_draws
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
        "INSERT INTO panel_draws (item_id, network_id, round, source, draw_on, seats, people, least_chance, most_chance,
                                  for_all, respondents, categories, respondents_digest, categories_digest, seed)
         VALUES ($1, $2, $3, $4, $5, 0, 0, 0, 0, FALSE, '', '', '', '', '')",
        &[&item, &network, &round, &source, &draw_on],
    )
}

/// Takes back what was announced and not published.
pub(in crate::panels) fn take_back(tx: &mut Write<'_>, item: ItemId, round: i64) -> Result<u64, Error> {
    tx.run(
        "DELETE FROM panel_draws WHERE item_id = $1 AND round = $2 AND published_at IS NULL",
        &[&item, &round],
    )
}

/// Publishes a draw: both lists, and the smallest and the largest chance.
pub(in crate::panels) fn publish(
    tx: &mut Write<'_>,
    (network, item, round): (NetworkId, ItemId, i64),
    lists: &Lists,
    (least, most): (i64, i64),
    now: Time,
) -> Result<u64, Error> {
    let (respondents, categories) = lists.digests();
    tx.run(
        "UPDATE panel_draws SET seats = $4, people = $5, least_chance = $6, most_chance = $7, for_all = $8,
                respondents = $9, categories = $10, respondents_digest = $11, categories_digest = $12, published_at = $13
         WHERE item_id = $1 AND round = $2 AND network_id = $3 AND published_at IS NULL",
        &[
            &item,
            &round,
            &network,
            &lists.seats,
            &lists.people,
            &least,
            &most,
            &lists.for_all,
            &lists.respondents,
            &lists.categories,
            &respondents,
            &categories,
            &now,
        ],
    )
}

/// Keeps the chance of each number in a draw.
pub(in crate::panels) fn keep_chances(
    tx: &mut Write<'_>,
    (network, item, round): (NetworkId, ItemId, i64),
    each: &[(i64, i64)],
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = each
        .iter()
        .map(|(number, chance)| -> Row<'_> { vec![&item, &network, &round, number, chance] })
        .collect();
    batch::insert(tx, "INSERT INTO panel_chances (item_id, network_id, round, number, chance)", &rows, "")
}

/// The lists of a draw that was published.
pub(in crate::panels) fn lists(q: &mut Read<'_>, item: ItemId, round: i64) -> Result<Option<Lists>, Error> {
    let found: Option<(i64, i64, bool, String, String)> = q.maybe(
        "SELECT seats, people, for_all, respondents, categories FROM panel_draws
         WHERE item_id = $1 AND round = $2 AND published_at IS NOT NULL",
        &[&item, &round],
    )?;
    Ok(found.map(|(seats, people, for_all, respondents, categories)| Lists {
        seats,
        people,
        for_all,
        respondents,
        categories,
    }))
}

/// How many have each chance in each draw, the largest first.
pub(in crate::panels) fn chances(q: &mut Read<'_>, item: ItemId) -> Result<Vec<(i64, i64, i64)>, Error> {
    q.all(
        "SELECT round, chance, COUNT(*) AS people FROM panel_chances WHERE item_id = $1
         GROUP BY round, chance ORDER BY round, chance DESC LIMIT 2000",
        &[&item],
    )
}

/// The chance of a number in a draw.
pub(in crate::panels) fn chance(
    q: &mut Read<'_>,
    item: ItemId,
    (round, number): (i64, i64),
) -> Result<Option<i64>, Error> {
    q.maybe(
        "SELECT chance FROM panel_chances WHERE item_id = $1 AND round = $2 AND number = $3",
        &[&item, &round, &number],
    )
}

/// The seed is known.
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

/// The chances of the first draw are known.
pub(in crate::panels) fn ready(tx: &mut Write<'_>, item: ItemId, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE panels SET phase = 'ready', trouble = NULL, closed_at = $2, changed_at = $2 WHERE item_id = $1",
        &[&item, &now],
    )
}

/// It was drawn; 0 where it was before.
pub(in crate::panels) fn drawn(
    tx: &mut Write<'_>,
    (item, round): (ItemId, i64),
    now: Time,
) -> Result<u64, Error> {
    let done = tx.run(
        "UPDATE panel_draws SET drawn_at = $3 WHERE item_id = $1 AND round = $2 AND drawn_at IS NULL",
        &[&item, &round, &now],
    )?;
    if done > 0 {
        tx.run(
            "UPDATE panels SET phase = 'drawn', drawn_at = COALESCE(drawn_at, $2), changed_at = $2 WHERE item_id = $1",
            &[&item, &now],
        )?;
    }
    Ok(done)
}

/// Why nobody can be drawn, or that nothing stands in the way.
pub(in crate::panels) fn set_trouble(
    tx: &mut Write<'_>,
    item: ItemId,
    trouble: Option<Trouble>,
    now: Time,
) -> Result<u64, Error> {
    tx.run("UPDATE panels SET trouble = $2, changed_at = $3 WHERE item_id = $1", &[&item, &trouble, &now])
}
