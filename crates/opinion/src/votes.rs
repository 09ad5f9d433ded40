//! The sparse table of votes: who said what about which statement.
//!
//! Participants and statements are small numbers here (their order of first appearance); names stay with the caller.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "every index comes from `reserve`, which grows rows and columns together; counts stay below 2^32"
)]

/// One answer to one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vote {
    /// −1
    Disagree,
    /// 0: seen, and left open
    Pass,
    /// +1
    Agree,
}

impl Vote {
    /// +1 for agree, 0 for pass, −1 for disagree.
    #[must_use]
    pub fn value(self) -> f64 {
        match self {
            Self::Disagree => -1.0,
            Self::Pass => 0.0,
            Self::Agree => 1.0,
        }
    }

    pub(crate) fn code(self) -> usize {
        self as usize
    }

    fn from_code(code: u32) -> Self {
        match code {
            0 => Self::Disagree,
            1 => Self::Pass,
            _ => Self::Agree,
        }
    }
}

/// All votes of a conversation. One participant has at most one vote on a statement: a later one replaces it.
///
/// Memory: about 8 bytes per vote.
#[derive(Clone, Debug, Default)]
pub struct Votes {
    /// Per participant: `3 * statement + vote code`, in the order in which the votes came.
    rows: Vec<Vec<u32>>,
    /// Per statement: who voted on it.
    columns: Vec<Vec<u32>>,
    /// Per statement: how many disagree, pass, agree.
    tally: Vec<[u32; 3]>,
    masked: Vec<bool>,
}

impl Votes {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes room for participants `0..participants` and statements `0..statements`; never shrinks.
    pub fn reserve(&mut self, participants: usize, statements: usize) {
        if participants > self.rows.len() {
            self.rows.resize(participants, Vec::new());
        }
        if statements > self.columns.len() {
            self.columns.resize(statements, Vec::new());
            self.tally.resize(statements, [0; 3]);
            self.masked.resize(statements, false);
        }
    }

    /// Records a vote, and returns the one it replaces. New participants and statements are added as needed.
    pub fn cast(&mut self, participant: usize, statement: usize, vote: Vote) -> Option<Vote> {
        self.reserve(participant + 1, statement + 1);
        let code = (3 * statement + vote.code()) as u32;
        self.tally[statement][vote.code()] += 1;
        let row = &mut self.rows[participant];
        if let Some(old) = row.iter_mut().find(|old| (**old / 3) as usize == statement) {
            let before = Vote::from_code(*old % 3);
            *old = code;
            self.tally[statement][before.code()] -= 1;
            return Some(before);
        }
        row.push(code);
        self.columns[statement].push(participant as u32);
        None
    }

    /// Takes a statement out of the map (moderated out, or about the conversation itself) or brings it back.
    /// Its votes are kept and still counted in [`crate::Profile`].
    pub fn mask(&mut self, statement: usize, masked: bool) {
        self.reserve(0, statement + 1);
        self.masked[statement] = masked;
    }

    /// Is the statement kept out of the map?
    #[must_use]
    pub fn is_masked(&self, statement: usize) -> bool {
        self.masked.get(statement).copied().unwrap_or(false)
    }

    /// How many participants there are, with or without votes.
    #[must_use]
    pub fn participants(&self) -> usize {
        self.rows.len()
    }

    /// How many statements there are, masked ones included.
    #[must_use]
    pub fn statements(&self) -> usize {
        self.columns.len()
    }

    /// How many votes there are in all.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.iter().map(Vec::len).sum()
    }

    /// Has nobody voted yet?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(Vec::is_empty)
    }

    /// The votes of one participant: (statement, vote). Empty for someone unknown.
    pub fn of(&self, participant: usize) -> impl ExactSizeIterator<Item = (usize, Vote)> + '_ {
        let row = self.rows.get(participant).map_or(&[][..], Vec::as_slice);
        row.iter().map(|code| ((code / 3) as usize, Vote::from_code(code % 3)))
    }

    /// The participant's vote on one statement, if there is one.
    #[must_use]
    pub fn vote(&self, participant: usize, statement: usize) -> Option<Vote> {
        self.of(participant).find(|(at, _)| *at == statement).map(|(_, vote)| vote)
    }

    /// How many agree, pass and disagree with a statement: `[agree, pass, disagree]`.
    #[must_use]
    pub fn count(&self, statement: usize) -> [u32; 3] {
        let [disagree, pass, agree] = self.tally.get(statement).copied().unwrap_or_default();
        [agree, pass, disagree]
    }

    /// The statement's mean vote, −1 to 1, over those who saw it; 0 where nobody did and for masked statements.
    #[must_use]
    pub fn mean(&self, statement: usize) -> f64 {
        let [agree, pass, disagree] = self.count(statement);
        let seen = agree + pass + disagree;
        if seen == 0 || self.is_masked(statement) {
            return 0.0;
        }
        (f64::from(agree) - f64::from(disagree)) / f64::from(seen)
    }

    pub(crate) fn row(&self, participant: usize) -> &[u32] {
        &self.rows[participant]
    }

    pub(crate) fn voters(&self, statement: usize) -> &[u32] {
        &self.columns[statement]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_vote_replaces_the_earlier_one() {
        let mut votes = Votes::new();
        assert_eq!(votes.cast(2, 1, Vote::Agree), None);
        assert_eq!(votes.cast(2, 1, Vote::Disagree), Some(Vote::Agree));
        assert_eq!(votes.count(1), [0, 0, 1]);
        assert_eq!(votes.len(), 1);
        assert_eq!(votes.vote(2, 1), Some(Vote::Disagree));
    }

    #[test]
    fn a_masked_statement_has_mean_zero_and_keeps_its_votes() {
        let mut votes = Votes::new();
        votes.cast(0, 0, Vote::Agree);
        assert!((votes.mean(0) - 1.0).abs() < 1e-12);
        votes.mask(0, true);
        assert!(votes.mean(0).abs() < 1e-12);
        assert_eq!(votes.count(0), [1, 0, 0]);
    }

    #[test]
    fn nobody_unknown_has_votes() {
        let votes = Votes::new();
        assert_eq!(votes.of(9).len(), 0);
        assert_eq!(votes.count(9), [0, 0, 0]);
    }
}
