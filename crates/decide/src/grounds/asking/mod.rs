//! Being asked: the next statement, and what one says to it. A person has one answer to a statement, however they come.

mod answering;
mod card;
mod link;
mod needs;

pub(super) use answering::{Speaker, answer, ask_for_map, person, speaker};
pub(super) use card::card;
pub(super) use link::{allow, allowing, come, give, say_by_link};
pub(super) use needs::needs;
