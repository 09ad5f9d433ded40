//! How often an organisation is usually heard of, and whether it is quieter than its own habit. Pure arithmetic.

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
    /// How many days usually lie between; a week at least. The median, so that one holiday does not change it.
    pub usual: i64,
}

impl Quiet {
    /// From the days on which something happened, the latest first and none twice; nothing where there is no habit yet. The
    /// habit is that of the half year before the last of them.
    pub(super) fn of(days: &[i64], today: i64) -> Option<Quiet> {
        let last = *days.first()?;
        let known: Vec<i64> = days.iter().copied().filter(|day| last - day <= HALF_YEAR).collect();
        if known.len() < DAYS {
            return None;
        }
        let mut gaps: Vec<i64> =
            known.iter().zip(known.iter().skip(1)).map(|(late, early)| late - early).collect();
        gaps.sort_unstable();
        let usual = gaps.get(gaps.len() / 2).copied()?.max(WEEK);
        Some(Quiet { since: (today - last).max(0), usual })
    }

    /// Whether it is quiet for longer than so many times what is usual.
    pub fn is_over(self, times: i64) -> bool {
        self.since > self.usual.saturating_mul(times)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_is_measured_against_ones_own_habit() {
        // Every ten days, and nothing for three weeks.
        let days = [100, 90, 80, 70, 60];
        assert_eq!(Quiet::of(&days, 121), Some(Quiet { since: 21, usual: 10 }));
        assert!(Quiet::of(&days, 121).unwrap().is_over(2));
        assert!(!Quiet::of(&days, 120).unwrap().is_over(2));
    }

    #[test]
    fn one_holiday_changes_no_habit_and_a_week_is_nothing() {
        let days = [200, 199, 198, 160, 159, 158];
        assert_eq!(Quiet::of(&days, 210), Some(Quiet { since: 10, usual: 7 }));
        assert!(!Quiet::of(&days, 214).unwrap().is_over(2));
        assert!(Quiet::of(&days, 215).unwrap().is_over(2));
    }

    #[test]
    fn who_was_hardly_ever_heard_of_has_no_habit() {
        assert_eq!(Quiet::of(&[], 100), None);
        assert_eq!(Quiet::of(&[90, 80, 70, 60], 100), None);
        // What lies further back than half a year is no habit any more.
        assert_eq!(Quiet::of(&[500, 490, 480, 470, 100], 600), None);
    }
}
