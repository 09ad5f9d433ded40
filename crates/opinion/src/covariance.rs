//! The statements × statements matrix of co-variation, in the form that makes one more vote cheap.
//!
//! With missing votes set to the statement's mean, a centred cell is zero wherever there is no vote. So
//! `C = Σ over participants of (v − m)(v − m)ᵀ` needs only the votes that exist, and a new vote on statement `j`
//! changes only row and column `j`.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "statement numbers below `size` by construction of `Votes`; the matrix has size × size cells"
)]

use crate::votes::Votes;

/// Above this many statements the matrix is not stored (8 bytes × statements²); its products are taken from the votes.
const STORED: usize = 2500;

/// A vote costs a product about as much as this many cells of the matrix.
const DEARER: usize = 3;

/// So many pairs of votes take a hundredth of a second to add up. A matrix of more is made at the beginning, so that
/// nobody's vote has to wait for it; any other with the first vote that comes later, for until then it does not pay.
const WAITED: usize = 10_000_000;

/// One vote among so many statements is enough for it to be quicker to add all of them.
const DENSE: usize = 4;

/// The unnormalised covariance of the statements' votes.
#[derive(Clone, Debug)]
pub(crate) struct Covariance {
    size: usize,
    means: Vec<f64>,
    /// Row by row; empty while the matrix is not stored.
    cells: Vec<f64>,
}

impl Covariance {
    pub(crate) fn of(votes: &Votes) -> Self {
        let size = votes.statements();
        let means: Vec<f64> = (0..size).map(|statement| votes.mean(statement)).collect();
        let pairs: usize = (0..votes.participants()).map(|who| votes.row(who).len().pow(2) / 2).sum();
        let mut covariance = Self { size, means, cells: Vec::new() };
        if pairs > WAITED && covariance.is_worth_storing(votes) {
            covariance.store(votes);
        }
        covariance
    }

    /// While people are few their votes are far fewer than the matrix has cells.
    fn is_worth_storing(&self, votes: &Votes) -> bool {
        self.size <= STORED && votes.len().saturating_mul(DEARER) >= self.size * self.size
    }

    /// Time: one multiplication per pair of votes of the same participant.
    fn store(&mut self, votes: &Votes) {
        let size = self.size;
        self.cells = vec![0.0; size * size];
        let worth = self.worth(votes);
        let (mut seen, mut wide) = (Vec::new(), vec![0.0; size]);
        for participant in 0..votes.participants() {
            let row = votes.row(participant).iter().map(|code| *code as usize);
            seen.clear();
            seen.extend(row.map(|code| (code / 3, worth[code])));
            seen.sort_unstable_by_key(|(statement, _)| *statement);
            add_pairs(&seen, &mut wide, &mut self.cells);
        }
        for row in 0..size {
            for column in 0..row {
                self.cells[row * size + column] = self.cells[column * size + row];
            }
        }
    }

    /// What each vote counts, by its code: its value less the mean, and nothing on a masked statement.
    fn worth(&self, votes: &Votes) -> Vec<f64> {
        let of = |code: usize| match votes.is_masked(code / 3) {
            true => 0.0,
            false => (code % 3) as f64 - 1.0 - self.means[code / 3],
        };
        (0..3 * self.size).map(of).collect()
    }

    pub(crate) fn size(&self) -> usize {
        self.size
    }

    pub(crate) fn means(&self) -> &[f64] {
        &self.means
    }

    /// Takes in a changed vote on a statement: one row and one column are computed anew, from the statement's voters.
    pub(crate) fn refresh(&mut self, votes: &Votes, statement: usize) {
        if votes.statements() != self.size {
            *self = Self::of(votes);
            return;
        }
        self.means[statement] = votes.mean(statement);
        if self.cells.is_empty() {
            if self.is_worth_storing(votes) {
                self.store(votes);
            }
            return;
        }
        let worth = self.worth(votes);
        let mut sums = vec![0.0; 3 * self.size];
        for participant in votes.voters(statement) {
            let row = votes.row(*participant as usize);
            let own = row.iter().find(|code| (**code / 3) as usize == statement);
            let own = own.map_or(0.0, |code| worth[*code as usize]);
            for code in row {
                sums[*code as usize] += own;
            }
        }
        let line = sums.chunks_exact(3).zip(worth.chunks_exact(3));
        let line = line.map(|(sums, worth)| sums.iter().zip(worth).map(|(sum, worth)| sum * worth).sum());
        for (column, value) in line.collect::<Vec<f64>>().iter().enumerate() {
            self.cells[statement * self.size + column] = *value;
            self.cells[column * self.size + statement] = *value;
        }
    }

    /// `C · v` for one or two vectors at once, from the matrix or from the votes, whichever is shorter.
    pub(crate) fn times(&self, votes: &Votes, vectors: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let both = |at: usize| [0, 1].map(|of| vectors.get(of).map_or(0.0, |vector| vector[at]));
        let pairs: Vec<[f64; 2]> = (0..self.size).map(both).collect();
        let products = if self.cells.is_empty() || !self.is_worth_storing(votes) {
            self.times_votes(votes, &pairs)
        } else {
            self.times_cells(&pairs)
        };
        (0..vectors.len()).map(|of| products.iter().map(|pair| pair[of]).collect()).collect()
    }

    fn times_cells(&self, pairs: &[[f64; 2]]) -> Vec<[f64; 2]> {
        let line = |line: &[f64]| {
            let mut sums = [[0.0; 2]; 4];
            let (cells, fours) = (line.chunks_exact(4), pairs.chunks_exact(4));
            for (cell, pair) in cells.remainder().iter().zip(fours.remainder()) {
                (0..2).for_each(|of| sums[0][of] += cell * pair[of]);
            }
            for (cells, pairs) in cells.zip(fours) {
                for at in 0..4 {
                    (0..2).for_each(|of| sums[at][of] += cells[at] * pairs[at][of]);
                }
            }
            [0, 1].map(|of| sums.iter().map(|sum| sum[of]).sum::<f64>())
        };
        self.cells.chunks_exact(self.size.max(1)).map(line).collect()
    }

    /// Each participant's score, which is then given back to each vote: two additions a vote, for what a vote counts is
    /// multiplied in once per statement.
    fn times_votes(&self, votes: &Votes, pairs: &[[f64; 2]]) -> Vec<[f64; 2]> {
        let worth = self.worth(votes);
        let step = |(code, worth): (usize, &f64)| pairs[code / 3].map(|value| value * worth);
        let steps: Vec<[f64; 2]> = worth.iter().enumerate().map(step).collect();
        let mut scores = vec![[0.0; 2]; steps.len()];
        let add = |sum: &mut [f64; 2], part: [f64; 2]| *sum = [sum[0] + part[0], sum[1] + part[1]];
        for participant in 0..votes.participants() {
            let row = votes.row(participant);
            let mut sums = [[0.0; 2]; 4];
            let fours = row.chunks_exact(4);
            fours.remainder().iter().for_each(|code| add(&mut sums[0], steps[*code as usize]));
            for four in fours {
                (0..4).for_each(|at| add(&mut sums[at], steps[four[at] as usize]));
            }
            let score = [0, 1].map(|of| sums.iter().map(|sum| sum[of]).sum::<f64>());
            row.iter().for_each(|code| add(&mut scores[*code as usize], score));
        }
        let given = scores.chunks_exact(3).zip(worth.chunks_exact(3));
        given
            .map(|(scores, worth)| [0, 1].map(|of| (0..3).map(|at| scores[at][of] * worth[at]).sum()))
            .collect()
    }
}

/// Adds the product of each two votes of a participant at their statements, to the right of the diagonal.
///
/// `wide` is as long as there are statements, and zero before and after. Who has voted on much of what remains is added
/// along the whole line: the processor adds neighbours together faster than it picks them out.
fn add_pairs(seen: &[(usize, f64)], wide: &mut [f64], cells: &mut [f64]) {
    let size = wide.len();
    seen.iter().for_each(|(statement, value)| wide[*statement] = *value);
    for (at, (row, left)) in seen.iter().enumerate() {
        let line = &mut cells[row * size..(row + 1) * size];
        if (seen.len() - at) * DENSE >= size - row {
            let pairs = line[*row..].iter_mut().zip(&wide[*row..]);
            pairs.for_each(|(cell, right)| *cell += left * right);
        } else {
            seen[at..].iter().for_each(|(column, right)| line[*column] += left * right);
        }
    }
    seen.iter().for_each(|(statement, _)| wide[*statement] = 0.0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::votes::Vote;

    fn some_votes() -> Votes {
        let mut votes = Votes::new();
        for (person, statement, vote) in [
            (0, 0, Vote::Agree),
            (0, 1, Vote::Disagree),
            (1, 0, Vote::Pass),
            (1, 2, Vote::Agree),
            (2, 1, Vote::Agree),
            (2, 2, Vote::Disagree),
            (2, 0, Vote::Disagree),
        ] {
            votes.cast(person, statement, vote);
        }
        votes
    }

    fn stored(votes: &Votes) -> Covariance {
        let mut covariance = Covariance::of(votes);
        covariance.store(votes);
        covariance
    }

    #[test]
    fn the_matrix_is_made_with_the_first_vote_that_comes_later() {
        let mut votes = some_votes();
        let mut kept = Covariance::of(&votes);
        votes.cast(1, 1, Vote::Agree);
        kept.refresh(&votes, 1);
        assert_eq!(kept.cells, stored(&votes).cells);
    }

    #[test]
    fn one_more_vote_gives_the_same_matrix_as_starting_over() {
        let mut votes = some_votes();
        let mut kept = stored(&votes);
        votes.cast(1, 1, Vote::Agree);
        kept.refresh(&votes, 1);
        for (a, b) in kept.cells.iter().zip(stored(&votes).cells) {
            assert!((a - b).abs() < 1e-12);
        }
    }

    #[test]
    fn products_from_the_votes_equal_products_from_the_stored_matrix() {
        let votes = some_votes();
        let (stored, unstored) = (stored(&votes), Covariance::of(&votes));
        assert!(unstored.cells.is_empty());
        let vectors = [vec![1.0, 0.5, -2.0], vec![0.25, 3.0, 1.0]];
        for (a, b) in stored
            .times(&votes, &vectors)
            .iter()
            .flatten()
            .zip(unstored.times(&votes, &vectors).iter().flatten())
        {
            assert!((a - b).abs() < 1e-12);
        }
    }
}
