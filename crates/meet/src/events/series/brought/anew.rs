//! A series of which a calendar says something else than before. Its meetings to come follow: on the days that stay they are held
//! as the calendar says now, on those that are gone they are called off or moved to a near one that is new.

use super::series_of;
use crate::events::event::Event;
use crate::events::series::changing::{REACHED, rewrite};
use crate::events::series::growing::{begin, grow_one, wanting, write_down};
use crate::events::series::store::{self, Series};
use crate::events::series::{Rule, come_besides, local_day, on};
use crate::events::store as events;
use db::{Time, Write};
use house::access::Action;
use house::dates::day_of;
use house::ids::ItemId;
use house::items::{self, Item, ItemText};
use house::web::{Error, Viewer};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// How many days a meeting is moved at most instead of being called off.
const NEAR: i32 = 6;

/// What a calendar says of a series beside its first event.
#[derive(Debug)]
pub(in crate::events) struct Told<'a> {
    /// As RFC 5545 writes it; empty where there is none.
    pub(in crate::events) rule: &'a str,
    /// Days on which it does not come.
    pub(in crate::events) left_out: &'a [Date],
    /// When it comes besides, in their order.
    pub(in crate::events) besides: &'a [Event],
}

/// Changes an event, and the series that began with it, as a calendar says now.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn tell_anew(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (item, text): (&Item, &ItemText),
    (was, is): (&Event, &Event),
    told: &Told<'_>,
) -> Result<(), Error> {
    rewrite(tx, viewer, (item, text), (was, &is.in_place_of(was)))?;
    // What is written down after it says what it says now.
    let item = &items::visible_to(tx, viewer, item.id)?.ok_or(Error::NotFound)?;
    let Some(series) = series_of(tx, item.id)? else {
        if is.cancelled || (told.rule.is_empty() && told.besides.is_empty()) {
            return Ok(());
        }
        begin(tx, viewer, (item, is), told.rule, told.left_out)?;
        return come_besides(tx, viewer, item, told.besides);
    };
    recast(tx, viewer, &series, (item, text), (is, told))?;
    renew_besides(tx, viewer, &series, text, told)?;
    // A series that was called off as a whole has no further dates.
    if is.cancelled { Ok(()) } else { come_besides(tx, viewer, item, told.besides) }
}

/// Lets a series go by this rule, from the present on.
fn recast(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    series: &Series,
    (first, text): (&Item, &ItemText),
    (is, told): (&Event, &Told<'_>),
) -> Result<(), Error> {
    let new = series.told(is, told);
    let grown = series.grown_to.parse::<Date>().unwrap_or(local_day(is));
    let reach = grown.checked_add(NEAR.days()).unwrap_or(grown);
    let (before, after) = (days(series, viewer.now, grown), days(&new, viewer.now, reach));
    let mut added: BTreeSet<Date> = after.difference(&before).copied().collect();
    // The first of them is this event itself.
    added.remove(&local_day(is));
    for id in store::to_come(tx, series.id, viewer.now, REACHED)? {
        let Some(other) = changeable(tx, viewer, id)?.filter(|other| other.id != first.id) else { continue };
        let was = events::event_of(tx, id)?.ok_or(Error::NotFound)?;
        // What is called off stays so, whoever has done it.
        if was.cancelled {
            continue;
        }
        let now = match place(&was, (series, &new), (&before, &after), &mut added) {
            Some(day) => like(is, &was, day),
            None => Event { cancelled: true, ..was.clone() },
        };
        rewrite(tx, viewer, (&other, text), (&was, &now))?;
    }
    store::recast(tx, &new)?;
    if is.cancelled {
        store::grown(tx, series.id, &series.grown_to, true)?;
        return Ok(());
    }
    // Those that are further away come with the others.
    for day in added.into_iter().filter(|day| *day <= grown) {
        let shifted = day.checked_add(new.shift.days()).unwrap_or(day);
        write_down(tx, (viewer, first), on(is, shifted))?;
    }
    grow_one(tx, &new, viewer.now)
}

impl Series {
    /// As a calendar tells it now. Days that people have left out here stay so.
    fn told(&self, is: &Event, told: &Told<'_>) -> Series {
        let first_day = local_day(is).to_string();
        let shift = if first_day == self.first_day { self.shift } else { 0 };
        let mut left_out: BTreeSet<String> = self.left_out.split_whitespace().map(str::to_owned).collect();
        left_out.extend(told.left_out.iter().map(ToString::to_string));
        let left_out = left_out.into_iter().collect::<Vec<_>>().join(" ");
        Series { rule: told.rule.to_owned(), first_day, left_out, shift, ..self.clone() }
    }
}

/// The days of a series to come, until this one.
fn days(series: &Series, now: Time, until: Date) -> BTreeSet<Date> {
    let today = day_of(now, &TimeZone::UTC);
    let (Ok(rule), Ok(first)) = (Rule::read(&series.rule), series.first_day.parse::<Date>()) else {
        return BTreeSet::new();
    };
    let all = wanting(&rule, series, (first, today.yesterday().unwrap_or(today)), until);
    all.into_iter().filter(|day| *day <= until).collect()
}

/// On which day a meeting stands from now on, if the series goes from one rule to another; nothing where it comes no more.
fn place(
    was: &Event,
    (series, new): (&Series, &Series),
    (before, after): (&BTreeSet<Date>, &BTreeSet<Date>),
    added: &mut BTreeSet<Date>,
) -> Option<Date> {
    let stood = local_day(was);
    // Of all meetings those that came before a change of days stand on the days of the rule itself.
    let by_rule = stood.checked_sub(series.shift.days()).unwrap_or(stood);
    let moved = before.contains(&by_rule);
    let (day, shift) = if moved { (by_rule, new.shift) } else { (stood, 0) };
    let stays = after.contains(&day) || !before.contains(&day);
    let day = if stays { Some(day) } else { take_near(added, day) };
    day.map(|day| day.checked_add(shift.days()).unwrap_or(day))
}

/// Takes the first of these days that is near this one.
fn take_near(days: &mut BTreeSet<Date>, day: Date) -> Option<Date> {
    let near = days.iter().copied().find(|other| (*other - day).get_days().abs() <= NEAR)?;
    days.remove(&near);
    Some(near)
}

/// An event held as this one tells, on a day.
fn like(is: &Event, was: &Event, day: Date) -> Event {
    let (starts_at, ends_at) = on(is, day);
    Event { starts_at, ends_at, ..is.in_place_of(was) }
}

/// The further dates to come: those that stay follow the calendar, those that are gone are called off.
fn renew_besides(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    series: &Series,
    text: &ItemText,
    told: &Told<'_>,
) -> Result<(), Error> {
    let read = |micros: &str| micros.parse().ok().map(Time::from_micros);
    let before: BTreeSet<Time> = series.besides.split_whitespace().filter_map(read).collect();
    let after: BTreeMap<Time, &Event> = told.besides.iter().map(|is| (is.starts_at, is)).collect();
    let all = before.iter().chain(after.keys());
    let (Some(first), Some(last)) = (all.clone().min(), all.max()) else { return Ok(()) };
    let span = ((*first).max(viewer.now), *last + Duration::from_secs(1));
    for (id, at, own) in store::moments(tx, series.id, span)? {
        // Beside a rule its meetings are told apart from further dates by that: they are not changed by themselves.
        if !(own || series.rule.is_empty()) {
            continue;
        }
        let Some(item) = changeable(tx, viewer, id)? else { continue };
        let was = events::event_of(tx, id)?.ok_or(Error::NotFound)?;
        let known = before.contains(&at);
        let now = match after.get(&at) {
            // What people called off here stays so; what the calendar had called off comes again.
            Some(_) if known && was.cancelled => continue,
            Some(is) => is.in_place_of(&was),
            None if known => Event { cancelled: true, ..was.clone() },
            None => continue,
        };
        rewrite(tx, viewer, (&item, text), (&was, &now))?;
    }
    Ok(())
}

/// A meeting that may be changed; nothing where it may not.
fn changeable(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<Option<Item>, Error> {
    let found = items::visible_to(tx, viewer, id)?;
    Ok(found.filter(|item| item.may(viewer, Action::EditOwn) && !item.is_archived()))
}
