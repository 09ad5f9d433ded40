//! Counts that give points for places: plurality and Borda.
//!
//! They look at each ballot by itself and never compare two candidates head to head.

mod borda;
mod plurality;

pub use borda::{Borda, borda, borda_points};
pub use plurality::{first_preferences, plurality};
