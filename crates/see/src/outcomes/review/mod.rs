//! The review: what has new figures, one indicator after the other, with the change, the story and what is to be done. What was
//! to be done after the last review stands first in the next one.

mod action;
mod due;
mod show;

pub(super) use show::{done, show};
