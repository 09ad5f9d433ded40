//! What letters an account wants, and when. It knows the hours and the zone of an account, never what a letter tells.

mod schedule;
mod settings;
mod store;
mod unsubscribing;

pub use schedule::{Digest, Mailing};
pub(super) use settings::{replan, save, show};
pub use store::{Turn, of_account, plan, turns};
pub(super) use store::{begin, begin_many};
pub(super) use unsubscribing::{CLEANING, ask, leave};
pub use unsubscribing::{Leaving, leave_link};
