//! networks

mod counts;

use crate::web::Routes;

pub use counts::{count, counts, take_unless_last};

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
}
