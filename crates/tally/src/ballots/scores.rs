//! Scored ballots: a figure for each option, whether grades, approvals, dots or quadratic votes.

use super::{BallotError, Candidate, MAX_CANDIDATES, MAX_TOTAL_WEIGHT};
use crate::record::Amount;

/// An empty cell.
const EMPTY: i64 = i64::MIN;

/// The largest score, positive or negative: nine billion, so that a score with nine decimals fits 64 bits.
pub const MAX_SCORE: u64 = 9_000_000_000;

/// Ballots that give each candidate a score, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scores {
    names: Vec<String>,
    withdrawn: Vec<bool>,
    /// Billionths, or [`EMPTY`]: eight bytes for each cell, since there may be a hundred million.
    cells: Vec<i64>,
    weights: Vec<u64>,
    total: u64,
}

/// One scored ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreRow<'a> {
    cells: &'a [i64],
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
    /// A row of another length, a score beyond [`MAX_SCORE`], or weights that add up to too much. The sheet is then
    /// unchanged.
    pub fn push(&mut self, weight: u64, cells: &[Option<Amount>]) -> Result<(), BallotError> {
        if cells.len() != self.names.len() {
            return Err(BallotError::WrongLength { found: cells.len(), expected: self.names.len() });
        }
        let most = Amount::whole(MAX_SCORE).units();
        if cells.iter().flatten().any(|score| score.units().abs() > most) {
            return Err(BallotError::ScoreTooLarge);
        }
        self.total =
            self.total.checked_add(weight).filter(|t| *t <= MAX_TOTAL_WEIGHT).ok_or(BallotError::TooHeavy)?;
        let units = |cell: &Option<Amount>| cell.and_then(|score| i64::try_from(score.units()).ok());
        self.cells.extend(cells.iter().map(|cell| units(cell).unwrap_or(EMPTY)));
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

impl<'a> ScoreRow<'a> {
    /// One cell for each candidate of the list; `None` where the voter left it empty.
    pub fn cells(self) -> impl Iterator<Item = Option<Amount>> + 'a {
        self.cells.iter().map(|units| (*units != EMPTY).then(|| Amount::from_units((*units).into())))
    }

    /// The scores that the voter gave.
    pub fn given(self) -> impl Iterator<Item = Amount> + 'a {
        self.cells().flatten()
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
        assert_eq!((row.weight, row.cells().collect::<Vec<_>>()), (2, vec![None, Some(Amount::whole(4))]));
    }

    #[test]
    fn a_score_beyond_the_limit_is_refused() {
        let mut sheet = Scores::new(vec!["a".to_owned()]).expect("few candidates");
        assert_eq!(sheet.push(1, &[Some(Amount::whole(MAX_SCORE + 1))]), Err(BallotError::ScoreTooLarge));
        sheet.push(1, &[Some(Amount::whole(MAX_SCORE))]).expect("just within");
        assert_eq!(sheet.rows().next().and_then(|row| row.given().next()), Some(Amount::whole(MAX_SCORE)));
    }
}
