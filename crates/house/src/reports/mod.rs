//! What rooms report to those who look across: what lies on the desk of the stewards, by what one sees how the conditions of
//! working together stand, and what somebody carries. It never knows what a report is about, and decides nothing about who may
//! read it: each room tells a viewer what that viewer may read, and no more.

mod burden;
mod proxy;
mod tray;

pub use burden::{Burden, Reach, Weigh};
pub use proxy::{Condition, Figure, Proxy};
pub use tray::{Laid, Lying, Rows, Spot, Tray};
