//! The review: what has new figures, one indicator after the other, with the change, the story and what is to be done. What was
//! to be done after the last review stands first in the next one. The same in large letters, one indicator a page, for a meeting.

mod action;
mod due;
mod presentation;
mod show;

pub(super) use presentation::present;
pub(super) use show::{done, show};
