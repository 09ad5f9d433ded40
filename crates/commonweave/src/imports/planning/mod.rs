//! What a file would do to a network, row by row: the same for the dry run and for the real one.

mod apply;
mod filling;
mod known;
mod left;
mod mailboxes;
mod partners;
mod resolve;
mod setting;
mod stored;

pub(super) use apply::{Doing, apply};
pub use setting::Set;

use super::draft::Draft;
use super::reading::Reading;
use db::Read;
use house::ids::{MemberId, NetworkId};
use house::members::{Capacity, Newcomer, State};
use house::organisations::{NewOrganisation, Organisation};
use house::web::{Error, Said};
use known::Known;
use lists::{Table, is_total};
use resolve::Resolver;
use serde::{Deserialize, Serialize};

db::word! {
    /// What becomes of a row.
    pub enum Outcome {
        /// Somebody or something new.
        Create = "create",
        /// Known already; something that was missing is filled in.
        Complete = "complete",
        /// Known already, with all that the row says.
        Match = "match",
        /// Nothing comes of it.
        Refused = "refused",
    }
}

impl Outcome {
    /// The key of its name in `locales/`.
    pub fn label(self) -> &'static str {
        match self {
            Outcome::Create => "import-outcome-create",
            Outcome::Complete => "import-outcome-complete",
            Outcome::Match => "import-outcome-match",
            Outcome::Refused => "import-outcome-refused",
        }
    }
}

/// What becomes of one row.
#[derive(Debug, Clone)]
pub struct PlannedRow {
    /// The line on which it begins.
    pub line: u64,
    /// Where it stands among the rows of the table.
    pub place: usize,
    /// The person, or the organisation where there is none.
    pub name: String,
    /// The organisations to which the person belongs.
    pub organisations: Vec<String>,
    /// What becomes of it.
    pub outcome: Outcome,
    /// Why it is refused.
    pub reason: Option<Said>,
    /// What was left out, turned or kept otherwise than it stands there.
    pub notes: Vec<Said>,
    /// What would be kept, by the keys of the fields' names.
    pub stored: Vec<(&'static str, Said)>,
}

/// Something to know about a line that is no reason to refuse it.
#[derive(Debug, Clone)]
pub struct Note {
    /// The line; 0 where it is about the whole file.
    pub line: u64,
    /// Who or what stands on it.
    pub name: String,
    /// What is to be known.
    pub said: Said,
}

/// What a file would do.
#[derive(Debug, Default)]
pub struct Plan {
    /// Row by row.
    pub rows: Vec<PlannedRow>,
    /// Lines that are no rows, and what is to be known of the file.
    pub beside: Vec<Note>,
    /// How many rows only name again what an earlier row of the same file names.
    pub repeats: usize,
    people: Vec<Newcomer>,
    organisations: Vec<NewOrganisation>,
    fills: Vec<(Organisation, NewOrganisation)>,
    addresses: Vec<(MemberId, String)>,
    links: Vec<Link>,
}

/// Somebody of a row: known already, or the one of this place among the new.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Who {
    Known(MemberId, State, String),
    New(usize),
}

/// What somebody becomes to an organisation, by its folded name.
#[derive(Debug)]
struct Link {
    who: Who,
    organisation: String,
    capacity: Capacity,
    /// What they were to it before, where both were known.
    before: Option<Capacity>,
}

/// How many of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Rows that bring somebody or something new.
    pub created: usize,
    /// Rows that fill in what was missing.
    pub completed: usize,
    /// Rows that change nothing.
    pub matched: usize,
    /// Rows that were refused.
    pub refused: usize,
    /// People who are new.
    pub people: usize,
    /// Organisations that are new.
    pub organisations: usize,
}

impl Report {
    /// How many rows had this outcome.
    pub fn of(&self, outcome: &Outcome) -> usize {
        match outcome {
            Outcome::Create => self.created,
            Outcome::Complete => self.completed,
            Outcome::Match => self.matched,
            Outcome::Refused => self.refused,
        }
    }
}

impl Plan {
    /// How many of each.
    pub fn report(&self) -> Report {
        let rows = |wanted| self.rows.iter().filter(|row| row.outcome == wanted).count();
        Report {
            created: rows(Outcome::Create),
            completed: rows(Outcome::Complete),
            matched: rows(Outcome::Match),
            refused: rows(Outcome::Refused),
            people: self.people.len(),
            organisations: self.organisations.len(),
        }
    }

    /// Whether there is anything to do.
    pub fn changes_something(&self) -> bool {
        self.steps() > 0
    }

    /// Whether so many rows name somebody again that it must be asked whether they are the same.
    pub fn asks(&self) -> bool {
        self.repeats * 5 > self.rows.len()
    }

    /// All that is to be known, line by line.
    pub fn notes(&self) -> impl Iterator<Item = Note> {
        let of_row = |row: &PlannedRow| {
            let (line, name) = (row.line, row.name.clone());
            row.notes
                .iter()
                .map(move |said| Note { line, name: name.clone(), said: said.clone() })
                .collect::<Vec<_>>()
        };
        self.beside.iter().cloned().chain(self.rows.iter().flat_map(of_row))
    }

    /// How many things there are to write, for the bar of progress.
    pub fn steps(&self) -> usize {
        let people = self.people.len() + self.addresses.len() + self.links.len();
        people + self.organisations.len() + self.fills.len()
    }
}

/// Compares a file with what the network knows. Nothing is written. The database is asked a few dozen times, however
/// many rows there are.
///
/// # Errors
/// Those of the database.
pub fn plan(q: &mut Read<'_>, network: NetworkId, table: &Table, reading: &Reading) -> Result<Plan, Error> {
    let rows: Vec<_> = table.rows.iter().enumerate().collect();
    let (totals, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, row)| is_total(&row.cells));
    let drafts: Vec<Result<Draft, Said>> = rows.iter().map(|(_, row)| Draft::read(row, reading)).collect();
    let left = left::out(table, reading, &drafts);
    let known = Known::load(q, network, &drafts)?;
    let mut resolver = Resolver::new(known, mailboxes::shared(&drafts), reading.apart);
    for ((place, row), draft) in rows.into_iter().zip(drafts) {
        resolver.take(row.line, place, &first(&row.cells), draft);
    }
    let mut plan = resolver.finish();
    let stray = table.stray_quotes.iter().map(|line| (*line, String::new(), "import-note-stray-quote"));
    let totals = totals.iter().map(|(_, row)| (row.line, first(&row.cells), "import-note-total"));
    let programs = table.of_programs.iter().map(|line| (*line, String::new(), "import-note-program"));
    let note = |(line, name, key)| Note { line, name, said: Said::key(key) };
    plan.beside = left.into_iter().chain(stray.chain(programs).chain(totals).map(note)).collect();
    Ok(plan)
}

/// What to call a row of which no name is known.
fn first(cells: &[String]) -> String {
    let first = cells.iter().find(|cell| !cell.is_empty()).map_or("", String::as_str);
    first.chars().take(120).collect()
}
