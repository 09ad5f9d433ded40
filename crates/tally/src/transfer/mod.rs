//! Counts that pass votes on: instant runoff and the single transferable vote.
//!
//! A paper is read one choice at a time. It is *cut* just before the first place that two candidates share, as the
//! Scottish order does: to read on would be to guess which of the two was meant first ([`crate::ballots::Shared`] says what
//! other rules do). Whoever withdrew is struck before, so a place shared with them alone is not shared.

mod irv;
mod meek;
mod minneapolis;
mod papers;
mod pick;
mod scottish;

pub use irv::{RunoffRules, irv};
pub use meek::meek_stv;
pub use minneapolis::{Quota, SurplusRules, minneapolis_stv};
pub use scottish::{GregoryRules, scottish_stv};
