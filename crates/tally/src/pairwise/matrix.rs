//! How many votes prefer each candidate to each other one.
#![expect(
    clippy::indexing_slicing,
    reason = "rows and columns are below the side of the square, which is checked once"
)]

use crate::ballots::{Candidate, Rankings};

/// What the strength of a majority is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Strength {
    /// Votes for minus votes against. The default: it is symmetric in truncated ballots, and what the literature and the
    /// field's libraries take when nothing is said.
    #[default]
    Margin,
    /// Votes for, when they are more than votes against; the choice of Debian's constitution (appendix A.6).
    WinningVotes,
}

/// The square of pairwise support: `support(a, b)` votes rank `a` above `b`.
///
/// A ranked candidate is above every unranked one. Only standing candidates have rows; the others' are zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    side: usize,
    support: Vec<u64>,
    standing: Vec<Candidate>,
}

impl Matrix {
    /// Compare every pair on every ballot: m² steps for a ballot that ranks m candidates.
    #[must_use]
    pub fn of(ballots: &Rankings) -> Self {
        let side = ballots.candidates();
        let standing: Vec<Candidate> = ballots.standing().collect();
        let mut ranked = vec![0_u64; side];
        // not_above[a][b]: votes that rank both, but not a above b.
        let mut not_above = vec![0_u64; side * side];
        let mut above: Vec<usize> = Vec::new();
        for ballot in ballots.ballots() {
            above.clear();
            let mut group = 0;
            for (candidate, equal) in ballot.places() {
                group = if equal { group } else { above.len() };
                let a = candidate.index();
                ranked[a] += ballot.weight();
                for (place, &b) in above.iter().enumerate() {
                    not_above[a * side + b] += ballot.weight();
                    if place >= group {
                        not_above[b * side + a] += ballot.weight();
                    }
                }
                above.push(a);
            }
        }
        let mut support = vec![0; side * side];
        for (a, b) in standing.iter().flat_map(|a| standing.iter().map(move |b| (a.index(), b.index()))) {
            if a != b {
                support[a * side + b] = ranked[a] - not_above[a * side + b];
            }
        }
        Self { side, support, standing }
    }

    /// A matrix from given support, row after row: for a published table instead of ballots.
    ///
    /// `None` when the list is not the square of `side`.
    #[must_use]
    pub fn from_support(side: usize, support: Vec<u64>) -> Option<Self> {
        let standing = (0..side).map(Candidate::new).collect();
        (side.checked_mul(side) == Some(support.len())).then_some(Self { side, support, standing })
    }

    /// The number of candidates, withdrawn ones too.
    #[must_use]
    pub const fn side(&self) -> usize {
        self.side
    }

    /// Those who can be elected.
    #[must_use]
    pub fn standing(&self) -> &[Candidate] {
        &self.standing
    }

    /// Votes that rank `a` above `b`; zero for candidates who are not in the matrix.
    #[must_use]
    pub fn support(&self, a: Candidate, b: Candidate) -> u64 {
        if a.index() >= self.side || b.index() >= self.side {
            return 0;
        }
        self.support[a.index() * self.side + b.index()]
    }

    /// Votes for `a` over `b` minus votes for `b` over `a`.
    #[must_use]
    pub fn margin(&self, a: Candidate, b: Candidate) -> i128 {
        i128::from(self.support(a, b)) - i128::from(self.support(b, a))
    }

    /// The strength of the majority of `a` over `b`, or `None` when there is none.
    #[must_use]
    pub fn majority(&self, a: Candidate, b: Candidate, strength: Strength) -> Option<i128> {
        let margin = self.margin(a, b);
        let size = match strength {
            Strength::Margin => margin,
            Strength::WinningVotes => i128::from(self.support(a, b)),
        };
        (margin > 0).then_some(size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ranked_candidate_is_above_the_unranked_and_equal_ranks_support_nobody() {
        let mut ballots = Rankings::new((1..=4).map(|n| n.to_string()).collect()).expect("few candidates");
        let c = Candidate::new;
        ballots.push(2, &[vec![c(1)], vec![c(0), c(3)]]).expect("a good ballot");
        ballots.push(1, &[vec![c(0)]]).expect("a good ballot");
        let matrix = Matrix::of(&ballots);
        let rows: Vec<Vec<u64>> =
            (0..4).map(|a| (0..4).map(|b| matrix.support(c(a), c(b))).collect()).collect();
        assert_eq!(rows, [[0, 1, 3, 1], [2, 0, 2, 2], [0, 0, 0, 0], [0, 0, 2, 0]]);
    }

    #[test]
    fn a_withdrawn_candidate_supports_and_is_supported_by_nobody() {
        let mut ballots = Rankings::new((1..=3).map(|n| n.to_string()).collect()).expect("few candidates");
        let c = Candidate::new;
        ballots.push(2, &[[c(1)], [c(0)], [c(2)]]).expect("a good ballot");
        ballots.withdraw(&[c(0)]);
        let matrix = Matrix::of(&ballots);
        assert_eq!(
            (matrix.support(c(1), c(0)), matrix.support(c(0), c(2)), matrix.support(c(1), c(2))),
            (0, 0, 2)
        );
    }

    #[test]
    fn candidates_beyond_the_matrix_have_no_support() {
        let matrix = Matrix::from_support(1, vec![0]).expect("a square");
        assert_eq!(matrix.support(Candidate::new(5), Candidate::new(0)), 0);
    }
}
