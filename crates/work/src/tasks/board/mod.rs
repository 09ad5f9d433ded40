//! The board of a space: its columns, and the cards in them. Everything that one does by drawing a card is also done by a
//! form, and told to everybody who looks.

mod card;
mod columns;
mod live;
mod moving;
mod show;
mod undo;

pub(super) use card::{Shown, cards, nav};
pub(super) use undo::{can as can_undo, keep, keep_all};

use house::access::Action;
use house::web::Routes;

/// The routes of boards.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/spaces/{id}/board", Action::ReadSpace, show::show)
        .get("/n/{slug}/spaces/{id}/board/live", Action::ReadSpace, live::live)
        .post("/n/{slug}/spaces/{id}/board/undo", Action::TakePart, undo::undo)
        .get("/n/{slug}/spaces/{id}/columns", Action::HoldSpace, columns::list)
        .post("/n/{slug}/spaces/{id}/columns", Action::HoldSpace, columns::add)
        .get("/n/{slug}/spaces/{id}/columns/{column}", Action::HoldSpace, columns::edit)
        .post("/n/{slug}/spaces/{id}/columns/{column}", Action::HoldSpace, columns::save)
        .post("/n/{slug}/spaces/{id}/columns/{column}/archive", Action::HoldSpace, columns::archive)
        .post("/n/{slug}/spaces/{id}/columns/{column}/removal", Action::HoldSpace, columns::remove)
        .get("/n/{slug}/tasks/{id}/place", Action::TakePart, moving::ask)
        .post("/n/{slug}/tasks/{id}/place", Action::TakePart, moving::put)
}
