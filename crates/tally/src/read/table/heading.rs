//! The first row of a table: what each column holds.

use std::collections::HashSet;

use super::Row;
use super::rules::Rules;
use super::words::{self, Kind};
use crate::read::{ReadError, shortened};

/// What each column is.
#[derive(Default)]
pub(in crate::read) struct Heading {
    /// Columns that name an option: with its name.
    pub(in crate::read) options: Vec<(usize, String)>,
    /// Columns that hold a choice, in order of rank.
    pub(in crate::read) choices: Vec<usize>,
    /// The column of weights.
    pub(in crate::read) weight: Option<usize>,
    /// The column that says who voted, and its heading.
    pub(in crate::read) voter: Option<usize>,
    pub(in crate::read) voter_name: String,
    /// Columns without a heading, which are left out.
    pub(in crate::read) unnamed: Vec<usize>,
}

impl Heading {
    pub(super) fn of(file: &str, row: &Row<'_>, rules: &Rules) -> Result<Self, ReadError> {
        let ignored = ignored(file, row, rules)?;
        let mut heading = Self::default();
        let mut choices: Vec<(u64, usize)> = Vec::new();
        for (column, cell) in row.cells.iter().enumerate().filter(|(column, _)| !ignored.contains(column)) {
            match words::kind(cell) {
                Kind::Empty => heading.unnamed.push(column),
                Kind::Weight if heading.weight.is_none() => heading.weight = Some(column),
                Kind::Voter if heading.voter.is_none() => {
                    heading.voter = Some(column);
                    cell.clone_into(&mut heading.voter_name);
                }
                Kind::Voter | Kind::Aside => {}
                Kind::Rank(rank) => choices.push((rank, column)),
                Kind::Weight | Kind::Option => heading.options.push((column, cell.to_owned())),
            }
        }
        choices.sort_unstable();
        different(file, row, &choices, &heading.options)?;
        heading.choices = choices.into_iter().map(|(_, column)| column).collect();
        Ok(heading)
    }

    /// Whether columns hold choices; other columns are then of no interest (a precinct, a time).
    pub(super) const fn has_choices(&self) -> bool {
        !self.choices.is_empty()
    }

    /// How many votes a row stands for: 1 without a column of weights.
    pub(super) fn weight(&self, file: &str, row: &Row<'_>) -> Result<u64, ReadError> {
        let Some(column) = self.weight else { return Ok(1) };
        let cell = row.cell(column);
        cell.parse().map_err(|_| {
            ReadError::new(
                file,
                row.line,
                format!("expected a whole number of votes as the weight, found {:?}", shortened(cell)),
            )
        })
    }
}

/// The columns that the rules leave out.
fn ignored(file: &str, row: &Row<'_>, rules: &Rules) -> Result<Vec<usize>, ReadError> {
    let named = |wanted: &String| {
        let by_name = row.cells.iter().position(|cell| cell.eq_ignore_ascii_case(wanted.trim()));
        let by_number = || wanted.trim().parse::<usize>().ok().filter(|number| *number <= row.cells.len());
        by_name.or_else(|| by_number().and_then(|number| number.checked_sub(1))).ok_or_else(|| {
            let there: Vec<String> = row.cells.iter().take(20).map(shortened).collect();
            let told = format!(
                "expected the column {:?} that is to be left out, found {}",
                shortened(wanted),
                there.join(", ")
            );
            ReadError::new(file, row.line, told)
        })
    };
    rules.ignore.iter().map(named).collect()
}

/// Refuse two columns of one rank (two contests in one file), and options of one name.
fn different(
    file: &str,
    row: &Row<'_>,
    choices: &[(u64, usize)],
    options: &[(usize, String)],
) -> Result<(), ReadError> {
    let twice = choices.windows(2).find_map(|pair| match pair {
        [(one, first), (other, second)] if one == other => Some((one, first, second)),
        _ => None,
    });
    if let Some((rank, first, second)) = twice {
        let (first, second) = (shortened(row.cell(*first)), shortened(row.cell(*second)));
        let told = format!(
            "expected one column for rank {rank}, found {first:?} and {second:?}; leave one of them out with --ignore"
        );
        return Err(ReadError::new(file, row.line, told));
    }
    if !choices.is_empty() {
        return Ok(());
    }
    let mut seen = HashSet::with_capacity(options.len());
    match options.iter().find(|(_, name)| !seen.insert(name)) {
        None => Ok(()),
        Some((_, name)) => {
            let told =
                format!("expected a different name above each column, found {:?} twice", shortened(name));
            Err(ReadError::new(file, row.line, told))
        }
    }
}
