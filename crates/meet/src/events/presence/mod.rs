//! Who was there. At the door hangs a code, as a picture and as six letters, by which members say so themselves; for all others
//! whoever holds the event ticks a list. Both are open from a while before the start until a while after the end. Who was there
//! may say afterwards how it was; who did not come is seen by those who hold the event, and told to nobody else.

mod door;
mod here;
mod list;
mod qr;
mod store;

pub use list::note;

pub(super) use list::{place, write_down};
pub(super) use store::{PRESENCES, came, is_of, recount, seated, was_there};

use super::coming::find;
use super::event::Event;
use db::{Read, Time};
use house::access::Action;
use house::dates::{Span, midnight};
use house::ids::ItemId;
use house::items::Item;
use house::web::{Error, Routes, Said, Viewer};
use std::time::Duration;

/// For how long before the start somebody can be noted.
const BEFORE: Duration = Duration::from_secs(60 * 60);
/// For how long after the end the code is taken.
const CODE_AFTER: Duration = Duration::from_secs(2 * 60 * 60);
/// For how long after the end the list can be ticked: it may have been kept on paper.
const LIST_AFTER: Duration = Duration::from_secs(3 * 24 * 60 * 60);

/// The routes of presence.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/events/{id}/door", Action::Moderate, door::show)
        .post("/n/{slug}/events/{id}/door", Action::Moderate, door::open)
        .get("/n/{slug}/events/{id}/here", Action::AnswerEvent, here::ask)
        .post("/n/{slug}/events/{id}/here", Action::AnswerEvent, here::come)
        .get("/n/{slug}/events/{id}/presence", Action::Moderate, list::list)
        .post("/n/{slug}/events/{id}/presence", Action::Moderate, list::tick)
        .post("/n/{slug}/events/{id}/presence/arrivals", Action::Moderate, list::arrive)
}

/// Why nobody is noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    /// It has not nearly begun.
    Early,
    /// It has been over for too long.
    Late,
    /// It was called off, or is a draft.
    Off,
}

impl Refused {
    fn said(self) -> Said {
        Said::key(match self {
            Refused::Early => "presence-refused-early",
            Refused::Late => "presence-refused-late",
            Refused::Off => "presence-refused-off",
        })
    }
}

/// From when until when something takes place, as moments: whole days are days at its place, and what has no end ends with its
/// day.
fn moments(event: &Event) -> (Time, Time) {
    let (zone, span) = (event.zone(), event.span());
    let from = match span {
        Span::Days { first, .. } => midnight(first, &zone),
        Span::Moments { from, .. } => from,
    };
    if let Span::Moments { until: Some(until), .. } = span {
        return (from, until);
    }
    let next = span.last_day(&zone).tomorrow();
    (from, next.map_or(event.ends_at, |next| midnight(next, &zone)))
}

/// Whether people can be noted at this moment, `after` the end at the latest.
fn takes(item: &Item, event: &Event, after: Duration, now: Time) -> Result<(), Refused> {
    let (from, until) = moments(event);
    if event.cancelled || item.state == "draft" || item.is_archived() || item.space_archived {
        return Err(Refused::Off);
    }
    if now < from - BEFORE {
        return Err(Refused::Early);
    }
    if now > until + after { Err(Refused::Late) } else { Ok(()) }
}

/// The event, as long as people can be noted there.
fn open(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (action, after): (Action, Duration),
) -> Result<(Item, Event), Error> {
    let (item, event) = find(q, viewer, id, action)?;
    takes(&item, &event, after, viewer.now).map_err(|refused| Error::Refused(refused.said()))?;
    Ok((item, event))
}

/// The event, from a while before it begins until a while after its end.
pub(super) fn during(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    action: Action,
) -> Result<(Item, Event), Error> {
    open(q, viewer, id, (action, CODE_AFTER))
}

/// The event for those who hold it, however long before it begins, and until a while after its end.
pub(super) fn prepares(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<(Item, Event), Error> {
    let (item, event) = find(q, viewer, id, Action::Moderate)?;
    match takes(&item, &event, CODE_AFTER, viewer.now) {
        Err(refused @ (Refused::Late | Refused::Off)) => Err(Error::Refused(refused.said())),
        Ok(()) | Err(Refused::Early) => Ok((item, event)),
    }
}

/// Where the viewer says that they are there, while that is asked of them; and where whoever holds the event keeps the door.
pub(super) fn ways(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
    event: &Event,
) -> Result<(Option<String>, Option<String>), Error> {
    let path = viewer.path(format_args!("events/{}", item.id));
    let now = takes(item, event, CODE_AFTER, viewer.now).is_ok();
    let me = viewer.member_id().filter(|_| now && item.may(viewer, Action::AnswerEvent));
    let here = match me {
        Some(me) => store::is_awaited(q, item.id, me)?,
        None => false,
    };
    let keeps = item.may(viewer, Action::Moderate) && item.state != "draft" && !event.cancelled;
    Ok((here.then(|| format!("{path}/here")), keeps.then(|| format!("{path}/presence"))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    const HOUR: Duration = Duration::from_secs(3_600);

    #[test]
    fn whole_days_are_those_of_the_place_and_what_has_no_end_ends_with_its_day() {
        let day = midnight(date(2026, 11, 20), &TimeZone::UTC);
        let whole = Event { all_day: true, ..Event::between("Asia/Tokyo", day, day + 24 * HOUR) };
        let tokyo = midnight(date(2026, 11, 20), &TimeZone::get("Asia/Tokyo").unwrap());
        assert_eq!(moments(&whole), (tokyo, tokyo + 24 * HOUR));
        let open = Event { open_ended: true, ..Event::between("UTC", day + 18 * HOUR, day + 18 * HOUR) };
        assert_eq!(moments(&open), (day + 18 * HOUR, day + 24 * HOUR));
        let evening = Event::between("UTC", day + 18 * HOUR, day + 20 * HOUR);
        assert_eq!(moments(&evening), (day + 18 * HOUR, day + 20 * HOUR));
    }
}
