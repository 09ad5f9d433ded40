//! Reads conversations: the open-data CSV and JSON files of Polis, and any CSV with a participant, a statement and a vote.
//!
//! Agree is +1, pass 0, disagree −1 (as in published files; the wire format between Polis's own parts has it the other
//! way round). A byte-order mark and CRLF are fine. Nothing here opens a file: texts come in, and a [`Fault`] names
//! the file, the line and what was expected.

use crate::votes::{Vote, Votes};
use std::collections::HashMap;

mod json;
mod table;

pub use json::{statements_json, votes_json};
pub use table::{Membership, groups_csv, statements_csv, votes_csv};

/// What is wrong with a file, where, and what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {expected}")]
pub struct Fault {
    /// The name that was given for the file.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// What was expected there.
    pub expected: String,
}

impl Fault {
    fn new(file: &str, line: u64, expected: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, expected: expected.into() }
    }
}

/// A conversation with the names that its files use.
#[derive(Clone, Debug, Default)]
pub struct Conversation {
    /// The participants' names; their positions are the numbers in `votes`.
    pub participants: Vec<String>,
    /// The statements' names.
    pub statements: Vec<String>,
    /// The statements' texts, as far as known.
    pub texts: Vec<Option<String>>,
    /// The votes.
    pub votes: Votes,
}

impl Conversation {
    /// The number of a participant.
    #[must_use]
    pub fn participant(&self, name: &str) -> Option<usize> {
        self.participants.iter().position(|known| known == name)
    }

    /// Applies what a file says about statements; statements that nobody voted on are left out.
    pub fn describe(&mut self, about: &[About]) {
        let numbers: HashMap<&str, usize> =
            self.statements.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
        for statement in about {
            let Some(at) = numbers.get(statement.name.as_str()) else { continue };
            if statement.masked {
                self.votes.mask(*at, true);
            }
            if let Some(text) = self.texts.get_mut(*at) {
                text.clone_from(&statement.text);
            }
        }
    }
}

/// What a file says about a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: Option<String>,
    /// Moderated out, or about the conversation itself: kept off the map.
    pub masked: bool,
}

/// One vote as a file has it; names by their numbers in the order of appearance.
struct Line {
    participant: usize,
    statement: usize,
    vote: Vote,
    /// Later ones replace earlier ones; equal times: the later line.
    time: f64,
}

/// The votes of a file. Names are kept once each, so that ten million lines fit into memory.
#[derive(Default)]
struct Lines {
    participants: Names,
    statements: Names,
    lines: Vec<Line>,
}

impl Lines {
    fn add(&mut self, participant: &str, statement: &str, vote: Vote, time: f64) {
        let (participant, statement) =
            (self.participants.number(participant), self.statements.number(statement));
        self.lines.push(Line { participant, statement, vote, time });
    }

    /// Casts the votes, with names in numeric order when they are whole numbers, else in the order of the alphabet.
    fn conversation(mut self) -> Conversation {
        // Stable: lines of the same time stay in the order of the file.
        self.lines.sort_by(|a, b| a.time.total_cmp(&b.time));
        let (participants, people) = self.participants.sorted();
        let (statements, topics) = self.statements.sorted();
        let mut votes = Votes::new();
        votes.reserve(participants.len(), statements.len());
        for line in self.lines {
            if let (Some(who), Some(what)) = (people.get(line.participant), topics.get(line.statement)) {
                votes.cast(*who, *what, line.vote);
            }
        }
        Conversation { texts: vec![None; statements.len()], participants, statements, votes }
    }
}

#[derive(Default)]
struct Names(HashMap<String, usize>);

impl Names {
    fn number(&mut self, name: &str) -> usize {
        if let Some(number) = self.0.get(name) {
            return *number;
        }
        let number = self.0.len();
        self.0.insert(name.to_owned(), number);
        number
    }

    /// The names in order, and for each number of appearance its place in that order.
    fn sorted(self) -> (Vec<String>, Vec<usize>) {
        let mut names: Vec<(String, usize)> = self.0.into_iter().collect();
        names.sort_by_cached_key(|(name, _)| (name.parse::<u64>().unwrap_or(u64::MAX), name.clone()));
        let mut places: Vec<(usize, usize)> =
            names.iter().enumerate().map(|(at, (_, number))| (*number, at)).collect();
        places.sort_unstable();
        (names.into_iter().map(|(name, _)| name).collect(), places.into_iter().map(|(_, at)| at).collect())
    }
}

/// `1`, `0`, `-1` (also `1.0`) or `agree`, `pass`, `disagree`.
fn vote(text: &str) -> Option<Vote> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("agree") {
        return Some(Vote::Agree);
    }
    if text.eq_ignore_ascii_case("pass") {
        return Some(Vote::Pass);
    }
    if text.eq_ignore_ascii_case("disagree") {
        return Some(Vote::Disagree);
    }
    match text.strip_suffix(".0").unwrap_or(text) {
        "1" | "+1" => Some(Vote::Agree),
        "0" | "-0" => Some(Vote::Pass),
        "-1" => Some(Vote::Disagree),
        _ => None,
    }
}
