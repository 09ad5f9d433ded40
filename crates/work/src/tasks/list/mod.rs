//! The tasks of a space as a list: narrowed, kept so, changed many at a time, taken along as a file.

mod bulk;
mod file;
mod filter;
mod kept;
mod show;

pub(in crate::tasks) use filter::Narrow;

use house::access::Action;
use house::web::Routes;

/// The routes of lists.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/spaces/{id}/list", Action::ReadSpace, show::show)
        .post("/n/{slug}/spaces/{id}/list", Action::TakePart, bulk::change)
        .get("/n/{slug}/spaces/{id}/tasks.csv", Action::ReadSpaceMembers, file::csv)
        .get("/n/{slug}/spaces/{id}/tasks.ics", Action::ReadSpaceMembers, file::ics)
        .post("/n/{slug}/spaces/{id}/list/filters", Action::Follow, kept::keep)
        .post("/n/{slug}/spaces/{id}/list/filters/removal", Action::Follow, kept::drop)
}
