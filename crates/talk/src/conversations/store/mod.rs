//! The tables of messages. Whoever asks has made sure that the viewer may read the item.

mod drafts;
mod extracts;
mod finding;
mod many;
mod merging;
mod places;
mod reading;
mod recount;
mod summaries;
mod voices;
mod writing;

pub(super) use drafts::{draft, forget_drafts, keep_draft};
pub(super) use extracts::EXTRACTS;
pub use finding::FINDS;
pub(super) use finding::renew;
pub use many::{Reacting, mark_edited, post_many, react_many};
pub(super) use merging::merge;
pub(super) use places::{answered_after, first_of_others, first_since, has_pinned, pin, pinned};
pub(super) use reading::{
    after, before, my_reactions, of_item, replies, replies_of, sent_before, these, who_reacted,
};
pub(super) use recount::recount;
pub(super) use summaries::{Purpose, Summary, sum_up, summaries, summary};
pub use voices::removed;
pub(super) use voices::{Voice, newest_of, talked};
pub use writing::{Posting, post, rewrite};
pub(super) use writing::{keep_reactions, purge, remove, source_of, toggle};
