//! Dates as the international standard writes them (ISO 8601), as microseconds since 1970.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// A date, perhaps with a time of day, perhaps with a zone; without one it is UTC.
pub(super) fn microseconds(text: &str) -> Option<f64> {
    // A year alone is a number.
    if text.len() < 8 || !text.contains('-') {
        return None;
    }
    let zoned = || text.parse::<Timestamp>().ok();
    let local = || text.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok();
    let day = || text.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok();
    let at = zoned().or_else(|| Some(local()?.timestamp())).or_else(|| Some(day()?.timestamp()))?;
    #[expect(
        clippy::as_conversions,
        reason = "microseconds of all years that have four digits are below 2^63; as floats they are off by a few"
    )]
    Some(at.as_microsecond() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_with_and_without_a_time_of_day_and_a_zone_are_read() {
        let hour = 3_600_000_000.0;
        assert_eq!(microseconds("1970-01-02"), Some(24.0 * hour));
        assert_eq!(microseconds("1970-01-01T09:30"), Some(9.5 * hour));
        assert_eq!(microseconds("1970-01-01 09:30:00"), Some(9.5 * hour));
        assert_eq!(microseconds("1970-01-01T09:30:00+02:00"), Some(7.5 * hour));
        assert_eq!(microseconds("1970-01-01T09:30:00Z"), Some(9.5 * hour));
        for other in ["2026", "-5", "1e-9", "12-11-2026", "2026-13-01", "soon"] {
            assert_eq!(microseconds(other), None, "{other}");
        }
    }
}
