//! How strategies fare in the four futures, as a table.

use crate::scenarios::scenario::{Corner, Verdict};
use crate::scenarios::store::{Strategy, Tested};
use house::ids::StrategyId;

/// A strategy with how it fares in each future.
#[derive(Debug)]
pub(in crate::scenarios) struct Row {
    pub(in crate::scenarios) id: StrategyId,
    pub(in crate::scenarios) name: String,
    pub(in crate::scenarios) about: String,
    /// Of each corner: key and class of the verdict, and the note.
    pub(in crate::scenarios) cells: Vec<Option<(&'static str, &'static str, String)>>,
    /// In how many futures it works as it is, and of how many that was said.
    pub(in crate::scenarios) works: usize,
    pub(in crate::scenarios) said: usize,
}

impl Row {
    /// A row for each strategy, in their order.
    pub(in crate::scenarios) fn all(strategies: Vec<Strategy>, tests: &[Tested]) -> Vec<Row> {
        let cell = |id: StrategyId, corner: Corner| {
            let found = tests.iter().find(|one| one.strategy_id == id && one.corner == corner.get())?;
            let (key, class) = found.verdict.label();
            Some((key, class, found.note.clone()))
        };
        let own = |id: StrategyId| tests.iter().filter(move |one| one.strategy_id == id);
        let row = |one: Strategy| Row {
            works: own(one.id).filter(|one| one.verdict == Verdict::Works).count(),
            said: own(one.id).count(),
            cells: Corner::ALL.into_iter().map(|corner| cell(one.id, corner)).collect(),
            id: one.id,
            name: one.name,
            about: one.about,
        };
        strategies.into_iter().map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strategy_stands_beside_each_future_and_what_was_not_said_is_empty() {
        let id = StrategyId::from(7);
        let strategy = Strategy { id, name: "Buy".to_owned(), about: String::new() };
        let test = |corner, verdict| Tested { strategy_id: id, corner, verdict, note: String::new() };
        let tests = [test(1, Verdict::Works), test(3, Verdict::Fails), test(4, Verdict::Works)];
        let rows = Row::all(vec![strategy], &tests);
        let said: Vec<Option<&str>> =
            rows[0].cells.iter().map(|cell| cell.as_ref().map(|(key, _, _)| *key)).collect();
        assert_eq!(said, [Some("scenario-works"), None, Some("scenario-fails"), Some("scenario-works")]);
        assert_eq!((rows[0].works, rows[0].said), (2, 3));
    }
}
