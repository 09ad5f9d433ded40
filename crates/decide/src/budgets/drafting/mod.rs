//! Writing a budget: what its form asks beyond title and text.

mod fields;
mod moment;
mod parts;
mod setting;
mod standing;

pub(super) use fields::FIELDS;
pub(super) use moment::moment;
pub(super) use setting::LONGEST;
