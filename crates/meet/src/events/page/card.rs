//! The page of an event: what it asks of the viewer, and what it tells.

use super::told::{When, told};
use super::words::labels;
use crate::events::event::{Event, EventAnswer, Seat};
use crate::events::experiments;
use crate::events::minutes;
use crate::events::presence;
use crate::events::pulse;
use crate::events::series;
use crate::events::store::{self, Attendance, Details};
use crate::events::tables;
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::dates::{day_of, zoned};
use house::ids::ItemId;
use house::items::Item;
use house::web::{Error, Piece, Said, Viewer, filters};
use jiff::tz::TimeZone;

/// How many of those who come are named on the page.
const NAMED: i64 = 12;

#[derive(Template)]
#[template(path = "events/views/_card.html")]
struct CardPart {
    action: String,
    choices: Vec<(&'static str, &'static str, bool)>,
    answered: bool,
    /// Until when a seat is kept for the viewer.
    offered: Option<Time>,
    seat: String,
    /// Key of what has become of a yes, where that is not simply a seat.
    state: Option<&'static str>,
    /// Where one says how many come and what one needs.
    more: Option<String>,
    free: Option<i64>,
}

#[derive(Template)]
#[template(path = "events/views/_part.html")]
struct PartPart {
    event: Event,
    details: Details,
    features: Vec<&'static str>,
    hosts: Vec<String>,
    over: bool,
    draft: bool,
    here: When,
    /// As the clocks show it where it is, where they show something else.
    there: Option<When>,
    /// When and where it was before it was moved.
    before: Option<(When, String)>,
    link: Option<String>,
    /// There is a link, and it is kept for those who come.
    link_kept: bool,
    named: Vec<(String, String)>,
    all: Option<String>,
    file: String,
    face: String,
    keeping: Option<String>,
    open_needs: i64,
    /// How many points its agenda has.
    points: i64,
    /// Where the viewer says that they are there, and where whoever holds the event keeps the door.
    here_now: Option<String>,
    presence: Option<String>,
    /// Who hosts it, where it belongs to a series.
    host: Option<Piece>,
    /// Where one sees one's tables, and where whoever holds the event plans them.
    tables: Option<Piece>,
    /// What is tried when it takes place.
    tried: Option<Piece>,
    /// What those who came said of it; before it is over, where one says what they are asked.
    pulse: Option<Piece>,
}

/// Asks a member whether they come.
pub(in crate::events) fn card(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
) -> Result<Option<Piece>, Error> {
    let Some(event) = store::event_of(q, item.id)? else { return Ok(None) };
    let asked = item.is_open() && item.state != "draft" && event.takes_answers(viewer.now).is_ok();
    let Some(me) = viewer.member_id().filter(|_| asked && item.may(viewer, Action::AnswerEvent)) else {
        return Ok(None);
    };
    let mine = store::attendance_of(q, item.id, me)?;
    let said = mine.as_ref().map(|mine| mine.answer);
    let choices = [
        (EventAnswer::Yes, "event-answer-yes"),
        (EventAnswer::Maybe, "event-answer-maybe"),
        (EventAnswer::No, "event-answer-no"),
    ];
    let choices = choices.map(|(answer, key)| (answer.as_str(), key, said == Some(answer))).to_vec();
    let path = viewer.path(format_args!("events/{}", item.id));
    let comes = matches!(said, Some(EventAnswer::Yes | EventAnswer::Maybe));
    Ok(Some(Piece::of(CardPart {
        action: format!("{}/answers", item.href(viewer)),
        choices,
        answered: said.is_some(),
        offered: mine.as_ref().filter(|mine| mine.seat == Seat::Offered).and_then(|mine| mine.offered_until),
        seat: format!("{path}/seat"),
        state: mine.as_ref().and_then(standing),
        more: comes.then(|| format!("{path}/coming")),
        free: event.free(),
    })))
}

/// Key of what has become of a yes, where that is not simply a seat.
fn standing(mine: &Attendance) -> Option<&'static str> {
    match mine.seat {
        Seat::Waiting => Some("event-you-wait"),
        Seat::Lapsed => Some("event-you-lapsed"),
        Seat::Free | Seat::Seated | Seat::Offered => None,
    }
}

/// When and where it is, what it tells, and who comes.
pub(in crate::events) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let event = store::event_of(q, item.id)?.ok_or(Error::NotFound)?;
    let mine = viewer.member_id().map(|me| store::attendance_of(q, item.id, me)).transpose()?.flatten();
    let comes = mine.is_some_and(|mine| mine.comes());
    let may_link = !event.link.is_empty() && (comes || viewer.member_id() == Some(item.author_id));
    let may_names = item.may(viewer, Action::ReadSpaceMembers);
    let named = if may_names { store::coming(q, item.id, NAMED)? } else { Vec::new() };
    let (here, there) = told(&event, &viewer.zone());
    let details = store::details(q, item.id)?;
    let holds = item.may(viewer, Action::Moderate);
    let path = viewer.path(format_args!("events/{}", item.id));
    let (here_now, presence) = presence::ways(q, viewer, item, &event)?;
    let over = event.is_over(viewer.now);
    Ok(Piece::of(PartPart {
        over,
        draft: item.state == "draft",
        here,
        there,
        before: before(q, viewer, item.id, &event)?,
        features: labels(&details.features),
        hosts: details.hosts.lines().map(str::to_owned).collect(),
        details,
        link: may_link.then(|| event.link.clone()),
        link_kept: !may_link && !event.link.is_empty(),
        named: named.into_iter().map(|(id, name)| (viewer.path(format_args!("people/{id}")), name)).collect(),
        all: may_names.then(|| format!("{}/answers", item.href(viewer))),
        file: format!("{path}/event.ics"),
        keeping: holds.then(|| format!("{path}/people")),
        open_needs: if holds { store::open_needs(q, item.id)? } else { 0 },
        face: path,
        points: minutes::planned(q, item.id)?,
        here_now,
        presence,
        host: series::part(q, viewer, item)?,
        tables: tables::part(q, viewer, item)?,
        tried: experiments::under_way(q, viewer, (item, &event))?,
        pulse: how_it_was(q, viewer, item, &event)?,
        event,
    }))
}

/// When and where it was before it was moved.
fn before(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    event: &Event,
) -> Result<Option<(When, String)>, Error> {
    let before = store::latest_move(q, id)?.map(|before| before.event());
    let before = before.filter(|before| before.differs(event));
    Ok(before.map(|before| (told(&before, &viewer.zone()).0, before.place)))
}

/// What those said of it who were there; where nobody was noted, those who had a seat. Before it is over, the way to what they are
/// asked then.
fn how_it_was(q: &mut Read<'_>, viewer: &Viewer, item: &Item, event: &Event) -> Result<Option<Piece>, Error> {
    if !event.is_over(viewer.now) {
        return Ok(pulse::way(viewer, item, event));
    }
    let noted = presence::came(q, item.id)?;
    pulse::part(q, viewer, item, (event, if noted > 0 { noted } else { event.coming_count }))
}

/// When each of these is, in lists.
pub(in crate::events) fn line(
    q: &mut Read<'_>,
    viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Said)>, Error> {
    let zone = viewer.zone();
    let said = |(id, all_day, cancelled, starts_at): (ItemId, bool, bool, Time)| {
        let (day, key) = match (cancelled, all_day) {
            (true, true) => (day_of(starts_at, &TimeZone::UTC), "event-line-cancelled"),
            (true, false) => (day_of(starts_at, &zone), "event-line-cancelled"),
            (false, true) => (day_of(starts_at, &TimeZone::UTC), "event-line-day"),
            (false, false) => (day_of(starts_at, &zone), "event-line-at"),
        };
        let said = Said::key(key).with("day", day);
        let clock = || zoned(starts_at, &zone).strftime("%H:%M").to_string();
        (id, if key == "event-line-at" { said.with("clock", clock()) } else { said })
    };
    Ok(store::of_items(q, items)?.into_iter().map(said).collect())
}
