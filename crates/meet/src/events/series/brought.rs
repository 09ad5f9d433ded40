//! What calendar files say of a series beside its rule: when it comes besides, how it is held from one of its days on, and what a
//! later reading has changed. Meetings to come follow the calendar, and so does the first, by which it knows the series.

mod anew;

pub(in crate::events) use anew::{Told, tell_anew};

use super::changing::{Scope, rewrite, spread};
use super::growing::write_down;
use super::store::{self, Series};
use super::{local_day, on, rule_day};
use crate::events::event::Event;
use crate::events::store as events;
use db::{Time, Write};
use house::dates::midnight;
use house::ids::ItemId;
use house::items::{self, Item, ItemText};
use house::web::{Error, Viewer};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::time::Duration;

/// How many days an event may be away from where it stood, to be moved there with those that follow.
const NEAR: i32 = 31;

/// How a series is held from a day on that is not written down yet: as a text, `2027-03-01:1:4711`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Later {
    /// The day of its rule.
    pub(super) from: Date,
    /// By how many days it is moved from then on.
    pub(super) days: i64,
    /// The event that says how, which stands on that day.
    pub(super) item: ItemId,
}

impl Later {
    fn read(text: &str) -> Option<Later> {
        let mut parts = text.split(':');
        let from = parts.next()?.parse().ok()?;
        let days = parts.next()?.parse().ok()?;
        let item: i64 = parts.next()?.parse().ok()?;
        Some(Later { from, days, item: ItemId::from(item) })
    }

    fn all(text: &str) -> Vec<Later> {
        text.split_whitespace().filter_map(Later::read).collect()
    }

    /// The first that comes.
    pub(super) fn first(text: &str) -> Option<Later> {
        Later::all(text).into_iter().min_by_key(|later| later.from)
    }

    /// What comes beside it. Of the text nothing is lost but this one, and what cannot be read.
    pub(super) fn without(&self, text: &str) -> String {
        let others = Later::all(text).into_iter().filter(|later| later.item != self.item);
        others.map(|later| later.text()).collect::<Vec<_>>().join(" ")
    }

    fn text(&self) -> String {
        format!("{}:{}:{}", self.from, self.days, self.item.get())
    }
}

/// Writes down when a series comes besides its rule, all of it at once: a calendar names each of these dates.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn come_besides(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    first: &Item,
    besides: &[Event],
) -> Result<(), Error> {
    let Some(series) = series_of(tx, first.id)? else { return Ok(()) };
    let model = events::event_of(tx, first.id)?.ok_or(Error::NotFound)?;
    let there: BTreeSet<Time> = match (besides.first(), besides.last()) {
        (Some(from), Some(last)) => {
            let around = (from.starts_at, last.starts_at + Duration::from_secs(1));
            store::moments(tx, series.id, around)?.into_iter().map(|(_, at, _)| at).collect()
        }
        _ => BTreeSet::new(),
    };
    for is in besides.iter().filter(|is| !there.contains(&is.starts_at)) {
        let item = write_down(tx, (viewer, first), (is.starts_at, is.ends_at))?;
        if is.open_ended != model.open_ended {
            events::plan(tx, item, is, viewer.now)?;
        }
        // Beside a rule, and at another hour, it is what it is: what is changed for all goes by the rule.
        if !series.rule.is_empty() || on(&model, local_day(is)) != (is.starts_at, is.ends_at) {
            store::set_own(tx, item, true)?;
        }
    }
    let moments: Vec<String> = besides.iter().map(|is| is.starts_at.micros().to_string()).collect();
    store::keep_besides(tx, series.id, &moments.join(" "))?;
    Ok(())
}

/// Holds the series of this event from one of its days on as another event tells: the next of its meetings that is written
/// down, and those that follow. Gives that meeting; nothing where none of them is written down yet.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn hold_from(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (first, day): (ItemId, Date),
    (is, text): (&Event, &ItemText),
) -> Result<Option<ItemId>, Error> {
    let Some(series) = series_of(tx, first)? else { return Ok(None) };
    let model = events::event_of(tx, first)?.ok_or(Error::NotFound)?;
    let clocks = if model.all_day { TimeZone::UTC } else { model.zone() };
    // So many days later than by its rule its meetings stand now.
    let stands = |day: Date, by: i64| day.checked_add(by.days()).unwrap_or(day);
    let before = midnight(stands(day, series.shift), &clocks) - Duration::from_secs(1);
    let Some(next) = store::to_come(tx, series.id, before, 1)?.pop() else {
        if !is.cancelled {
            return Ok(None);
        }
        // What is called off from a day on that is far away comes to its end before that day.
        let rule = until(&series.rule, day.yesterday().unwrap_or(day));
        store::recast(tx, &Series { rule, ..series })?;
        return Ok(Some(first));
    };
    let item = items::visible_to(tx, viewer, next)?.ok_or(Error::NotFound)?;
    let was = events::event_of(tx, next)?.ok_or(Error::NotFound)?;
    let days = i64::from((local_day(is) - day).get_days());
    let there = stands(local_day(&was), days - series.shift);
    follow(tx, viewer, (&item, text), (&was, is), there)?;
    Ok(Some(next))
}

/// Changes a meeting, and those that follow it, as another event tells, and puts it on this day.
fn follow(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (item, text): (&Item, &ItemText),
    (was, is): (&Event, &Event),
    day: Date,
) -> Result<(), Error> {
    let (starts_at, ends_at) = on(is, day);
    let now = Event { starts_at, ends_at, ..is.in_place_of(was) };
    rewrite(tx, viewer, (item, text), (was, &now))?;
    let other = item.title != text.title || item.body != text.body;
    spread(tx, viewer, (item, text), (Scope::Following, other), (was, &now))
}

/// Lets the series of this event go on after another one from one of its days on, once its days are written down as far as that.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn hold_later(
    tx: &mut Write<'_>,
    (first, day): (ItemId, Date),
    (item, is): (ItemId, &Event),
) -> Result<(), Error> {
    let Some(series) = series_of(tx, first)? else { return Ok(()) };
    if store::of_item(tx, item)?.is_some() {
        return Ok(());
    }
    store::take_in(tx, item, series.id)?;
    store::leave_out(tx, series.id, &day.to_string())?;
    let days = i64::from((local_day(is) - day).get_days());
    // What was moved before is moved by that from where it was moved to.
    let before: i64 =
        Later::all(&series.later).iter().filter(|later| later.from < day).map(|later| later.days).sum();
    let later = Later { from: day, days: days - before - series.shift, item };
    store::keep_later(tx, series.id, &format!("{} {}", series.later, later.text()))?;
    Ok(())
}

/// Holds a series again from a day on as a calendar says now: after an event that has said so before.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn hold_again(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (item, text): (&Item, &ItemText),
    (was, is): (&Event, &Event),
) -> Result<(), Error> {
    let series = series_of(tx, item.id)?;
    let waits = series.and_then(|series| {
        let waiting = Later::all(&series.later).into_iter().find(|later| later.item == item.id)?;
        Some((series, waiting))
    });
    let days = (local_day(is) - local_day(was)).get_days();
    if let Some((series, waiting)) = waits {
        let moved = Later { days: waiting.days + i64::from(days), ..waiting.clone() };
        let later = format!("{} {}", waiting.without(&series.later), moved.text());
        store::keep_later(tx, series.id, &later)?;
        return rewrite(tx, viewer, (item, text), (was, &is.in_place_of(was)));
    }
    // Where the series has long been going on, this is a later meeting than that of which the calendar speaks.
    let day = if days.abs() <= NEAR { local_day(is) } else { local_day(was) };
    follow(tx, viewer, (item, text), (was, is), day)
}

fn series_of(tx: &mut Write<'_>, item: ItemId) -> Result<Option<Series>, Error> {
    let Some(id) = store::of_item(tx, item)? else { return Ok(None) };
    Ok(store::series(tx, id)?)
}

/// A rule that comes to its end with this day, or before it where it does so by itself.
fn until(rule: &str, day: Date) -> String {
    let own = rule.split(';').find_map(|part| rule_day(part.strip_prefix("UNTIL=")?));
    let day = own.map_or(day, |own| own.min(day));
    let parts = rule.split(';').filter(|part| !part.is_empty() && !part.starts_with("UNTIL="));
    let end = format!("UNTIL={}", day.strftime("%Y%m%d"));
    parts.map(str::to_owned).chain([end]).collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_held_otherwise_later_is_kept_as_a_text() {
        let text = " 2027-03-08:-2:9 2027-03-01:1:4711 nonsense 2027-13-01:1:2";
        let first = Later::first(text).unwrap();
        assert_eq!((first.from, first.days, first.item.get()), (date(2027, 3, 1), 1, 4711));
        assert_eq!(first.without(text), "2027-03-08:-2:9");
        assert_eq!(Later::first(""), None);
    }

    #[test]
    fn a_rule_that_ends_earlier_ends_once() {
        assert_eq!(
            until("FREQ=DAILY;UNTIL=20300101;INTERVAL=2", date(2027, 2, 28)),
            "FREQ=DAILY;INTERVAL=2;UNTIL=20270228"
        );
        let sooner = "FREQ=DAILY;UNTIL=20270101";
        assert_eq!(until(sooner, date(2027, 2, 28)), sooner, "an end does not move away");
    }
}
