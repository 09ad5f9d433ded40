//! What stands between the door and the rooms: headers, limits, cross-site posts, error pages, health.

mod complaints;
mod headers;
mod reader;
mod throttle;

pub use complaints::{foreign, panicked, speak};
pub use headers::{embeddable, secured, unreferred};
pub use throttle::{Throttle, limit_posts};
