//! Counts that a change keeps true in its own transaction, so that no page ever counts rows.
//!
//! A subject is a word of the room that counts: `members`, `stewards`, `organisations`, `sector-arts`.

mod store;

pub use store::{count, counts, take_unless_last};
