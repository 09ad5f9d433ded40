//! What somebody is to do, across all spaces: on Today, in the calendar, and on a page of its own.

mod dates;
mod needs;
mod show;

pub(super) use dates::between;
pub(super) use needs::needs;

use house::access::Action;
use house::web::Routes;

/// The routes of one's own tasks.
pub(super) fn routes() -> Routes {
    Routes::new().get("/n/{slug}/tasks", Action::ReadToday, show::show)
}
