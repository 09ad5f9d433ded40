//! Days that do not count for silence, because everyone in the network rests. Pure arithmetic.

/// Days of rest, from the first to the last of each run, in their order and apart from each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rests(Vec<(i64, i64)>);

impl Rests {
    /// From runs in any order, which may overlap. One that ends before it begins is none.
    pub(super) fn of(mut runs: Vec<(i64, i64)>) -> Rests {
        runs.retain(|(first, last)| first <= last);
        runs.sort_unstable();
        let mut apart: Vec<(i64, i64)> = Vec::new();
        for (first, last) in runs {
            match apart.last_mut() {
                Some(run) if first <= run.1.saturating_add(1) => run.1 = run.1.max(last),
                _ => apart.push((first, last)),
            }
        }
        Rests(apart)
    }

    /// How many days of rest there are behind one day, up to another and with it.
    pub(super) fn between(&self, behind: i64, until: i64) -> i64 {
        let inside = |(first, last): &(i64, i64)| {
            let (first, last) = ((*first).max(behind.saturating_add(1)), (*last).min(until));
            last.saturating_sub(first).saturating_add(1).max(0)
        };
        self.0.iter().map(inside).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_stands_in_two_runs_is_one_day() {
        let rests = Rests::of(vec![(20, 24), (10, 12), (22, 26), (27, 27), (40, 39)]);
        assert_eq!(rests, Rests(vec![(10, 12), (20, 27)]));
        assert_eq!(rests.between(0, 100), 11);
        assert_eq!([rests.between(10, 12), rests.between(9, 10), rests.between(12, 19)], [2, 1, 0]);
        assert_eq!([rests.between(24, 25), rests.between(30, 20)], [1, 0]);
    }
}
