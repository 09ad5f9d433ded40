//! When a network was asked how it goes: every ten weeks all of its members, and twice a year organisations, how far they trust
//! each other. The newest rounds are open.

use super::Turn;
use db::Time;
use house::dates::day_of;
use jiff::tz::TimeZone;
use see::rounds::Sort;
use std::time::Duration;

const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;
/// Most answer within three days, and what they say is written down in the evening.
const ANSWERED: u64 = 3 * DAY + 9 * HOUR;

/// A round of the demo: its place among those of its sort, how many days before the demo it opened, and for how many it runs.
pub(in crate::demo) struct Round {
    pub(in crate::demo) sort: Sort,
    pub(in crate::demo) place: usize,
    title: &'static str,
    opened: u64,
    runs: u64,
}

const HEALTH: &str = "How are we doing?";

/// In the order in which they were opened. All networks are some days old by then.
pub(in crate::demo) const ROUNDS: &[Round] = &[
    Round { sort: Sort::Health, place: 0, title: HEALTH, opened: 215, runs: 14 },
    Round { sort: Sort::Organisations, place: 0, title: "Who works with whom", opened: 186, runs: 21 },
    Round { sort: Sort::Health, place: 1, title: HEALTH, opened: 145, runs: 14 },
    Round { sort: Sort::Health, place: 2, title: HEALTH, opened: 75, runs: 14 },
    Round { sort: Sort::Health, place: 3, title: HEALTH, opened: 5, runs: 14 },
    Round {
        sort: Sort::Organisations,
        place: 1,
        title: "Who works with whom, half a year on",
        opened: 4,
        runs: 21,
    },
];

impl Round {
    /// When it opened, in the morning.
    fn opened(&self, ends: Time) -> Time {
        ends - Duration::from_secs(self.opened.saturating_mul(DAY)) + Duration::from_secs(9 * HOUR)
    }

    /// When its last day is over.
    pub(in crate::demo) fn closes(&self, ends: Time) -> Time {
        let first = ends - Duration::from_secs(self.opened.saturating_mul(DAY));
        first + Duration::from_secs(self.runs.saturating_mul(DAY))
    }

    /// Whether it is over when the demo is seen.
    pub(in crate::demo) fn is_over(&self, ends: Time) -> bool {
        self.closes(ends) < ends
    }

    /// What it is called: one that comes again and again by its month.
    pub(in crate::demo) fn title(&self, ends: Time) -> String {
        let month = day_of(self.opened(ends), &TimeZone::UTC).strftime("%B").to_string();
        if self.sort == Sort::Health { format!("{} {month}", self.title) } else { self.title.to_owned() }
    }
}

/// When they are opened, answered and closed.
pub(super) fn turns(ends: Time) -> Vec<(Time, Turn)> {
    let mut turns = Vec::new();
    for (at, round) in ROUNDS.iter().enumerate() {
        let opened = round.opened(ends);
        turns.push((opened, Turn::OpenRound(at)));
        turns.push((opened + Duration::from_secs(ANSWERED), Turn::FillRound(at)));
        if round.is_over(ends) {
            turns.push((round.closes(ends), Turn::CloseRound(at)));
        }
    }
    turns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_that_comes_again_is_called_by_its_month_and_no_two_of_one_sort_run_side_by_side() {
        // 20 November 2026, midnight.
        let ends = Time::from_micros(1_795_132_800_000_000);
        let titles: Vec<String> = ROUNDS.iter().map(|round| round.title(ends)).collect();
        assert_eq!(titles[0], "How are we doing? April");
        assert_eq!(titles[1], "Who works with whom");
        assert_eq!(titles[4], "How are we doing? November");
        for (at, round) in ROUNDS.iter().enumerate() {
            let later = ROUNDS.iter().skip(at + 1).filter(|one| one.sort == round.sort);
            for other in later {
                assert!(round.closes(ends) < other.opened(ends));
            }
        }
        assert_eq!(ROUNDS.iter().filter(|round| !round.is_over(ends)).count(), 2);
    }
}
