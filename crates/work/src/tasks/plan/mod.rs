//! What lies when: milestones, and the way to them.

mod milestones;

pub(super) use milestones::{FIELDS, line, part};

use house::web::Routes;

/// The routes of plans.
pub(super) fn routes() -> Routes {
    Routes::new()
}
