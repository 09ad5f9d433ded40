//! The tables of members: who they are, the words that find them, their skills, what they are to organisations.
//! Names of organisations are read here beside affiliations; they are written by the room of organisations alone.

mod affiliations;
mod beginnings;
mod cards;
mod extracts;
mod finding;
mod invitations;
mod looks;
mod rows;
mod skills;
mod ties;
mod unmet;

pub(super) use affiliations::*;
pub use beginnings::Beginnings;
pub(super) use cards::*;
pub(super) use extracts::{EXTRACTS, recount};
pub use finding::FINDS;
pub(super) use finding::renew;
pub(super) use invitations::*;
pub(super) use looks::*;
pub(super) use rows::*;
pub(super) use skills::*;
pub(super) use ties::*;
pub(super) use unmet::*;
