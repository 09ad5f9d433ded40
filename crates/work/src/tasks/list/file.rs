//! The tasks of a space as files: a sheet of all, a calendar of what is due.

use super::filter::{Filter, NEVER, Narrow};
use crate::tasks::board::{Shown, cards};
use crate::tasks::column::{Column, standing};
use crate::tasks::desk::space;
use crate::tasks::store;
use crate::tasks::store::milestones::Milestone;
use crate::tasks::task::{clock, day};
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use db::{Read, Time};
use house::access::Action;
use house::dates::day_of;
use house::ids::{ItemId, SpaceId};
use house::web::{Answer, At, Error, Form, Speech, Viewer, Visit, sheet};
use jiff::civil::Date;

/// The most lines that one file holds.
const MOST: i64 = 10_000;

struct All {
    columns: Vec<Column>,
    milestones: Vec<Milestone>,
    tasks: Vec<Shown>,
}

/// `GET /n/{slug}/spaces/{id}/tasks.csv`
pub(super) async fn csv(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let filter = Filter::read(&visit.query);
    let all = visit.read(move |q, viewer| read(q, viewer, id, &filter)).await?;
    let speech = visit.speech(None, None);
    let head = [
        "number",
        "title",
        "column",
        "people",
        "organisation",
        "start",
        "due",
        "estimate",
        "logged",
        "priority",
        "milestone",
        "done",
    ];
    let mut lines = vec![head.map(str::to_owned).to_vec()];
    lines.extend(all.tasks.iter().map(|shown| line(&all, shown, &speech)));
    sheet::whole("tasks", &lines)
}

fn read(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId, filter: &Filter) -> Result<All, Error> {
    space(q, viewer, id, Action::ReadSpaceMembers)?;
    let narrow: Narrow = filter.narrow(viewer);
    let mut found = store::lists::open(q, id, &narrow, (Time::from_micros(i64::MIN), ItemId::from(0)), MOST)?;
    let end = (Time::from_micros(NEVER), ItemId::from(NEVER));
    found.extend(store::lists::done(q, id, &narrow, end, MOST)?);
    Ok(All {
        columns: store::columns::of_space(q, id)?,
        milestones: store::milestones::of_space(q, id)?,
        tasks: cards(q, found, day_of(viewer.now, &viewer.zone()))?,
    })
}

fn line(all: &All, shown: &Shown, speech: &Speech) -> Vec<String> {
    let card = &shown.card;
    let date = |at: Option<Time>| at.map(|at| day(at).to_string()).unwrap_or_default();
    let column = standing(&all.columns, card.column_id, card.done_at.is_some());
    let milestone = all.milestones.iter().find(|one| Some(one.id) == card.milestone_id);
    vec![
        card.id.to_string(),
        card.title.clone(),
        column.map(|column| speech.say(&column.called())).unwrap_or_default(),
        shown.people.iter().map(|(_, _, name)| name.as_str()).collect::<Vec<_>>().join(", "),
        card.organisation.clone().unwrap_or_default(),
        date(card.starts_on),
        date(card.due_on),
        if card.estimate == 0 { String::new() } else { clock(card.estimate) },
        clock(card.logged),
        card.priority.to_string(),
        milestone.map(|one| one.title.clone()).unwrap_or_default(),
        if card.done_at.is_some() { "yes".to_owned() } else { "no".to_owned() },
    ]
}

/// `GET /n/{slug}/spaces/{id}/tasks.ics`
pub(super) async fn ics(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let (all, stamp, base) = visit
        .read(move |q, viewer| {
            let base = viewer.path("items");
            Ok((read(q, viewer, id, &Filter::read(&Form::new()))?, viewer.now, base))
        })
        .await?;
    let base = format!("{}{base}", visit.app.config.base_url());
    let mut text = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Commonweave//Tasks//EN\r\n");
    for card in all.tasks.iter().map(|shown| &shown.card).filter(|card| card.done_at.is_none()) {
        if let Some(due) = card.due_on {
            dated(&mut text, ("task", card.id, &card.title), day(due), (stamp, &base));
        }
    }
    for one in &all.milestones {
        dated(&mut text, ("milestone", one.id, &one.title), day(one.due_on), (stamp, &base));
    }
    text.push_str("END:VCALENDAR\r\n");
    let mut answer = Body::from(text).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    let name = HeaderValue::from_static("attachment; filename=\"tasks.ics\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(answer)
}

/// A day of something, as calendars write it (RFC 5545).
fn dated(out: &mut String, (word, id, title): (&str, ItemId, &str), on: Date, (stamp, base): (Time, &str)) {
    let stamp = house::dates::zoned(stamp, &jiff::tz::TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ");
    let next = on.tomorrow().unwrap_or(on);
    let lines = [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{word}-{id}@{}", base.split('/').nth(2).unwrap_or_default()),
        format!("DTSTAMP:{stamp}"),
        format!("DTSTART;VALUE=DATE:{}", on.strftime("%Y%m%d")),
        format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")),
        format!("SUMMARY:{}", escaped(title)),
        format!("URL:{base}/{id}"),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
    ];
    for line in lines {
        fold(out, &line);
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// No line is longer than 75 bytes, and none breaks inside a letter.
fn fold(out: &mut String, line: &str) {
    let mut room = 75_usize;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            out.push_str("\r\n ");
            room = 74;
        }
        room -= letter.len_utf8();
        out.push(letter);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_is_folded_between_its_letters() {
        let mut text = String::new();
        let title = "ä".repeat(100);
        let on = jiff::civil::date(2026, 12, 31);
        let about = (Time::from_micros(0), "https://example.org/n/x/items");
        dated(&mut text, ("task", ItemId::from(7), &title), on, about);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.replace("\r\n ", "").matches('ä').count(), 100);
        assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101"));
        assert!(text.contains("UID:task-7@example.org"));
        assert_eq!(escaped("a;b,c\\d\ne"), "a\\;b\\,c\\\\d\\ne");
    }
}
