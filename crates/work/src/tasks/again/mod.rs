//! What is done again and again: tasks that come back by themselves, and tasks that a space keeps as templates.

mod repeat;
mod returning;
mod rhythm;
mod template;

pub use repeat::come_again;
pub(super) use repeat::said;
pub(super) use returning::{call_off, come_back};
pub use rhythm::{Every, Rhythm};
pub use template::keep_as_template;

use house::access::Action;
use house::web::Routes;

/// The routes of what is done again.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/tasks/{id}/repeat", Action::TakePart, repeat::edit)
        .post("/n/{slug}/tasks/{id}/repeat", Action::TakePart, repeat::save)
        .post("/n/{slug}/tasks/{id}/repeat/removal", Action::TakePart, repeat::stop)
        .post("/n/{slug}/tasks/{id}/template", Action::TakePart, template::keep)
        .get("/n/{slug}/spaces/{id}/templates", Action::TakePart, template::list)
        .post("/n/{slug}/spaces/{id}/templates", Action::TakePart, template::make)
        .post("/n/{slug}/spaces/{id}/templates/removal", Action::TakePart, template::remove)
}
