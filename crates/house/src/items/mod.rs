//! The chassis of everything that members make: title, body, author, state, links, history, followers, permission,
//! and the parts of its page that all kinds share. It never knows what a particular kind is for: kinds describe
//! themselves in the registry, and their own rooms build their pages from the parts lent here.

mod acts;
mod closure;
mod edit;
mod follow;
mod history;
mod item;
mod kind;
mod links;
mod list;
mod new;
mod show;
mod store;

pub use acts::{ITEM_CHANGED, ITEM_CLOSED, ITEM_LINKED, ITEM_REOPENED, ITEM_STARTED};
pub use item::{Item, ItemRow, ItemText};
pub use kind::{Card, Fields, Kind, Kinds, Line, Part, Shape, Verb};
pub use show::{Head, Trail, head};
pub use store::{
    Beginning, cards, close, create, link, newest_in, note_message, space_of, titles, visible_to,
};

use crate::access::Action;
use crate::room::Room;
use crate::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "items",
    routes: |_| routes(),
    acts: acts::ALL,
    merging: Some(store::merge),
    texts: include_str!("../../locales/en/items.ftl"),
    ..Room::EMPTY
};

/// The routes of this room. The page of an item, `GET /n/{slug}/items/{id}`, belongs to the room of its kind.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/spaces/{id}/items", Action::ReadSpace, list::list)
        .get("/n/{slug}/spaces/{id}/items.csv", Action::ReadSpaceMembers, list::csv)
        .get("/n/{slug}/items/new", Action::TakePart, new::new)
        .post("/n/{slug}/items", Action::TakePart, new::create)
        .get("/n/{slug}/items/{id}/edit", Action::EditOwn, edit::edit)
        .post("/n/{slug}/items/{id}", Action::EditOwn, edit::save)
        .get("/n/{slug}/items/{id}/history", Action::ReadSpace, history::history)
        .post("/n/{slug}/items/{id}/closure", Action::Moderate, closure::close)
        .post("/n/{slug}/items/{id}/reopening", Action::Moderate, closure::reopen)
        .post("/n/{slug}/items/{id}/following", Action::Follow, follow::follow)
        .get("/n/{slug}/items/{id}/links/new", Action::TakePart, links::new)
        .post("/n/{slug}/items/{id}/links", Action::TakePart, links::create)
        .post("/n/{slug}/items/{id}/links/removal", Action::TakePart, links::remove)
}
