//! The tables of messages. Whoever asks has made sure that the viewer may read the item.

mod extracts;
mod finding;
mod many;
mod merging;
mod reading;
mod recount;
mod writing;

pub(super) use extracts::EXTRACTS;
pub use finding::FINDS;
use finding::renew;
pub use many::{Reacting, mark_edited, post_many, react_many};
pub(super) use merging::merge;
pub use reading::removed;
pub(super) use reading::{
    Voice, before, my_reactions, newest_of, of_item, replies, replies_of, sent_before, these, who_reacted,
};
pub(super) use recount::recount;
pub use writing::{Posting, post, rewrite};
pub(super) use writing::{keep_reactions, purge, remove, source_of, toggle};
