//! Writing in a conversation: messages sent, changed, taken away, quoted, pinned, and signs given to them.

mod aside;
mod edit;
mod pin;
mod post;
mod quote;
mod react;
mod removal;
mod typing;

pub(super) use aside::{draft, preview};
pub(super) use edit::{edit, save};
pub(super) use pin::pin;
pub use pin::pin_message;
pub(super) use post::create;
pub(super) use quote::quoted;
pub(super) use react::react;
pub(super) use removal::{ask, remove};
pub(super) use typing::typing;
