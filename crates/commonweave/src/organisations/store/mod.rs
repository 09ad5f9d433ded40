//! The tables of organisations and of the words that find them.

mod names;
mod rows;

pub(super) use rows::*;

pub(super) use names::names;
