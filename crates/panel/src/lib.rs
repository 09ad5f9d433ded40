//! Drawing representative panels by lot.
//!
//! A [`Pool`] holds people, quotas for their features, the size of the panel, and how many may come from one
//! household. [`lottery`] finds the fairest lottery over the panels that meet all quotas: the smallest chance of
//! anybody is as large as possible, then the next smallest, and so on (leximin). [`Lottery::draw`] draws from it.
//! [`tables`] reads both tables from text. Nothing here reads files or clocks; chance is a seed that is passed in.

mod composition;
mod leximin;
mod lottery;
mod pool;
mod price;
mod refusal;
mod replacement;
pub mod tables;
mod uniform;

pub use lottery::{Lottery, lottery, lottery_with_progress, maximin};
pub use pool::{Feature, Person, Pool, Quota};
pub use price::{Price, prices};
pub use refusal::{Change, Refusal};
pub use replacement::{Replacement, replacement};
pub use uniform::{Draw, uniform, uniform_chances};
