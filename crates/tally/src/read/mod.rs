//! Reading ballots from text: PrefLib, BLT and CSV.
//!
//! Nothing here opens a file: readers take the text and the file's name, which they only use in messages. A message names
//! the file, the line and what was expected there.

mod blt;
mod csv_grid;
mod csv_ranked;
mod decode;
mod preflib;
mod preflib_old;
mod table;

pub use blt::blt;
pub use csv_grid::ranks_of;
pub use decode::decode;
pub use preflib::preflib;

use crate::ballots::{BallotError, Rankings, Scores};

/// Ranked ballots as read from a file.
#[derive(Clone, Debug)]
pub struct RankedFile {
    /// The ballots, with withdrawn candidates marked.
    pub ballots: Rankings,
    /// How many are to be elected, where the file says so.
    pub seats: Option<usize>,
    /// What the vote is called, where the file says so.
    pub title: Option<String>,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Sheet {
    /// Rankings.
    Ranked(RankedFile),
    /// A number for each voter and option: scores, approvals, dots, votes, or ranks (see [`ranks_of`]).
    Grid(Scores),
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {expected}")]
pub struct ReadError {
    /// The file's name as it was given.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What was expected there, and what was found.
    pub expected: String,
}

impl ReadError {
    pub(crate) fn new(file: &str, line: usize, expected: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, expected: expected.into() }
    }

    pub(crate) fn ballot(file: &str, line: usize, error: &BallotError) -> Self {
        Self::new(file, line, error.to_string())
    }
}

/// Read a file by the ending of its name: `.soc .soi .toc .toi` (PrefLib), `.blt`, `.csv` or `.tsv`.
///
/// # Errors
/// An unknown ending, or the reader's own error.
pub fn sheet(file: &str, text: &str) -> Result<Sheet, ReadError> {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "soc" | "soi" | "toc" | "toi" => preflib(file, text).map(Sheet::Ranked),
        "blt" => blt(file, text).map(Sheet::Ranked),
        "csv" | "tsv" => csv(file, text),
        _ => {
            Err(ReadError::new(file, 1, "expected a file that ends in .soc, .soi, .toc, .toi, .blt or .csv"))
        }
    }
}

/// Read a CSV (separated by commas, semicolons or tabs) in one of three layouts, told apart by its first row:
///
/// - **Counted rankings**: a first row `candidates,seats`, then rows `votes,3,1,2`, then a row for each candidate
///   (`Candidate 1,Name,Party`) and perhaps a title; as published for the Scottish councils.
/// - **Choices**: columns headed `rank 1`, `rank 2` … (or `1st choice`, `choice 1`, `1`, and `vote` or `choice` for one),
///   with the name of an option in each cell. Candidates are numbered as they first appear. `undervote`, `skipped` and `blank`
///   leave a rank out; at `overvote` the ballot is cut, as at a place that two candidates share.
/// - **Grid**: a column for each option with a number in each cell, which is empty where the voter says nothing.
///
/// The last two have one row for each ballot. A column `weight` (or `votes`) says how many votes a row stands for;
/// columns `voter`, `id` and `ballot` are skipped.
///
/// # Errors
/// No ballots, doubled or missing headings, cells that are no numbers, weights that are no whole numbers.
pub fn csv(file: &str, text: &str) -> Result<Sheet, ReadError> {
    let table = table::Table::new(file, text);
    let mut layout = None;
    table.each(0, |row| {
        layout = Some(match csv_ranked::counted_header(row) {
            Some((candidates, seats)) => Layout::Counted { candidates, seats },
            None => Layout::Headed(table::Heading::of(file, row)?),
        });
        Ok(false)
    })?;
    match layout {
        None => Err(ReadError::new(file, 1, "expected ballots, and the file is empty")),
        Some(Layout::Counted { candidates, seats }) => {
            csv_ranked::counted(&table, candidates, seats).map(Sheet::Ranked)
        }
        Some(Layout::Headed(heading)) if heading.has_choices() => {
            csv_ranked::choices(&table, &heading).map(Sheet::Ranked)
        }
        Some(Layout::Headed(heading)) => csv_grid::grid(&table, &heading).map(Sheet::Grid),
    }
}

/// The first letters of what was found, for a message that a person reads to its end.
fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

/// How a CSV is laid out, by its first row.
enum Layout {
    Counted { candidates: usize, seats: usize },
    Headed(table::Heading),
}
