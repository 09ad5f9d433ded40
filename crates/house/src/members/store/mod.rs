//! The tables of members: who they are, the words that find them, their skills, what they are to organisations.
//! Names of organisations are read here beside affiliations; they are written by the room of organisations alone.

mod affiliations;
mod beginnings;
mod cards;
mod invitations;
mod rows;
mod skills;

pub(super) use affiliations::*;
pub use beginnings::Beginnings;
pub(super) use cards::*;
pub(super) use invitations::*;
pub(super) use rows::*;
pub(super) use skills::*;
