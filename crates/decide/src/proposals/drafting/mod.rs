//! Writing a proposal: what its form asks beyond title and text.

mod fields;
mod moment;
mod rule;

pub(super) use fields::FIELDS;
pub(super) use moment::{moment, spelled};
