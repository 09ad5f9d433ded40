//! The tables of messages. Whoever asks has made sure that the viewer may read the item.

mod many;
mod merging;
mod reading;
mod writing;

pub use many::{Reacting, mark_edited, post_many, react_many};
pub(super) use merging::merge;
pub use reading::removed;
pub(super) use reading::{
    before, my_reactions, of_item, replies, replies_of, sent_before, these, who_reacted,
};
pub use writing::{Posting, post, rewrite};
pub(super) use writing::{keep_reactions, remove, source_of, toggle};
