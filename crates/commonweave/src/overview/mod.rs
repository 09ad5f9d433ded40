//! A space at a glance. It reads across rooms (the space, who holds it, what is talked about) and owns nothing.

mod show;

use crate::access::Action;
use crate::web::Routes;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new().get("/n/{slug}/spaces/{id}", Action::ReadSpace, show::show)
}
