//! The tables of organisations and of the words that find them.

mod rows;

pub(super) use rows::*;
