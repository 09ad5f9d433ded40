//! Strongest paths between candidates, and the Schulze count that rests on them.
#![expect(
    clippy::indexing_slicing,
    reason = "all places are below the side of the square that is allocated here"
)]

use super::matrix::{Matrix, Strength};
use super::orders::{self, Relation};
use crate::ballots::Candidate;
use crate::record::{Count, Refusal, TieBreak};

/// For every pair the strength of the strongest path of majorities: a path is as strong as its weakest majority, 0 when
/// there is none. Floyd–Warshall, n³ steps.
pub(super) fn strongest_paths(matrix: &Matrix, strength: Strength) -> Vec<Vec<i128>> {
    let side = matrix.side();
    let direct = |a, b| matrix.majority(Candidate::new(a), Candidate::new(b), strength).unwrap_or(0);
    let mut paths: Vec<Vec<i128>> = (0..side).map(|a| (0..side).map(|b| direct(a, b)).collect()).collect();
    for via in 0..side {
        let onward = paths[via].clone();
        for row in &mut paths {
            let to_via = row[via];
            for (path, next) in row.iter_mut().zip(&onward) {
                *path = (*path).max(to_via.min(*next));
            }
        }
    }
    // A circle back to oneself is no path to anyone.
    paths.iter_mut().enumerate().for_each(|(place, row)| row[place] = 0);
    paths
}

/// Elect by Schulze's method (Schulze 2011): `a` is ahead of `b` when the strongest path from `a` to `b` is stronger than
/// the one back. That relation is transitive; seats are filled from its top.
///
/// # Errors
/// Seats that cannot be filled.
pub fn schulze(matrix: &Matrix, seats: usize, strength: Strength, ties: &TieBreak) -> Result<Count, Refusal> {
    let paths = strongest_paths(matrix, strength);
    let ahead =
        |a: Candidate, b: Candidate| a != b && paths[a.index()][b.index()] > paths[b.index()][a.index()];
    let relation = Relation::from_fn(matrix.side(), ahead);
    let levels = relation.levels(matrix.standing());
    let mut round = orders::duels(matrix);
    for rival in levels.iter().flatten().skip(1).take(3) {
        if let Some(first) = levels.first().and_then(|level| level.first()) {
            let (there, back) = (paths[first.index()][rival.index()], paths[rival.index()][first.index()]);
            let told = format!(
                " The strongest path from #{} to #{} is {there}, back it is {back}.",
                first.id(),
                rival.id()
            );
            round.sentence.push_str(&told);
        }
    }
    orders::elect("schulze", matrix, &levels, seats, ties, vec![round])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The 45 voters of the first example in Schulze (2011), section 3.1: A to E, the order is E A C B D.
    fn schulze_example() -> Matrix {
        let ballots = [
            (5, "ACBED"),
            (5, "ADECB"),
            (8, "BEDAC"),
            (3, "CABED"),
            (7, "CAEBD"),
            (2, "CBADE"),
            (7, "DCEBA"),
            (8, "EBADC"),
        ];
        let mut profile =
            crate::Rankings::new("ABCDE".chars().map(String::from).collect()).expect("few candidates");
        for (weight, order) in ballots {
            let groups: Vec<_> = order.bytes().map(|b| [Candidate::new(usize::from(b - b'A'))]).collect();
            profile.push(weight, &groups).expect("a good ballot");
        }
        Matrix::of(&profile)
    }

    #[test]
    fn the_published_example_comes_out_in_the_published_order() {
        let count =
            schulze(&schulze_example(), 5, Strength::WinningVotes, &TieBreak::Report).expect("a count");
        let order: String = count.winners.iter().map(|c| ["A", "B", "C", "D", "E"][c.index()]).collect();
        assert_eq!(order, "EACBD");
    }

    #[test]
    fn the_strongest_paths_of_the_published_example_are_found() {
        let paths = strongest_paths(&schulze_example(), Strength::WinningVotes);
        assert_eq!(paths[0], [0, 28, 28, 30, 24]);
        assert_eq!(paths[4], [25, 28, 28, 31, 0]);
    }
}
