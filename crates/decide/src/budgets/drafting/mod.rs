//! Writing a budget: what its form asks beyond title and text.

mod fields;
mod parts;
mod setting;
mod standing;

pub(super) use fields::FIELDS;
pub(super) use setting::LONGEST;
