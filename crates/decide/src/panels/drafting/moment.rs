//! Reads from a form a moment.

use db::Time;
use house::dates::zoned;
use house::web::Form;
use jiff::civil::{Date, Time as Clock};
use jiff::tz::TimeZone;

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
pub(super) fn spelled(time: Time, zone: &str) -> (String, String) {
    let zoned = zoned(time, &TimeZone::get(zone).unwrap_or(TimeZone::UTC));
    (zoned.date().to_string(), zoned.strftime("%H:%M").to_string())
}
