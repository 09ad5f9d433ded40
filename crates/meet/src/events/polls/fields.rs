//! What the form of a time poll asks beyond title and body: how long it takes, in which zone, and which times are offered. Once
//! it has begun, times are added and taken off on a page of their own.

use super::offering::{self, FIRST_ROWS};
use super::store;
use askama::Template;
use db::{Read, Write};
use house::accounts::{read_time_zone, time_zones};
use house::ids::ItemId;
use house::items::Fields;
use house::web::{Error, Form, Piece, Viewer, filters};

/// The fields of a time poll.
pub(super) static FIELDS: Fields = Fields { show, fill, write };

#[derive(Template)]
#[template(path = "events/polls/views/_poll_fields.html")]
struct PollFields {
    form: Form,
    zones: Vec<(String, String)>,
    rows: Vec<String>,
}

fn show(form: &Form) -> Piece {
    // Who chooses no zone means the one of the network.
    let none = (String::new(), "—".to_owned());
    let zones = std::iter::once(none).chain(time_zones().iter().cloned()).collect();
    // What was typed stays, also where nothing was.
    let form = if form.ticked("minutes") { form.clone() } else { form.clone().with("minutes", "60") };
    Piece::of(PollFields { form, zones, rows: offering::rows(FIRST_ROWS) })
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    store::poll_of(q, item)?.ok_or(Error::NotFound)?;
    Ok(form.with("begun-poll", "true"))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    // The times of a poll that has begun are changed where they stand.
    if store::poll_of(tx, item)?.is_some() {
        return Ok(false);
    }
    let zone = match form.value("zone").trim() {
        "" => viewer.network.time_zone.clone(),
        _ => read_time_zone(form, "zone"),
    };
    let times = offering::read(form, &zone, FIRST_ROWS, viewer.now);
    if times.len() < 2 {
        form.fail("day_1", "poll-times-few");
    }
    form.checked()?;
    offering::begin(tx, (viewer.network.id, item), &zone, &times)?;
    Ok(true)
}
