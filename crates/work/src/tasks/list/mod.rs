//! The tasks of a space as a list.

use house::web::Routes;

/// The routes of lists.
pub(super) fn routes() -> Routes {
    Routes::new()
}
