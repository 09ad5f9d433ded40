//! Asks every room for its dates and lays them on the days of which they take a part.

use db::Read;
use house::dates::{Dated, Span, Window, zoned};
use house::room::Rooms;
use house::web::{Error, Said, Viewer};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The dates of all rooms.
pub(super) struct Gathered {
    /// In order.
    pub(super) dates: Vec<Dated>,
    /// The day from which on they are not complete, because a room has more than was wanted.
    pub(super) cut: Option<Date>,
}

/// A date on one day.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) href: String,
    pub(super) title: Said,
    pub(super) clock: Said,
    pub(super) tint: &'static str,
    pub(super) place: String,
    pub(super) space: Option<String>,
    pub(super) cancelled: bool,
    pub(super) mine: bool,
}

/// What the rooms have in this window, for this viewer.
pub(super) fn gather(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    window: &Window,
    zone: &TimeZone,
) -> Result<Gathered, Error> {
    let (mut dates, mut cut) = (Vec::new(), None::<Date>);
    for of_room in rooms.all().iter().filter_map(|room| room.dates) {
        let found = of_room(q, viewer, window)?;
        let full = i64::try_from(found.len()).unwrap_or(i64::MAX) >= window.most;
        if let Some(last) = found.last().filter(|_| full) {
            let day = last.span.first_day(zone);
            cut = Some(cut.map_or(day, |other| other.min(day)));
        }
        dates.extend(found);
    }
    dates.retain(|dated| window.holds(&dated.span));
    // Whole days stand before everything that begins on them.
    dates.sort_by_key(|dated| (dated.span.begins(zone), !is_whole(&dated.span), dated.subject));
    Ok(Gathered { dates, cut })
}

/// The dates of one day.
pub(super) fn on(day: Date, dates: &[Dated], zone: &TimeZone) -> Vec<Entry> {
    let part = |dated: &&Dated| dated.span.first_day(zone) <= day && day <= dated.span.last_day(zone);
    dates.iter().filter(part).map(|dated| entry(dated, day, zone)).collect()
}

fn entry(dated: &Dated, day: Date, zone: &TimeZone) -> Entry {
    Entry {
        href: dated.href.clone(),
        title: dated.title.clone(),
        clock: clock(&dated.span, day, zone),
        tint: dated.tint,
        place: dated.place.clone(),
        space: dated.space.as_ref().map(|(_, name)| name.clone()),
        cancelled: dated.cancelled,
        mine: dated.mine,
    }
}

/// Which hours of a day it takes.
fn clock(span: &Span, day: Date, zone: &TimeZone) -> Said {
    let told = |time| zoned(time, zone).strftime("%H:%M").to_string();
    let (first, last) = (span.first_day(zone), span.last_day(zone));
    match span {
        Span::Moments { from, until } => match (first == day, last == day, until) {
            (true, true, Some(until)) => Said::raw(format!("{}–{}", told(*from), told(*until))),
            (true, true, None) => Said::raw(told(*from)),
            (true, false, _) => Said::key("calendar-from").with("clock", told(*from)),
            (false, true, Some(until)) => Said::key("calendar-until").with("clock", told(*until)),
            _ => Said::key("calendar-all-day"),
        },
        Span::Days { .. } => Said::key("calendar-all-day"),
    }
}

fn is_whole(span: &Span) -> bool {
    matches!(span, Span::Days { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Time;
    use house::dates::midnight;
    use jiff::civil::date;
    use std::time::Duration;

    #[test]
    fn a_date_across_midnight_stands_on_both_days() {
        let zone = TimeZone::get("Europe/Lisbon").unwrap();
        let (eve, day) = (date(2026, 10, 24), date(2026, 10, 25));
        let hour = Duration::from_secs(3600);
        // From 22:00 until 6:00, in the night in which an hour comes twice.
        let from = midnight(eve, &zone) + 22 * hour;
        let span = Span::Moments { from, until: Some(from + 9 * hour) };
        assert_eq!(clock(&span, eve, &zone), Said::key("calendar-from").with("clock", "22:00"));
        assert_eq!(clock(&span, day, &zone), Said::key("calendar-until").with("clock", "06:00"));
        let elsewhere = TimeZone::get("Asia/Tokyo").unwrap();
        assert_eq!(clock(&span, day, &elsewhere), Said::raw("06:00–15:00"));
        let long = Span::Moments { from, until: Some(from + 72 * hour) };
        assert_eq!(clock(&long, date(2026, 10, 26), &zone), Said::key("calendar-all-day"));
        assert_eq!(
            clock(
                &Span::Moments { from: Time::from_micros(0), until: None },
                date(1970, 1, 1),
                &TimeZone::UTC
            ),
            Said::raw("00:00")
        );
    }
}
