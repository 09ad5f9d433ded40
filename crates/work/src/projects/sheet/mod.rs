//! The small pages on which the sheet of a project is written: what it says, in which state it is, who takes part, how it stands.
//! Each says what is wrong beside its field and keeps what was typed.

mod edit;
mod merging;
mod partners;
mod reports;
mod state;

pub(super) use merging::MERGING;

use house::access::Action;
use house::web::Routes;

/// The routes of a sheet.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/spaces/{id}/sheet", Action::HoldSpace, edit::edit)
        .post("/n/{slug}/spaces/{id}/sheet", Action::HoldSpace, edit::save)
        .get("/n/{slug}/spaces/{id}/state", Action::HoldSpace, state::ask)
        .post("/n/{slug}/spaces/{id}/state", Action::HoldSpace, state::save)
        .get("/n/{slug}/spaces/{id}/partners", Action::HoldSpace, partners::edit)
        .post("/n/{slug}/spaces/{id}/partners", Action::HoldSpace, partners::add)
        .post("/n/{slug}/spaces/{id}/partners/removal", Action::HoldSpace, partners::remove)
        .post("/n/{slug}/spaces/{id}/roles", Action::HoldSpace, partners::give)
        .post("/n/{slug}/spaces/{id}/roles/removal", Action::HoldSpace, partners::take)
        .post("/n/{slug}/spaces/{id}/vacancies/removal", Action::HoldSpace, partners::close)
        .get("/n/{slug}/spaces/{id}/reports", Action::ReadSpace, reports::list)
        .post("/n/{slug}/spaces/{id}/reports", Action::HoldSpace, reports::add)
}
