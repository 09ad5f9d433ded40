//! What events report: how long somebody sat in meetings, and the people of each organisation; what can be counted of a month,
//! which meetings of a year are told of, what a space has met for, and what is ahead of somebody.

use super::{minutes, store};
use db::{Read, Time};
use house::dates::day_of;
use house::ids::{ItemId, MemberId};
use house::reports::{Burden, Chapter, Count, Counted, Deed, Line, Load, Over, Record, Sought};
use house::web::{Error, Said, Viewer};

/// Of fewer people who came to a meeting no number is told.
const FEW: i64 = 5;

/// The meetings of the last thirty days, by the hour.
pub(super) static SAT: Burden =
    Burden { each: 60, said: |count| Said::key("event-burden").with("count", count), weigh: store::sat };

/// The same by organisation.
pub(super) static SAT_OF_EACH: Load =
    Load { word: "meetings", label: "event-load", minutes: true, reckon: store::sat_of_each };

/// Meetings that took place.
pub(super) static HELD: Count = Count {
    word: "events-held",
    title: "event-count-held",
    meaning: "event-count-held-meaning",
    counted: Counted::Things,
    over: Over::Sum,
    per: 1,
    tell: store::held,
};

/// How often people came to meetings.
pub(super) static ATTENDED: Count = Count {
    word: "attendances",
    title: "event-count-attended",
    meaning: "event-count-attended-meaning",
    counted: Counted::Deeds,
    over: Over::Sum,
    per: 1,
    tell: store::attended,
};

/// How long people sat in meetings.
pub(super) static HOURS: Count = Count {
    word: "attendance-hours",
    title: "event-count-hours",
    meaning: "event-count-hours-meaning",
    counted: Counted::Deeds,
    over: Over::Sum,
    per: 60,
    tell: store::sat_through,
};

/// The meetings of a time to which most people came.
pub(super) fn lines(q: &mut Read<'_>, viewer: &Viewer, span: (Time, Time)) -> Result<Vec<Line>, Error> {
    let line = |(item, title, day, coming): (ItemId, String, Time, i64)| {
        let day = day_of(day, &viewer.zone());
        // Of few people none are counted.
        let said = if coming >= FEW {
            Said::key("event-line-met").with("count", coming)
        } else {
            Said::key("event-line-held")
        };
        let said = said.with("title", title).with("day", day);
        Line { chapter: Chapter::Meetings, record: Record::Item(item), said }
    };
    Ok(store::best_attended(q, viewer.network.id, span)?.into_iter().map(line).collect())
}

/// The meetings that spaces have held, and what was decided at them.
pub(super) fn deeds(q: &mut Read<'_>, viewer: &Viewer, sought: &Sought<'_>) -> Result<Vec<Deed>, Error> {
    let deed = |one| Deed::of_item("event-deed", one);
    let mut all: Vec<Deed> = store::held_in(q, viewer, sought)?.into_iter().map(deed).collect();
    all.extend(minutes::deeds(q, viewer, sought)?);
    Ok(all)
}

/// The events ahead in the spaces of which the viewer is a member, the next first: number, title, when it begins.
///
/// # Errors
/// Those of the database.
pub fn ahead(q: &mut Read<'_>, viewer: &Viewer, limit: i64) -> Result<Vec<(ItemId, String, Time)>, Error> {
    Ok(store::ahead(q, viewer, limit)?)
}

/// The same of those alone that the viewer began or that are in a space which they facilitate.
///
/// # Errors
/// Those of the database.
pub fn held_ahead(
    q: &mut Read<'_>,
    viewer: &Viewer,
    limit: i64,
) -> Result<Vec<(ItemId, String, Time)>, Error> {
    Ok(store::held_ahead(q, viewer, limit)?)
}

/// Whether an event is published, has not begun and was not called off.
///
/// # Errors
/// Those of the database.
pub fn is_ahead(q: &mut Read<'_>, item: ItemId, now: Time) -> Result<bool, Error> {
    Ok(store::is_ahead(q, item, now)?)
}

/// The members who come to an event that is ahead, so many at most; nobody once it has begun or was called off.
///
/// # Errors
/// Those of the database.
pub fn comers_ahead(q: &mut Read<'_>, item: ItemId, now: Time, limit: i64) -> Result<Vec<MemberId>, Error> {
    if store::is_ahead(q, item, now)? { Ok(store::seated(q, item, limit)?) } else { Ok(Vec::new()) }
}
