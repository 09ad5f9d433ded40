//! Risks that raise themselves: bound to live figures of other rooms, which are looked at once a day.

mod alarm;
mod binding;
mod figure;
mod looking;
mod warning;

pub(super) use alarm::Alarm;
pub(super) use binding::{ask, bind, list, unbind};
pub(super) use looking::{DAILY, LOOKING};
pub(super) use warning::warnings;
