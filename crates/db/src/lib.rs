//! The only code of Commonweave that knows there are two database engines.
//!
//! [`Db`] runs plain synchronous closures on threads that own a connection: [`Db::read`] in one snapshot,
//! [`Db::write`] in one transaction. SQL is written once, in the house dialect, with `$1` placeholders.
//! This crate never knows a table of the application, never asks a clock what day it is, and never
//! rewrites a query; only migrations are translated (see [`Migration`]).

mod backup;
mod change;
mod database;
mod error;
mod migrate;
mod postgres;
mod query;
mod queue;
mod schema;
mod sqlite;
mod value;

pub use backup::{backup, reach_order, restore};
pub use database::{Db, Engine, Options};
pub use error::{Error, Rule};
pub use migrate::Migration;
pub use query::{Read, Write};
pub use value::{Cell, Fields, FromCell, Kind, Line, Mismatch, Param, Record, Sought, Time, ToCell, Words};

#[doc(hidden)]
pub use serde;
