//! What a count hands back: who won, every round on the way, and every tie that was met.
//!
//! A record never keeps a figure that a person could not recompute from the ballots with pencil and paper, and every
//! round explains itself in a sentence.

pub mod amount;
mod book;
pub mod tie;
mod top;

pub use amount::Amount;
pub(crate) use book::Book;
pub use book::{Ended, MANY};
pub use tie::{Tie, TieBreak};
pub(crate) use top::Standings;

use crate::ballots::Candidate;

/// The outcome of one count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The method's name as on the command line, for example `scottish-stv`.
    pub method: &'static str,
    /// How many were to be elected.
    pub seats: usize,
    /// The votes that secure a seat, where the method has a quota. Meek's falls from round to round; this is its last.
    pub quota: Option<Amount>,
    /// Who won, in the order of election. It is empty when nobody meets the method's condition (no Condorcet winner),
    /// and longer than `seats` when a tie for the last seat is reported but not broken.
    pub winners: Vec<Candidate>,
    /// Every round in order; methods without rounds have one.
    pub rounds: Vec<Round>,
    /// Every tie in the order in which the count met it.
    pub ties: Vec<Tie>,
}

/// One round of a count, as it stands at the round's end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// What each standing candidate has, in the order of candidates. The first round shows everyone; of more than
    /// [`MANY`] candidates, later rounds show those whose votes are not what they were in the round before, and those who
    /// are elected or excluded.
    pub votes: Vec<(Candidate, Amount)>,
    /// How many more stand with the votes that they had in the round before.
    pub unchanged: usize,
    /// Votes that no longer count for anyone.
    pub exhausted: Amount,
    /// The same votes by what ended them, where the method reads ballots one choice at a time.
    pub ended: Option<Ended>,
    /// Who was elected in this round, in the order of election.
    pub elected: Vec<Candidate>,
    /// Who was excluded in this round.
    pub excluded: Vec<Candidate>,
    /// What happened, in one sentence that holds the numbers it rests on. It names candidates as `#3`, which
    /// [`Count::tell`] turns into names.
    pub sentence: String,
}

/// Why a count cannot be held. The message is a whole sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Fewer than one seat, or more than there are candidates.
    #[error(
        "{seats} seats cannot be filled from {candidates} candidates; give a number from 1 to {candidates}"
    )]
    Seats {
        /// The seats asked for.
        seats: usize,
        /// The candidates who stand.
        candidates: usize,
    },
    /// The method fills one seat only.
    #[error("{method} fills one seat; for {seats} seats use scottish-stv or meek-stv")]
    OneSeatOnly {
        /// The method's name.
        method: &'static str,
        /// The seats asked for.
        seats: usize,
    },
    /// Nobody stands.
    #[error("there is nobody to elect: every option was withdrawn, or none was given")]
    NobodyStands,
    /// No ballot says anything.
    #[error("there is no ballot to count")]
    NoBallots,
    /// The ballots are of another kind than the method reads.
    #[error("{method} counts {wanted}, and these ballots are {given}")]
    WrongBallots {
        /// The method's name.
        method: &'static str,
        /// What it needs.
        wanted: &'static str,
        /// What was given.
        given: &'static str,
    },
}

impl Count {
    pub(crate) const fn new(method: &'static str, seats: usize) -> Self {
        Self { method, seats, quota: None, winners: Vec::new(), rounds: Vec::new(), ties: Vec::new() }
    }

    /// A round's sentence with names in the place of `#1`, `#2` …
    ///
    /// Only numbers of candidates follow a `#` in a sentence, so the exchange is exact; a name that itself holds a
    /// `#` is copied as it is.
    #[must_use]
    pub fn tell(sentence: &str, names: &[String]) -> String {
        let mut told = String::with_capacity(sentence.len() * 2);
        let mut parts = sentence.split('#');
        told.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let digits = part.bytes().take_while(u8::is_ascii_digit).count();
            let (number, rest) = part.split_at(digits);
            let name = number.parse::<usize>().ok().and_then(|n| names.get(n.checked_sub(1)?));
            match name {
                Some(name) => told.push_str(name),
                None => {
                    told.push('#');
                    told.push_str(number);
                }
            }
            told.push_str(rest);
        }
        told
    }
}

/// `#3`, `#3 and #5`, `#3, #5 and #8`: how sentences name candidates. Of more than [`tie::FEW`] only their number is told.
pub(crate) fn list(candidates: &[Candidate]) -> String {
    if candidates.len() > tie::FEW {
        return format!("{} candidates", candidates.len());
    }
    let names: Vec<String> = candidates.iter().map(|c| format!("#{}", c.id())).collect();
    match names.split_last() {
        None => "nobody".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_told_with_names() {
        let names = ["Ana".to_owned(), "#2 of Bo".to_owned()];
        assert_eq!(Count::tell("#1 and #2 beat #9; 3 votes.", &names), "Ana and #2 of Bo beat #9; 3 votes.");
    }

    #[test]
    fn a_list_reads_like_speech() {
        assert_eq!(list(&[]), "nobody");
        assert_eq!(list(&[Candidate::new(2)]), "#3");
        assert_eq!(list(&[Candidate::new(0), Candidate::new(1), Candidate::new(4)]), "#1, #2 and #5");
        let many: Vec<Candidate> = (0..2_446).map(Candidate::new).collect();
        assert_eq!(list(&many), "2446 candidates");
    }
}
