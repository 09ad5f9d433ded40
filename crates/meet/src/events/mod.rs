//! Events: when and where people come together, and who comes. An event is an item with a time, a place or a link, and
//! answers. It never decides who may read it: the item does; and it never holds a seat: whoever says yes, comes.

mod acts;
mod answering;
mod answers;
mod card;
mod dates;
mod event;
mod fields;
mod store;
mod times;

pub use acts::{EVENT_ANSWERED, EVENT_CANCELLED, EVENT_MOVED};
pub use event::{Event, EventAnswer};
pub use store::{answer, hold};

use house::access::Action;
use house::items::{Kind, Verb};
use house::room::Room;
use house::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "events",
    routes: |_| routes(),
    acts: acts::ALL,
    kinds: &[&EVENT],
    texts: include_str!("../../locales/en/events.ftl"),
    leaving: Some(store::withdraw_all),
    purging: Some(store::purge),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &["events", "event_answers"],
    dates: Some(dates::between),
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new().get("/n/{slug}/items/{id}/answers", Action::ReadSpaceMembers, answers::list).post(
        "/n/{slug}/items/{id}/answers",
        Action::AnswerEvent,
        answering::answer,
    )
}

/// A time and a place at which people come together.
pub static EVENT: Kind = Kind {
    name: "event",
    verb: Verb::Meet,
    label: "event-name",
    plural: "event-plural",
    about: "event-about",
    leads_to: &["discussion"],
    fields: Some(&fields::FIELDS),
    card: Some(card::card),
    part: Some(card::part),
    line: Some(card::line),
    ..Kind::PLAIN
};
