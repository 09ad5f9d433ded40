//! A quadtree that sums up far nodes (Barnes and Hut 1986).

#![expect(clippy::indexing_slicing, reason = "cells are numbered as they are made; each node has a mass")]

/// A cell counts as one body when its width is less than this many times its distance (θ of the method).
const THETA: f64 = 1.2;
/// Below this depth nodes on nearly the same spot share a cell.
const DEEPEST: u32 = 24;

struct Cell {
    /// The sum of mass, and of mass × place; later the centre of mass.
    mass: f64,
    centre: [f64; 2],
    width: f64,
    middle: [f64; 2],
    /// Numbers of the four quarters; 0 is none, for 0 is the root.
    quarters: [u32; 4],
    leaf: bool,
}

/// All nodes, in cells within cells.
pub(super) struct Tree {
    cells: Vec<Cell>,
}

impl Tree {
    pub(super) fn of(places: &[[f64; 2]], mass: &[f64]) -> Self {
        let mut low = [f64::INFINITY; 2];
        let mut high = [f64::NEG_INFINITY; 2];
        for place in places {
            for axis in 0..2 {
                low[axis] = low[axis].min(place[axis]);
                high[axis] = high[axis].max(place[axis]);
            }
        }
        let width = (high[0] - low[0]).max(high[1] - low[1]).max(1e-6);
        let middle = [f64::midpoint(low[0], high[0]), f64::midpoint(low[1], high[1])];
        let mut tree = Self { cells: Vec::with_capacity(2 * places.len() + 1) };
        tree.cells.push(Cell::empty(middle, width));
        for (place, mass) in places.iter().zip(mass) {
            tree.insert(*place, *mass);
        }
        for cell in &mut tree.cells {
            if cell.mass > 0.0 {
                cell.centre = [cell.centre[0] / cell.mass, cell.centre[1] / cell.mass];
            }
        }
        tree
    }

    fn insert(&mut self, place: [f64; 2], mass: f64) {
        let mut at = 0;
        for depth in 0.. {
            let cell = &mut self.cells[at];
            if cell.leaf && cell.mass > 0.0 && depth < DEEPEST {
                // A second node: the one that was here moves a quarter down.
                let (old, weight) = ([cell.centre[0] / cell.mass, cell.centre[1] / cell.mass], cell.mass);
                cell.leaf = false;
                let below = self.quarter(at, old);
                self.cells[below].add(old, weight);
            }
            let cell = &mut self.cells[at];
            let rest_here = (cell.leaf && cell.mass <= 0.0) || depth >= DEEPEST;
            cell.add(place, mass);
            if rest_here {
                return;
            }
            at = self.quarter(at, place);
        }
    }

    /// The quarter of a cell in which a place lies, made when it is not there yet.
    fn quarter(&mut self, at: usize, place: [f64; 2]) -> usize {
        let cell = &self.cells[at];
        let (right, up) = (place[0] > cell.middle[0], place[1] > cell.middle[1]);
        let which = usize::from(right) + 2 * usize::from(up);
        let found = usize::try_from(cell.quarters[which]).unwrap_or(0);
        if found != 0 {
            return found;
        }
        let half = cell.width / 2.0;
        let off = |far: bool| if far { half / 2.0 } else { -half / 2.0 };
        let middle = [cell.middle[0] + off(right), cell.middle[1] + off(up)];
        let next = self.cells.len();
        self.cells.push(Cell::empty(middle, half));
        self.cells[at].quarters[which] = u32::try_from(next).unwrap_or(0);
        next
    }

    /// The sum over all others of mass / distance², times the way from them: for a unit mass at a place.
    pub(super) fn repulsion(&self, place: [f64; 2], stack: &mut Vec<u32>) -> [f64; 2] {
        let mut force = [0.0; 2];
        stack.clear();
        stack.push(0);
        while let Some(at) = stack.pop() {
            let cell = &self.cells[usize::try_from(at).unwrap_or(0)];
            let way = [place[0] - cell.centre[0], place[1] - cell.centre[1]];
            let square = way[0] * way[0] + way[1] * way[1];
            if cell.leaf || cell.width * cell.width < THETA * THETA * square {
                if square > 1e-18 {
                    let push = cell.mass / square.max(1e-4);
                    force = [force[0] + way[0] * push, force[1] + way[1] * push];
                }
                continue;
            }
            stack.extend(cell.quarters.iter().filter(|quarter| **quarter != 0));
        }
        force
    }
}

impl Cell {
    fn empty(middle: [f64; 2], width: f64) -> Self {
        Self { mass: 0.0, centre: [0.0; 2], width, middle, quarters: [0; 4], leaf: true }
    }

    fn add(&mut self, place: [f64; 2], mass: f64) {
        self.mass += mass;
        self.centre = [self.centre[0] + mass * place[0], self.centre[1] + mass * place[1]];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_heaps_push_as_their_sum_nearly() {
        let places: Vec<[f64; 2]> = (0..50_u32).map(|at| [f64::from(at % 7), f64::from(at % 5)]).collect();
        let mass = vec![1.0; 50];
        let from = [40.0, 30.0];
        let exact = places.iter().fold([0.0; 2], |sum, place| {
            let way = [from[0] - place[0], from[1] - place[1]];
            let square = way[0] * way[0] + way[1] * way[1];
            [sum[0] + way[0] / square, sum[1] + way[1] / square]
        });
        let near = Tree::of(&places, &mass).repulsion(from, &mut Vec::new());
        assert!((near[0] - exact[0]).abs() < 0.02 * exact[0].abs());
        assert!((near[1] - exact[1]).abs() < 0.02 * exact[1].abs());
    }

    #[test]
    fn many_nodes_on_one_spot_do_not_recurse_for_ever() {
        let tree = Tree::of(&vec![[1.0, 1.0]; 100], &vec![1.0; 100]);
        assert!(tree.repulsion([1.0, 1.0], &mut Vec::new()).iter().all(|value| value.is_finite()));
    }
}
