//! Reads what a workspace of Slack gives out when it is exported: who was there, which channels there were, and what was
//! said in them, day by day, with Slack's own way of marking text put into Markdown.
//!
//! It is pure: an export in, what stands in it out, one day of one channel at a time, so that the largest export needs no
//! more room than its largest day. It takes what it can understand of each thing and leaves the rest, for exports come from
//! many hands: what is missing, of another kind than it should be, or of another order, is no reason to stop.

mod channel;
mod day;
mod emoji;
mod export;
mod markup;
mod message;
mod moment;
mod survey;
mod user;
mod value;

pub use channel::{Channel, Privacy};
pub use day::{Day, Line};
pub use emoji::{Sign, sign};
pub use export::{Export, Refused};
pub use markup::{Names, to_markdown};
pub use message::{Author, Message};
pub use survey::{Found, Run, Survey, survey};
pub use user::User;
