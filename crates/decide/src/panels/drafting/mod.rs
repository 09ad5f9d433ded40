//! Writing down how a panel is to be drawn.

mod fields;
mod moment;
mod questions;

pub(super) use fields::FIELDS;
pub(super) use moment::moment;
pub(super) use questions::Question;
