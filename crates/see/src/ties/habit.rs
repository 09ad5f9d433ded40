//! How often an organisation is usually heard of, and whether it is quieter than its own habit. Pure arithmetic.

use super::rests::Rests;

/// How far back a habit reaches, in days.
pub(super) const HALF_YEAR: i64 = 182;
/// On how many days something must have happened before there is a habit.
const DAYS: usize = 5;
/// Nobody is quiet within a week, however busy they are else.
const WEEK: i64 = 7;

/// How somebody stands to their own habit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    /// How many days ago something happened last.
    pub since: i64,
    /// On how many of them everyone rested: they count for no silence.
    pub off: i64,
    /// How many days usually lie between, without those on which everyone rested; a week at least. The median, so that a holiday of
    /// which nobody knows does not change it.
    pub usual: i64,
}

impl Quiet {
    /// From the days on which something happened, the latest first and none twice; nothing where there is no habit yet. The
    /// habit is that of the half year before the last of them.
    pub(super) fn of(days: &[i64], today: i64, rests: &Rests) -> Option<Quiet> {
        let last = *days.first()?;
        let known: Vec<i64> = days.iter().copied().filter(|day| last - day <= HALF_YEAR).collect();
        if known.len() < DAYS {
            return None;
        }
        let gap = |(late, early): (&i64, &i64)| late - early - rests.between(*early, *late);
        let mut gaps: Vec<i64> = known.iter().zip(known.iter().skip(1)).map(gap).collect();
        gaps.sort_unstable();
        let usual = gaps.get(gaps.len() / 2).copied()?.max(WEEK);
        Some(Quiet { since: (today - last).max(0), off: rests.between(last, today), usual })
    }

    /// Whether it is quiet for longer than so many times what is usual.
    pub fn is_over(self, times: i64) -> bool {
        self.since - self.off > self.usual.saturating_mul(times)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(days: &[i64], today: i64) -> Option<Quiet> {
        Quiet::of(days, today, &Rests::default())
    }

    #[test]
    fn quiet_is_measured_against_ones_own_habit() {
        // Every ten days, and nothing for three weeks.
        let days = [100, 90, 80, 70, 60];
        assert_eq!(of(&days, 121), Some(Quiet { since: 21, off: 0, usual: 10 }));
        assert!(of(&days, 121).unwrap().is_over(2));
        assert!(!of(&days, 120).unwrap().is_over(2));
    }

    #[test]
    fn one_holiday_changes_no_habit_and_a_week_is_nothing() {
        let days = [200, 199, 198, 160, 159, 158];
        assert_eq!(of(&days, 210), Some(Quiet { since: 10, off: 0, usual: 7 }));
        assert!(!of(&days, 214).unwrap().is_over(2));
        assert!(of(&days, 215).unwrap().is_over(2));
    }

    #[test]
    fn days_on_which_everyone_rests_are_no_silence_and_no_habit() {
        let days = [100, 90, 80, 60, 50];
        // Ten days off in the middle of the habit, and ten since.
        let rests = Rests::of(vec![(65, 74), (105, 114)]);
        let quiet = Quiet::of(&days, 130, &rests).unwrap();
        assert_eq!(quiet, Quiet { since: 30, off: 10, usual: 10 });
        assert!(!quiet.is_over(2));
        assert!(Quiet::of(&days, 131, &rests).unwrap().is_over(2));
        assert!(of(&days, 130).unwrap().is_over(2), "without days off it would be quiet");
        // Every twenty days, of which ten are off, is every ten.
        let rests = Rests::of((0..6).map(|at| (at * 20 + 1, at * 20 + 10)).collect());
        assert_eq!(Quiet::of(&[100, 80, 60, 40, 20], 100, &rests).unwrap().usual, 10);
    }

    #[test]
    fn who_was_hardly_ever_heard_of_has_no_habit() {
        assert_eq!(of(&[], 100), None);
        assert_eq!(of(&[90, 80, 70, 60], 100), None);
        // What lies further back than half a year is no habit any more.
        assert_eq!(of(&[500, 490, 480, 470, 100], 600), None);
    }
}
