//! From the answers to each meeting to what is told of a quarter: rules without a database.

use super::super::FEW;
use super::store::Answers;
use crate::events::series::SeriesId;
use house::ids::{ItemId, SpaceId};
use std::collections::BTreeMap;

/// The marks of one statement: their sum, and how many there are.
pub(super) type Mark = (i64, i64);

/// What several answers come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) answers: i64,
    pub(super) marks: [Mark; 5],
}

/// What is told of a series in a quarter, by the word of the sector; no word for all others together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) space: SpaceId,
    /// Zero for what belongs to no series.
    pub(super) series: SeriesId,
    pub(super) sectors: BTreeMap<String, Sum>,
}

impl Sum {
    fn add(&mut self, other: &Sum) {
        self.answers += other.answers;
        for (own, more) in self.marks.iter_mut().zip(other.marks) {
            *own = (own.0 + more.0, own.1 + more.1);
        }
    }
}

/// What is told of these answers.
pub(super) fn cells(rows: &[Answers]) -> Vec<Cell> {
    let mut places: BTreeMap<(SpaceId, SeriesId), BTreeMap<String, Sum>> = BTreeMap::new();
    let mut meetings: BTreeMap<ItemId, Sum> = BTreeMap::new();
    for row in rows {
        meetings.entry(row.item_id).or_default().add(&row.sum());
    }
    for row in rows {
        let Some(whole) = meetings.get(&row.item_id).filter(|whole| whole.answers >= FEW) else { continue };
        let place = (row.space_id, row.series_id.unwrap_or(SeriesId::from(0)));
        let sectors = places.entry(place).or_default();
        sectors.entry(row.sector.clone()).or_default().add(&told_of(row.sum(), whole));
    }
    let cell = |((space, series), sectors): ((SpaceId, SeriesId), BTreeMap<String, Sum>)| Cell {
        space,
        series,
        sectors: without_few_marks(together(sectors)),
    };
    places.into_iter().map(cell).collect()
}

/// Of a statement to which fewer than five have said something at a meeting, nothing is told.
fn told_of(mut sum: Sum, whole: &Sum) -> Sum {
    for (mark, of) in sum.marks.iter_mut().zip(whole.marks) {
        if of.1 < FEW {
            *mark = (0, 0);
        }
    }
    sum
}

/// Sectors of fewer than five answers stand together, and with the smallest of the others until they are five.
fn together(sectors: BTreeMap<String, Sum>) -> BTreeMap<String, Sum> {
    let (mut large, small): (BTreeMap<String, Sum>, BTreeMap<String, Sum>) =
        sectors.into_iter().partition(|(sector, sum)| !sector.is_empty() && sum.answers >= FEW);
    let mut others = Sum::default();
    small.values().for_each(|sum| others.add(sum));
    while (1..FEW).contains(&others.answers) {
        let least = large.iter().min_by_key(|(sector, sum)| (sum.answers, (*sector).clone()));
        let Some(least) = least.map(|(sector, _)| sector.clone()) else { return BTreeMap::new() };
        if let Some(sum) = large.remove(&least) {
            others.add(&sum);
        }
    }
    if others.answers > 0 {
        large.insert(String::new(), others);
    }
    large
}

/// Where few of a group have said something to a statement, it is told of none: the others would tell it.
fn without_few_marks(mut sectors: BTreeMap<String, Sum>) -> BTreeMap<String, Sum> {
    for at in 0..5 {
        let count = |sum: &Sum| sum.marks.get(at).map_or(0, |mark| mark.1);
        if sectors.values().any(|sum| (1..FEW).contains(&count(sum))) {
            for mark in sectors.values_mut().filter_map(|sum| sum.marks.get_mut(at)) {
                *mark = (0, 0);
            }
        }
    }
    sectors
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(item: i64, sector: &str, answers: i64, goal: i64) -> Answers {
        Answers {
            space_id: SpaceId::from(1),
            series_id: None,
            item_id: ItemId::from(item),
            sector: sector.to_owned(),
            answers,
            goal: answers * goal,
            goal_count: answers,
            voice: 0,
            voice_count: 0,
            fair: 0,
            fair_count: 0,
            worth: 0,
            worth_count: 0,
            steps: 0,
            steps_count: 0,
        }
    }

    fn told(rows: &[Answers]) -> Vec<(String, i64, Mark)> {
        let cells = cells(rows);
        let all = cells.into_iter().flat_map(|cell| cell.sectors);
        all.map(|(sector, sum)| (sector, sum.answers, sum.marks[0])).collect()
    }

    #[test]
    fn few_stand_together_with_the_smallest_so_that_nobody_finds_them_by_taking_away() {
        let rows = [answers(1, "arts", 6, 4), answers(1, "health", 9, 5), answers(1, "media", 2, 1)];
        assert_eq!(told(&rows), [(String::new(), 8, (26, 8)), ("health".to_owned(), 9, (45, 9))]);
        let rows = [answers(1, "arts", 6, 4), answers(1, "media", 2, 1)];
        assert_eq!(told(&rows), [(String::new(), 8, (26, 8))]);
    }

    #[test]
    fn meetings_and_statements_of_few_answers_are_left_out() {
        assert_eq!(told(&[answers(1, "arts", 4, 4)]), []);
        // A sector grows over several meetings, each of which has enough answers.
        let rows = [
            answers(1, "arts", 3, 4),
            answers(1, "health", 5, 4),
            answers(2, "arts", 3, 4),
            answers(2, "health", 5, 4),
            answers(3, "arts", 2, 1),
        ];
        assert_eq!(told(&rows), [("arts".to_owned(), 6, (24, 6)), ("health".to_owned(), 10, (40, 10))]);
        let mut shy = answers(1, "arts", 6, 4);
        (shy.goal, shy.goal_count) = (12, 3);
        assert_eq!(told(std::slice::from_ref(&shy)), [("arts".to_owned(), 6, (0, 0))]);
        let rows = [shy, answers(1, "health", 7, 4)];
        assert_eq!(told(&rows), [("arts".to_owned(), 6, (0, 0)), ("health".to_owned(), 7, (0, 0))]);
    }
}
