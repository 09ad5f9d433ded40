//! Counts that compare candidates two by two.
//!
//! All of them elect the Condorcet winner when there is one. They differ in what they do with a circle of majorities.
//! None looks at anything but the [`Matrix`].

mod condorcet;
mod matrix;
mod orders;
mod paths;
mod ranked_pairs;
mod split_cycle;

pub use condorcet::{condorcet, condorcet_winner, copeland, minimax};
pub use matrix::{Matrix, Strength};
pub use paths::schulze;
pub use ranked_pairs::ranked_pairs;
pub use split_cycle::split_cycle;
