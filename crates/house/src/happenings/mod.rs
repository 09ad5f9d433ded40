//! The append-only log: who did what to which item, when. Written in the transaction of the act, sealed in
//! batches into a hash chain per network. Feed, live updates and audit all read it. Nothing here changes a line
//! once it is written, and no line holds what somebody wrote: only which act, by whom, on what.

mod act;
mod chain;
mod fragments;
mod happening;
mod live;
mod nodes;
mod sealing;
mod store;
mod streams;
mod tie;

pub use act::{Act, Asks, Subject, What, Whom};
pub use chain::{Fault, Verified, verify};
pub use happening::{Audience, Happened, Happening, LogPlace};
pub use live::Hub;
pub use sealing::{seal, seal_every_second};
pub use store::{
    BATCH, LogFilter, after_everywhere, after_in_item, after_in_network, early, is_anything_after,
    log_before, news, place, record, record_many, seals_of,
};
pub use streams::{Concern, Seats, Telling, Topic, onward, stream, told};
pub use tie::{Layer, Step, Taking, Tie, Who, With};

use crate::room::Room;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "happenings",
    extracts: store::EXTRACTS,
    tables: &["happenings", "seals", "sealing"],
    ..Room::EMPTY
};
