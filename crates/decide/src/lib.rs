//! From many voices to a decision that everyone can check. Rooms in which members decide: each is a folder that describes
//! itself to the house.

pub mod budgets;
pub mod delegations;
pub mod grounds;
pub mod panels;
pub mod proposals;
