//! Reads from a form when something is: days and clocks as one types them, in the zone of the place.

use db::Time;
use house::accounts::read_time_zone;
use house::dates::midnight;
use house::web::{Error, Form, Said};
use jiff::civil::{Date, DateTime, Time as Clock};
use jiff::tz::TimeZone;
use std::time::Duration;

/// The longest that an event may take, in days: the calendar need not look further back for what is still going on.
pub(in crate::events) const LONGEST: i32 = 31;

/// When an event is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Times {
    pub(super) all_day: bool,
    pub(super) open_ended: bool,
    pub(super) zone: String,
    pub(super) starts_at: Time,
    pub(super) ends_at: Time,
}

/// Reads `all_day`, `day`, `start`, `end_day`, `end` and `zone`; where no zone is chosen, it is `here`.
///
/// # Errors
/// [`Error::Invalid`] with complaints in the form.
pub(super) fn read(form: &mut Form, here: &str) -> Result<Times, Error> {
    let zone = match form.value("zone").trim() {
        "" => here.to_owned(),
        _ => read_time_zone(form, "zone"),
    };
    let first = day(form, "day", "event-day-missing");
    let last = match form.value("end_day").trim() {
        "" => first,
        _ => day(form, "end_day", "event-day-wrong"),
    };
    let place = TimeZone::get(&zone).unwrap_or(TimeZone::UTC);
    let times = match first.zip(last) {
        Some(days) if form.ticked("all_day") => Some(whole_days(days, zone)),
        Some(days) => between(form, days, &place, zone),
        None => None,
    };
    if let Some((first, last)) = first.zip(last) {
        in_order(form, (first, last), times.as_ref());
    }
    form.checked()?;
    times.ok_or(Error::Invalid)
}

/// Reads one moment of two fields, by the clocks of a zone; none with a complaint beside the field that needs one.
pub(in crate::events) fn moment_of(
    form: &mut Form,
    (day_field, clock_field): (&str, &str),
    zone: &TimeZone,
) -> Option<Time> {
    let on = day(form, day_field, "event-day-missing");
    let at = clock(form, clock_field);
    if form.value(clock_field).trim().is_empty() {
        form.fail(clock_field, "event-clock-missing");
    }
    moment(form, clock_field, on?.to_datetime(at?), zone)
}

/// Complains where it ends before it begins, or takes too long.
fn in_order(form: &mut Form, (first, last): (Date, Date), times: Option<&Times>) {
    let early = |times: &Times| !times.open_ended && times.ends_at <= times.starts_at;
    if last < first {
        form.fail("end_day", "event-end-early");
    } else if times.is_some_and(early) {
        form.fail("end", "event-end-early");
    } else if (last - first).get_days() >= LONGEST {
        form.fail("end_day", Said::key("event-long").with("days", i64::from(LONGEST)));
    }
}

/// Whole days, as the midnights of UTC round them.
fn whole_days((first, last): (Date, Date), zone: String) -> Times {
    let starts_at = midnight(first, &TimeZone::UTC);
    let ends_at = midnight(last, &TimeZone::UTC) + Duration::from_secs(86_400);
    Times { all_day: true, open_ended: false, zone, starts_at, ends_at }
}

fn between(form: &mut Form, (first, last): (Date, Date), place: &TimeZone, zone: String) -> Option<Times> {
    let start = clock(form, "start");
    let end = clock(form, "end");
    if start.is_none() && form.value("start").trim().is_empty() {
        form.fail("start", "event-start-missing");
    }
    let open_ended = form.value("end").trim().is_empty();
    if open_ended && last != first {
        form.fail("end", "event-end-missing");
    }
    let starts_at = moment(form, "start", first.to_datetime(start?), place)?;
    let ends_at = match end {
        Some(end) => moment(form, "end", last.to_datetime(end), place)?,
        None => starts_at,
    };
    Some(Times { all_day: false, open_ended, zone, starts_at, ends_at })
}

/// A day between 1970 and 2200 as somebody typed it, `2026-11-28`; none where it is no such day.
pub(in crate::events) fn day_typed(typed: &str) -> Option<Date> {
    typed.trim().parse::<Date>().ok().filter(|day| (1970..=2200).contains(&day.year()))
}

/// A day that has to be typed.
fn day(form: &mut Form, field: &str, missing: &'static str) -> Option<Date> {
    let typed = form.value(field).trim().to_owned();
    let day = day_typed(&typed);
    if day.is_none() {
        form.fail(field, if typed.is_empty() { missing } else { "event-day-wrong" });
    }
    day
}

/// A time of the day, as `9:30` or `09:30`; none where nothing was typed.
fn clock(form: &mut Form, field: &str) -> Option<Clock> {
    let typed = form.value(field).trim().to_owned();
    let read = |typed: &str| {
        let (hour, minute) = typed.split_once(':')?;
        let minute = minute.split_once(':').map_or(minute, |(minute, _)| minute);
        Clock::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    };
    let clock = read(&typed);
    if clock.is_none() && !typed.is_empty() {
        form.fail(field, "event-clock-wrong");
    }
    clock
}

/// The moment at which the clocks of a zone show this. Where they show it twice, it is the first; where they skip it, the
/// form says so.
fn moment(form: &mut Form, field: &str, at: DateTime, zone: &TimeZone) -> Option<Time> {
    let ambiguous = zone.to_ambiguous_zoned(at);
    if ambiguous.is_ambiguous() && matches!(ambiguous.offset(), jiff::tz::AmbiguousOffset::Gap { .. }) {
        form.fail(field, "event-clock-skipped");
        return None;
    }
    let zoned = ambiguous.earlier().ok()?;
    Some(Time::from_micros(zoned.timestamp().as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(day: &str, start: &str, end_day: &str, end: &str) -> Form {
        Form::new().with("day", day).with("start", start).with("end_day", end_day).with("end", end)
    }

    fn complaint(mut form: Form, field: &str) -> Option<Said> {
        assert!(read(&mut form, "Europe/Lisbon").is_err());
        form.error(field).cloned()
    }

    fn hours(mut form: Form) -> i64 {
        let times = read(&mut form, "Europe/Lisbon").unwrap();
        (times.ends_at.micros() - times.starts_at.micros()) / 3_600_000_000
    }

    #[test]
    fn a_night_across_the_change_of_clocks_has_its_true_length() {
        assert_eq!(hours(typed("2026-03-28", "22:00", "2026-03-29", "6:00")), 7);
        assert_eq!(hours(typed("2026-10-24", "22:00", "2026-10-25", "06:00:00")), 9);
        assert_eq!(hours(typed("2026-07-01", "22:00", "2026-07-02", "06:00")), 8);
    }

    #[test]
    fn an_hour_that_the_clocks_skip_or_nobody_can_read_is_told_beside_its_field() {
        let said = |key| Some(Said::key(key));
        assert_eq!(complaint(typed("2026-03-29", "1:30", "", ""), "start"), said("event-clock-skipped"));
        assert_eq!(complaint(typed("2026-03-29", "25:00", "", ""), "start"), said("event-clock-wrong"));
        assert_eq!(complaint(typed("2026-03-29", "", "", ""), "start"), said("event-start-missing"));
        assert_eq!(complaint(typed("29.3.2026", "9:00", "", ""), "day"), said("event-day-wrong"));
        assert_eq!(complaint(typed("", "9:00", "", ""), "day"), said("event-day-missing"));
        assert_eq!(complaint(typed("9999-12-31", "9:00", "", ""), "day"), said("event-day-wrong"));
    }

    #[test]
    fn it_ends_after_it_begins_and_within_a_month() {
        let said = |key| Some(Said::key(key));
        assert_eq!(complaint(typed("2026-07-01", "9:00", "", "9:00"), "end"), said("event-end-early"));
        assert_eq!(
            complaint(typed("2026-07-02", "9:00", "2026-07-01", "10:00"), "end_day"),
            said("event-end-early")
        );
        assert_eq!(
            complaint(typed("2026-07-01", "9:00", "2026-07-03", ""), "end"),
            said("event-end-missing")
        );
        let long = Said::key("event-long").with("days", 31_i64);
        assert_eq!(complaint(typed("2026-07-01", "9:00", "2026-08-01", "9:00"), "end_day"), Some(long));
    }

    #[test]
    fn whole_days_stand_between_midnights_of_no_zone() {
        let form = typed("2026-10-24", "", "2026-10-25", "").with("all_day", "true");
        assert_eq!(hours(form.with("zone", "Asia/Tokyo")), 48);
    }
}
