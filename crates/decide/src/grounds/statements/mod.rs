//! Statements: added, listed, looked at.

mod adding;
mod alike;
mod list;
mod moderating;

pub(super) use adding::{create, new, under};
pub(super) use list::list;
pub(super) use moderating::{decide, moderation};
