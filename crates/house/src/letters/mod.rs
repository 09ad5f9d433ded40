//! What members are told by letter: the digest of what happened while they were away, and at once what asks for them. A letter
//! tells what its reader may see at the moment when it is sent, and asks that anew; it never goes to who was here meanwhile.

mod at_once;
mod digest;
mod gather;
mod store;

pub use at_once::{called, tell_at_once};

use crate::room::Room;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "letters",
    texts: include_str!("../../locales/en/letters.ftl"),
    jobs: &[&digest::TURNS, &digest::LETTER, &at_once::LETTER],
    ..Room::EMPTY
};
