//! imports

use crate::web::Routes;

/// The routes of this room; a file may have `limit` bytes.
pub fn routes(_limit: usize) -> Routes {
    Routes::new()
}
