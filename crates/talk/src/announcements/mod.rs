//! Announcements: what everyone in a space should know. Before one is made, its author sees how many will be told; it may
//! ask them to confirm that they have read it, and the author and those who hold the space see who has. It never tells
//! anybody else who has not read something yet.

mod acts;
mod announcement;
mod confirmation;
mod fields;
mod store;
mod waiting;

pub use acts::ANNOUNCEMENT_CONFIRMED;
pub use store::{confirm, put};

use house::access::Action;
use house::items::Kind;
use house::room::Room;
use house::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "announcements",
    routes: |_| routes(),
    acts: acts::ALL,
    purging: Some(store::purge),
    recount: Some(store::recount),
    needs: Some(waiting::needs),
    extracts: store::EXTRACTS,
    tables: &["announcements", "announcement_confirmations"],
    kinds: &[&ANNOUNCEMENT],
    texts: include_str!("../../locales/en/announcements.ftl"),
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new().post("/n/{slug}/announcements/{id}/confirmation", Action::TakePart, confirmation::confirm)
}

/// What everyone in a space should know.
pub static ANNOUNCEMENT: Kind = Kind {
    name: "announcement",
    label: "announcement-label",
    plural: "announcement-plural",
    about: "announcement-about",
    needs_body: true,
    leads_to: &["discussion", "event"],
    fields: Some(&fields::FIELDS),
    card: Some(confirmation::card),
    part: Some(announcement::part),
    ..Kind::PLAIN
};
