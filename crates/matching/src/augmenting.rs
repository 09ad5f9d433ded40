//! Shortest augmenting paths with prices (Jonker and Volgenant 1987): the search behind [`crate::assign`].
#![expect(
    clippy::indexing_slicing,
    reason = "rows, places and columns are below the lengths that are allocated here"
)]

use std::ops::{Add, Sub};

/// For each row the column of least total cost, or none where it is cheaper to have none.
pub(crate) fn optimum<T: Sum>(table: Table<T>) -> Vec<Option<usize>> {
    let mut search = Search::new(&table);
    for row in search.reduce() {
        search.add(row);
    }
    search.place_of.iter().map(|place| place.map(|place| table.column_of[place])).collect()
}

/// What costs are summed in: `i64` or `i128`.
pub(crate) trait Sum: Copy + Ord + Default + Add<Output = Self> + Sub<Output = Self> {}
impl Sum for i64 {}
impl Sum for i128 {}

/// What each pair costs, row by row. A column with room for several has as many places.
pub(crate) struct Table<T> {
    rows: usize,
    columns: usize,
    cells: Vec<T>,
    column_of: Vec<usize>,
    /// More than any path: the cost of what may not be.
    far: T,
}

impl<T: Sum> Table<T> {
    pub(crate) fn new(
        weights: &[Vec<Option<i64>>],
        capacities: &[usize],
        far: T,
        cost: impl Fn(i64) -> T,
    ) -> Self {
        let (rows, columns) = (weights.len(), capacities.len());
        let mut cells = Vec::with_capacity(rows * columns);
        for (at, row) in weights.iter().enumerate() {
            cells.extend(row.iter().take(columns).map(|weight| weight.map_or(far, &cost)));
            cells.resize((at + 1) * columns, far);
        }
        let places = capacities.iter().map(|capacity| (*capacity).min(rows)).enumerate();
        let column_of = places.flat_map(|(column, room)| std::iter::repeat_n(column, room)).collect();
        Self { rows, columns, cells, column_of, far }
    }

    fn row(&self, row: usize) -> &[T] {
        &self.cells[row * self.columns..(row + 1) * self.columns]
    }

    fn cost(&self, row: usize, place: usize) -> T {
        self.cells[row * self.columns + self.column_of[place]]
    }
}

/// Rows that have been dealt with, with prices of places that prove them optimal: each row is where cost less price is least.
///
/// Each row also has a stand-in of its own, which costs nothing, has no price, and from which no path leads on. So no row
/// pays more for a place than it is worth, and a place without a row has the price 0.
struct Search<'a, T> {
    table: &'a Table<T>,
    /// Never above 0.
    price: Vec<T>,
    row_at: Vec<Option<usize>>,
    place_of: Vec<Option<usize>>,
    /// Of the search under way: the length of the best path to each place, and the row from which it comes there.
    length: Vec<T>,
    from: Vec<usize>,
    /// All places: first those that are done, then those as near as the nearest, then the others.
    order: Vec<usize>,
}

impl<'a, T: Sum> Search<'a, T> {
    fn new(table: &'a Table<T>) -> Self {
        let (rows, places, zero) = (table.rows, table.column_of.len(), T::default());
        Self {
            table,
            price: vec![zero; places],
            row_at: vec![None; places],
            place_of: vec![None; rows],
            length: vec![zero; places],
            from: vec![0; places],
            order: (0..places).collect(),
        }
    }

    /// Puts each row where it costs least, raising the price there to what makes the next best place as good; whoever is
    /// driven out by that seeks anew. Returns the rows that two passes leave without a place.
    fn reduce(&mut self) -> Vec<usize> {
        let mut waiting: Vec<usize> = (0..self.table.rows).rev().collect();
        for _ in 0..2 {
            let mut later = Vec::new();
            // Rows of nearly the same wishes could drive one another out for long.
            let mut steps = 4 * self.table.rows;
            while let Some(row) = waiting.pop() {
                let [(least, place), (next, other)] = self.two_best(row);
                let cheaper = least < next;
                let taken = place.is_some_and(|place| self.row_at[place].is_some());
                let Some(place) = (if cheaper || !taken { place } else { other }) else { continue };
                if cheaper {
                    self.price[place] = self.price[place] - (next - least);
                }
                self.place_of[row] = Some(place);
                let Some(driven_out) = self.row_at[place].replace(row) else { continue };
                self.place_of[driven_out] = None;
                if cheaper && steps > 0 {
                    waiting.push(driven_out)
                } else {
                    later.push(driven_out)
                }
                steps = steps.saturating_sub(1);
            }
            waiting = later;
        }
        waiting
    }

    /// The two places where cost less price is least; `None` is the row's stand-in.
    fn two_best(&self, row: usize) -> [(T, Option<usize>); 2] {
        let costs = self.table.row(row);
        let mut best = (T::default(), None);
        let mut second = (self.table.far, None);
        for (place, (column, price)) in self.table.column_of.iter().zip(&self.price).enumerate() {
            let cost = costs[*column] - *price;
            if cost < second.0 {
                second = (cost, Some(place));
                if cost < best.0 {
                    std::mem::swap(&mut best, &mut second);
                }
            }
        }
        [best, second]
    }

    /// Gives one more row a place along the shortest path; the path ends at a free place, or where a row on it falls back on
    /// its stand-in.
    fn add(&mut self, row: usize) {
        let costs = self.table.row(row);
        for (place, column) in self.table.column_of.iter().enumerate() {
            self.length[place] = costs[*column] - self.price[place];
        }
        self.from.fill(row);
        // The shortest path to a stand-in, and the place whose row gives way (none: the new row itself).
        let mut alone = (T::default(), None);
        let (mut done, mut near) = (0, 0);
        let (length, end) = loop {
            if done == near {
                near = self.nearest(done);
                let reached = self.order.get(done).map_or(self.table.far, |place| self.length[*place]);
                if reached >= alone.0 {
                    break (alone.0, None);
                }
                let mut reachable = self.order[done..near].iter();
                if let Some(free) = reachable.find(|place| self.row_at[**place].is_none()) {
                    break (reached, Some(*free));
                }
            }
            let place = self.order[done];
            done += 1;
            let Some(next) = self.row_at[place] else { break (self.length[place], Some(place)) };
            let on = self.length[place] - (self.table.cost(next, place) - self.price[place]);
            if on < alone.0 {
                alone = (on, Some(place));
            }
            if let Some(free) = self.relax(next, on, self.length[place], &mut near) {
                break (self.length[free], Some(free));
            }
        };
        for place in &self.order[..done] {
            self.price[*place] = self.price[*place] + self.length[*place] - length;
        }
        self.shift(end, alone.1);
    }

    /// Brings the nearest of the places from `done` on to the front, and says where they end.
    fn nearest(&mut self, done: usize) -> usize {
        let mut near = done;
        let mut least = self.table.far;
        for at in done..self.order.len() {
            let length = self.length[self.order[at]];
            if length <= least {
                if length < least {
                    (near, least) = (done, length);
                }
                self.order.swap(at, near);
                near += 1;
            }
        }
        near
    }

    /// Tries every place that is farther than `reached` from a row to which the path has come at length `on`. Places that
    /// turn out to be as near are brought to the front; a free one among them is the end.
    fn relax(&mut self, row: usize, on: T, reached: T, near: &mut usize) -> Option<usize> {
        let costs = self.table.row(row);
        for at in *near..self.order.len() {
            let place = self.order[at];
            let length = on + costs[self.table.column_of[place]] - self.price[place];
            if length < self.length[place] {
                self.length[place] = length;
                self.from[place] = row;
                if length == reached {
                    if self.row_at[place].is_none() {
                        return Some(place);
                    }
                    self.order.swap(at, *near);
                    *near += 1;
                }
            }
        }
        None
    }

    /// Moves the rows along the path to its end one place on: to a free place, or with the row at `left` leaving it.
    fn shift(&mut self, free: Option<usize>, left: Option<usize>) {
        if let (None, Some(row)) = (free, left.and_then(|place| self.row_at[place])) {
            self.place_of[row] = None;
        }
        let mut end = free.or(left);
        while let Some(place) = end {
            let row = self.from[place];
            self.row_at[place] = Some(row);
            end = self.place_of[row].replace(place);
        }
    }
}
