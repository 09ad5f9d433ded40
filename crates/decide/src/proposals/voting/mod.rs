//! Voting: what is asked of somebody, what they answer, and how it stands as far as that may be told.

mod ballot;
mod card;
mod part;
mod sealing;

pub(super) use ballot::{ask, below, cast, may_vote, put_in};
pub(super) use card::{card, line, needs};
pub(super) use part::{beside, part};
pub(super) use sealing::Sealing;
