//! Reads from a form until when one may vote.

use db::Time;
use house::dates::zoned;
use house::web::Form;
use jiff::civil::{Date, Time as Clock};
use jiff::tz::TimeZone;

/// Reads `day` and `hour` in a zone. An hour that the clocks skip or show twice is the first that they come to.
pub(in crate::proposals) fn moment(form: &mut Form, zone: &str) -> Option<Time> {
    let day = form.value("day").trim().parse::<Date>().ok().filter(|day| (2000..=2200).contains(&day.year()));
    if day.is_none() {
        form.fail("day", "proposal-day-wrong");
    }
    let typed = form.value("hour").trim().to_owned();
    let read = || {
        let (hour, minute) = typed.split_once(':')?;
        let minute = minute.split_once(':').map_or(minute, |(minute, _)| minute);
        Clock::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    };
    let clock = read();
    if clock.is_none() {
        form.fail("hour", "proposal-hour-wrong");
    }
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let zoned = day?.to_datetime(clock?).to_zoned(zone).ok()?;
    Some(Time::from_micros(zoned.timestamp().as_microsecond()))
}

/// The form with a moment as its fields `day` and `hour`.
pub(in crate::proposals) fn spelled(form: Form, time: Time, zone: &str) -> Form {
    let zoned = zoned(time, &TimeZone::get(zone).unwrap_or(TimeZone::UTC));
    form.with("day", zoned.date().to_string()).with("hour", zoned.strftime("%H:%M").to_string())
}
