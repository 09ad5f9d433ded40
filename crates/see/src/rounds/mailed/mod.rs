//! Answering by the link of a letter, without signing in. A link is one member's in one round; it shows what is asked and nothing of what
//! was answered, names nobody, and ends with the round. Which answer came by it is known to whoever has the link alone: the number of
//! the answer follows from the secret, of which the database keeps the hash.

mod letter;
mod link;
mod page;
mod partners;
mod sheet;

pub(super) use letter::{LETTER, write_to};
pub(super) use page::{answer, ask};
