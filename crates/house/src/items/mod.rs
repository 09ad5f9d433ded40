//! The chassis of everything that members make: title, body, author, state, links, history, followers, permission,
//! and the parts of its page that all kinds share. It never knows what a particular kind is for: kinds describe
//! themselves in the registry, and their own rooms build their pages from the parts lent here.

mod acts;
mod changing;
mod follow;
mod item;
mod kind;
mod links;
mod list;
mod result;
mod shelf;
mod show;
mod starting;
mod state;
mod store;
mod unnaming;

pub use acts::{
    ITEM_ARCHIVED, ITEM_CHANGED, ITEM_CLOSED, ITEM_DELETED, ITEM_LINKED, ITEM_MOVED, ITEM_MOVED_AWAY,
    ITEM_PINNED, ITEM_REOPENED, ITEM_RESTORED, ITEM_STARTED, ITEM_STEPPED,
};
pub use changing::rewrite;
pub use item::{Item, ItemRow, ItemText, Newest};
pub use kind::{
    Bound, Card, Charge, Charged, Fields, Kind, Kinds, Line, Origin, Outcome, Part, Shape, State, Step, Text,
    Verb,
};
pub use list::{Lines, lines};
pub use shelf::{GRACE, Shelf, purge_due};
pub use show::{Head, Trail, head};
pub use starting::{make_of, start};
pub use state::step;
pub use store::set_shelf;
pub use store::{
    Beginning, author_of, close, create, link, newest_in, note_everyone, note_landmark, note_message,
    own_level, pin, pinned_in, renew, say_anew, search, set_level, set_state, space_of, spaces_of, titles,
    visible_to, was_made_of,
};

use crate::access::Action;
use crate::room::{Measured, Room, Subject};
use crate::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "items",
    routes: |_| routes(),
    acts: acts::ALL,
    jobs: &[&shelf::PURGING, &unnaming::UNNAMING],
    erasing: Some(unnaming::begin),
    becoming: Some(store::merge),
    texts: include_str!("../../locales/en/items.ftl"),
    extracts: store::EXTRACTS,
    tables: &["items", "item_revisions", "item_followers", "item_links"],
    finds: Some(&store::FINDS),
    measured: &[Measured {
        of: Subject::SpaceOfBusiest("discussion"),
        ..Measured::growing("items of a space", "/n/{slug}/spaces/{id}/items")
    }],
    ..Room::EMPTY
};

/// The routes of this room. The page of an item, `GET /n/{slug}/items/{id}`, belongs to the room of its kind.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/spaces/{id}/items", Action::ReadSpace, list::list)
        .get("/n/{slug}/spaces/{id}/items/live", Action::ReadSpace, list::live)
        .get("/n/{slug}/spaces/{id}/items.csv", Action::ReadSpaceMembers, list::csv)
        .get("/n/{slug}/spaces/{id}/deleted", Action::ReadDeleted, shelf::list)
        .post("/n/{slug}/spaces/{id}/deleted", Action::ReadDeleted, shelf::restore)
        .get("/n/{slug}/items/new", Action::TakePart, starting::new)
        .post("/n/{slug}/items", Action::TakePart, starting::create)
        .get("/n/{slug}/items/{id}/edit", Action::EditOwn, changing::edit)
        .post("/n/{slug}/items/{id}", Action::EditOwn, changing::save)
        .get("/n/{slug}/items/{id}/history", Action::ReadSpace, changing::history)
        .get("/n/{slug}/items/{id}/result", Action::ReadSpace, result::show)
        .post("/n/{slug}/items/{id}/state", Action::TakeStep, state::take)
        .post("/n/{slug}/items/{id}/pin", Action::HoldSpace, shelf::pin)
        .get("/n/{slug}/items/{id}/move", Action::Moderate, shelf::ask_where)
        .post("/n/{slug}/items/{id}/move", Action::Moderate, shelf::relocate)
        .post("/n/{slug}/items/{id}/archive", Action::Moderate, shelf::archive)
        .get("/n/{slug}/items/{id}/removal", Action::Moderate, shelf::ask_whether)
        .post("/n/{slug}/items/{id}/removal", Action::Moderate, shelf::remove)
        .post("/n/{slug}/items/{id}/following", Action::Follow, follow::follow)
        .get("/n/{slug}/items/{id}/links/new", Action::TakePart, links::new)
        .post("/n/{slug}/items/{id}/links", Action::TakePart, links::create)
        .post("/n/{slug}/items/{id}/links/removal", Action::TakePart, links::remove)
}
