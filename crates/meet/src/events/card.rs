//! The page of an event: what it asks of the viewer, and when and where it is.

use super::event::{Event, EventAnswer};
use super::store;
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::dates::{Span, day_of, zoned};
use house::ids::ItemId;
use house::items::Item;
use house::web::{Error, Piece, Said, Viewer, filters};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// How many of those who come are named on the page.
const NAMED: i64 = 12;

#[derive(Template)]
#[template(path = "events/views/_card.html")]
struct CardPart {
    action: String,
    choices: Vec<(&'static str, &'static str, bool)>,
    answered: bool,
}

#[derive(Template)]
#[template(path = "events/views/_part.html")]
struct PartPart {
    event: Event,
    over: bool,
    here: When,
    /// As the clocks show it where it is, where they show something else.
    there: Option<When>,
    link: Option<String>,
    /// There is a link, and it is kept for those who come.
    link_kept: bool,
    named: Vec<(String, String)>,
    all: Option<String>,
}

/// A time as somebody's clocks show it.
#[derive(Debug, PartialEq, Eq)]
struct When {
    first: Date,
    last: Option<Date>,
    start: Option<String>,
    end: Option<String>,
    zone: Option<String>,
}

/// Asks a member whether they come.
pub(super) fn card(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Option<Piece>, Error> {
    let Some(event) = store::of_item(q, item.id)? else { return Ok(None) };
    let asked = item.is_open() && event.takes_answers(viewer.now).is_ok();
    let Some(me) = viewer.member_id().filter(|_| asked && item.may(viewer, Action::AnswerEvent)) else {
        return Ok(None);
    };
    let mine = store::answer_of(q, item.id, me)?;
    let choices = [
        (EventAnswer::Yes, "event-answer-yes"),
        (EventAnswer::Maybe, "event-answer-maybe"),
        (EventAnswer::No, "event-answer-no"),
    ];
    let choices = choices.map(|(answer, key)| (answer.as_str(), key, mine == Some(answer))).to_vec();
    let action = format!("{}/answers", item.href(viewer));
    Ok(Some(Piece::of(CardPart { action, choices, answered: mine.is_some() })))
}

/// When and where it is, and who comes.
pub(super) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let event = store::of_item(q, item.id)?.ok_or(Error::NotFound)?;
    let mine = viewer.member_id().map(|me| store::answer_of(q, item.id, me)).transpose()?.flatten();
    let comes = matches!(mine, Some(EventAnswer::Yes | EventAnswer::Maybe));
    let may_link = !event.link.is_empty() && (comes || viewer.member_id() == Some(item.author_id));
    let may_names = item.may(viewer, Action::ReadSpaceMembers);
    let named = if may_names { store::coming(q, item.id, NAMED)? } else { Vec::new() };
    let people = viewer.path("people");
    let (here, there) = told(&event, &viewer.zone());
    Ok(Piece::of(PartPart {
        over: event.is_over(viewer.now),
        here,
        there,
        link: may_link.then(|| event.link.clone()),
        link_kept: !may_link && !event.link.is_empty(),
        named: named.into_iter().map(|(id, name)| (format!("{people}/{id}"), name)).collect(),
        all: may_names.then(|| format!("{}/answers", item.href(viewer))),
        event,
    }))
}

/// When each of these is, in lists.
pub(super) fn line(
    q: &mut Read<'_>,
    viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Said)>, Error> {
    let zone = viewer.zone();
    let said = |(id, all_day, cancelled, starts_at): (ItemId, bool, bool, Time)| {
        let (day, key) = match (cancelled, all_day) {
            (true, _) => (day_of(starts_at, &zone), "event-line-cancelled"),
            (false, true) => (day_of(starts_at, &TimeZone::UTC), "event-line-day"),
            (false, false) => (day_of(starts_at, &zone), "event-line-at"),
        };
        let said = Said::key(key).with("day", day);
        let clock = || zoned(starts_at, &zone).strftime("%H:%M").to_string();
        (id, if key == "event-line-at" { said.with("clock", clock()) } else { said })
    };
    Ok(store::of_items(q, items)?.into_iter().map(said).collect())
}

/// The time for somebody in this zone, and for those who are where it is.
fn told(event: &Event, zone: &TimeZone) -> (When, Option<When>) {
    let place = event.zone();
    let (here, there) = (when(event, zone), when(event, &place));
    let same = (&here.first, &here.start, &here.end) == (&there.first, &there.start, &there.end);
    let named = |zone: &TimeZone| zone.iana_name().map(|name| name.replace('_', " "));
    let there = When { zone: named(&place), ..there };
    if same || event.all_day { (here, None) } else { (When { zone: named(zone), ..here }, Some(there)) }
}

fn when(event: &Event, zone: &TimeZone) -> When {
    let span = event.span();
    let (first, last) = (span.first_day(zone), span.last_day(zone));
    let clock = |time| zoned(time, zone).strftime("%H:%M").to_string();
    let (start, end) = match span {
        Span::Days { .. } => (None, None),
        Span::Moments { from, until } => (Some(clock(from)), until.map(clock)),
    };
    When { first, last: (last != first).then_some(last), start, end, zone: None }
}
