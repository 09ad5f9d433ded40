//! What rooms report to those who look across: what lies on the desk of the stewards, by what one sees how the conditions of
//! working together stand, what somebody carries, what can be counted of a month, what is told of a year, what was done in a
//! space, whose voice is heard in meetings and votes. It never knows what a report is about, and decides nothing about who may
//! read it: each room tells a viewer what that viewer may read, and no more.

mod burden;
mod chapter;
mod count;
mod deed;
mod hearing;
mod holding;
mod load;
mod proxy;
mod tray;

pub use burden::{Burden, Reach, Weigh};
pub use chapter::{Chapter, Line, Lines, Record};
pub use count::{Count, Counted, Over, Tally, Tell};
pub use deed::{Deed, Deeds, Sought};
pub use hearing::{Amounts, Below, Find, Heard, Hearing, Rung, Source, Talked, Whom};
pub use holding::{Held, Holding};
pub use load::{Block, Blocks, Load, Reckon};
pub use proxy::{Condition, Figure, Proxy};
pub use tray::{Laid, Lying, Rows, Spot, Tray};
