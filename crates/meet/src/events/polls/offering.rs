//! Offering times: read from a form, added while the poll is open, taken off again. Whoever has answered before times were added
//! is asked again.

use super::poll::{MOST, Offer, OfferId, Poll, Refused};
use super::{find, path, store, telling, under};
use crate::events::acts::{POLL_TIME_REMOVED, POLL_TIMES_ADDED};
use crate::events::page::{When, moment_of, number, told};
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, NetworkId};
use house::items::Item;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};
use jiff::tz::TimeZone;
use std::time::Duration;

/// How many times the form of a new poll has room for, and how many the page on which others are added.
pub(super) const FIRST_ROWS: usize = 8;
const MORE_ROWS: usize = 4;
/// The most minutes that a time takes: two days.
const LONGEST: i64 = 2 * 24 * 60;

#[derive(Template)]
#[template(path = "events/polls/views/times.html")]
struct TimesPage {
    form: Form,
    action: String,
    zone: String,
    rows: Vec<String>,
    offers: Vec<(OfferId, When, Option<When>)>,
    /// Whether times can be added now.
    open: bool,
}

/// The numbers of the rows of a form, as they stand in the names of its fields.
pub(super) fn rows(amount: usize) -> Vec<String> {
    (1..=amount).map(|row| row.to_string()).collect()
}

/// Reads `minutes`, and `day_1`, `start_1` and so on, by the clocks of a zone. Rows in which nothing stands are left out;
/// complaints stand in the form.
pub(super) fn read(form: &mut Form, zone: &str, amount: usize, now: Time) -> Vec<(Time, Time)> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let minutes = number(form, "minutes", 5, LONGEST);
    if minutes.is_none() && form.error("minutes").is_none() {
        form.fail("minutes", "error-field-required");
    }
    let length = Duration::from_secs(u64::try_from(minutes.unwrap_or(60)).unwrap_or_default() * 60);
    let mut times: Vec<(Time, Time)> = Vec::new();
    for row in rows(amount) {
        let (day, start) = (format!("day_{row}"), format!("start_{row}"));
        if form.value(&day).trim().is_empty() && form.value(&start).trim().is_empty() {
            continue;
        }
        let Some(from) = moment_of(form, (&day, &start), &zone) else { continue };
        if from <= now {
            form.fail(&day, "poll-time-past");
        } else if times.iter().any(|(other, _)| *other == from) {
            form.fail(&day, "poll-time-twice");
        } else {
            times.push((from, from + length));
        }
    }
    times
}

/// Begins the poll of an item that was just started, with these times.
///
/// # Errors
/// Those of the database.
pub fn begin(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    zone: &str,
    times: &[(Time, Time)],
) -> Result<(), Error> {
    store::begin(tx, (network, item), zone)?;
    store::offer(tx, item, times)?;
    Ok(())
}

/// The times that a poll offers, in their order.
///
/// # Errors
/// Those of the database.
pub fn offered(q: &mut Read<'_>, item: ItemId) -> Result<Vec<(OfferId, Time)>, Error> {
    Ok(store::offers(q, item)?.into_iter().map(|offer| (offer.id, offer.starts_at)).collect())
}

/// `GET /n/{slug}/polls/{id}/times`
pub(super) async fn list(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/polls/{id}/times`
pub(super) async fn add(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    match visit.change_once(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "poll-times-added-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// The poll, as long as its times can be changed. Whoever asks holds it until the end of the change.
fn to_change(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<(Item, Poll), Error> {
    find(tx, viewer, id, Action::Moderate)?;
    tx.lock("items", id.get())?;
    let (item, poll) = find(tx, viewer, id, Action::Moderate)?;
    if !item.is_open() {
        return Err(Refused::Closed.into());
    }
    Ok((item, poll))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, poll) = to_change(tx, viewer, id)?;
    let times = read(form, &poll.time_zone, MORE_ROWS, viewer.now);
    let known = store::offers(tx, id)?;
    if times.is_empty() {
        form.fail("day_1", "event-day-missing");
    }
    if known.len() + times.len() > MOST {
        let most = i64::try_from(MOST).unwrap_or_default();
        form.fail("day_1", Said::key("poll-times-many").with("most", most));
    }
    form.checked()?;
    if store::offer(tx, id, &times)? == 0 {
        form.fail("day_1", "poll-time-twice");
        return Err(Error::Invalid);
    }
    let network = viewer.network.id;
    let happened = Happened::new(&POLL_TIMES_ADDED).space(item.space_id).item(id);
    happenings::record(tx, network, viewer.member_id(), viewer.now, happened)?;
    telling::of_times(tx, (network, id), poll.round + 1, viewer.now)?;
    Ok(())
}

/// `POST /n/{slug}/polls/{id}/times/removal`
pub(super) async fn take_off(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let time = form.value("time").parse::<OfferId>().ok();
    visit.write(move |tx, viewer| remove(tx, viewer, id, time)).await?;
    Ok(visit.go_saying(visit.path(format_args!("polls/{id}/times")), "poll-time-removed-done"))
}

fn remove(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, time: Option<OfferId>) -> Result<(), Error> {
    let (item, _) = to_change(tx, viewer, id)?;
    let time = time.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
    let known = store::offers(tx, id)?;
    if !known.iter().any(|one| one.id == time) {
        return Err(Refused::Gone.into());
    }
    if known.len() < 2 {
        return Err(Refused::Last.into());
    }
    store::take_off(tx, id, time)?;
    let happened = Happened::new(&POLL_TIME_REMOVED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<TimesPage>, Error> {
    let (item, poll) = find(q, viewer, id, Action::Moderate)?;
    let zone = viewer.zone();
    let offers = store::offers(q, id)?;
    let minutes = offers.last().map_or(60, minutes_of).to_string();
    let shown = |offer: &Offer| {
        let (here, there) = told(&offer.event(&poll), &zone);
        (offer.id, here, there)
    };
    let body = TimesPage {
        form: if form.ticked("minutes") { form } else { form.with("minutes", minutes) },
        action: path(viewer, id, "times"),
        zone: poll.time_zone.replace('_', " "),
        rows: rows(MORE_ROWS),
        offers: offers.iter().map(shown).collect(),
        open: item.is_open(),
    };
    Ok(under(Page::new(body, "poll-times"), viewer, &item))
}

/// How many minutes a time takes.
fn minutes_of(offer: &Offer) -> u64 {
    offer.ends_at.since(offer.starts_at).as_secs() / 60
}
