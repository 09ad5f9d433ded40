//! Reading ballots from text: PrefLib, BLT and CSV.
//!
//! Nothing here opens a file: readers take the text and the file's name, which they only use in messages. A message names
//! the file, the line and what was expected there.

mod blt;
mod blt_options;
mod decode;
mod notes;
mod preflib;
mod preflib_old;
mod table;

pub use blt::blt;
pub use decode::decode;
pub use preflib::preflib;
pub use table::{Overvote, Rules, ranks_of};

use std::borrow::Cow;

use crate::ballots::{BallotError, Candidate, Rankings, Scores};

/// Ranked ballots as read from a file.
#[derive(Clone, Debug)]
pub struct RankedFile {
    /// The ballots, with withdrawn candidates marked.
    pub ballots: Rankings,
    /// How many are to be elected, where the file says so.
    pub seats: Option<usize>,
    /// What the vote is called, where the file says so.
    pub title: Option<String>,
    /// The order that wins ties, where the file gives one.
    pub tie: Vec<Candidate>,
    /// Those whom the file calls write-ins that nobody declared.
    pub undeclared: Vec<Candidate>,
    /// What the reader noticed and a person should know, in sentences without an end.
    pub notes: Vec<String>,
}

impl RankedFile {
    /// These ballots, about which the file says nothing more.
    #[must_use]
    pub fn of(ballots: Rankings) -> Self {
        let (tie, undeclared, notes) = (Vec::new(), Vec::new(), Vec::new());
        Self { ballots, seats: None, title: None, tie, undeclared, notes }
    }
}

/// What a file holds.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "one sheet is read in a run, and nobody keeps a list of them")]
pub enum Sheet {
    /// Rankings.
    Ranked(RankedFile),
    /// A number for each voter and option: scores, approvals, dots, votes, or ranks (see [`ranks_of`]); with what the reader
    /// noticed.
    Grid(Scores, Vec<String>),
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
    sheet_by(file, text, &Rules::default())
}

/// The same; a table is read by these rules.
///
/// # Errors
/// As [`sheet`].
pub fn sheet_by(file: &str, text: &str, rules: &Rules) -> Result<Sheet, ReadError> {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "soc" | "soi" | "toc" | "toi" => preflib(file, text).map(Sheet::Ranked),
        "blt" => blt(file, text).map(Sheet::Ranked),
        "csv" | "tsv" => csv_by(file, text, rules),
        _ => {
            Err(ReadError::new(file, 1, "expected a file that ends in .soc, .soi, .toc, .toi, .blt or .csv"))
        }
    }
}

/// Read a CSV (separated by commas, semicolons or tabs) in one of three layouts, told apart by its first row:
///
/// - **Counted rankings**: a first row `candidates,seats`, then rows `votes,3,1,2`, then a row for each candidate
///   (`Candidate 1,Name,Party`) and perhaps a title; as published for the Scottish councils.
/// - **Choices**: columns headed `rank 1`, `rank 2` … (or `1st choice`, `choice_1`, `r1`, `1`, and `vote` or `choice` for
///   one), with the name of an option in each cell. Candidates are numbered as they first appear. `undervote`, `skipped` and
///   `blank` leave a rank out. `overvote`, and several names with `|` between them, are no candidate: [`Rules`] say how the
///   ballot is then read.
/// - **Grid**: a column for each option with a number in each cell, which is empty where the voter says nothing.
///
/// The last two have one row for each ballot. A column `weight` (or `votes`) says how many votes a row stands for; columns
/// that say who voted, when and where are no options, nor are columns without a heading. Where commas do not separate cells,
/// one can stand for the decimal point.
///
/// # Errors
/// No ballots, doubled headings, cells that are no numbers, weights that are no whole numbers.
pub fn csv(file: &str, text: &str) -> Result<Sheet, ReadError> {
    csv_by(file, text, &Rules::default())
}

/// The same by these rules.
///
/// # Errors
/// As [`csv()`], and columns that are to be left out and are not there.
pub fn csv_by(file: &str, text: &str, rules: &Rules) -> Result<Sheet, ReadError> {
    table::read(file, &plain(text), rules)
}

/// The text without a byte order mark, its lines ended as they are today: old Macintoshes wrote a lone `\r`.
fn plain(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lone =
        text.as_bytes().windows(2).any(|pair| pair.first() == Some(&b'\r') && pair.last() != Some(&b'\n'));
    match lone || text.ends_with('\r') {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(text),
    }
}

/// The first letters of what was found, for a message that a person reads to its end.
fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_old_macintoshes_ended_are_read_in_every_format() {
        let text = "2 1\r3 1 2 0\r2 2 0\r0\r\"Ana\"\r\"Bo\"\r";
        assert_eq!(blt("v.blt", text).expect("a good file").ballots.total(), 5);
        let Ok(Sheet::Ranked(file)) = csv("v.csv", "r1,r2\rAna,Bo\rBo,\r") else { panic!("rankings") };
        assert_eq!(file.ballots.total(), 2);
        let text = "# NUMBER ALTERNATIVES: 2\r3: 1,2\r";
        assert_eq!(preflib("v.soi", text).expect("a good file").ballots.total(), 3);
    }
}
