//! How well separated groups are on the map (Rousseeuw 1987).

#![expect(
    clippy::indexing_slicing,
    reason = "labels are below the number of groups, taken from the labels themselves"
)]

/// Above this many points a regular sample of this size stands for all: the exact value takes time ~ points².
const SAMPLE: usize = 4000;

/// The mean silhouette of labelled points, −1 to 1: (distance to the next group − distance inside the own) / the larger.
///
/// Someone alone in a group counts 0. 0 when there are fewer than two groups. Above 4,000 points a sample taken at
/// regular steps stands for all.
#[must_use]
pub fn silhouette(points: &[[f64; 2]], labels: &[usize]) -> f64 {
    silhouette_of(points, labels, SAMPLE)
}

/// The same from a sample of at most `most` points.
pub(crate) fn silhouette_of(points: &[[f64; 2]], labels: &[usize], most: usize) -> f64 {
    let step = points.len().div_ceil(most.max(1)).max(1);
    let sample: Vec<[f64; 2]> = points.iter().copied().step_by(step).collect();
    mean(&sample, &labels.iter().copied().step_by(step).collect::<Vec<_>>())
}

/// Points are put in the order of their groups, so that the distances to one group are one unbroken sum.
fn mean(points: &[[f64; 2]], labels: &[usize]) -> f64 {
    let width = labels.iter().max().map_or(0, |most| most + 1);
    let mut sorted: Vec<Vec<[f64; 2]>> = vec![Vec::new(); width];
    points.iter().zip(labels).for_each(|(point, label)| sorted[*label].push(*point));
    let sizes: Vec<f64> =
        sorted.iter().map(|group| f64::from(u32::try_from(group.len()).unwrap_or(u32::MAX))).collect();
    let mut total = 0.0;
    for (own, group) in sorted.iter().enumerate() {
        for point in group {
            let sums: Vec<f64> = sorted.iter().map(|other| distance_sum(*point, other)).collect();
            total += of_one(&sums, own, &sizes);
        }
    }
    total / sizes.iter().sum::<f64>().max(1.0)
}

/// Four sums side by side: the processor takes several roots at once.
fn distance_sum(point: [f64; 2], group: &[[f64; 2]]) -> f64 {
    let root = |other: &[f64; 2]| {
        let (x, y) = (point[0] - other[0], point[1] - other[1]);
        (x * x + y * y).sqrt()
    };
    let mut sums = [0.0; 4];
    let fours = group.chunks_exact(4);
    let rest: f64 = fours.remainder().iter().map(root).sum();
    for four in fours {
        for (sum, other) in sums.iter_mut().zip(four) {
            *sum += root(other);
        }
    }
    rest + sums.iter().sum::<f64>()
}

fn of_one(sums: &[f64], own: usize, sizes: &[f64]) -> f64 {
    if sizes[own] < 2.0 {
        return 0.0;
    }
    let inside = sums[own] / (sizes[own] - 1.0);
    let outside = sums
        .iter()
        .zip(sizes)
        .enumerate()
        .filter(|(group, (_, size))| *group != own && **size > 0.0)
        .map(|(_, (sum, size))| sum / size)
        .fold(f64::INFINITY, f64::min);
    let larger = inside.max(outside);
    if outside.is_finite() && larger > 0.0 { (outside - inside) / larger } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_far_pairs_are_well_separated() {
        let points = [[0.0, 0.0], [0.0, 1.0], [10.0, 0.0], [10.0, 1.0]];
        let outside = f64::midpoint(10.0, 101.0_f64.sqrt());
        assert!((silhouette(&points, &[0, 0, 1, 1]) - (outside - 1.0) / outside).abs() < 1e-12);
        assert!(silhouette(&points, &[0, 1, 0, 1]) < 0.0);
    }

    #[test]
    fn one_group_and_no_points_are_zero() {
        assert!(silhouette(&[[0.0, 1.0], [2.0, 3.0]], &[0, 0]).abs() < 1e-12);
        assert!(silhouette(&[], &[]).abs() < 1e-12);
    }
}
