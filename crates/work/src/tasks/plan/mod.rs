//! What lies when: milestones, the timeline, and what follows where something comes later.

mod following;
mod milestones;
mod shift;
mod timeline;

pub(super) use milestones::{FIELDS, line, part};

use house::access::Action;
use house::web::Routes;

/// The routes of plans.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/spaces/{id}/timeline", Action::ReadSpace, timeline::show)
        .get("/n/{slug}/tasks/{id}/shift", Action::TakePart, shift::ask)
        .post("/n/{slug}/tasks/{id}/shift", Action::TakePart, shift::shift)
}
