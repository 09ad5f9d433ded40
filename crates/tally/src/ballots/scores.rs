//! Scored ballots: a figure for each option, whether grades, approvals, dots or quadratic votes.

use super::{BallotError, Candidate, MAX_CANDIDATES, MAX_TOTAL_WEIGHT};
use crate::record::Amount;

/// Ballots that give each candidate a score, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scores {
    names: Vec<String>,
    withdrawn: Vec<bool>,
    cells: Vec<Option<Amount>>,
    weights: Vec<u64>,
    total: u64,
}

/// One scored ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreRow<'a> {
    /// One cell for each candidate of the list; `None` where the voter left it empty.
    pub cells: &'a [Option<Amount>],
    /// How many votes this ballot stands for.
    pub weight: u64,
}

impl Scores {
    /// A sheet without ballots over these candidates.
    ///
    /// # Errors
    /// [`BallotError::TooManyCandidates`] when the list is longer than [`MAX_CANDIDATES`].
    pub fn new(names: Vec<String>) -> Result<Self, BallotError> {
        if names.len() > MAX_CANDIDATES {
            return Err(BallotError::TooManyCandidates(names.len()));
        }
        let withdrawn = vec![false; names.len()];
        Ok(Self { names, withdrawn, cells: Vec::new(), weights: Vec::new(), total: 0 })
    }

    /// Add a ballot of `weight` votes with one cell for each candidate.
    ///
    /// # Errors
    /// A row of another length, or weights that add up to too much.
    pub fn push(&mut self, weight: u64, cells: &[Option<Amount>]) -> Result<(), BallotError> {
        if cells.len() != self.names.len() {
            return Err(BallotError::WrongLength { found: cells.len(), expected: self.names.len() });
        }
        self.total =
            self.total.checked_add(weight).filter(|t| *t <= MAX_TOTAL_WEIGHT).ok_or(BallotError::TooHeavy)?;
        self.cells.extend_from_slice(cells);
        self.weights.push(weight);
        Ok(())
    }

    /// Withdraw candidates: they can no longer be elected, and their scores are not looked at.
    pub fn withdraw(&mut self, candidates: &[Candidate]) {
        for candidate in candidates {
            if let Some(slot) = self.withdrawn.get_mut(candidate.index()) {
                *slot = true;
            }
        }
    }

    /// The names of all candidates, withdrawn ones too.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Those who can be elected, in the order of the list.
    pub fn standing(&self) -> impl Iterator<Item = Candidate> + '_ {
        let withdrawn = self.withdrawn.iter().enumerate();
        withdrawn.filter(|(_, withdrawn)| !**withdrawn).map(|(index, _)| Candidate::new(index))
    }

    /// The number of candidates, withdrawn ones too.
    #[must_use]
    pub const fn candidates(&self) -> usize {
        self.names.len()
    }

    /// Every ballot in the order in which it was added.
    pub fn rows(&self) -> impl Iterator<Item = ScoreRow<'_>> + Clone + '_ {
        // A sheet without candidates has no cells; its rows are then of no use to anyone.
        let rows = self.cells.chunks_exact(self.names.len().max(1));
        rows.zip(&self.weights).map(|(cells, weight)| ScoreRow { cells, weight: *weight })
    }

    /// The votes on all ballots.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.total
    }
}

impl ScoreRow<'_> {
    /// The score for this candidate, if the voter gave one.
    #[must_use]
    pub fn score(&self, candidate: Candidate) -> Option<Amount> {
        self.cells.get(candidate.index()).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_the_wrong_length_is_refused() {
        let mut sheet = Scores::new(vec!["a".to_owned(), "b".to_owned()]).expect("few candidates");
        let refused = sheet.push(1, &[Some(Amount::whole(1))]);
        assert_eq!(refused, Err(BallotError::WrongLength { found: 1, expected: 2 }));
    }

    #[test]
    fn a_row_gives_back_its_scores() {
        let mut sheet = Scores::new(vec!["a".to_owned(), "b".to_owned()]).expect("few candidates");
        sheet.push(2, &[None, Some(Amount::whole(4))]).expect("a good row");
        let row = sheet.rows().next().expect("one row");
        assert_eq!(row.weight, 2);
        assert_eq!(
            (row.score(Candidate::new(0)), row.score(Candidate::new(1))),
            (None, Some(Amount::whole(4)))
        );
    }
}
