//! Today: what needs me, then what happened since I was here, and a quiet notice of what happens now. It reads
//! across rooms through what they lend, owns nothing, and never shows what the reader may not see.

mod beside;
mod entry;
mod group;
mod live;
mod show;
mod standing;
mod store;

use house::access::Action;
use house::room::{Measured, Room};
use house::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "today",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/today.ftl"),
    measured: &[Measured::beside_floor("Today of a member of 50 spaces", "/n/{slug}/today")],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new().get("/n/{slug}/today", Action::ReadToday, show::show).get(
        "/n/{slug}/live",
        Action::ReadToday,
        live::live,
    )
}
