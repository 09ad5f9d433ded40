//! Optimal weighted assignment: the pairs with the greatest total weight.
#![expect(
    clippy::indexing_slicing,
    reason = "rows and columns are below the lengths that are allocated here; weights are read with get"
)]

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
/// Shortest augmenting paths with potentials (Jonker and Volgenant 1987): r rows and c places take at most r²·c steps.
/// A row that finds no place is assigned to a stand-in of its own, from which no path leads on, so that stand-ins cost
/// nothing. All sums are held in 128 bits, where weights of 64 bits cannot overflow.
#[must_use]
pub fn assign(weights: &[Vec<Option<i64>>], capacities: &[usize], goal: Goal) -> Vec<Option<usize>> {
    let rows = weights.len();
    let places: Vec<usize> = capacities
        .iter()
        .enumerate()
        .flat_map(|(column, capacity)| std::iter::repeat_n(column, (*capacity).min(rows)))
        .collect();
    let largest =
        weights.iter().flatten().flatten().map(|weight| i128::from(weight.unsigned_abs())).max().unwrap_or(0);
    let bonus = match goal {
        // One pair more is worth more than any change of weights can be.
        Goal::MostPairs => (largest * 2 + 1) * i128::try_from(rows + 1).unwrap_or(i128::MAX),
        Goal::MostWeight => 0,
    };
    let mut search = Search::new(weights, &places, bonus);
    (0..rows).for_each(|row| search.add(row));
    let mut column_of = vec![None; rows];
    for (place, row) in search.row_at.iter().enumerate() {
        if let Some(row) = row {
            column_of[*row] = Some(places[place]);
        }
    }
    column_of
}

/// Rows that are assigned so far, with prices that prove them optimal.
struct Search<'a> {
    weights: &'a [Vec<Option<i64>>],
    places: &'a [usize],
    bonus: i128,
    row_price: Vec<i128>,
    place_price: Vec<i128>,
    row_at: Vec<Option<usize>>,
    /// Of the search under way: the distance to each place, the place before it, and whether it is settled.
    distance: Vec<i128>,
    before: Vec<Option<usize>>,
    settled: Vec<bool>,
}

impl<'a> Search<'a> {
    fn new(weights: &'a [Vec<Option<i64>>], places: &'a [usize], bonus: i128) -> Self {
        let n = places.len();
        let row_price = vec![0; weights.len()];
        let (place_price, row_at) = (vec![0; n], vec![None; n]);
        let (distance, before, settled) = (vec![i128::MAX; n], vec![None; n], vec![false; n]);
        Self { weights, places, bonus, row_price, place_price, row_at, distance, before, settled }
    }

    /// Assign one more row along the cheapest path; the path ends at a free place, or where a row on it falls back on its
    /// stand-in, which costs 0.
    fn add(&mut self, row: usize) {
        self.distance.fill(i128::MAX);
        self.before.fill(None);
        self.settled.fill(false);
        let mut settled_order: Vec<usize> = Vec::new();
        let (mut here, mut so_far, mut from) = (row, 0_i128, None);
        // The cheapest end at a stand-in: its length, and the place whose row gives way (none: the new row itself).
        let mut give_way = (-self.row_price[row], None);
        let end = loop {
            self.relax(here, so_far, from);
            let nearest = (0..self.places.len())
                .filter(|place| !self.settled[*place])
                .min_by_key(|p| self.distance[*p]);
            let near = nearest.map_or(i128::MAX, |place| self.distance[place]);
            let Some(place) = nearest.filter(|_| near < give_way.0) else { break None };
            so_far = near;
            let Some(next) = self.row_at[place] else { break Some(place) };
            self.settled[place] = true;
            settled_order.push(place);
            (here, from) = (next, Some(place));
            let alone = so_far - self.row_price[next];
            if alone < give_way.0 {
                give_way = (alone, Some(place));
            }
        };
        let length = end.map_or(give_way.0, |place| self.distance[place]);
        self.row_price[row] += length;
        for place in settled_order {
            let gain = length - self.distance[place];
            if gain > 0 {
                self.place_price[place] -= gain;
                if let Some(other) = self.row_at[place] {
                    self.row_price[other] += gain;
                }
            }
        }
        self.shift(end.or(give_way.1), row);
    }

    /// Try every place from a row at distance `so_far`.
    fn relax(&mut self, row: usize, so_far: i128, from: Option<usize>) {
        let weights = &self.weights[row];
        let base = so_far - self.row_price[row] - self.bonus;
        for (place, column) in self.places.iter().enumerate() {
            let Some(weight) = weights.get(*column).copied().flatten() else { continue };
            let length = base - i128::from(weight) - self.place_price[place];
            if !self.settled[place] && length < self.distance[place] {
                self.distance[place] = length;
                self.before[place] = from;
            }
        }
    }

    /// Move the rows along the path that ends at `end` one place on; the new row takes the first place of the path.
    fn shift(&mut self, end: Option<usize>, new: usize) {
        let mut place = end;
        while let Some(here) = place {
            let before = self.before[here];
            self.row_at[here] = before.map_or(Some(new), |earlier| self.row_at[earlier]);
            place = before;
        }
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
    fn nobody_and_no_room_are_an_empty_assignment() {
        assert_eq!(assign(&[], &[1], Goal::MostPairs), []);
        assert_eq!(assign(&rows(&[&[1]]), &[0], Goal::MostPairs), [None]);
    }
}
