//! What events report: how long somebody sat in meetings, and the people of each organisation; what can be counted of a month,
//! which meetings of a year are told of, and what is ahead of somebody.

use super::store;
use db::{Read, Time};
use house::dates::day_of;
use house::ids::ItemId;
use house::reports::{Burden, Chapter, Count, Counted, Line, Load, Over, Record};
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

/// The events ahead in the spaces of which the viewer is a member, the next first: number, title, when it begins.
///
/// # Errors
/// Those of the database.
pub fn ahead(q: &mut Read<'_>, viewer: &Viewer, limit: i64) -> Result<Vec<(ItemId, String, Time)>, Error> {
    Ok(store::ahead(q, viewer, limit)?)
}
