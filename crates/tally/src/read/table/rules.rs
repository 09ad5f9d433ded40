//! How a table is read: which columns, and what marks mean where voters marked otherwise than asked.

/// The rules by which ballots of a table are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// What several candidates marked at one rank mean.
    pub overvote: Overvote,
    /// How many ranks in a row may be left out before a ballot ends; `None` for any number.
    pub skipped: Option<usize>,
    /// Whether a ballot ends where it names a candidate again. Otherwise the second mention is left out.
    pub repeated_ends: bool,
    /// How many ranks are read; `None` for all.
    pub ranks: Option<usize>,
    /// Headings of columns that are left out, or their numbers from 1.
    pub ignore: Vec<String>,
    /// The candidates in their order, each as all the names that cells may give them, the first being the one to show. Other
    /// names are then refused. When it is empty, candidates are numbered as they first appear.
    pub candidates: Vec<Vec<String>>,
}

/// What several candidates marked at one rank mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overvote {
    /// The ballot ends there for a count that needs one choice at a time; where the cell says who they are, methods that
    /// compare in pairs take them as equal.
    #[default]
    Ends,
    /// The ballot goes on with the next rank.
    Skip,
    /// As long as several of them are left, the ballot ends there; it counts for the only one who is left (see
    /// [`crate::ballots::Shared::OnlyOneLeft`]).
    OnlyOneLeft,
}
