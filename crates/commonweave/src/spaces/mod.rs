//! spaces

mod store;

pub use store::{create_commons, enter_commons};

use crate::web::Routes;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
}
