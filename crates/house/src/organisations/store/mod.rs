//! The tables of organisations and of the words that find them.

mod lists;
mod names;
mod rows;

pub(super) use lists::*;
pub(super) use names::names;
pub(super) use rows::*;
