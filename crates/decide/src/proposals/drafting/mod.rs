//! Writing a proposal: what its form asks beyond title and text.

mod fields;
mod rule;

pub(super) use fields::FIELDS;
