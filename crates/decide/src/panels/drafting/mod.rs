//! Writing down how a panel is to be drawn.

mod fields;
mod moment;
mod questions;

pub(super) use fields::{FIELDS, begin};
pub(super) use moment::{LONGEST, days, moment, spelled};
pub(super) use questions::Question;
