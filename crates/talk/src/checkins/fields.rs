//! What the form of a check-in asks beyond the question: how often, on which days, at what hour, from when on.

use super::checkin::clock;
use super::rhythm::{self, Rhythm, Schedule, WEEK};
use super::{store, turning};
use askama::Template;
use db::{Read, Write};
use house::ids::ItemId;
use house::items::Fields;
use house::web::{Error, Form, Piece, Viewer, filters};
use jiff::ToSpan;
use jiff::civil::Date;

/// The fields of a check-in.
pub(super) static FIELDS: Fields = Fields { show, fill, write };

#[derive(Template)]
#[template(path = "checkins/views/_checkin_fields.html")]
struct CheckinFields {
    form: Form,
    /// Field and key of the name of each day of the week.
    week: Vec<(String, &'static str)>,
    hours: Vec<(String, String)>,
}

fn show(form: &Form) -> Piece {
    let mut form = form.clone();
    if form.value("rhythm").is_empty() {
        form = form.with("rhythm", Rhythm::Weekly.as_str()).with("hour", "16").with("on-fri", "true");
    }
    let week = WEEK.iter().map(|(word, _, key)| (field(word), *key)).collect();
    let hours = (0..24).map(|hour| (hour.to_string(), clock(hour))).collect();
    Piece::of(CheckinFields { form, week, hours })
}

fn field(word: &str) -> String {
    format!("on-{word}")
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let schedule = store::of_item(q, item)?.ok_or(Error::NotFound)?.schedule();
    let form = form
        .with("rhythm", schedule.rhythm.as_str())
        .with("hour", schedule.hour.to_string())
        .with("first_day", schedule.first.to_string());
    let days = schedule.weekdays.split(',').filter(|word| !word.is_empty());
    Ok(days.fold(form, |form, word| form.with(&field(word), "true")))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let schedule = read(form, viewer)?;
    let before = store::of_item(tx, item)?;
    if before.as_ref().is_some_and(|before| before.schedule() == schedule) {
        return Ok(false);
    }
    let mut from = soonest(viewer, schedule.hour);
    if let Some(last) = store::rounds(tx, item, "9999-12-31", 1)?.first() {
        from = from.max(rhythm::read(&last.day).saturating_add(1.day()));
    }
    let Some(next) = schedule.next_from(from) else {
        form.fail("on-mon", "checkin-refused-days");
        return Err(Error::Invalid);
    };
    store::begin(tx, viewer.network.id, item, &schedule, next)?;
    // Where its day has come already, nobody waits for the next quarter of an hour.
    turning::look_soon(tx, viewer.now, item)?;
    Ok(true)
}

/// Today where whoever writes it lives, or tomorrow where its hour has struck already.
fn soonest(viewer: &Viewer, hour: i64) -> Date {
    let zone = viewer.zone();
    let today = house::dates::day_of(viewer.now, &zone);
    let late = rhythm::moment(today, hour, &zone) <= viewer.now;
    if late { today.saturating_add(1.day()) } else { today }
}

fn read(form: &mut Form, viewer: &Viewer) -> Result<Schedule, Error> {
    let rhythm = form.choice::<Rhythm>("rhythm");
    let hour = form.choice::<i64>("hour").filter(|hour| (0..24).contains(hour));
    if hour.is_none() && form.error("hour").is_none() {
        form.fail("hour", "error-field-choice");
    }
    let on = |form: &Form, word: &str| form.ticked(&field(word));
    let days: Vec<&str> = WEEK.iter().map(|(word, _, _)| *word).filter(|word| on(form, word)).collect();
    if days.is_empty() && rhythm.is_some_and(|rhythm| rhythm != Rhythm::Daily) {
        form.fail("on-mon", "checkin-refused-days");
    }
    let today = house::dates::day_of(viewer.now, &viewer.zone());
    let first = form.optional_line("first_day", 10);
    let day = if first.is_empty() { Some(today) } else { first.parse::<Date>().ok() };
    // A question that begins in ten years is a slip of the keyboard.
    let near =
        day.filter(|day| *day >= today.saturating_sub(10.years()) && *day <= today.saturating_add(2.years()));
    if near.is_none() {
        form.fail("first_day", "checkin-refused-first");
    }
    form.checked()?;
    let weekdays = days.join(",");
    match (rhythm, hour, near) {
        (Some(rhythm), Some(hour), Some(first)) => Ok(Schedule { rhythm, weekdays, first, hour }),
        _ => Err(Error::Invalid),
    }
}
