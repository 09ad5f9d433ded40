//! Writing down how a panel is to be drawn.

mod days;
mod fields;
mod questions;

pub(super) use days::{LONGEST, days};
pub(super) use fields::{FIELDS, begin};
pub(super) use questions::Question;
