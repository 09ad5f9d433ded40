//! What becomes of an item beside what it says: it is pinned, moved to another space, put aside, deleted and brought back.
//! Each takes effect at once for everybody, in lists, pages and streams.

mod archive;
mod deleted;
mod pin;
mod purge;
mod relocation;
mod removal;

pub(super) use archive::archive;
pub(super) use deleted::{list, restore};
pub(super) use pin::pin;
pub(super) use purge::PURGING;
pub use purge::{GRACE, purge_due};
pub(super) use relocation::{ask as ask_where, relocate};
pub(super) use removal::{ask as ask_whether, remove};

db::word! {
    /// Where an item stands.
    pub enum Shelf {
        /// In the lists of its space.
        Shown = "shown",
        /// Out of the lists, and still to be read by whoever may read the space.
        Archived = "archived",
        /// Gone for everybody, until it is brought back or its time of grace ends.
        Deleted = "deleted",
        /// Gone for good: only its number is left.
        Purged = "purged",
    }
}
