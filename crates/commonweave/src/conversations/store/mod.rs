//! The tables of messages. Whoever asks has made sure that the viewer may read the item.

mod reading;
mod writing;

pub(super) use reading::{before, my_reactions, of_item, replies, replies_of, sent_before, who_reacted};
pub use writing::{Posting, post};
pub(super) use writing::{keep_reactions, remove, rewrite, source_of, toggle};
