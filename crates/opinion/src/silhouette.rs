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

/// The points of one group, along both axes, and the sums of each one's distances to each group.
struct Group {
    x: Vec<f64>,
    y: Vec<f64>,
    sums: Vec<Vec<f64>>,
}

/// Points are put in the order of their groups, so that the distances to one group are one unbroken sum; each distance is
/// taken once and counts for both its ends.
fn mean(points: &[[f64; 2]], labels: &[usize]) -> f64 {
    let width = labels.iter().max().map_or(0, |most| most + 1);
    let mut groups: Vec<Group> =
        (0..width).map(|_| Group { x: Vec::new(), y: Vec::new(), sums: Vec::new() }).collect();
    for ([x, y], label) in points.iter().zip(labels) {
        groups[*label].x.push(*x);
        groups[*label].y.push(*y);
    }
    for group in &mut groups {
        group.sums = vec![vec![0.0; group.x.len()]; width];
    }
    for own in 0..width {
        for other in own..width {
            measure(&mut groups, own, other);
        }
    }
    let sizes: Vec<f64> =
        groups.iter().map(|group| f64::from(u32::try_from(group.x.len()).unwrap_or(u32::MAX))).collect();
    let mut total = 0.0;
    let mut sums = vec![0.0; width];
    for (own, group) in groups.iter().enumerate() {
        for at in 0..group.x.len() {
            sums.iter_mut().zip(&group.sums).for_each(|(to, from)| *to = from[at]);
            total += of_one(&sums, own, &sizes);
        }
    }
    total / sizes.iter().sum::<f64>().max(1.0)
}

/// Takes the distances between two groups, or within one.
fn measure(groups: &mut [Group], own: usize, other: usize) {
    let mut back = std::mem::take(&mut groups[other].sums[own]);
    for at in 0..groups[own].x.len() {
        let from = if own == other { at + 1 } else { 0 };
        let point = [groups[own].x[at], groups[own].y[at]];
        let there = &groups[other];
        let sum = distances(point, &there.x[from..], &there.y[from..], &mut back[from..]);
        if own == other {
            back[at] += sum;
        } else {
            groups[own].sums[other][at] = sum;
        }
    }
    groups[other].sums[own] = back;
}

/// The sum of the distances from a point to others, each of which is also added to what the other has. Four sums side by
/// side: the processor takes several roots at once.
fn distances(point: [f64; 2], x: &[f64], y: &[f64], back: &mut [f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (xs, ys) = (x.chunks_exact(4), y.chunks_exact(4));
    let mut backs = back.chunks_exact_mut(4);
    let rest = xs.remainder().iter().zip(ys.remainder());
    for ((x, y), back) in xs.zip(ys).zip(&mut backs) {
        for at in 0..4 {
            let (x, y) = (x[at] - point[0], y[at] - point[1]);
            let distance = (x * x + y * y).sqrt();
            sums[at] += distance;
            back[at] += distance;
        }
    }
    let mut sum = sums.iter().sum::<f64>();
    for ((x, y), back) in rest.zip(backs.into_remainder()) {
        let (x, y) = (x - point[0], y - point[1]);
        let distance = (x * x + y * y).sqrt();
        sum += distance;
        *back += distance;
    }
    sum
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

    #[test]
    fn each_distance_taken_once_gives_what_the_definition_gives() {
        let points: Vec<[f64; 2]> =
            (0..57_u32).map(|at| [f64::from(at * at % 23), f64::from(at * 7 % 19)]).collect();
        let labels: Vec<usize> = (0..57).map(|at| [0, 1, 1, 3, 3, 3][at * at % 6]).collect();
        let mut total = 0.0;
        for (point, own) in points.iter().zip(&labels) {
            let distance = |other: &[f64; 2]| (point[0] - other[0]).hypot(point[1] - other[1]);
            let to = |group: usize| {
                let all = points.iter().zip(&labels).filter(|(_, label)| **label == group);
                all.fold([0.0, 0.0], |[sum, count], (other, _)| [sum + distance(other), count + 1.0])
            };
            let inside = to(*own)[0] / (to(*own)[1] - 1.0);
            let others = (0..4).filter(|group| group != own).map(to).filter(|[_, count]| *count > 0.0);
            let outside = others.map(|[sum, count]| sum / count).fold(f64::INFINITY, f64::min);
            total += (outside - inside) / inside.max(outside);
        }
        assert!((silhouette(&points, &labels) - total / 57.0).abs() < 1e-12);
    }
}
