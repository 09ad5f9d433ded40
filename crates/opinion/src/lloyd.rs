//! Moves points to their nearest centre and centres to the middle of their points, round after round (Lloyd 1982): the
//! innermost work of finding groups.
//!
//! Coordinates lie in two separate lists, so that the compiler compares several points at once, and a group's sum is changed
//! only by the points that change their group. For that to lose nothing, all coordinates are put on a grid so fine that no
//! sum of them is ever rounded; a centre is then the same number by whichever way its group came about, and a state that an
//! earlier start has been in is known again at once.

#![expect(
    clippy::indexing_slicing,
    reason = "labels are made here, each below the number of centres; a lane is below the width of a block"
)]

use crate::cluster::{FEW, Partition, square};
use std::collections::HashSet;

/// So many points are compared at once.
const LANES: usize = 8;

/// Points to be divided.
pub(crate) struct Field<'a> {
    points: &'a [[f64; 2]],
    blocks: Vec<Block>,
    /// The sum of all points, as of one group.
    whole: [f64; 3],
}

/// Points on the grid; at the end of the last block places that are not a number, which never leave the first group.
struct Block {
    x: [f64; LANES],
    y: [f64; LANES],
}

/// A division under way.
pub(crate) struct Run<'a> {
    field: &'a Field<'a>,
    pub(crate) centres: Vec<[f64; 2]>,
    labels: Vec<[u64; LANES]>,
    /// Of each group: its points along both axes, and their number.
    sums: Vec<[f64; 3]>,
    /// Has there been a round, and has the last one moved nothing?
    begun: bool,
    settled: bool,
}

/// States in which a run has been.
#[derive(Default)]
pub(crate) struct Trodden(HashSet<u64>);

impl<'a> Field<'a> {
    pub(crate) fn of(points: &'a [[f64; 2]]) -> Self {
        let widest = points.iter().flatten().fold(0.0_f64, |most, value| most.max(value.abs()));
        let count = u32::try_from(points.len()).unwrap_or(u32::MAX);
        // To add a number as large as any sum, and to take it away again, rounds to the last digit that sums have.
        let grid = 3.0 * (widest * f64::from(count)).max(f64::MIN_POSITIVE).log2().ceil().exp2();
        let blocks: Vec<Block> = points
            .chunks(LANES)
            .map(|chunk| {
                let mut block = Block { x: [f64::NAN; LANES], y: [f64::NAN; LANES] };
                for (lane, [x, y]) in chunk.iter().enumerate() {
                    (block.x[lane], block.y[lane]) = (x + grid - grid, y + grid - grid);
                }
                block
            })
            .collect();
        let mut whole = [0.0; 3];
        for block in &blocks {
            (0..LANES)
                .filter(|lane| !block.x[*lane].is_nan())
                .for_each(|lane| add(&mut whole, block, lane, 1.0));
        }
        Self { points, blocks, whole }
    }

    pub(crate) fn run(&'a self, centres: Vec<[f64; 2]>) -> Run<'a> {
        let mut sums = vec![[0.0; 3]; centres.len()];
        if let Some(first) = sums.first_mut() {
            *first = self.whole;
        }
        let labels = vec![[0; LANES]; self.blocks.len()];
        Run { field: self, centres, labels, sums, begun: false, settled: false }
    }
}

impl Run<'_> {
    /// Goes on until nothing moves, or for so many rounds.
    pub(crate) fn go(mut self, rounds: usize) -> Self {
        for _ in 0..rounds {
            if self.settled {
                break;
            }
            self.round();
        }
        self
    }

    /// Goes on until nothing moves, or for so many rounds; `None` as soon as it comes to where an earlier run has been,
    /// for from there it would go the same way.
    pub(crate) fn go_apart(mut self, rounds: usize, trodden: &mut Trodden) -> Option<Self> {
        for _ in 0..rounds {
            if !trodden.0.insert(self.state()) {
                return None;
            }
            if !self.settled {
                self.round();
            }
            if self.settled {
                break;
            }
        }
        Some(self)
    }

    /// A number for where the centres are, whatever their order.
    fn state(&self) -> u64 {
        let mixed = |[x, y]: &[f64; 2]| {
            let both = x.to_bits().rotate_left(32).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ y.to_bits();
            let mixed = (both ^ (both >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed ^ (mixed >> 32)
        };
        self.centres.iter().map(mixed).fold(0, u64::wrapping_add)
    }

    fn round(&mut self) {
        let moved = match *self.centres.as_slice() {
            [a, b] => self.assign(&[a, b]),
            [a, b, c] => self.assign(&[a, b, c]),
            [a, b, c, d] => self.assign(&[a, b, c, d]),
            [a, b, c, d, e] => self.assign(&[a, b, c, d, e]),
            _ => self.assign(&self.centres.clone()),
        };
        self.settled = self.begun && !moved;
        self.begun = true;
        if self.field.points.len() < FEW {
            self.medians();
        } else {
            self.means();
        }
    }

    /// Gives each point the label of its nearest centre. Did any change? Called with an array, so that the compiler knows the
    /// number of centres, which makes this several times faster.
    fn assign(&mut self, centres: &impl AsRef<[[f64; 2]]>) -> bool {
        let mut moved = false;
        for (block, labels) in self.field.blocks.iter().zip(&mut self.labels) {
            let mut near = [0_u64; LANES];
            let mut least = [f64::INFINITY; LANES];
            for (number, centre) in (0..).zip(centres.as_ref()) {
                for lane in 0..LANES {
                    let distance = square([block.x[lane], block.y[lane]], *centre);
                    near[lane] = if distance < least[lane] { number } else { near[lane] };
                    least[lane] = if distance < least[lane] { distance } else { least[lane] };
                }
            }
            let changed = near.iter().zip(labels.iter()).fold(0, |changed, (new, old)| changed | (new ^ old));
            if changed != 0 {
                moved = true;
                change(&mut self.sums, block, labels, near);
            }
        }
        moved
    }

    /// An empty group keeps its centre.
    fn means(&mut self) {
        for (centre, [x, y, count]) in self.centres.iter_mut().zip(&self.sums) {
            if *count > 0.0 {
                *centre = [x / count, y / count];
            }
        }
    }

    fn medians(&mut self) {
        let labels: Vec<usize> = self.labels().collect();
        for (group, centre) in self.centres.iter_mut().enumerate() {
            for _ in 0..30 {
                let mut sum = [0.0; 3];
                for (point, _) in self.field.points.iter().zip(&labels).filter(|(_, label)| **label == group)
                {
                    let weight = 1.0 / square(*point, *centre).sqrt().max(1e-9);
                    sum[0] += weight * point[0];
                    sum[1] += weight * point[1];
                    sum[2] += weight;
                }
                if sum[2] > 0.0 {
                    *centre = [sum[0] / sum[2], sum[1] / sum[2]];
                }
            }
        }
    }

    fn labels(&self) -> impl Iterator<Item = usize> {
        let all = self.labels.iter().flatten().take(self.field.points.len());
        all.map(|label| usize::try_from(*label).unwrap_or(0))
    }

    /// What the division costs as it stands.
    pub(crate) fn cost(&self) -> f64 {
        let points = self.field.points;
        let squares =
            points.iter().zip(self.labels()).map(|(point, label)| square(*point, self.centres[label]));
        if points.len() < FEW { squares.map(f64::sqrt).sum() } else { squares.sum() }
    }

    pub(crate) fn partition(self) -> Partition {
        Partition { cost: self.cost(), labels: self.labels().collect(), centres: self.centres }
    }
}

/// Moves the points of a block whose label has changed from sum to sum.
fn change(sums: &mut [[f64; 3]], block: &Block, labels: &mut [u64; LANES], near: [u64; LANES]) {
    for (lane, (old, new)) in labels.iter_mut().zip(near).enumerate() {
        if *old != new {
            let place = |label: u64| usize::try_from(label).unwrap_or(0);
            add(&mut sums[place(*old)], block, lane, -1.0);
            add(&mut sums[place(new)], block, lane, 1.0);
            *old = new;
        }
    }
}

fn add(sum: &mut [f64; 3], block: &Block, lane: usize, sign: f64) {
    sum[0] += sign * block.x[lane];
    sum[1] += sign * block.y[lane];
    sum[2] += sign;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Chance;

    fn cloud() -> Vec<[f64; 2]> {
        let mut chance = Chance::new(3);
        (0..203).map(|_| [0, 1].map(|_| chance.unit() * 7.0 - 2.0)).collect()
    }

    #[test]
    fn a_settled_division_has_everybody_at_the_nearest_centre_and_each_centre_in_the_middle() {
        let points = cloud();
        for groups in 1..=7 {
            let found = Field::of(&points).run(points[..groups].to_vec()).go(500).partition();
            let mut sums = vec![[0.0; 3]; groups];
            for (point, label) in points.iter().zip(&found.labels) {
                let own = square(*point, found.centres[*label]);
                assert!(found.centres.iter().all(|other| own <= square(*point, *other) + 1e-12));
                let sum = &mut sums[*label];
                *sum = [sum[0] + point[0], sum[1] + point[1], sum[2] + 1.0];
            }
            for (sum, centre) in sums.iter().zip(&found.centres) {
                assert!(square([sum[0] / sum[2], sum[1] / sum[2]], *centre) < 1e-20);
            }
        }
    }

    #[test]
    fn a_centre_is_the_same_number_by_whichever_way_its_group_came_about() {
        let points = cloud();
        let field = Field::of(&points);
        let end = field.run(vec![points[0], points[1], points[2]]).go(500).partition();
        let turned = field.run(vec![end.centres[2], end.centres[0], end.centres[1]]).go(500).partition();
        assert_eq!(turned.centres, [end.centres[2], end.centres[0], end.centres[1]]);
    }

    #[test]
    fn a_way_that_has_been_gone_is_not_gone_again() {
        let points = cloud();
        let field = Field::of(&points);
        let mut trodden = Trodden::default();
        let first = field.run(vec![points[0], points[1]]).go_apart(500, &mut trodden);
        assert!(first.is_some_and(|run| run.settled));
        let onward = field.run(vec![points[1], points[0]]).go(2);
        assert!(onward.go_apart(500, &mut trodden).is_none());
    }

    #[test]
    fn what_lies_all_in_one_place_is_one_group() {
        let points = [[1.0, 2.0]; 30];
        let found = Field::of(&points).run(vec![[1.0, 2.0], [9.0, 9.0]]).go(9).partition();
        assert_eq!(found.sizes(), [30, 0]);
        assert_eq!(found.centres, [[1.0, 2.0], [9.0, 9.0]]);
    }
}
