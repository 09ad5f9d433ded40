//! The meetings of a series are written down as their time comes: always those of the next two months, and at least the next.

use super::brought::Later;
use super::store::{self, DUE, Series};
use super::{Rule, SeriesId, local_day, on};
use super::{holidays, hosts};
use crate::events::EVENT;
use crate::events::acts::EVENT_REPEATED;
use crate::events::event::Event;
use crate::events::pulse;
use crate::events::store as events;
use db::{Time, Write};
use house::access::Action;
use house::app::App;
use house::dates::{day_of, midnight};
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::items::{self, Beginning, Item, ItemText};
use house::jobs::{self, Every, Job, Payload, Run, Task};
use house::web::{Error, Viewer};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;

/// How many days ahead meetings are written down.
const AHEAD: i32 = 63;
/// How many days beyond them are looked at first: most rules come back within a year.
const NEAR: i32 = 400;
/// How many days of one rule are reckoned: a century of each day.
const REACHED: usize = 40_000;
/// So far the meetings of a series may have been moved from the days of its rule, where holidays are looked for.
const SHIFTED: i32 = 366;
/// The rule of a series that comes back by none.
const ONCE: &str = "FREQ=DAILY;COUNT=1";
/// How many days around those that are written down it is asked what stands there already.
const NEARBY: i32 = 32;
/// How many of one series a run writes down.
const TOGETHER: usize = 40;

/// Writes down what comes next of all series.
pub(in crate::events) static GROWING: Job =
    Job { name: "event-series-growing", every: Some(Every::Day), tries: Job::TRIES, run: Run::Inside(grow) };

/// Lets an event that was just started come back by a rule, and writes down the first of those that follow.
///
/// # Errors
/// Those of the database; where the rule cannot be read.
pub(in crate::events) fn begin(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (item, event): (&Item, &Event),
    rule: &str,
    left_out: &[Date],
) -> Result<(), Error> {
    let day = local_day(event).to_string();
    let left_out: Vec<String> = left_out.iter().map(ToString::to_string).collect();
    let place = (viewer.network.id, item.space_id, item.author_id);
    let id = store::begin(tx, place, (item.id, rule, &day), (&left_out.join(" "), viewer.now))?;
    let series = store::series(tx, id)?.ok_or(Error::NotFound)?;
    grow_one(tx, &series, viewer.now)
}

/// Writes down a series whose events are written down already, up to this moment; the job goes on with it.
///
/// # Errors
/// Those of the database.
pub fn open(
    tx: &mut Write<'_>,
    place: (NetworkId, SpaceId, MemberId),
    (item, rule, first): (ItemId, &str, &str),
    now: Time,
) -> Result<SeriesId, Error> {
    Ok(store::begin(tx, place, (item, rule, first), ("", now))?)
}

/// Writes down a series of meetings that were held elsewhere: none comes after them by itself.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn begin_past(
    tx: &mut Write<'_>,
    place: (NetworkId, SpaceId, MemberId),
    (item, first): (ItemId, Date),
    now: Time,
) -> Result<SeriesId, Error> {
    let first = first.to_string();
    let id = store::begin(tx, place, (item, ONCE, &first), ("", now))?;
    store::grown(tx, id, &first, true)?;
    Ok(id)
}

/// Puts another event into a series, as the last that is written down.
///
/// # Errors
/// Those of the database.
pub fn join(tx: &mut Write<'_>, item: ItemId, series: SeriesId) -> Result<(), Error> {
    let event = events::event_of(tx, item)?.ok_or(Error::NotFound)?;
    store::join(tx, item, (series, &local_day(&event).to_string()))?;
    Ok(())
}

fn grow(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let after = task.payload.get::<SeriesId>("after").unwrap_or(SeriesId::from(0));
    let horizon = horizon(task.now).to_string();
    let due = store::due(tx, &horizon, after)?;
    for series in &due {
        grow_one(tx, series, task.now)?;
    }
    if let Some(last) = due.last().filter(|_| i64::try_from(due.len()).is_ok_and(|many| many == DUE)) {
        let next = Payload::new().number("after", last.id.get()).number("at", task.now.micros());
        jobs::queue(tx, task.now, &GROWING, &[(task.now, next)])?;
    }
    Ok(())
}

fn horizon(now: Time) -> Date {
    let today = day_of(now, &TimeZone::UTC);
    today.checked_add(AHEAD.days()).unwrap_or(today)
}

/// Writes down what is wanting of one series. It is in the name of whoever began it: once they may start nothing there any
/// more, it ends.
pub(super) fn grow_one(tx: &mut Write<'_>, series: &Series, now: Time) -> Result<(), Error> {
    tx.lock("event_series", series.id.get())?;
    let end = |tx: &mut Write<'_>| -> Result<(), Error> {
        store::grown(tx, series.id, &series.grown_to, true)?;
        Ok(())
    };
    let Some((viewer, model)) = in_whose_name(tx, series, now)? else { return end(tx) };
    let Ok(rule) = Rule::read(&series.rule) else { return end(tx) };
    let (Ok(first), Ok(grown)) = (series.first_day.parse::<Date>(), series.grown_to.parse::<Date>()) else {
        return end(tx);
    };
    let (horizon, today) = (horizon(now), day_of(now, &TimeZone::UTC));
    let wanting = wanting(&rule, series, (first, grown), horizon);
    let to_come = wanting.iter().copied().filter(|day| *day >= today).take(TOGETHER).enumerate();
    // One that lies beyond them is enough, however often this is looked at.
    let next = usize::from(grown <= horizon);
    let days: Vec<Date> =
        to_come.take_while(|(at, day)| *at < next || *day <= horizon).map(|(_, day)| day).collect();
    write_days(tx, (&viewer, model), series, &days)?;
    let last = days.last().copied().unwrap_or(grown);
    let ended = wanting.last().is_none_or(|day| *day <= last);
    store::grown(tx, series.id, &last.to_string(), ended)?;
    Ok(hosts::deal(tx, series.id, now)?)
}

/// Writes down these days of a series, after the model that holds on each; what stands at the same moment already, such as a
/// further date of a calendar, is not doubled.
fn write_days(
    tx: &mut Write<'_>,
    (viewer, model): (&Viewer, Item),
    series: &Series,
    days: &[Date],
) -> Result<(), Error> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(()) };
    let (mut model, mut series) = (model, series.clone());
    let mut event = events::event_of(tx, model.id)?.ok_or(Error::NotFound)?;
    let from = midnight(first.saturating_sub(NEARBY.days()), &TimeZone::UTC);
    let until = midnight(last.saturating_add(NEARBY.days()), &TimeZone::UTC);
    let there = store::moments(tx, series.id, (from, until))?;
    let there: BTreeSet<Time> = there.into_iter().map(|(_, at, _)| at).collect();
    for day in days {
        if let Some(other) = turn(tx, viewer, &mut series, *day)? {
            event = events::event_of(tx, other.id)?.ok_or(Error::NotFound)?;
            model = other;
        }
        let times = on(&event, day.checked_add(series.shift.days()).unwrap_or(*day));
        if !there.contains(&times.0) {
            write_down(tx, (viewer, &model), times)?;
        }
    }
    Ok(())
}

/// Where a series is held otherwise from this day on, it goes on after the event that says how.
fn turn(tx: &mut Write<'_>, viewer: &Viewer, series: &mut Series, day: Date) -> Result<Option<Item>, Error> {
    let mut after = None;
    while let Some(later) = Later::first(&series.later).filter(|later| later.from <= day) {
        series.later = later.without(&series.later);
        store::turn(tx, series.id, (&series.later, later.days))?;
        series.shift += later.days;
        let item = items::visible_to(tx, viewer, later.item)?;
        if let Some(item) = item.filter(|item| item.space_id == series.space_id) {
            store::set_own(tx, item.id, false)?;
            after = Some(item);
        }
    }
    Ok(after)
}

/// The days after the last that was written down, without those that are left out: those until the horizon, and one beyond it
/// at least, as long as the rule comes back before the year 2200.
pub(super) fn wanting(
    rule: &Rule,
    series: &Series,
    (first, grown): (Date, Date),
    horizon: Date,
) -> Vec<Date> {
    let left_out: BTreeSet<Date> =
        series.left_out.split_whitespace().filter_map(|day| day.parse().ok()).collect();
    let days = |before: Date| -> Vec<Date> {
        let around = (grown.saturating_sub(SHIFTED.days()), before.saturating_add(SHIFTED.days()));
        let off = holidays::between(&series.holidays, around);
        // A holiday counts on the day on which people would come together.
        let holiday = |day: &Date| day.checked_add(series.shift.days()).is_ok_and(|day| off.contains(&day));
        let all = rule.days(first, before, REACHED);
        all.into_iter().filter(|day| *day > grown && !left_out.contains(day) && !holiday(day)).collect()
    };
    let near = days(horizon.checked_add(NEAR.days()).unwrap_or(horizon));
    if near.last().is_some_and(|last| *last > horizon) {
        return near;
    }
    days(Date::new(2200, 1, 1).unwrap_or(horizon))
}

/// Whoever began a series, if they may start events where it is, and the event after which the others are made.
fn in_whose_name(tx: &mut Write<'_>, series: &Series, now: Time) -> Result<Option<(Viewer, Item)>, Error> {
    let viewer = match Viewer::of_member(tx, series.author_id, now) {
        Ok(viewer) => viewer,
        Err(Error::NotFound) => return Ok(None),
        Err(other) => return Err(other),
    };
    let Some(model) = store::model(tx, series.id)? else { return Ok(None) };
    let item = items::visible_to(tx, &viewer, model)?;
    Ok(item
        .filter(|item| item.may(&viewer, Action::TakePart) && !item.space_archived)
        .map(|item| (viewer, item)))
}

/// Another meeting like this one, at this time.
pub(super) fn write_down(
    tx: &mut Write<'_>,
    (viewer, model): (&Viewer, &Item),
    times: (Time, Time),
) -> Result<ItemId, Error> {
    let text =
        ItemText { title: model.title.clone(), body: model.body.clone(), html: model.body_html.clone() };
    let (network, space, author) = (viewer.network.id, model.space_id, model.author_id);
    // It was announced with the series: in a list of what is new it would stand before what people said.
    let begin = Beginning { network, space, kind: &EVENT, author, now: model.created_at, once: None };
    let id = items::create(tx, &begin, &text)?.ok_or(Error::NotFound)?;
    store::hold_like(tx, (model.id, id), times, viewer.now)?;
    // What was not announced yet announces nothing else.
    if model.state == "draft" {
        items::set_state(tx, id, ("open", "draft"), None)?;
    }
    if let Some(event) = events::event_of(tx, id)? {
        pulse::ask_at_the_end(tx, (network, id), &event, viewer.now)?;
    }
    let happened = Happened::new(&EVENT_REPEATED).space(space).item(id);
    happenings::record(tx, network, None, viewer.now, happened)?;
    Ok(id)
}
