//! Moments as Slack writes them: seconds since 1970, a dot, and six figures by which it tells messages apart.

/// Slack opened its doors in 2013, and what it brought along from elsewhere is not much older: before 2009 no message was.
const EARLIEST: i64 = 1_230_768_000_000_000;

/// The moment in microseconds since 1970. None where it is no moment at which anything can have been said: a broken one,
/// one of the first days of 1970, or one after `until`.
pub(crate) fn read(text: &str, until: i64) -> Option<i64> {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let seconds: i64 = whole.parse().ok()?;
    let part: String = part.chars().chain("000000".chars()).take(6).collect();
    let micros: i64 = part.parse().ok().filter(|micros| *micros >= 0)?;
    let moment = seconds.checked_mul(1_000_000)?.checked_add(micros)?;
    (EARLIEST..=until).contains(&moment).then_some(moment)
}

/// The first moment of the day after which a file is named, `2025-01-10.json`.
pub(crate) fn of_day(name: &str, until: i64) -> Option<i64> {
    let mut parts = name.strip_suffix(".json")?.splitn(3, '-');
    let year: i64 = parts.next()?.parse().ok().filter(|year| (2009..=2200).contains(year))?;
    let month: i64 = parts.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
    let day: i64 = parts.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    // Days since 1970 of a date of the Gregorian calendar, counted from March so that the leap day comes last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 719_469;
    let moment = days * 86_400_000_000;
    (moment <= until).then_some(moment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_six_figures_after_the_dot_or_fewer() {
        assert_eq!(read("1736478514.897649", i64::MAX), Some(1_736_478_514_897_649));
        assert_eq!(read("1736478514.5", i64::MAX), Some(1_736_478_514_500_000));
        assert_eq!(read("1736478514", i64::MAX), Some(1_736_478_514_000_000));
    }

    #[test]
    fn what_cannot_have_been_is_no_moment() {
        for wrong in
            ["", "0", "0.000000", "12.5", "-1736478514.1", "soon", "1736478514.x", "9999999999999999999"]
        {
            assert_eq!(read(wrong, i64::MAX), None, "{wrong}");
        }
        assert_eq!(read("1736478514.897649", 1_736_478_514_000_000), None);
    }

    #[test]
    fn a_file_is_named_after_its_day() {
        assert_eq!(of_day("2025-01-10.json", i64::MAX), Some(1_736_467_200_000_000));
        assert_eq!(of_day("2024-02-29.json", i64::MAX), Some(1_709_164_800_000_000));
        for wrong in ["canvas.json", "1970-01-01.json", "2025-13-01.json", "2025-01-10.txt"] {
            assert_eq!(of_day(wrong, i64::MAX), None, "{wrong}");
        }
    }
}
