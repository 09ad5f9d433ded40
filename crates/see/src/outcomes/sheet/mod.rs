//! Figures from a sheet: read, tried out row by row by the rules of the form, and brought in as a whole or not at all.

mod lines;
mod page;
mod plan;
mod reading;

pub(super) use page::{ask, bring as bring_in};
pub use plan::{Plan, bring, plan};
pub use reading::{Column, Sheet, SheetRefused, read_sheet};
