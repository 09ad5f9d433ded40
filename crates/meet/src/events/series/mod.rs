//! Events that come back. Each is an event of its own, with its own answers; the next two months of them are written down, and
//! the others as their time comes. The clock at the place stays the same, whatever the clocks do. A change is for one of
//! them, for it and those that follow, or for all that are to come; one that was changed by itself is left as it is.

mod brought;
mod changing;
mod growing;
mod hearing;
mod holidays;
mod hosts;
mod meetings;
mod rule;
mod store;

pub(super) use brought::{Told, come_besides, hold_again, hold_from, hold_later, tell_anew};
pub(super) use changing::{Scope, move_alone, rewrite, spread};
pub(super) use growing::{GROWING, begin, begin_past};
pub use growing::{join, open};
pub(super) use hearing::HEARING;
pub(super) use hosts::{CALLING, HOSTS, forget as forget_host, merge as merge_host, part, routes};
pub use hosts::{keep_holidays, take_turns};
pub(super) use meetings::list;
pub(super) use rule::{Rule, day as rule_day};

use super::event::Event;
use super::page::day_typed;
use db::{Read, Time, Write};
use house::dates::{day_of, midnight, zoned};
use house::ids::{ItemId, SpaceId};
use house::web::{Error, Form};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

db::id! {
    /// Events that come back.
    pub struct SeriesId;
}

/// The words of the form, each with the key of its name.
pub(super) const REPEATS: [(&str, &str); 7] = [
    ("", "event-repeat-never"),
    ("daily", "event-repeat-daily"),
    ("weekly", "event-repeat-weekly"),
    ("fortnight", "event-repeat-fortnight"),
    ("weekday", "event-repeat-weekday"),
    ("monthly", "event-repeat-monthly"),
    ("yearly", "event-repeat-yearly"),
];

/// To which series an event belongs.
pub(super) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<SeriesId>, Error> {
    Ok(store::of_item(q, item)?)
}

/// To which series of this space an event belongs.
pub(super) fn of_item_in(q: &mut Read<'_>, item: ItemId, space: SpaceId) -> Result<Option<SeriesId>, Error> {
    let Some(id) = store::of_item(q, item)? else { return Ok(None) };
    Ok(store::series(q, id)?.filter(|series| series.space_id == space).map(|series| series.id))
}

/// Whether an event belongs to a series.
pub(super) fn is_part(q: &mut Read<'_>, item: ItemId) -> Result<bool, Error> {
    Ok(store::of_item(q, item)?.is_some())
}

/// The meeting on this day of the series to which an event belongs: of several the one at this moment.
pub(super) fn meeting_on(
    q: &mut Read<'_>,
    item: ItemId,
    (day, at): (Date, Option<Time>),
) -> Result<Option<ItemId>, Error> {
    let Some(series) = store::of_item(q, item)? else { return Ok(None) };
    let shift = store::series(q, series)?.map_or(0, |series| series.shift);
    let day = day.checked_add(shift.days()).unwrap_or(day);
    let around = std::time::Duration::from_secs(86_400 * 2);
    let near = midnight(day, &TimeZone::UTC) - around;
    let mut there = store::next(q, series, near, 8)?;
    there.retain(|meeting| local_day(&meeting.event()) == day);
    let exact = there.iter().find(|meeting| Some(meeting.starts_at) == at);
    Ok(exact.or(there.first()).map(|meeting| meeting.item_id))
}

/// The series to which an event belongs leaves this day out.
pub(super) fn leave_out(tx: &mut Write<'_>, item: ItemId, day: Date) -> Result<(), Error> {
    if let Some(series) = store::of_item(tx, item)? {
        store::leave_out(tx, series, &day.to_string())?;
    }
    Ok(())
}

/// Reads `repeat` and `repeat_until` of an event that begins on this day; nothing where it does not come back. Complaints
/// stand in the form.
pub(super) fn read(form: &mut Form, first: Date) -> Option<String> {
    let typed = form.value("repeat_until").trim().to_owned();
    let until = day_typed(&typed);
    if !typed.is_empty() && until.is_none() {
        form.fail("repeat_until", "event-day-wrong");
    } else if until.is_some_and(|until| until < first) {
        form.fail("repeat_until", "event-end-early");
    }
    let every = match form.value("repeat") {
        "" => return None,
        "daily" => "FREQ=DAILY".to_owned(),
        "weekly" => "FREQ=WEEKLY".to_owned(),
        "fortnight" => "FREQ=WEEKLY;INTERVAL=2".to_owned(),
        "weekday" => format!("FREQ=MONTHLY;BYDAY={}", weekday_of_month(first)),
        "monthly" => "FREQ=MONTHLY".to_owned(),
        "yearly" => "FREQ=YEARLY".to_owned(),
        _ => {
            form.fail("repeat", "error-field-choice");
            return None;
        }
    };
    Some(until.map_or(every.clone(), |until| format!("{every};UNTIL={}", until.strftime("%Y%m%d"))))
}

/// Which weekday of its month a day is: `2TU`, and `-1FR` for what not every month has a fifth of.
fn weekday_of_month(day: Date) -> String {
    let number = (day.day() - 1) / 7 + 1;
    let number = if number > 4 { -1 } else { number };
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let at = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
    format!("{number}{}", names.get(at).copied().unwrap_or("MO"))
}

/// The day of an event at its place.
fn local_day(event: &Event) -> Date {
    if event.all_day {
        day_of(event.starts_at, &TimeZone::UTC)
    } else {
        day_of(event.starts_at, &event.zone())
    }
}

/// The same event on another day: at the same hour of the clocks there, and until the same hour.
pub(super) fn on(event: &Event, day: Date) -> (Time, Time) {
    let length = std::time::Duration::from_micros(
        u64::try_from(event.ends_at.micros() - event.starts_at.micros()).unwrap_or_default(),
    );
    if event.all_day {
        let starts_at = midnight(day, &TimeZone::UTC);
        return (starts_at, starts_at + length);
    }
    let zone = event.zone();
    let (start, end) = (zoned(event.starts_at, &zone), zoned(event.ends_at, &zone));
    let days = (end.date() - start.date()).get_days();
    let last = day.checked_add(i64::from(days).days()).unwrap_or(day);
    // An hour that the clocks skip is the one to which they are put forward.
    let moment = |at: jiff::civil::DateTime| {
        let zoned = at.to_zoned(zone.clone()).ok()?;
        Some(Time::from_micros(zoned.timestamp().as_microsecond()))
    };
    let starts_at = moment(day.to_datetime(start.time())).unwrap_or(event.starts_at);
    let ends_at = moment(last.to_datetime(end.time())).unwrap_or(starts_at + length);
    (starts_at, ends_at.max(starts_at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(zone: &str, day: Date, hour: i8) -> Event {
        let zoned = day.at(hour, 0, 0, 0).to_zoned(TimeZone::get(zone).unwrap()).unwrap();
        let starts_at = Time::from_micros(zoned.timestamp().as_microsecond());
        Event::between(zone, starts_at, starts_at + std::time::Duration::from_secs(7_200))
    }

    #[test]
    fn the_clock_on_the_wall_stays_over_the_change_of_clocks() {
        let summer = at("America/New_York", date(2026, 10, 28), 18);
        let (starts, ends) = on(&summer, date(2026, 11, 4));
        assert_eq!(starts.micros() - summer.starts_at.micros(), (7 * 24 + 1) * 3_600_000_000);
        assert_eq!(ends.micros() - starts.micros(), 7_200_000_000);
        let zone = TimeZone::get("America/New_York").unwrap();
        assert_eq!(zoned(starts, &zone).hour(), 18);
        // An hour that does not exist on that night is the next one that does.
        let night = at("Europe/Lisbon", date(2026, 3, 22), 1);
        assert_eq!(
            zoned(on(&night, date(2026, 3, 29)).0, &TimeZone::get("Europe/Lisbon").unwrap()).hour(),
            2
        );
    }

    #[test]
    fn a_day_is_known_by_its_place_in_the_month() {
        assert_eq!(weekday_of_month(date(2026, 11, 10)), "2TU");
        assert_eq!(weekday_of_month(date(2026, 10, 30)), "-1FR");
        let mut form = Form::new().with("repeat", "weekday").with("repeat_until", "2027-01-31");
        assert_eq!(read(&mut form, date(2026, 11, 10)).unwrap(), "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270131");
        let mut early = Form::new().with("repeat", "daily").with("repeat_until", "2026-01-01");
        read(&mut early, date(2026, 11, 10));
        assert!(early.error("repeat_until").is_some());
    }
}
