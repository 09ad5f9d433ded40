//! The formulas. Pure sums, of `measures.md`.

/// A group's share of what was done beside its share of the people: 1 where they are alike, nothing where nothing was done.
pub fn parity(done: i64, all_done: i64, people: i64, all_people: i64) -> Option<f64> {
    let (share, fair) = (share(done, all_done)?, share(people, all_people)?);
    (fair > 0.0).then(|| share / fair)
}

/// A part of a whole; nothing where the whole is nothing.
pub(super) fn share(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| real(part) / real(whole))
}

/// How unevenly something is spread: `Σ_i Σ_j |x_i − x_j| / (2 N² x̄)`, 0 where all do the same, near 1 where one does
/// everything. Who did nothing counts as 0. Nothing where nobody did anything.
pub fn gini(amounts: &[i64]) -> Option<f64> {
    let mut sorted: Vec<i64> = amounts.iter().map(|amount| (*amount).max(0)).collect();
    sorted.sort_unstable();
    let sum: f64 = sorted.iter().map(|amount| real(*amount)).sum();
    if sum <= 0.0 {
        return None;
    }
    let count = u32::try_from(sorted.len()).map_or(f64::MAX, f64::from);
    let ranked: f64 = sorted.iter().zip(1_u32..).map(|(amount, rank)| f64::from(rank) * real(*amount)).sum();
    Some(2.0 * ranked / (count * sum) - (count + 1.0) / count)
}

#[expect(
    clippy::as_conversions,
    reason = "sums of acts are far below 2^53, where every whole number has its own float"
)]
fn real(number: i64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The formula as it is written.
    fn plain(amounts: &[i64]) -> f64 {
        let count = real(i64::try_from(amounts.len()).unwrap());
        let mean = amounts.iter().map(|one| real(*one)).sum::<f64>() / count;
        let apart: f64 =
            amounts.iter().flat_map(|one| amounts.iter().map(move |other| real((one - other).abs()))).sum();
        apart / (2.0 * count * count * mean)
    }

    #[test]
    fn gini_is_the_formula_as_it_is_written() {
        for amounts in [vec![1, 1, 1], vec![0, 0, 0, 7], vec![3, 9, 0, 4, 4, 12], vec![5]] {
            assert!((gini(&amounts).unwrap() - plain(&amounts)).abs() < 1e-12, "{amounts:?}");
        }
        assert_eq!((gini(&[]), gini(&[0, 0])), (None, None));
    }

    #[test]
    fn parity_is_one_where_a_group_does_its_share() {
        assert_eq!(parity(20, 100, 1, 5), Some(1.0));
        assert_eq!(parity(10, 100, 1, 5), Some(0.5));
        assert_eq!((parity(0, 0, 1, 5), parity(1, 2, 0, 5)), (None, None));
    }
}
