//! What is kept of a conversation beside its messages: the summary that those who hold the space write, with its versions, and
//! what came of it, which whoever closes it says in words.

mod outcome;
mod summary;

pub(super) use outcome::{close, edit as ask_outcome};
pub use summary::sum_up;
pub(super) use summary::{Kept, edit, save, versions};
