//! Reads from a form the days of a panel.

use db::Time;
use house::dates::zoned;
use house::web::Form;
use jiff::civil::{Date, Time as Clock};
use jiff::tz::TimeZone;

/// The longest that a call or the wait for a draw may take: a year, in microseconds.
pub(in crate::panels) const LONGEST: i64 = 366 * 86_400 * 1_000_000;

/// Reads until when people can come, later than both of these moments, and when it is drawn: later than that, and within a year.
pub(in crate::panels) fn days(
    form: &mut Form,
    zone: &str,
    (now, least): (Time, Time),
) -> Option<(Time, Time)> {
    let (until, draw) = (moment(form, "until", zone), moment(form, "draw", zone));
    if until.is_some_and(|until| until <= now) {
        form.fail("until", "panel-day-past");
    }
    if until.is_some_and(|until| until <= least) {
        form.fail("until", "panel-extension-early");
    }
    let dates = until.zip(draw);
    if dates.is_some_and(|(until, draw)| draw <= until) {
        form.fail("draw", "panel-day-order");
    }
    if draw.is_some_and(|draw| draw.micros().saturating_sub(now.micros()) > LONGEST) {
        form.fail("draw", "panel-day-late");
    }
    dates
}

/// Reads the day in this field and the field `hour`, in a zone. An hour that the clocks skip or show twice is the first that
/// they come to.
pub(in crate::panels) fn moment(form: &mut Form, field: &str, zone: &str) -> Option<Time> {
    let day = form.value(field).trim().parse::<Date>().ok().filter(|day| (2000..=2200).contains(&day.year()));
    if day.is_none() {
        form.fail(field, "panel-day-wrong");
    }
    let typed = form.value("hour").trim().to_owned();
    let read = || {
        let (hour, minute) = typed.split_once(':')?;
        let minute = minute.split_once(':').map_or(minute, |(minute, _)| minute);
        Clock::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    };
    let clock = read();
    if clock.is_none() {
        form.fail("hour", "panel-hour-wrong");
    }
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let zoned = day?.to_datetime(clock?).to_zoned(zone).ok()?;
    Some(Time::from_micros(zoned.timestamp().as_microsecond()))
}

/// Day and hour of a moment, as a form shows them.
pub(in crate::panels) fn spelled(time: Time, zone: &str) -> (String, String) {
    let zoned = zoned(time, &TimeZone::get(zone).unwrap_or(TimeZone::UTC));
    (zoned.date().to_string(), zoned.strftime("%H:%M").to_string())
}
