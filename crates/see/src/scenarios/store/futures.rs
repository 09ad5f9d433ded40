//! Futures, strategies, and how each strategy fares in each future.

use super::{joined, keys};
use crate::scenarios::scenario::Verdict;
use db::{Error, Read, Write};
use house::batch;
use house::ids::{ItemId, NetworkId, StrategyId};

db::record! {
    /// A future that was told.
    #[derive(Debug, Clone)]
    pub(in crate::scenarios) struct Future {
        pub(in crate::scenarios) corner: i64,
        pub(in crate::scenarios) name: String,
        pub(in crate::scenarios) story: String,
        pub(in crate::scenarios) story_html: String,
    }
}

db::record! {
    /// What we could do.
    #[derive(Debug, Clone)]
    pub(in crate::scenarios) struct Strategy {
        pub(in crate::scenarios) id: StrategyId,
        pub(in crate::scenarios) name: String,
        pub(in crate::scenarios) about: String,
    }
}

db::record! {
    /// How a strategy fares in a future.
    #[derive(Debug, Clone)]
    pub(in crate::scenarios) struct Tested {
        pub(in crate::scenarios) strategy_id: StrategyId,
        pub(in crate::scenarios) corner: i64,
        pub(in crate::scenarios) verdict: Verdict,
        pub(in crate::scenarios) note: String,
    }
}

/// The futures of a scenario that were told.
pub(in crate::scenarios) fn futures(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Future>, Error> {
    q.all(
        "SELECT corner, name, story, story_html FROM scenario_futures WHERE item_id = $1 ORDER BY corner",
        &[&item],
    )
}

/// Tells a future, in the place of what was told of it.
pub(in crate::scenarios) fn tell(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    future: &Future,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO scenario_futures (item_id, corner, network_id, name, story, story_html)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (item_id, corner) DO UPDATE SET name = excluded.name, story = excluded.story,
             story_html = excluded.story_html",
        &[&item, &future.corner, &network, &future.name, &future.story, &future.story_html],
    )
}

/// The strategies of a scenario, the first first; 20 at most.
pub(in crate::scenarios) fn strategies(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Strategy>, Error> {
    q.all("SELECT id, name, about FROM scenario_strategies WHERE item_id = $1 ORDER BY id LIMIT 20", &[&item])
}

/// Writes a strategy down; answers with its number.
pub(in crate::scenarios) fn add_strategy(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    (name, about): (&str, &str),
) -> Result<StrategyId, Error> {
    tx.one(
        "INSERT INTO scenario_strategies (item_id, network_id, name, about) VALUES ($1, $2, $3, $4) RETURNING id",
        &[&item, &network, &name, &about],
    )
}

/// Describes it anew.
pub(in crate::scenarios) fn change_strategy(
    tx: &mut Write<'_>,
    (item, id): (ItemId, StrategyId),
    (name, about): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE scenario_strategies SET name = $3, about = $4 WHERE item_id = $1 AND id = $2",
        &[&item, &id, &name, &about],
    )
}

/// Takes a strategy away, with how it fares; 0 where it is not there.
pub(in crate::scenarios) fn remove_strategy(
    tx: &mut Write<'_>,
    (item, id): (ItemId, StrategyId),
) -> Result<u64, Error> {
    tx.run("DELETE FROM scenario_tests WHERE item_id = $1 AND strategy_id = $2", &[&item, &id])?;
    tx.run("DELETE FROM scenario_strategies WHERE item_id = $1 AND id = $2", &[&item, &id])
}

/// How each strategy of a scenario fares in each future, as far as that was said.
pub(in crate::scenarios) fn tests(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Tested>, Error> {
    q.all(
        "SELECT strategy_id, corner, verdict, note FROM scenario_tests
         WHERE item_id = $1 ORDER BY strategy_id, corner",
        &[&item],
    )
}

/// Says how a strategy fares in a future; without a verdict, that it was not said.
pub(in crate::scenarios) fn judge(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    (strategy, corner): (StrategyId, i64),
    said: Option<(Verdict, &str)>,
) -> Result<u64, Error> {
    let Some((verdict, note)) = said else {
        return tx.run(
            "DELETE FROM scenario_tests WHERE item_id = $1 AND strategy_id = $2 AND corner = $3",
            &[&item, &strategy, &corner],
        );
    };
    tx.run(
        "INSERT INTO scenario_tests (strategy_id, corner, item_id, network_id, verdict, note)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (strategy_id, corner) DO UPDATE SET verdict = excluded.verdict, note = excluded.note",
        &[&strategy, &corner, &item, &network, &verdict, &note],
    )
}

/// The words of futures.
pub(super) fn words(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, String)>, Error> {
    let found = batch::among(
        q,
        "SELECT item_id, name, story FROM scenario_futures WHERE item_id",
        &[],
        &keys(items),
        "ORDER BY item_id",
    )?;
    Ok(joined(found))
}

/// The words of strategies.
pub(super) fn strategy_words(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, String)>, Error> {
    let found = batch::among(
        q,
        "SELECT item_id, name, about FROM scenario_strategies WHERE item_id",
        &[],
        &keys(items),
        "ORDER BY item_id",
    )?;
    Ok(joined(found))
}
