//! Points in time as both engines store them. Never asks what time it is: that is a parameter.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A point in time: whole microseconds since 1970-01-01T00:00:00Z, stored as `BIGINT` on both engines so
/// that it sorts and compares alike on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(i64);

impl Time {
    /// The point in time that lies `micros` microseconds after 1970 began (before it, when negative).
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970 began.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// How long after `earlier` this is; zero when it is not after it.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

impl std::ops::Add<Duration> for Time {
    type Output = Self;
    /// Later by `duration`; stays at the last representable moment instead of wrapping.
    fn add(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(micros_of(duration)))
    }
}

impl std::ops::Sub<Duration> for Time {
    type Output = Self;
    /// Earlier by `duration`; stays at the first representable moment instead of wrapping.
    fn sub(self, duration: Duration) -> Self {
        Self(self.0.saturating_sub(micros_of(duration)))
    }
}

fn micros_of(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adding_a_second_adds_a_million_microseconds() {
        assert_eq!((Time::from_micros(5) + Duration::from_secs(1)).micros(), 1_000_005);
    }

    #[test]
    fn the_end_of_time_is_not_passed() {
        assert_eq!(Time::from_micros(i64::MAX) + Duration::MAX, Time::from_micros(i64::MAX));
        assert_eq!(Time::from_micros(i64::MIN) - Duration::MAX, Time::from_micros(i64::MIN));
    }

    #[test]
    fn nothing_lies_a_negative_while_after_something_later() {
        assert_eq!(Time::from_micros(3).since(Time::from_micros(9)), Duration::ZERO);
        assert_eq!(Time::from_micros(9).since(Time::from_micros(3)), Duration::from_micros(6));
    }

    #[test]
    fn a_time_is_a_plain_number_in_json() {
        assert_eq!(serde_json::to_string(&Time::from_micros(12)).unwrap(), "12");
    }
}
