//! The tables of organisations and of the words that find them.

mod extracts;
mod finding;
mod lists;
mod many;
mod names;
mod recount;
mod rows;

pub(super) use extracts::EXTRACTS;
pub use finding::FINDS;
pub(super) use finding::renew;
pub(super) use lists::*;
pub(super) use many::*;
pub(super) use names::{alike, by_names, names};
pub(super) use recount::recount;
pub(super) use rows::*;
