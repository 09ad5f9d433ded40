//! Time polls: several times are offered, and everybody says of each whether it suits them. Each sees the times on their own
//! clocks; whoever holds the poll writes down what others say on the telephone, sees who is missing, and makes an event of the
//! time that suits best. Who said what is told to those who hold it, and to nobody else.

mod asking;
mod fields;
mod offering;
mod part;
mod people;
mod poll;
mod settling;
mod store;
mod telling;

pub use asking::answer as answer_poll;
pub use offering::{begin as begin_poll, offered};
pub use poll::{OfferId, Suits};
pub use settling::choose as choose_time;

pub(super) use store::{ANSWERS, OFFERS, POLLS, forget, merge, purge, recount, waiting};
pub(super) use telling::TELLING;

use super::coming::below;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::items::{self, Item, Kind, Verb};
use house::web::{Error, Page, Routes, Viewer};
use poll::{Offer, Poll, Refused};

/// The routes of time polls.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/polls/{id}/answers", Action::AnswerEvent, asking::edit)
        .post("/n/{slug}/polls/{id}/answers", Action::AnswerEvent, asking::save)
        .get("/n/{slug}/polls/{id}/people", Action::Moderate, people::list)
        .post("/n/{slug}/polls/{id}/people", Action::Moderate, people::add)
        .post("/n/{slug}/polls/{id}/people/removal", Action::Moderate, people::take_off)
        .get("/n/{slug}/polls/{id}/times", Action::Moderate, offering::list)
        .post("/n/{slug}/polls/{id}/times", Action::Moderate, offering::add)
        .post("/n/{slug}/polls/{id}/times/removal", Action::Moderate, offering::take_off)
        .post("/n/{slug}/polls/{id}/event", Action::Moderate, settling::settle)
}

/// Several times, of which one is looked for that suits most.
pub static POLL: Kind = Kind {
    name: "poll",
    verb: Verb::Meet,
    label: "poll-name",
    plural: "poll-plural",
    about: "poll-about",
    leads_to: &["discussion"],
    fields: Some(&fields::FIELDS),
    card: Some(asking::card),
    part: Some(part::part),
    line: Some(part::line),
    ..Kind::PLAIN
};

/// The poll with what it is an item of, where the viewer may do this with it.
fn find(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, action: Action) -> Result<(Item, Poll), Error> {
    let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, action)?;
    let poll = store::poll_of(q, id)?.ok_or(Error::NotFound)?;
    Ok((item, poll))
}

/// The poll and those of its times that are to come, as long as it takes answers.
fn open(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    action: Action,
) -> Result<(Item, Poll, Vec<Offer>), Error> {
    let (item, poll) = find(q, viewer, id, action)?;
    if !item.is_open() {
        return Err(Refused::Closed.into());
    }
    let offers = store::offers_after(q, id, viewer.now)?;
    if offers.is_empty() {
        return Err(Refused::Over.into());
    }
    Ok((item, poll, offers))
}

/// The address of a page of a poll.
fn path(viewer: &Viewer, id: ItemId, page: &str) -> String {
    viewer.path(format_args!("polls/{id}/{page}"))
}

/// Puts a page into its place below its poll.
fn under<T>(page: Page<T>, viewer: &Viewer, item: &Item) -> Page<T> {
    below(page, viewer, item)
}
