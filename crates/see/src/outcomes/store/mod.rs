//! The tables of outcomes.

mod across;
mod actions;
mod evidence;
mod extracts;
mod figures;
mod forecasts;
mod indicators;
mod objectives;
mod reviews;
mod settings;
mod stories;
mod targets;

pub(super) use across::*;
pub(super) use actions::*;
pub(super) use evidence::*;
pub(super) use extracts::EXTRACTS;
pub(super) use figures::*;
pub(super) use forecasts::*;
pub(super) use indicators::*;
pub(super) use objectives::*;
pub(super) use reviews::*;
pub(super) use settings::*;
pub(super) use stories::*;
pub(super) use targets::*;
