//! What the form of a round asks: until when it runs, what it asks beyond the statements of all rounds, and, of trust, whom. Only
//! whoever holds the space opens one. Once it is open only its end can be moved: all answer the same.

use super::{calling, closing};
use crate::rounds::asking;
use crate::rounds::round::{Round, Sort};
use crate::rounds::store;
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::dates::{day_of, midnight};
use house::ids::{ItemId, NetworkId, SpaceId};
use house::items::{self, Fields};
use house::networks;
use house::web::{Error, Form, Piece, Viewer, filters};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The longest that a round may run, in days.
const LONGEST: i64 = 180;

/// The fields of a health round.
pub(in crate::rounds) static HEALTH_FIELDS: Fields = Fields { show: show_health, fill, write: write_health };
/// The fields of a trust round.
pub(in crate::rounds) static TRUST_FIELDS: Fields = Fields { show: show_trust, fill, write: write_trust };

#[derive(Template)]
#[template(path = "rounds/views/_fields.html")]
struct RoundFields {
    form: Form,
    trust: bool,
    sorts: [(&'static str, &'static str); 2],
}

fn show_health(form: &Form) -> Piece {
    show(form, false)
}

fn show_trust(form: &Form) -> Piece {
    show(form, true)
}

fn show(form: &Form, trust: bool) -> Piece {
    let sorts = [Sort::Organisations, Sort::Members].map(|sort| (sort.as_str(), sort.label()));
    Piece::of(RoundFields { form: form.clone(), trust, sorts })
}

/// The time zone of a network.
fn zone_of(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let round = store::of_item(q, item)?.ok_or(Error::NotFound)?;
    let form = form.with("fixed", "true");
    if round.closed_at.is_some() {
        return Ok(form.with("over", "true"));
    }
    let zone = store::zone_of(q, round.network_id)?;
    Ok(form.with("until", round.last_day(&zone).to_string()))
}

fn write_health(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    write(tx, viewer, item, (form, false))
}

fn write_trust(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    write(tx, viewer, item, (form, true))
}

fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (form, trust): (&mut Form, bool),
) -> Result<bool, Error> {
    // The end of the round holds this row too.
    tx.lock("items", id.get())?;
    if let Some(before) = store::of_item(tx, id)? {
        return prolong(tx, viewer, &before, form);
    }
    let item = items::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
    if !item.may(viewer, Action::HoldSpace) {
        form.fail("space", "round-refused-opener");
    }
    let sort = if trust { read_sort(form) } else { Some(Sort::Health) };
    let questions = if trust { Vec::new() } else { asking::read(form) };
    let until = read_until(form, viewer);
    form.checked()?;
    let (Some(sort), Some(until)) = (sort, until) else { return Err(Error::Invalid) };
    let kept = asking::kept(&questions);
    let asked = (sort, kept.as_str(), form.ticked("by_mail"));
    open(tx, (viewer.network.id, id, item.space_id), asked, (until, viewer.now))?;
    Ok(true)
}

/// Opens a round of an item that was just started: writes down who is asked, and has them called.
///
/// # Errors
/// Those of the database.
pub(in crate::rounds) fn open(
    tx: &mut Write<'_>,
    (network, item, space): (NetworkId, ItemId, SpaceId),
    (sort, form, by_mail): (Sort, &str, bool),
    (closes_at, now): (Time, Time),
) -> Result<(), Error> {
    let version = match store::latest_form(tx, (network, space))? {
        Some((before, version)) if before == form => version,
        Some((_, version)) => version.saturating_add(1),
        None => 1,
    };
    let asked = match sort {
        Sort::Organisations => store::speakers(tx, space)?,
        Sort::Health | Sort::Members => store::in_space(tx, space)?,
    };
    let all: i64 = asked.iter().map(|(_, people)| people).sum();
    store::begin(tx, (network, item, sort), (form, version, by_mail), (all, closes_at), now)?;
    store::promise(tx, item)?;
    store::put_groups(tx, item, &asked)?;
    networks::use_page(tx, network, "health")?;
    calling::plan(tx, (network, item), closes_at, now)?;
    closing::plan(tx, (network, item), closes_at, now)
}

/// It runs until another day; nothing else of it changes.
fn prolong(tx: &mut Write<'_>, viewer: &Viewer, before: &Round, form: &mut Form) -> Result<bool, Error> {
    if form.names().any(|name| name == "questions" || name == "sort") {
        form.fail_whole("round-refused-fixed");
    }
    if before.closed_at.is_some() {
        form.checked()?;
        return Ok(false);
    }
    let until = read_until(form, viewer);
    form.checked()?;
    let Some(until) = until.filter(|until| *until != before.closes_at) else { return Ok(false) };
    let item = items::visible_to(tx, viewer, before.item_id)?.ok_or(Error::NotFound)?;
    if !item.may(viewer, Action::HoldSpace) {
        form.fail("until", "round-refused-prolong");
        return Err(Error::Invalid);
    }
    store::move_end(tx, before.item_id, until, viewer.now)?;
    closing::plan(tx, (before.network_id, before.item_id), until, viewer.now)?;
    calling::plan_reminders(tx, (before.network_id, before.item_id), until, viewer.now)?;
    Ok(true)
}

fn read_sort(form: &mut Form) -> Option<Sort> {
    let sort = form.choice::<Sort>("sort").filter(|sort| sort.is_trust());
    if sort.is_none() {
        form.fail("sort", "error-field-choice");
    }
    sort
}

/// Reads the last day of a round, which ends with it.
fn read_until(form: &mut Form, viewer: &Viewer) -> Option<Time> {
    let day = form.value("until").trim().parse::<Date>().ok();
    let day = day.filter(|day| (2000..=2200).contains(&day.year()));
    let Some(day) = day else {
        form.fail("until", "round-day-wrong");
        return None;
    };
    let zone = zone_of(&viewer.network.time_zone);
    let until = midnight(day.checked_add(1.day()).unwrap_or(day), &zone);
    let today = day_of(viewer.now, &zone);
    let latest = today.checked_add(LONGEST.days()).unwrap_or(today);
    if until <= viewer.now || day > latest {
        form.fail("until", "round-day-far");
        return None;
    }
    Some(until)
}
