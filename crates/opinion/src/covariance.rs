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
        let mut line = vec![0.0; self.size];
        let mut seen = Vec::new();
        for participant in votes.voters(statement) {
            centred(votes, &self.means, *participant as usize, &mut seen);
            let own = seen.iter().find(|(at, _)| *at == statement).map_or(0.0, |(_, value)| *value);
            for (column, value) in &seen {
                line[*column] += own * value;
            }
        }
        for (column, value) in line.iter().enumerate() {
            self.cells[statement * self.size + column] = *value;
            self.cells[column * self.size + statement] = *value;
        }
    }

    /// `C · block`, where `block` holds `width` vectors, interleaved: entry `statement * width + vector`.
    pub(crate) fn times(&self, votes: &Votes, block: &[f64], width: usize) -> Vec<f64> {
        let mut out = vec![0.0; self.size * width];
        if self.cells.is_empty() {
            let mut seen = Vec::new();
            let mut score = vec![0.0; width];
            for participant in 0..votes.participants() {
                centred(votes, &self.means, participant, &mut seen);
                score.fill(0.0);
                for (statement, value) in &seen {
                    for (to, from) in score.iter_mut().zip(&block[statement * width..]) {
                        *to += value * from;
                    }
                }
                for (statement, value) in &seen {
                    for (to, from) in out[statement * width..(statement + 1) * width].iter_mut().zip(&score) {
                        *to += value * from;
                    }
                }
            }
            return out;
        }
        for (line, to) in self.cells.chunks_exact(self.size).zip(out.chunks_exact_mut(width)) {
            for (cell, from) in line.iter().zip(block.chunks_exact(width)) {
                for (to, from) in to.iter_mut().zip(from) {
                    *to += cell * from;
                }
            }
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
        let block = [1.0, 0.5, -2.0, 0.25, 3.0, 1.0];
        for (a, b) in stored.times(&votes, &block, 2).iter().zip(unstored.times(&votes, &block, 2)) {
            assert!((a - b).abs() < 1e-12);
        }
    }
}
