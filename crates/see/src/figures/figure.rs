//! From cells to what is shown: each figure as columns over pieces of time. Pure sums.

use super::asked::{Asked, Step};
use super::floor::{NONE, TOGETHER};
use super::month;
use super::store::Kept;
use house::charts::{Caption, Series, Stacked};
use house::reports::{Count, Counted, Over};
use house::sector::Sector;
use house::web::{Piece, Said};

/// A figure as it is told.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub(super) count: &'static Count,
    /// The names of the pieces of time.
    pub(super) pieces: Vec<String>,
    pub(super) columns: Vec<Column>,
}

/// One group of people, or all.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) name: Said,
    pub(super) values: Vec<Value>,
}

/// What is told of a piece of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Value {
    /// Nothing where no month may be told.
    pub(super) amount: Option<f64>,
    /// How many months are in it, of how many.
    pub(super) told: i64,
    pub(super) months: i64,
}

/// Up to which month a figure is counted, and from which on there was anything to count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reach {
    pub(super) first: i64,
    pub(super) mark: i64,
}

/// The name of a sector's word, as cells keep it.
pub(super) fn sector_name(word: &str) -> Said {
    match word.parse::<Sector>() {
        Ok(sector) => Said::key(sector.label()),
        Err(_) if word == NONE => Said::key("report-no-sector"),
        Err(_) if word == TOGETHER => Said::key("report-together"),
        Err(_) => Said::key("report-all"),
    }
}

impl Figure {
    /// The figure of these cells, all of it and of the place that is asked for.
    pub(super) fn of(
        count: &'static Count,
        kept: &[Kept],
        asked: &Asked,
        (range, reach): ((i64, i64), Reach),
    ) -> Figure {
        let own: Vec<&Kept> = kept.iter().filter(|cell| cell.figure == count.word).collect();
        let pieces = pieces(range, asked.step);
        // In a space where things are counted, none is nothing; where people are counted, it is too few.
        let nothing = count.counted == Counted::Things && asked.space.is_some();
        let column = |name: Said, is_in: &dyn Fn(&Kept) -> bool| {
            let amount = |month: i64| {
                let mut cells = own.iter().filter(|cell| cell.month == month && is_in(cell)).peekable();
                let is_counted = month >= reach.first && month <= reach.mark;
                if cells.peek().is_none() {
                    return (nothing && is_counted).then_some(0);
                }
                Some(cells.map(|cell| cell.amount).sum::<i64>())
            };
            let values = pieces.iter().map(|(_, months)| value(count, months.iter().copied().map(&amount)));
            Column { name, values: values.collect() }
        };
        let columns: Vec<Column> = match asked {
            Asked { by_sector: true, .. } if count.counted.by_people() => sectors(&own)
                .into_iter()
                .map(|sector| column(sector_name(sector), &|cell: &Kept| cell.sector == sector))
                .collect(),
            Asked { sector, .. } if !sector.is_empty() && count.counted.by_people() => {
                vec![column(sector_name(sector), &|cell: &Kept| cell.sector == *sector)]
            }
            _ => vec![column(Said::key("report-all"), &|_: &Kept| true)],
        };
        Figure { count, pieces: pieces.into_iter().map(|(name, _)| name).collect(), columns }
    }

    /// In how many months something is left out of some column.
    pub(super) fn left_out(&self) -> i64 {
        let missing = |column: &Column| column.values.iter().map(|one| one.months - one.told).sum::<i64>();
        self.columns.iter().map(missing).max().unwrap_or(0)
    }

    /// Whether anything is told.
    pub(super) fn is_told(&self) -> bool {
        self.columns.iter().flat_map(|column| &column.values).any(|one| one.amount.is_some())
    }

    /// The picture, with its table.
    pub(super) fn draw(&self, id: &'static str) -> Piece {
        let series = |column: &Column| Series {
            name: column.name.clone(),
            values: column.values.iter().map(|one| one.amount.unwrap_or(f64::NAN)).collect(),
        };
        let stacked = Stacked {
            caption: Caption { id, title: Said::key(self.count.title), about: Said::key(self.count.meaning) },
            labels: self.pieces.iter().map(Said::raw).collect(),
            series: self.columns.iter().map(series).collect(),
        };
        stacked.draw()
    }
}

/// The pieces of a span of time, each with its months.
fn pieces((first, last): (i64, i64), step: Step) -> Vec<(String, Vec<i64>)> {
    let months: Vec<i64> = (first..=last).collect();
    let piece = |months: &[i64]| {
        let begin = months.first().copied().unwrap_or(first);
        (month::name(begin, step), months.to_vec())
    };
    months
        .chunk_by(|one, other| one.div_euclid(step.months()) == other.div_euclid(step.months()))
        .map(piece)
        .collect()
}

/// The sectors of these cells, in the order of the list; those who have none, and all who are taken together, last.
fn sectors(cells: &[&Kept]) -> Vec<&'static str> {
    let all = Sector::ALL.iter().map(|sector| sector.as_str()).chain([NONE, TOGETHER]);
    all.filter(|word| cells.iter().any(|cell| cell.sector == *word)).collect()
}

/// Months taken together as the figure says.
fn value(count: &Count, months: impl Iterator<Item = Option<i64>>) -> Value {
    let all: Vec<Option<i64>> = months.collect();
    let told: Vec<i64> = all.iter().copied().flatten().collect();
    let sum = real(told.iter().sum());
    let per = real(count.per.max(1));
    let amount = match count.over {
        _ if told.is_empty() => None,
        Over::Sum => Some(sum / per),
        Over::Mean => Some(sum / per / real(length(&told))),
    };
    Value { amount: amount.map(tenths), told: length(&told), months: length(&all) }
}

fn length<T>(all: &[T]) -> i64 {
    i64::try_from(all.len()).unwrap_or(i64::MAX)
}

/// To the next tenth.
fn tenths(amount: f64) -> f64 {
    (amount * 10.0).round() / 10.0
}

#[expect(
    clippy::as_conversions,
    reason = "amounts are far below 2^53, where every whole number has its own float"
)]
fn real(number: i64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use house::room::Rooms;
    use house::web::Form;

    const HOURS_WORKED: Count = Count {
        word: "hours",
        title: "report-all",
        meaning: "report-all",
        counted: Counted::Deeds,
        over: Over::Sum,
        per: 60,
        tell: |_, _, _| Ok(Vec::new()),
    };
    static HOURS: Count = HOURS_WORKED;
    static PEOPLE: Count = Count { over: Over::Mean, per: 1, ..HOURS_WORKED };

    fn cell(month: i64, sector: &str, amount: i64) -> Kept {
        Kept { figure: "hours".to_owned(), month, sector: sector.to_owned(), amount }
    }

    fn figure(count: &'static Count, query: &str) -> Figure {
        let asked = Asked::read(&Form::of_query(query), Rooms::of(&[]));
        let cells = [cell(0, "arts", 600), cell(0, "together", 300), cell(2, "together", 1200)];
        Figure::of(count, &cells, &asked, ((0, 5), Reach { first: 0, mark: 5 }))
    }

    fn amounts(column: &Column) -> Vec<(Option<f64>, i64)> {
        column.values.iter().map(|one| (one.amount, one.told)).collect()
    }

    #[test]
    fn the_groups_add_up_to_all_and_what_is_left_out_is_said() {
        let all = figure(&HOURS, "step=quarter");
        assert_eq!(amounts(all.columns.first().unwrap()), [(Some(35.0), 2), (None, 0)]);
        assert_eq!(all.left_out(), 4);
        let by = figure(&HOURS, "step=quarter&of=each");
        let names: Vec<_> = by.columns.iter().map(|column| column.name.clone()).collect();
        assert_eq!(names, [Said::key("sector-arts"), Said::key("report-together")]);
        assert_eq!(by.columns.iter().map(|column| amounts(column)[0].0.unwrap()).sum::<f64>(), 35.0);
        let one = figure(&HOURS, "step=quarter&of=arts");
        assert_eq!(amounts(one.columns.first().unwrap()), [(Some(10.0), 1), (None, 0)]);
    }

    #[test]
    fn people_of_several_months_are_not_added_up() {
        let all = figure(&PEOPLE, "step=quarter");
        assert_eq!(amounts(all.columns.first().unwrap()), [(Some(1050.0), 2), (None, 0)]);
    }

    #[test]
    fn in_a_space_too_few_is_nothing_that_is_told() {
        let space = figure(&HOURS, "space=3&step=month");
        assert_eq!(amounts(space.columns.first().unwrap())[1], (None, 0));
    }
}
