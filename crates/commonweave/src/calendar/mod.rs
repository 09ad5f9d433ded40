//! Everything with a date, of all rooms, as one viewer may read it: by month, by week, as a list, and as a calendar that
//! another program fetches by a secret address. It reads across and knows no date by what it is about; its own table holds
//! only who may fetch what.

mod feeds;
mod gathering;
mod month;
mod show;
mod store;
mod view;

use house::access::Action;
use house::room::{Measured, Room};
use house::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "calendar",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/calendar.ftl"),
    leaving: Some(store::forget_all),
    tables: &["calendar_feeds"],
    measured: &[Measured::beside_floor("a month with 300 dates", "/n/{slug}/calendar")],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/calendar", Action::ReadCalendar, show::show)
        .get("/n/{slug}/calendar/feeds", Action::OwnMembership, feeds::list)
        .post("/n/{slug}/calendar/feeds", Action::OwnMembership, feeds::renew)
        .post("/n/{slug}/calendar/feeds/removal", Action::OwnMembership, feeds::remove)
        .get("/calendars/{token}", Action::FetchCalendar, feeds::fetch)
}
