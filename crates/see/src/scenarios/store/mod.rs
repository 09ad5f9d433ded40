//! The tables of scenarios. Whoever asks for one has made sure that the viewer may read its item; lists take the viewer.

mod drivers;
mod futures;
mod joining;
mod keeping;
mod lists;
mod signs;

pub(super) use drivers::{Rated, add_driver, change_driver, drivers, remove_driver, set_axis};
pub(super) use futures::{
    Future, Strategy, Tested, add_strategy, change_strategy, futures, judge, remove_strategy, strategies,
    tell, tests,
};
pub(super) use joining::{merge_organisations, part_organisations};
pub(super) use keeping::{EXTRACTS, ask_of_nobody, asking_of, language_of, merge, purge};
pub(super) use lists::{Listed, listed, shapes};
pub(super) use signs::{Sign, bind, signs, unbind};

use super::scenario::{Scenario, Turn};
use db::{Error, Param, Read, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId};

/// The scenario of an item.
pub(super) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<Scenario>, Error> {
    q.maybe("SELECT horizon, about_sort, about_id FROM scenarios WHERE item_id = $1", &[&item])
}

/// Writes a scenario down for an item that was just started.
pub(super) fn begin(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    horizon: &str,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO scenarios (item_id, network_id, horizon, about_sort, about_id, changed_at)
         VALUES ($1, $2, $3, '', 0, $4)",
        &[&item, &network, &horizon, &now],
    )
}

/// Says how far it looks.
pub(super) fn set_horizon(tx: &mut Write<'_>, item: ItemId, horizon: &str, now: Time) -> Result<u64, Error> {
    tx.run("UPDATE scenarios SET horizon = $2, changed_at = $3 WHERE item_id = $1", &[&item, &horizon, &now])
}

/// Says of whom it asks what would be if they left.
pub(super) fn set_about(tx: &mut Write<'_>, item: ItemId, (sort, id): (&str, i64)) -> Result<u64, Error> {
    tx.run("UPDATE scenarios SET about_sort = $2, about_id = $3 WHERE item_id = $1", &[&item, &sort, &id])
}

/// Something of it was changed.
pub(super) fn touch(tx: &mut Write<'_>, item: ItemId, now: Time) -> Result<u64, Error> {
    tx.run("UPDATE scenarios SET changed_at = $2 WHERE item_id = $1", &[&item, &now])
}

/// The words by which scenarios are found: those of their drivers, futures and strategies.
pub(super) fn words(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, String)>, Error> {
    let mut all = drivers::words(q, items)?;
    all.extend(futures::words(q, items)?);
    all.extend(futures::strategy_words(q, items)?);
    all.sort_by_key(|(item, _)| *item);
    let mut joined: Vec<(ItemId, String)> = Vec::new();
    for (item, text) in all {
        match joined.last_mut() {
            Some((last, words)) if *last == item => {
                words.push('\n');
                words.push_str(&text);
            }
            _ => joined.push((item, text)),
        }
    }
    Ok(joined)
}

/// Notes who did what to what, and what stood there before.
pub(super) fn note_turn(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    by: Option<MemberId>,
    (turn, name, was): (Turn, &str, &str),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO scenario_turns (item_id, network_id, member_id, turn, name, was, turned_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&item, &network, &by, &turn, &name, &was, &now],
    )
}

db::record! {
    /// A line of the history of a scenario.
    #[derive(Debug, Clone)]
    pub(super) struct Turned {
        pub(super) turn: Turn,
        pub(super) name: String,
        pub(super) was: String,
        pub(super) who: Option<String>,
        pub(super) turned_at: Time,
    }
}

/// What was done to a scenario, the latest first; 50 at most.
pub(super) fn turns(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Turned>, Error> {
    q.all(
        "SELECT scenario_turns.turn, scenario_turns.name, scenario_turns.was, members.name AS who,
                scenario_turns.turned_at
         FROM scenario_turns LEFT JOIN members ON members.id = scenario_turns.member_id
         WHERE scenario_turns.item_id = $1 ORDER BY scenario_turns.id DESC LIMIT 50",
        &[&item],
    )
}

/// The numbers of items as keys.
fn keys(items: &[ItemId]) -> Vec<&dyn Param> {
    items.iter().map(|item| -> &dyn Param { item }).collect()
}

/// Two texts of each of these items, joined.
fn joined(found: Vec<(ItemId, String, String)>) -> Vec<(ItemId, String)> {
    found.into_iter().map(|(item, one, other)| (item, format!("{one}\n{other}"))).collect()
}
