//! Tenants: what a network is called, how it looks, who may see it, and the counts that its pages show.
//!
//! It never knows who is in a network or what they make there, and nothing of one network is ever seen from another.

mod network;
mod store;

pub use network::{NewNetwork, slug_of};
pub use store::{count, counted, counts, create};

use crate::web::Routes;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
}
