//! What came of rounds: by theme, sector and round; what to talk about; and what one can make of it in one step.

mod front;
mod leading;
mod reading;
mod show;
mod trend;

pub(super) use front::front;
pub(super) use leading::{make, put_on_agenda};
pub(super) use reading::{decimal, difference};
pub(super) use show::{csv, show};
pub(super) use trend::audible;
