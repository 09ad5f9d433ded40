//! How far two groupings of the same people agree.

use std::collections::HashMap;

/// The adjusted Rand index (Hubert and Arabie 1985) of two labellings of the same people, in the same order.
///
/// 1 for the same grouping under any names, about 0 for unrelated ones. Extra labels of the longer list are ignored.
#[must_use]
pub fn adjusted_rand(left: &[usize], right: &[usize]) -> f64 {
    let mut cells: HashMap<(usize, usize), f64> = HashMap::new();
    let mut rows: HashMap<usize, f64> = HashMap::new();
    let mut columns: HashMap<usize, f64> = HashMap::new();
    let mut people = 0.0;
    for (a, b) in left.iter().zip(right) {
        *cells.entry((*a, *b)).or_default() += 1.0;
        *rows.entry(*a).or_default() += 1.0;
        *columns.entry(*b).or_default() += 1.0;
        people += 1.0;
    }
    let both: f64 = cells.values().copied().map(pairs).sum();
    let in_rows: f64 = rows.values().copied().map(pairs).sum();
    let in_columns: f64 = columns.values().copied().map(pairs).sum();
    let all = pairs(people);
    let expected = if all > 0.0 { in_rows * in_columns / all } else { 0.0 };
    let most = f64::midpoint(in_rows, in_columns);
    if (most - expected).abs() < f64::EPSILON { 1.0 } else { (both - expected) / (most - expected) }
}

fn pairs(count: f64) -> f64 {
    count * (count - 1.0) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_grouping_under_other_names_is_one() {
        assert!((adjusted_rand(&[0, 0, 1, 1, 2], &[5, 5, 3, 3, 9]) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_worked_example_agrees_with_the_textbook() {
        // Pairs together in both: 1; in rows: 2; in columns: 2; of 6 pairs: (1 - 2*2/6) / (2 - 2*2/6) = 0.25
        let index = adjusted_rand(&[0, 0, 1, 1], &[0, 0, 1, 2]);
        let (both, rows, columns, all) = (1.0, 2.0, 1.0, 6.0);
        let expected = rows * columns / all;
        assert!((index - (both - expected) / (f64::midpoint(rows, columns) - expected)).abs() < 1e-12);
    }
}
