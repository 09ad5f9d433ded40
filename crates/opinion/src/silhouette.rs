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
    silhouettes(points, &[labels], SAMPLE).first().copied().unwrap_or(0.0)
}

/// The silhouettes of several labellings of the same points: the distances are measured once.
pub(crate) fn silhouettes(points: &[[f64; 2]], labellings: &[&[usize]], most: usize) -> Vec<f64> {
    let step = points.len().div_ceil(most.max(1)).max(1);
    let sample: Vec<[f64; 2]> = points.iter().copied().step_by(step).collect();
    let picked: Vec<Vec<usize>> =
        labellings.iter().map(|labels| labels.iter().copied().step_by(step).collect()).collect();
    let widths: Vec<usize> =
        picked.iter().map(|labels| labels.iter().max().map_or(0, |most| most + 1)).collect();
    // Per labelling, point and group: the sum of distances from the point to the group. Each distance is measured once.
    let mut sums: Vec<Vec<f64>> = widths.iter().map(|width| vec![0.0; width * sample.len()]).collect();
    let mut distances = vec![0.0; sample.len()];
    for (at, here) in sample.iter().enumerate() {
        for (distance, there) in distances[..at].iter_mut().zip(&sample) {
            let (x, y) = (here[0] - there[0], here[1] - there[1]);
            *distance = (x * x + y * y).sqrt();
        }
        for ((sums, labels), width) in sums.iter_mut().zip(&picked).zip(&widths) {
            let (before, own) = sums.split_at_mut(at * width);
            let rows = before.chunks_exact_mut(*width);
            for ((row, distance), label) in rows.zip(&distances).zip(labels) {
                row[labels[at]] += distance;
                own[*label] += distance;
            }
        }
    }
    sums.iter().zip(&picked).zip(&widths).map(|((sums, labels), width)| mean(sums, labels, *width)).collect()
}

fn mean(sums: &[f64], labels: &[usize], width: usize) -> f64 {
    let mut sizes = vec![0.0; width];
    labels.iter().for_each(|label| sizes[*label] += 1.0);
    let total: f64 = if width == 0 {
        0.0
    } else {
        sums.chunks_exact(width).zip(labels).map(|(sums, own)| of_one(sums, *own, &sizes)).sum()
    };
    total / f64::from(u32::try_from(labels.len().max(1)).unwrap_or(u32::MAX))
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
