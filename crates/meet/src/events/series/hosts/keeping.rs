//! The page on which whoever holds a meeting of a series says who hosts in turn, and on which days it does not come back.

use super::{deal, single, store};
use crate::events::acts::EVENT_SERIES_KEPT;
use crate::events::coming::{below, find};
use crate::events::series::holidays::{self, COUNTRIES};
use crate::events::series::{SeriesId, of_item, store as series};
use crate::events::store::{may_read, people_of};
use crate::events::{Calendar, read_calendar};
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::dates::day_of;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId};
use house::members;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;

/// How many host in turn at most, and how many days are left out.
const MOST_HOSTS: usize = 30;
const MOST_DAYS: usize = 400;
/// The longest lists, in letters.
const WORDS: usize = 8_000;

#[derive(Template)]
#[template(path = "events/series/views/turn.html")]
struct TurnPage {
    form: Form,
    action: String,
    title: String,
    /// Code and key of each country whose holidays are known, after an empty one for none.
    countries: Vec<(&'static str, &'static str)>,
    /// The holidays of a year of the country that is kept.
    off: Vec<Date>,
}

/// `GET /n/{slug}/events/{id}/series`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/events/{id}/series`
pub(super) async fn save(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let calendar = brought(&form);
    let change = move |tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form| {
        write(tx, viewer, id, (form, calendar.as_ref()))
    };
    match visit.change(form, change).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("events/{id}/series")), "event-turn-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

/// The calendar of days off that came with a form, or the key of why it is none; nothing where no file came.
type Brought = Result<Calendar, &'static str>;

fn brought(form: &Form) -> Option<Brought> {
    let file = form.file("calendar").filter(|file| !file.bytes.is_empty())?;
    Some(read_calendar(&file.bytes, "UTC").ok_or("event-turn-calendar-wrong"))
}

fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (form, calendar): (&mut Form, Option<&Brought>),
) -> Result<(), Error> {
    let (item, _) = find(tx, viewer, id, Action::Moderate)?;
    let of = of_item(tx, id)?.ok_or_else(single)?;
    tx.lock("event_series", of.get())?;
    form.expect_unchanged(&filled(tx, of)?);
    let hosts = read_hosts(tx, viewer, id, form)?;
    let days = read_days(form, (calendar, viewer.now));
    let country = read_country(form);
    form.checked()?;
    store::set_left_out(tx, of, (&days, &country))?;
    if store::hosts(tx, of)? != hosts {
        take_turns(tx, of, &hosts, viewer.now)?;
    }
    let happened = Happened::new(&EVENT_SERIES_KEPT).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// Lets these host the meetings of a series in turn, from the next one on.
///
/// # Errors
/// Those of the database.
pub fn take_turns(tx: &mut Write<'_>, series: SeriesId, hosts: &[MemberId], now: Time) -> Result<(), Error> {
    store::set_hosts(tx, series, hosts, now)?;
    Ok(deal(tx, series, now)?)
}

/// Lets a series not come back on the public holidays of the country of this code.
///
/// # Errors
/// Those of the database.
pub fn keep_holidays(tx: &mut Write<'_>, series: SeriesId, country: &str) -> Result<(), Error> {
    store::set_holidays(tx, series, country)?;
    Ok(())
}

/// Reads `hosts`, a name a line; each has to be that of one active member who may read the event.
fn read_hosts(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    form: &mut Form,
) -> Result<Vec<MemberId>, Error> {
    let typed = form.optional_text("hosts", WORDS);
    let names: Vec<&str> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if names.len() > MOST_HOSTS {
        let most = i64::try_from(MOST_HOSTS).unwrap_or_default();
        form.fail("hosts", Said::key("event-turn-many").with("most", most));
        return Ok(Vec::new());
    }
    let mut hosts = Vec::new();
    for name in names {
        match people_of(q, viewer.network.id, &members::fold(name))?.as_slice() {
            // Whoever stands there twice would send the turn back to those before, and never on to those behind.
            [member] if hosts.contains(member) => {}
            [member] if may_read(q, id, *member)? => hosts.push(*member),
            _ => form.fail("hosts", Said::key("event-turn-unknown").with("name", name)),
        }
    }
    Ok(hosts)
}

/// Reads `days`: a day a line, or the first and the last of several with a blank between them; and adds the whole days of a
/// calendar in the two years to come.
fn read_days(form: &mut Form, (calendar, now): (Option<&Brought>, Time)) -> String {
    let typed = form.optional_text("days", WORDS);
    let mut days: BTreeSet<Date> = BTreeSet::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match span(line) {
            Some((first, last)) => days.extend(between(first, last)),
            None => form.fail("days", Said::key("event-turn-day-wrong").with("day", line)),
        }
    }
    match calendar {
        Some(Ok(calendar)) => {
            let today = day_of(now, &TimeZone::UTC);
            let found = calendar.whole_days((today, today.checked_add(2.years()).unwrap_or(today)));
            if found.is_empty() {
                form.fail("calendar", "event-turn-calendar-empty");
            }
            days.extend(found);
        }
        Some(Err(key)) => form.fail("calendar", *key),
        None => {}
    }
    if days.len() > MOST_DAYS {
        let most = i64::try_from(MOST_DAYS).unwrap_or_default();
        form.fail("days", Said::key("event-turn-days-many").with("most", most));
    }
    days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Reads `holidays`: the code of a country, or nothing.
fn read_country(form: &mut Form) -> String {
    let code = form.value("holidays").to_owned();
    if !code.is_empty() && holidays::country(&code).is_none() {
        form.fail("holidays", "error-field-choice");
    }
    code
}

/// The first and the last day of a line.
fn span(line: &str) -> Option<(Date, Date)> {
    let days: Vec<Date> = line.split_whitespace().map(|word| word.parse().ok()).collect::<Option<_>>()?;
    let (first, last) = (days.first().copied()?, days.last().copied()?);
    let fits = days.len() <= 2 && first <= last && (1970..=2200).contains(&first.year());
    (fits && (last - first).get_days() < 366).then_some((first, last))
}

fn between(first: Date, last: Date) -> Vec<Date> {
    let next = |day: &Date| day.checked_add(1.day()).ok().filter(|day| *day <= last);
    std::iter::successors(Some(first), next).collect()
}

/// The days of a list, each run of several in one line.
fn told(left_out: &str) -> String {
    let days: BTreeSet<Date> = left_out.split_whitespace().filter_map(|day| day.parse().ok()).collect();
    let mut runs: Vec<(Date, Date)> = Vec::new();
    for day in days {
        match runs.last_mut().filter(|(_, last)| last.tomorrow().ok() == Some(day)) {
            Some(run) => run.1 = day,
            None => runs.push((day, day)),
        }
    }
    let line = |(first, last): &(Date, Date)| {
        if first == last { first.to_string() } else { format!("{first} {last}") }
    };
    runs.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The form with what is kept.
fn filled(q: &mut Read<'_>, of: SeriesId) -> Result<Form, Error> {
    let known = series::series(q, of)?.ok_or(Error::NotFound)?;
    let names = store::names(q, of)?.join("\n");
    Ok(Form::new().with("hosts", names).with("days", told(&known.left_out)).with("holidays", known.holidays))
}

/// What a field holds, in words.
fn in_words(field: &str, value: &str) -> Said {
    match holidays::country(value).filter(|_| field == "holidays") {
        Some(country) => Said::key(country.label),
        None => Said::raw(value),
    }
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, typed: Option<Form>) -> Result<Page<TurnPage>, Error> {
    let (item, _) = find(q, viewer, id, Action::Moderate)?;
    let of = of_item(q, id)?.ok_or_else(single)?;
    let kept = filled(q, of)?;
    let form = match typed {
        Some(form) => form.caught_up(&kept, in_words),
        None => kept.clone().begun(),
    };
    let today = day_of(viewer.now, &viewer.zone());
    let year = (today, today.saturating_add(1.year()));
    let body = TurnPage {
        form,
        action: viewer.path(format_args!("events/{id}/series")),
        title: item.title.clone(),
        countries: std::iter::once(("", "holidays-none"))
            .chain(COUNTRIES.iter().map(|country| (country.code, country.label)))
            .collect(),
        off: holidays::between(kept.value("holidays"), year).into_iter().collect(),
    };
    Ok(below(Page::new(body, "event-turn-title"), viewer, &item))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_days_of_a_calendar_are_added_and_what_has_an_hour_is_not() {
        let file = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\
            BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:19700101\r\nRRULE:FREQ=YEARLY;COUNT=3\r\nEND:VEVENT\r\n\
            BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:19700501\r\nDTEND;VALUE=DATE:19700503\r\nEND:VEVENT\r\n\
            BEGIN:VEVENT\r\nUID:3\r\nDTSTART:19700601T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let calendar = read_calendar(file, "UTC").ok_or("wrong");
        let mut form = Form::new().with("days", "1970-03-01");
        let days = read_days(&mut form, (Some(&calendar), Time::from_micros(0)));
        assert_eq!(days, "1970-01-01 1970-03-01 1970-05-01 1970-05-02 1971-01-01");
        assert!(form.error("calendar").is_none());
        read_days(&mut form, (Some(&Err("event-turn-calendar-wrong")), Time::from_micros(0)));
        assert!(form.error("calendar").is_some());
    }

    #[test]
    fn what_has_come_back_for_decades_comes_in_the_next_two_years_too() {
        let file = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:19750105\r\nRRULE:FREQ=WEEKLY\r\n\
            END:VEVENT\r\nEND:VCALENDAR\r\n";
        let calendar = read_calendar(file, "UTC").ok_or("wrong");
        let mut form = Form::new();
        // November 14, 2026.
        let days = read_days(&mut form, (Some(&calendar), Time::from_micros(1_794_614_400_000_000)));
        assert!(form.error("calendar").is_none());
        assert!(days.starts_with("2026-11-15 ") && days.ends_with(" 2028-11-12"), "{days}");
        assert_eq!(days.split(' ').count(), 105);
    }

    #[test]
    fn days_are_typed_one_by_one_or_from_the_first_to_the_last() {
        let mut form = Form::new().with("days", "2026-12-24 2026-12-26\n2027-05-01\n\n2026-12-25");
        let now = Time::from_micros(0);
        let days = read_days(&mut form, (None, now));
        assert_eq!(days, "2026-12-24 2026-12-25 2026-12-26 2027-05-01");
        assert_eq!(told(&days), "2026-12-24 2026-12-26\n2027-05-01");
        for wrong in
            ["tomorrow", "2026-12-26 2026-12-24", "2026-01-01 2027-06-01", "2026-01-01 2026-01-02 2026-01-03"]
        {
            let mut form = Form::new().with("days", wrong);
            read_days(&mut form, (None, now));
            assert!(form.error("days").is_some(), "{wrong}");
        }
    }
}
