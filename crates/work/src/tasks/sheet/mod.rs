//! The page of a task, and the small pages on which one part of it is changed. Each says what is wrong beside its field and
//! keeps what was typed.

mod checks;
mod fields;
mod help;
mod hours;
mod part;
mod parts;
mod people;
mod planning;
mod ties;

pub(super) use fields::FIELDS;
pub(super) use part::{card, line, part};
pub(super) use people::charged;
pub(super) use planning::organisation;

use house::access::Action;
use house::web::Routes;

/// The routes of a task.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/tasks/{id}/plan", Action::TakePart, planning::edit)
        .post("/n/{slug}/tasks/{id}/plan", Action::TakePart, planning::save)
        .get("/n/{slug}/tasks/{id}/people", Action::TakePart, people::edit)
        .post("/n/{slug}/tasks/{id}/people", Action::TakePart, people::give)
        .post("/n/{slug}/tasks/{id}/people/removal", Action::TakePart, people::relieve)
        .get("/n/{slug}/tasks/{id}/checks", Action::TakePart, checks::edit)
        .post("/n/{slug}/tasks/{id}/checks", Action::TakePart, checks::save)
        .post("/n/{slug}/tasks/{id}/ticks", Action::TakePart, checks::tick)
        .get("/n/{slug}/tasks/{id}/hours", Action::TakePart, hours::list)
        .post("/n/{slug}/tasks/{id}/hours", Action::TakePart, hours::log)
        .post("/n/{slug}/tasks/{id}/hours/removal", Action::TakePart, hours::take_back)
        .get("/n/{slug}/tasks/{id}/ties", Action::TakePart, ties::edit)
        .post("/n/{slug}/tasks/{id}/ties", Action::TakePart, ties::tie)
        .post("/n/{slug}/tasks/{id}/ties/removal", Action::TakePart, ties::untie)
        .get("/n/{slug}/tasks/{id}/help", Action::TakePart, help::ask)
        .post("/n/{slug}/tasks/{id}/help", Action::TakePart, help::seek)
        .get("/n/{slug}/tasks/{id}/parts", Action::TakePart, parts::ask)
        .post("/n/{slug}/tasks/{id}/parts", Action::TakePart, parts::create)
}
