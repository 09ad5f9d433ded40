//! Optimal weighted assignment: the pairs with the greatest total weight.

use crate::augmenting::{Table, optimum};

/// What an assignment should be best at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Goal {
    /// As many pairs as possible, and among those the greatest total weight. The default: nobody stays alone who need not.
    #[default]
    MostPairs,
    /// The greatest total weight; a pair of negative weight is never made.
    MostWeight,
}

/// For each row (mentee, need) the column (mentor, offer) it is assigned to.
///
/// `weights[row][column]` is how good the pair is, `None` where it may not be; rows that are too short are read as `None`.
/// Each row gets at most one column, each column at most `capacities[column]` rows. The result is an exact optimum.
///
/// Shortest augmenting paths with prices (Jonker and Volgenant 1987), after a reduction of rows that places most of them at
/// once: r rows and c places take at most r²·c steps. Sums are held in 64 bits where these are wide enough, and otherwise in
/// 128, where weights of 64 bits cannot overflow. Memory: 8 bytes (or 16) for each row and column beside the weights.
#[must_use]
pub fn assign(weights: &[Vec<Option<i64>>], capacities: &[usize], goal: Goal) -> Vec<Option<usize>> {
    let cells = weights.iter().flat_map(|row| row.iter().take(capacities.len())).flatten();
    let largest = cells.map(|weight| i128::from(weight.unsigned_abs())).max().unwrap_or(0);
    let rows = i128::try_from(weights.len()).unwrap_or(i128::MAX);
    let bonus = match goal {
        // One pair more is worth more than any change of weights can be.
        Goal::MostPairs => (largest * 2 + 1) * (rows + 1),
        Goal::MostWeight => 0,
    };
    // No price and no path is longer than a few times the dearest pair.
    match i64::try_from(bonus + largest) {
        Ok(dearest) if dearest < 1 << 58 => {
            let bonus = i64::try_from(bonus).unwrap_or(0);
            optimum(Table::new(weights, capacities, 1 << 61, |weight| -bonus - weight))
        }
        _ => optimum(Table::new(weights, capacities, 1 << 125, |weight| -bonus - i128::from(weight))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(weights: &[&[i64]]) -> Vec<Vec<Option<i64>>> {
        weights.iter().map(|row| row.iter().copied().map(Some).collect()).collect()
    }

    #[test]
    fn the_best_total_is_found_where_greed_fails() {
        let weights = rows(&[&[10, 9], &[9, 1]]);
        assert_eq!(assign(&weights, &[1, 1], Goal::MostPairs), [Some(1), Some(0)]);
    }

    #[test]
    fn a_column_takes_as_many_rows_as_it_has_room() {
        let weights = rows(&[&[5, 1], &[5, 1], &[5, 1]]);
        let mut taken = assign(&weights, &[2, 5], Goal::MostPairs);
        taken.sort();
        assert_eq!(taken, [Some(0), Some(0), Some(1)]);
    }

    #[test]
    fn most_pairs_makes_even_a_bad_pair_and_most_weight_does_not() {
        let weights = rows(&[&[7, -2], &[3, -9]]);
        assert_eq!(assign(&weights, &[1, 1], Goal::MostPairs), [Some(1), Some(0)]);
        assert_eq!(assign(&weights, &[1, 1], Goal::MostWeight), [Some(0), None]);
    }

    #[test]
    fn what_may_not_be_is_not() {
        let weights = vec![vec![None, Some(1)], vec![None, Some(2)], vec![]];
        assert_eq!(assign(&weights, &[1, 1], Goal::MostPairs), [None, Some(1), None]);
    }

    #[test]
    fn the_largest_weights_do_not_overflow() {
        let weights = rows(&[&[i64::MAX, i64::MIN], &[i64::MIN, i64::MAX]]);
        assert_eq!(assign(&weights, &[1, 1], Goal::MostPairs), [Some(0), Some(1)]);
    }

    #[test]
    fn weights_too_wide_for_64_bits_are_assigned_as_narrow_ones_are() {
        let cell = |row: i64, column: i64| (row * 37 + column * 91 + row * column * 13) % 101 - 20;
        let narrow: Vec<Vec<Option<i64>>> = (0..40)
            .map(|row| (0..30).map(|column| (column % 7 != row % 5).then(|| cell(row, column))).collect())
            .collect();
        let wide: Vec<Vec<Option<i64>>> = narrow
            .iter()
            .map(|row| row.iter().map(|cell| cell.map(|weight| weight << 54)).collect())
            .collect();
        let room: Vec<usize> = (0..30).map(|column| column % 3).collect();
        let total = |assigned: &[Option<usize>]| -> i64 {
            assigned.iter().zip(&narrow).filter_map(|(column, row)| row[(*column)?]).sum()
        };
        for goal in [Goal::MostPairs, Goal::MostWeight] {
            let (left, right) = (assign(&narrow, &room, goal), assign(&wide, &room, goal));
            assert_eq!(left.iter().flatten().count(), right.iter().flatten().count());
            assert_eq!(total(&left), total(&right));
        }
    }

    #[test]
    fn rows_that_all_want_the_same_are_assigned_without_driving_one_another_out_for_ever() {
        let weights: Vec<Vec<Option<i64>>> =
            (0..300).map(|row| (0..300).map(|column| Some(row * column)).collect()).collect();
        let assigned = assign(&weights, &[1; 300], Goal::MostPairs);
        assert!(assigned.iter().enumerate().all(|(row, column)| *column == Some(row)));
    }

    #[test]
    fn nobody_and_no_room_are_an_empty_assignment() {
        assert_eq!(assign(&[], &[1], Goal::MostPairs), []);
        assert_eq!(assign(&rows(&[&[1]]), &[0], Goal::MostPairs), [None]);
    }
}
