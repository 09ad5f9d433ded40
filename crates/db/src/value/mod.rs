//! Values: how they go into statements, come out of columns, and become the application's own types.

pub(crate) mod cell;
mod id;
pub(crate) mod record;
mod time;
mod word;
pub(crate) mod words;

pub use cell::{Cell, FromCell, Kind, Mismatch, Param, ToCell};
pub use record::{Fields, Line, Record};
pub use time::Time;
pub use words::{Sought, Words};
