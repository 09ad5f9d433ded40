//! The agenda of an event and its minutes: points with their time, who brings them and what for; what was said under each,
//! written by several; and the lines that go on from there. A decision stands in the register of decisions, an action is
//! a task of whoever has taken it on, and comes back at the next meeting of the series until it is done. What it makes of a
//! line it makes by the house: it knows tasks by their name alone.

mod approving;
mod brought;
mod decided;
mod lines;
mod live;
mod planning;
mod point;
mod show;
mod steps;
mod store;
mod unnaming;
mod writing;

pub use lines::{Wanted, write_line};
pub use planning::{NewPoint, propose_point, put};
pub use point::{Aim, LineKind, PointId};
pub use writing::first_notes;

pub(super) use brought::{Written, bring};
pub(super) use decided::{DECISIONS, deeds};
pub(super) use planning::MOST as MOST_POINTS;
pub(super) use store::{LINES, POINTS, merge, purge};
pub(super) use unnaming::{UNNAMING, unname};

use super::coming::{below, find};
use super::event::Event;
use db::{Read, Write};
use house::access::Action;
use house::ids::ItemId;
use house::items::Item;
use house::web::Routes;
use house::web::{Error, Page, Said, Viewer};

/// The routes of agenda and minutes.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/events/{id}/minutes", Action::ReadSpace, show::show)
        .get("/n/{slug}/events/{id}/minutes/live", Action::ReadSpace, live::live)
        .get("/n/{slug}/events/{id}/agenda", Action::TakePart, planning::list)
        .post("/n/{slug}/events/{id}/agenda", Action::TakePart, planning::add)
        .post("/n/{slug}/events/{id}/agenda/deadline", Action::Moderate, planning::close_at)
        .get("/n/{slug}/events/{id}/points/{point}", Action::Moderate, planning::edit)
        .post("/n/{slug}/events/{id}/points/{point}", Action::Moderate, planning::save)
        .post("/n/{slug}/events/{id}/points/{point}/step", Action::Moderate, steps::take)
        .get("/n/{slug}/events/{id}/points/{point}/notes", Action::TakePart, writing::edit)
        .post("/n/{slug}/events/{id}/points/{point}/notes", Action::TakePart, writing::save)
        .post("/n/{slug}/events/{id}/minutes/lines", Action::TakePart, lines::add)
        .post("/n/{slug}/events/{id}/points/{point}/lines/removal", Action::TakePart, lines::take_back)
        .post("/n/{slug}/events/{id}/minutes/versions", Action::Moderate, approving::approve)
        .get("/n/{slug}/events/{id}/minutes/versions/{version}", Action::ReadSpace, approving::version)
}

/// How many points stand on the agenda of an event.
pub(super) fn planned(q: &mut Read<'_>, item: ItemId) -> Result<i64, Error> {
    Ok(store::planned(q, item)?)
}

/// The event, as long as its agenda and its minutes are worked on.
fn open(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, action: Action) -> Result<(Item, Event), Error> {
    let (item, event) = find(q, viewer, id, action)?;
    if item.is_archived() || item.space_archived {
        return Err(Error::Refused(Said::key("item-refused-archived")));
    }
    Ok((item, event))
}

/// Waits until nobody else changes the agenda or the minutes of this event. Whoever changes them waits here before all else: two
/// who came to the event and to its points in another order would wait for one another.
fn hold(tx: &mut Write<'_>, id: ItemId) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    Ok(())
}

/// Goes on only where the minutes may be written: those that were approved are changed by those alone who hold the event.
fn to_write(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<(), Error> {
    if !item.may(viewer, Action::Moderate) && store::is_approved(q, item.id)? {
        return Err(Error::Refused(point::Refused::Approved.said()));
    }
    Ok(())
}

/// A page below the minutes of an event.
fn under<T>(page: Page<T>, viewer: &Viewer, item: &Item) -> Page<T> {
    below(page, viewer, item).under("minutes-title", viewer.path(format_args!("events/{}/minutes", item.id)))
}
