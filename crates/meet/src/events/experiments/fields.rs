//! What the form of an experiment asks beyond title and body: who sees to it, until when, at whose meetings it is looked at, and by
//! what one will see whether it helped; and how one begins without a form.

use super::experiment::{Experiment, day, kept_as, usual_end};
use super::store::{self, Planned};
use crate::events::acts::EXPERIMENT_GIVEN;
use crate::events::page::day_typed;
use crate::events::series::{self, SeriesId};
use crate::events::store::{may_read, people_of};
use askama::Template;
use db::{Read, Time, Write};
use house::dates::day_of;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId};
use house::items::{self, Charge, Fields};
use house::members;
use house::web::form::{LINE, PARAGRAPHS};
use house::web::{Error, Form, Piece, Said, Viewer, filters};
use jiff::civil::Date;

/// The fields of an experiment.
pub(super) static FIELDS: Fields = Fields { show, fill, write };

#[derive(Template)]
#[template(path = "events/experiments/views/_fields.html")]
struct ExperimentFields {
    form: Form,
}

fn show(form: &Form) -> Piece {
    Piece::of(ExperimentFields { form: form.clone() })
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let experiment = store::of_item(q, item)?.ok_or(Error::NotFound)?;
    let series = called(q, item, &experiment)?;
    Ok(form
        .with("series", series)
        .with("who", experiment.owner.unwrap_or_default())
        .with("until", day(experiment.until_on).to_string())
        .with("sign", experiment.sign))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let before = store::of_item(tx, item)?;
    let owner = person(tx, viewer, (item, before.as_ref()), form)?;
    let until = read_until(form, (before.as_ref(), day_of(viewer.now, &viewer.zone())));
    let series = chosen(tx, viewer, (item, before.as_ref()), form)?;
    let sign = form.optional_text("sign", PARAGRAPHS);
    form.checked()?;
    let planned = Planned { owner, until_on: kept_as(until), sign: &sign, now: viewer.now };
    match &before {
        Some(before) if before.series_id == series && is_same(before, &planned) => return Ok(false),
        Some(_) => {
            store::change(tx, item, &planned)?;
            store::set_series(tx, item, series)?;
        }
        None => {
            store::begin(tx, (viewer.network.id, item), &planned, series)?;
        }
    }
    let saw_to_it = before.as_ref().and_then(|before| before.owner_id);
    if let Some(owner) = owner.filter(|owner| Some(*owner) != saw_to_it && Some(*owner) != viewer.member_id())
    {
        let space = items::space_of(tx, item)?.ok_or(Error::NotFound)?;
        let given = Happened::new(&EXPERIMENT_GIVEN).space(space).item(item).subject(owner.get());
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, given)?;
    }
    Ok(true)
}

fn is_same(before: &Experiment, planned: &Planned<'_>) -> bool {
    (before.owner_id, before.until_on, before.sign.as_str())
        == (planned.owner, planned.until_on, planned.sign)
}

/// Reads `until`: a day that is not over, or the one that stood there before. Where nothing is typed, it is the usual one.
fn read_until(form: &mut Form, (before, today): (Option<&Experiment>, Date)) -> Date {
    let typed = form.value("until").trim().to_owned();
    if typed.is_empty() {
        return usual_end(today);
    }
    let stood = before.map(|before| day(before.until_on));
    match day_typed(&typed) {
        None => form.fail("until", "event-day-wrong"),
        Some(until) if until < today && stood != Some(until) => form.fail("until", "experiment-until-past"),
        Some(until) => return until,
    }
    today
}

/// The member who is named in `who`; nobody where the field is empty. They can read the experiment.
fn person(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (item, before): (ItemId, Option<&Experiment>),
    form: &mut Form,
) -> Result<Option<MemberId>, Error> {
    let name = form.optional_line("who", LINE);
    if name.is_empty() {
        return Ok(None);
    }
    // Whoever saw to it sees to it still, however many of their name there are.
    if let Some(before) = before.filter(|before| before.owner.as_ref() == Some(&name)) {
        return Ok(before.owner_id);
    }
    match people_of(tx, viewer.network.id, &members::fold(&name))?.as_slice() {
        [member] if may_read(tx, item, *member)? => return Ok(Some(*member)),
        [_] => form.fail("who", "experiment-who-blind"),
        [] => form.fail("who", Said::key("experiment-who-unknown").with("name", name)),
        _ => form.fail("who", Said::key("experiment-who-several").with("name", name)),
    }
    Ok(None)
}

/// What the series is called at whose meetings an experiment is looked at; nothing where there is none in its space.
fn called(q: &mut Read<'_>, item: ItemId, experiment: &Experiment) -> Result<String, Error> {
    let Some(series) = experiment.series_id else { return Ok(String::new()) };
    let space = items::space_of(q, item)?.ok_or(Error::NotFound)?;
    Ok(store::name_of_series(q, series, space)?.unwrap_or_default())
}

/// The series of the same space that is named in `series`. Where nothing is typed, a new experiment belongs where what it is made of
/// belongs, and any other to no series.
fn chosen(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (item, before): (ItemId, Option<&Experiment>),
    form: &mut Form,
) -> Result<Option<SeriesId>, Error> {
    // What belonged to a series belongs to it still, however many are called so, and wherever the experiment has gone since.
    if let Some(before) = before
        && called(q, item, before)? == form.value("series").trim()
    {
        return Ok(before.series_id);
    }
    let name = form.optional_line("series", LINE);
    if name.is_empty() {
        return if before.is_none() { series_of(q, viewer, item, form) } else { Ok(None) };
    }
    let space = items::space_of(q, item)?.ok_or(Error::NotFound)?;
    let folded = members::fold(&name);
    let mut found = store::series_of_space(q, space)?;
    found.retain(|(_, title)| members::fold(title) == folded);
    match found.as_slice() {
        [(series, _)] => return Ok(Some(*series)),
        [] => form.fail("series", Said::key("experiment-series-unknown").with("name", name)),
        _ => form.fail("series", Said::key("experiment-series-several").with("name", name)),
    }
    Ok(None)
}

/// The series to whose meetings an experiment belongs that is made of a meeting, or of an experiment of one, in the same space.
fn series_of(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: ItemId,
    form: &Form,
) -> Result<Option<SeriesId>, Error> {
    let Ok(from) = form.value("from").parse::<ItemId>() else { return Ok(None) };
    let Some(from) = items::visible_to(q, viewer, from)? else { return Ok(None) };
    if items::space_of(q, item)? != Some(from.space_id) {
        return Ok(None);
    }
    match series::of_item(q, from.id)? {
        Some(series) => Ok(Some(series)),
        None => Ok(store::of_item(q, from.id)?.and_then(|before| before.series_id)),
    }
}

/// Begins an experiment of what somebody said in a line.
pub(super) fn charge(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: ItemId,
    charge: &Charge,
) -> Result<(), Error> {
    let until = charge.until.unwrap_or_else(|| usual_end(day_of(viewer.now, &viewer.zone())));
    let planned = Planned { owner: charge.owner, until_on: kept_as(until), sign: "", now: viewer.now };
    store::begin(tx, (viewer.network.id, item), &planned, None)?;
    Ok(())
}

/// An experiment belongs to the series of the meeting of which it was made.
pub(in crate::events) fn of_meeting(tx: &mut Write<'_>, item: ItemId, meeting: ItemId) -> Result<(), Error> {
    let series = series::of_item(tx, meeting)?;
    store::set_series(tx, item, series)?;
    Ok(())
}

/// Begins an experiment for an item that was just started: who sees to it, its last day, and by what one will see whether it helped.
///
/// # Errors
/// Those of the database.
pub fn begin(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    (owner, until, sign): (Option<MemberId>, Date, &str),
    series: Option<SeriesId>,
    now: Time,
) -> Result<(), Error> {
    let planned = Planned { owner, until_on: kept_as(until), sign, now };
    store::begin(tx, (network, item), &planned, series)?;
    Ok(())
}
