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
const DEARER: usize = 30;

/// The unnormalised covariance of the statements' votes.
#[derive(Clone, Debug)]
pub(crate) struct Covariance {
    size: usize,
    means: Vec<f64>,
    /// Row by row; empty when the matrix is too large to be stored.
    cells: Vec<f64>,
}

impl Covariance {
    /// Time: one multiplication per pair of votes of the same participant.
    pub(crate) fn of(votes: &Votes) -> Self {
        let size = votes.statements();
        let means: Vec<f64> = (0..size).map(|statement| votes.mean(statement)).collect();
        let mut cells = Vec::new();
        if size <= STORED {
            cells = vec![0.0; size * size];
            let mut seen: Vec<(usize, f64)> = Vec::new();
            for participant in 0..votes.participants() {
                centred(votes, &means, participant, &mut seen);
                seen.sort_unstable_by_key(|(statement, _)| *statement);
                for (at, (row, left)) in seen.iter().enumerate() {
                    let line = &mut cells[row * size..(row + 1) * size];
                    for (column, right) in &seen[at..] {
                        line[*column] += left * right;
                    }
                }
            }
            for row in 0..size {
                for column in 0..row {
                    cells[row * size + column] = cells[column * size + row];
                }
            }
        }
        Self { size, means, cells }
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
            return;
        }
        // What each vote counts, by its code: its value less the mean, and nothing on a masked statement.
        let worth: Vec<f64> = (0..3 * self.size)
            .map(|code| match votes.is_masked(code / 3) {
                true => 0.0,
                false => (code % 3) as f64 - 1.0 - self.means[code / 3],
            })
            .collect();
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

    /// Is the matrix the shorter way to a product? While people are few their votes are far fewer than its cells.
    fn is_shorter(&self, votes: &Votes) -> bool {
        !self.cells.is_empty() && votes.len().saturating_mul(DEARER) >= self.cells.len()
    }

    /// `C · v` for one or two vectors at once: the matrix is read only once for both.
    pub(crate) fn times(&self, votes: &Votes, vectors: &[Vec<f64>]) -> Vec<Vec<f64>> {
        match vectors {
            [left, right] if self.is_shorter(votes) => {
                let line = |line: &[f64]| {
                    let mut sums = [[0.0; 4]; 2];
                    let mut rest = [0.0; 2];
                    let (cells, a, b) = (line.chunks_exact(4), left.chunks_exact(4), right.chunks_exact(4));
                    let tail = cells.remainder().iter().zip(a.remainder().iter().zip(b.remainder()));
                    for (cell, (x, y)) in tail {
                        rest = [rest[0] + cell * x, rest[1] + cell * y];
                    }
                    for (cell, (x, y)) in cells.zip(a.zip(b)) {
                        for at in 0..4 {
                            sums[0][at] += cell[at] * x[at];
                            sums[1][at] += cell[at] * y[at];
                        }
                    }
                    [rest[0] + sums[0].iter().sum::<f64>(), rest[1] + sums[1].iter().sum::<f64>()]
                };
                let both: Vec<[f64; 2]> = self.cells.chunks_exact(self.size).map(line).collect();
                (0..2).map(|at| both.iter().map(|pair| pair[at]).collect()).collect()
            }
            _ => vectors.iter().map(|vector| self.times_one(votes, vector)).collect(),
        }
    }

    fn times_one(&self, votes: &Votes, vector: &[f64]) -> Vec<f64> {
        if self.is_shorter(votes) {
            let line = |line: &[f64]| line.iter().zip(vector).map(|(cell, value)| cell * value).sum();
            return self.cells.chunks_exact(self.size).map(line).collect();
        }
        let mut out = vec![0.0; self.size];
        let mut seen = Vec::new();
        for participant in 0..votes.participants() {
            centred(votes, &self.means, participant, &mut seen);
            let score: f64 = seen.iter().map(|(statement, value)| value * vector[*statement]).sum();
            seen.iter().for_each(|(statement, value)| out[*statement] += value * score);
        }
        out
    }
}

/// The participant's votes less the means; masked statements are left out, for their whole column is zero.
fn centred(votes: &Votes, means: &[f64], participant: usize, seen: &mut Vec<(usize, f64)>) {
    seen.clear();
    seen.extend(
        votes
            .of(participant)
            .filter(|(statement, _)| !votes.is_masked(*statement))
            .map(|(statement, vote)| (statement, vote.value() - means[statement])),
    );
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

    #[test]
    fn one_more_vote_gives_the_same_matrix_as_starting_over() {
        let mut votes = some_votes();
        let mut kept = Covariance::of(&votes);
        votes.cast(1, 1, Vote::Agree);
        kept.refresh(&votes, 1);
        for (a, b) in kept.cells.iter().zip(Covariance::of(&votes).cells) {
            assert!((a - b).abs() < 1e-12);
        }
    }

    #[test]
    fn products_from_the_votes_equal_products_from_the_stored_matrix() {
        let votes = some_votes();
        let stored = Covariance::of(&votes);
        let unstored = Covariance { cells: Vec::new(), ..stored.clone() };
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
