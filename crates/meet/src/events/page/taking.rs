//! How many an event takes, for whom it keeps seats and until when, what it asks of those who come: read from its form.

use super::times::day_typed;
use crate::events::coming;
use crate::events::event::Event;
use crate::events::store::{self, NewReserve, ReserveKind};
use db::{Read, Time, Write};
use house::dates::{day_of, midnight};
use house::ids::{ItemId, NetworkId, OrganisationId};
use house::members;
use house::organisations::Sector;
use house::web::form::LINE;
use house::web::{Error, Form, Said, Viewer};
use jiff::tz::TimeZone;

/// The most that an event takes; more come without being counted.
const MOST: i64 = 100_000;
/// The most guests that one may bring.
const GUESTS: i64 = 20;
/// The most questions.
const QUESTIONS: usize = 6;
/// For how many sorts of people seats can be kept.
pub(super) const KEPT_ROWS: usize = 2;

/// How many an event takes, and whom.
#[derive(Debug, Clone)]
pub(super) struct Taking {
    pub(super) capacity: Option<i64>,
    pub(super) most_guests: i64,
    pub(super) sign_up: bool,
    questions: Vec<String>,
    reserves: Vec<NewReserve>,
}

/// Reads `capacity`, `most_guests`, `sign_up`, `questions`, and for each row `kept_for_1`, `kept_name_1`, `kept_seats_1`,
/// `kept_until_1`. Complaints stand in the form.
pub(super) fn read(q: &mut Read<'_>, viewer: &Viewer, form: &mut Form) -> Result<Taking, Error> {
    let capacity = number(form, "capacity", 1, MOST);
    let most_guests = number(form, "most_guests", 0, GUESTS).unwrap_or(0);
    let typed = form.optional_text("questions", 2_000);
    let mut questions: Vec<String> = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !questions.iter().any(|known| known == line) {
            questions.push(line.to_owned());
        }
    }
    if questions.len() > QUESTIONS {
        let most = i64::try_from(QUESTIONS).unwrap_or_default();
        form.fail("questions", Said::key("event-questions-many").with("most", most));
    } else if questions.iter().any(|line| line.chars().count() > LINE) {
        form.fail("questions", "event-question-long");
    }
    let mut reserves: Vec<NewReserve> = Vec::new();
    for row in ["1", "2"] {
        if let Some(one) = reserve(q, viewer, form, row)? {
            if reserves.iter().any(|known| known.kind == one.kind && known.subject == one.subject) {
                form.fail(&format!("kept_for_{row}"), "event-kept-twice");
            } else {
                reserves.push(one);
            }
        }
    }
    let kept: i64 = reserves.iter().map(|one| one.seats).sum();
    if kept > capacity.unwrap_or(0) {
        form.fail("capacity", "event-kept-too-many");
    }
    Ok(Taking { capacity, most_guests, sign_up: form.ticked("sign_up"), questions, reserves })
}

/// A whole number that may be left out.
pub(in crate::events) fn number(form: &mut Form, name: &str, least: i64, most: i64) -> Option<i64> {
    let typed = form.value(name).trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    let number = typed.parse::<i64>().ok().filter(|number| (least..=most).contains(number));
    if number.is_none() {
        form.fail(name, Said::key("event-number-wrong").with("least", least).with("most", most));
    }
    number
}

fn reserve(
    q: &mut Read<'_>,
    viewer: &Viewer,
    form: &mut Form,
    row: &str,
) -> Result<Option<NewReserve>, Error> {
    let field = |name: &str| format!("kept_{name}_{row}");
    let chosen = form.value(&field("for")).to_owned();
    let name = form.optional_line(&field("name"), LINE);
    let (kind, subject) = match chosen.as_str() {
        "" => return Ok(None),
        "newcomers" => (ReserveKind::Newcomers, String::new()),
        "organisation" => {
            let found = store::organisation_called(q, viewer.network.id, &members::fold(&name))?;
            if found.is_none() {
                form.fail(&field("name"), "event-kept-name-wrong");
            }
            (ReserveKind::Organisation, found.map(|id| id.to_string()).unwrap_or_default())
        }
        other => {
            let sector = other.strip_prefix("sector-").and_then(|word| word.parse::<Sector>().ok());
            if sector.is_none() {
                form.fail(&field("for"), "error-field-choice");
            }
            (ReserveKind::Sector, sector.map(|sector| sector.to_string()).unwrap_or_default())
        }
    };
    let (seats, until) = (seats(form, &field("seats")), until(form, &field("until"), viewer));
    Ok(seats.zip(until).map(|(seats, until)| NewReserve { kind, subject, seats, until }))
}

fn seats(form: &mut Form, field: &str) -> Option<i64> {
    let seats = number(form, field, 1, MOST);
    if seats.is_none() && form.error(field).is_none() {
        form.fail(field, "error-field-required");
    }
    seats
}

/// Until the end of a day, where the event is.
fn until(form: &mut Form, field: &str, viewer: &Viewer) -> Option<Time> {
    let day = day_typed(form.value(field));
    if day.is_none() {
        form.fail(field, "event-day-wrong");
    }
    let typed = form.value("zone").trim();
    let zone = if typed.is_empty() { &viewer.network.time_zone } else { typed };
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    day.and_then(|day| day.tomorrow().ok()).map(|next| midnight(next, &zone))
}

/// The form with how many the event takes now.
pub(super) fn fill(q: &mut Read<'_>, item: ItemId, event: &Event, form: Form) -> Result<Form, Error> {
    let mut form = form;
    if let Some(capacity) = event.capacity {
        form = form.with("capacity", capacity.to_string());
    }
    if event.most_guests > 0 {
        form = form.with("most_guests", event.most_guests.to_string());
    }
    if event.sign_up {
        form = form.with("sign_up", "true");
    }
    let questions: Vec<String> = store::questions(q, item)?.into_iter().map(|(_, text)| text).collect();
    form = form.with("questions", questions.join("\n"));
    let reserves = store::reserves(q, item)?;
    let ids: Vec<OrganisationId> = reserves.iter().filter_map(|one| one.subject.parse().ok()).collect();
    let names = store::reserve_names(q, &ids)?;
    for (row, one) in ["1", "2"].into_iter().zip(reserves) {
        let (chosen, name) = match one.kind {
            ReserveKind::Newcomers => ("newcomers".to_owned(), String::new()),
            ReserveKind::Sector => (format!("sector-{}", one.subject), String::new()),
            ReserveKind::Organisation => {
                let name = names.iter().find(|(id, _)| id.to_string() == one.subject);
                ("organisation".to_owned(), name.map(|(_, name)| name.clone()).unwrap_or_default())
            }
        };
        // Before the midnight at which it ends.
        let last = Time::from_micros(one.until.micros().saturating_sub(1));
        let day = day_of(last, &event.zone());
        form = form
            .with(&format!("kept_for_{row}"), chosen)
            .with(&format!("kept_name_{row}"), name)
            .with(&format!("kept_seats_{row}"), one.seats.to_string())
            .with(&format!("kept_until_{row}"), day.to_string());
    }
    Ok(form)
}

/// Writes it down; tells whether anything is other than before. Seats that are kept for some are for all at their moment.
pub(super) fn write(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    taking: &Taking,
    now: Time,
) -> Result<bool, Error> {
    let asked = store::ask(tx, item, &taking.questions)?;
    let kept = store::keep_seats(tx, item, &taking.reserves)?;
    if kept {
        for one in taking.reserves.iter().filter(|one| one.until > now) {
            coming::move_up_at(tx, (network, item), one.until, now)?;
        }
    }
    Ok(asked || kept)
}
