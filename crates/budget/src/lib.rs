//! Sharing a fund fairly among projects: participatory budgeting.
//!
//! An [`Election`] has a budget, projects with costs, and ballots. [`count`] shares the budget by a [`Rule`]: greedy,
//! the Method of Equal Shares with several completions, Phragmén's sequential rule, or the optimum. The
//! [`Outcome`] is a record from which a person can redo the count: who paid how much, why a project won or failed.
//! [`limits`] keeps to what a category or a place may cost. [`fairness`] tells how the outcome serves the voters.
//! [`pabulib`] reads and writes the field's file format.
//!
//! All arithmetic that decides is exact. Nothing here reads files, clocks or chance.

pub mod decimal;
mod election;
pub mod explain;
pub mod fairness;
mod fraction;
pub mod limits;
mod outcome;
pub mod pabulib;
mod refusal;
mod rules;
mod support;

pub use election::{Choice, Election, Project, VoteType, Voter};
pub use fraction::Fraction;
pub use outcome::{Loss, Missed, Outcome, Payment, Reason, Tie, Win};
pub use refusal::Refusal;
pub use rules::{Completion, Rule, count, tell_prices};
pub use support::{Backer, Backing, Utility, backing};
