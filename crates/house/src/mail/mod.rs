//! Mail that leaves the server by SMTP: one letter to one person, told in their language, in plain text and HTML.
//!
//! Nothing that is to be sent is kept anywhere. A job carries numbers; when it runs, the letter is written from what is
//! true then, in one transaction, and sent after it. It never knows an account or a network: who asks for a letter says
//! to whom it goes.

mod letter;
mod office;
mod post;
mod store;
mod trouble;

pub use letter::{Entry, Letter, Line};
pub use office::Office;
pub use post::{Care, Write, post};
pub use store::{Bounced, bounced, bounces, forgive};
pub use trouble::Trouble;

use crate::room::Room;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "mail",
    texts: include_str!("../../locales/en/mail.ftl"),
    tables: &["bounces"],
    ..Room::EMPTY
};
