//! Split cycle: in every circle of majorities the weakest is no defeat.

use super::matrix::{Matrix, Strength};
use super::orders::{self, Relation};
use super::paths::strongest_paths;
use crate::record::{Count, Refusal, TieBreak};

/// Elect by split cycle (Holliday and Pacuit 2023, *Public Choice*): `a` defeats `b` when its majority over `b` is stronger
/// than the strongest path back, that is, when it is not the weakest in any circle. The undefeated win; for more seats the
/// undefeated among the rest follow.
///
/// # Errors
/// Seats that cannot be filled.
pub fn split_cycle(
    matrix: &Matrix,
    seats: usize,
    strength: Strength,
    ties: &TieBreak,
) -> Result<Count, Refusal> {
    let paths = strongest_paths(matrix, strength);
    let back = |a: usize, b: usize| paths.get(b).and_then(|row| row.get(a)).copied().unwrap_or(0);
    let relation = Relation::from_fn(matrix.side(), |a, b| {
        matrix.majority(a, b, strength).is_some_and(|size| size > back(a.index(), b.index()))
    });
    let pairs = matrix.standing().iter().flat_map(|a| matrix.standing().iter().map(move |b| (*a, *b)));
    let (mut defeats, mut dropped) = (0, Vec::new());
    for (a, b) in pairs.filter(|(a, b)| matrix.margin(*a, *b) > 0) {
        if relation.holds(a, b) {
            defeats += 1;
        } else {
            dropped.push(format!("#{} over #{}", a.id(), b.id()));
        }
    }
    let mut round = orders::duels(matrix);
    round.sentence.push_str(&match dropped.as_slice() {
        [] => format!(" No majority is the weakest of a circle, so all {defeats} are defeats."),
        [only] => format!(" {only} is the weakest of a circle and no defeat; {defeats} are."),
        several => format!(" Weakest in a circle and so no defeats: {}; {defeats} are.", several.join(", ")),
    });
    orders::elect("split-cycle", matrix, &relation.levels(matrix.standing()), seats, ties, vec![round])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Candidate;

    #[test]
    fn the_weakest_majority_of_a_circle_is_no_defeat() {
        // 0 over 1 by 5, 1 over 2 by 3, 2 over 0 by 1.
        let matrix = Matrix::from_support(3, vec![0, 7, 4, 2, 0, 6, 5, 3, 0]).expect("a square");
        let count = split_cycle(&matrix, 1, Strength::Margin, &TieBreak::Report).expect("a count");
        assert_eq!(count.winners, [Candidate::new(0)]);
        assert!(count.rounds[0].sentence.contains("#3 over #1 is the weakest"));
    }

    #[test]
    fn in_a_circle_of_equal_majorities_nobody_is_defeated() {
        let matrix = Matrix::from_support(3, vec![0, 2, 1, 1, 0, 2, 2, 1, 0]).expect("a square");
        let count = split_cycle(&matrix, 1, Strength::Margin, &TieBreak::Report).expect("a count");
        assert_eq!(count.winners.len(), 3);
    }
}
