//! A moment as forms have it: a day, and an hour on the clocks of a zone.

use super::zoned;
use crate::web::Form;
use db::Time;
use jiff::civil::{Date, Time as Clock};
use jiff::tz::TimeZone;

/// Reads the day in this field and the field `hour`, in a zone. An hour that the clocks skip or show twice is the first that
/// they come to.
pub fn moment(form: &mut Form, field: &str, zone: &str) -> Option<Time> {
    let day = form.value(field).trim().parse::<Date>().ok().filter(|day| (2000..=2200).contains(&day.year()));
    if day.is_none() {
        form.fail(field, "moment-day-wrong");
    }
    let typed = form.value("hour").trim().to_owned();
    let read = || {
        let (hour, minute) = typed.split_once(':')?;
        let minute = minute.split_once(':').map_or(minute, |(minute, _)| minute);
        Clock::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    };
    let clock = read();
    if clock.is_none() {
        form.fail("hour", "moment-hour-wrong");
    }
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let zoned = day?.to_datetime(clock?).to_zoned(zone).ok()?;
    Some(Time::from_micros(zoned.timestamp().as_microsecond()))
}

/// Day and hour of a moment, as a form shows them.
pub fn spelled(time: Time, zone: &str) -> (String, String) {
    let zoned = zoned(time, &TimeZone::get(zone).unwrap_or(TimeZone::UTC));
    (zoned.date().to_string(), zoned.strftime("%H:%M").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(day: &str, hour: &str, zone: &str) -> (Option<Time>, bool, bool) {
        let mut form = Form::new().with("until", day).with("hour", hour);
        let found = moment(&mut form, "until", zone);
        (found, form.error("until").is_some(), form.error("hour").is_some())
    }

    #[test]
    fn what_is_spelled_is_read_as_the_same_moment() {
        for (day, hour, zone) in
            [("2026-11-30", "18:00", "Europe/Lisbon"), ("2026-07-01", "00:05", "Asia/Kathmandu")]
        {
            let (found, ..) = read(&format!(" {day} "), &format!("{hour}:00"), zone);
            assert_eq!(found.map(|found| spelled(found, zone)), Some((day.to_owned(), hour.to_owned())));
        }
        // The clocks go from 01:00 to 02:00 on this day.
        let (skipped, ..) = read("2026-03-29", "01:30", "Europe/Lisbon");
        assert_eq!(skipped.map(|found| spelled(found, "Europe/Lisbon").1), Some("02:30".to_owned()));
    }

    #[test]
    fn what_is_no_day_or_no_hour_is_said_beside_its_field() {
        for odd in ["", "soon", "1999-12-31", "2201-01-01", "2026-02-30", "-2026-01-01"] {
            assert_eq!(read(odd, "18:00", "UTC"), (None, true, false), "{odd}");
        }
        for odd in ["", "18", "25:00", "18:60", "six"] {
            assert_eq!(read("2026-11-30", odd, "UTC"), (None, false, true), "{odd}");
        }
    }
}
