//! members

mod acceptance;
mod joining;

pub use acceptance::{Invitation, Void, accept, invitation_of, is_active};
pub use joining::join;

use crate::web::Routes;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
}
