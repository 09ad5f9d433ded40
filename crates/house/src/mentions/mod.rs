//! Naming people, organisations, spaces and items in what one writes. A mention is a Markdown link to the address of what it
//! names, whose words begin with `@` (members, organisations) or `#` (spaces, items): `[@Ada Lovelace](/n/green-city/people/7)`.
//! The address survives every change of a name, and whoever reads is shown the name of today; to whom may not see what is
//! named, the words stand there as they were typed. It never decides who is told.

mod completion;
mod found;
mod plain;
mod renaming;
mod resolving;
mod showing;
mod signs;
mod store;

pub use found::{Target, targets};
pub use renaming::{LOOKS, like, like_in_html, renamed, renamed_in_html};
pub use resolving::{MOST, Place, typeset};
pub use showing::{show, source_for, spaces_of, without_links};

use crate::access::Action;
use crate::room::{Measured, Room};
use crate::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "mentions",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/mentions.ftl"),
    measured: &[Measured {
        query: "q=%40a",
        ..Measured::growing("members offered by a letter", "/n/{slug}/mentions")
    }],
    ..Room::EMPTY
};

fn routes() -> Routes {
    Routes::new().get("/n/{slug}/mentions", Action::ReadToday, completion::offer)
}
