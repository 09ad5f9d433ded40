//! Hours in which nothing makes a noise.

use db::Time;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// From one minute of the day to another, through the night where the second is smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::inbox) struct Quiet {
    pub(in crate::inbox) from: i64,
    pub(in crate::inbox) to: i64,
}

impl Quiet {
    /// Whether a moment falls into them, in this time zone.
    pub(in crate::inbox) fn holds(self, now: Time, zone: &str) -> bool {
        let clock = zoned(now, zone);
        let minute = i64::from(clock.hour()).saturating_mul(60).saturating_add(i64::from(clock.minute()));
        if self.from < self.to {
            (self.from..self.to).contains(&minute)
        } else {
            minute >= self.from || minute < self.to
        }
    }
}

/// A moment in a time zone; an unknown one is UTC.
pub(in crate::inbox) fn zoned(now: Time, zone: &str) -> jiff::Zoned {
    let stamp = Timestamp::from_microsecond(now.micros()).unwrap_or(Timestamp::UNIX_EPOCH);
    stamp.to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC))
}

/// The hours of a day, as a form offers them: the minute of the day, and its clock.
pub(in crate::inbox) fn hour_choices() -> Vec<(String, String)> {
    (0..24_i64).map(|hour| (hour.saturating_mul(60).to_string(), format!("{hour:02}:00"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 14 November 2026, 22:30 in Lisbon.
    const LATE: i64 = 1_794_695_400_000_000;

    #[test]
    fn a_night_runs_over_midnight_where_one_lives() {
        let (night, late) = (Quiet { from: 22 * 60, to: 7 * 60 }, Time::from_micros(LATE));
        assert!(night.holds(late, "Europe/Lisbon"));
        assert!(!night.holds(late, "America/Los_Angeles"));
        assert!(!Quiet { from: 9 * 60, to: 17 * 60 }.holds(late, "Europe/Lisbon"));
    }

    #[test]
    fn from_one_hour_to_the_same_is_the_whole_day() {
        assert!(Quiet { from: 60, to: 60 }.holds(Time::from_micros(LATE), "UTC"));
    }
}
