//! The tables of organisations and of the words that find them.

mod extracts;
mod lists;
mod many;
mod names;
mod rows;

pub(super) use extracts::EXTRACTS;
pub(super) use lists::*;
pub(super) use many::*;
pub(super) use names::names;
pub(super) use rows::*;
