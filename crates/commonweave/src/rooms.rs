//! The one list of all rooms.

use crate::{charters, entrance, imports, landing, log, overview, slack, today};
use house::room::Room;
use house::{accounts, items, members, networks, organisations, spaces, web};
use talk::{announcements, conversations, ideas};

/// Every room, in the order in which "New" offers their kinds. A room is one folder and one line here.
pub static ALL: &[&Room] = &[
    &web::ROOM,
    &landing::ROOM,
    &accounts::ROOM,
    &entrance::ROOM,
    &networks::ROOM,
    &charters::ROOM,
    &members::ROOM,
    &organisations::ROOM,
    &imports::ROOM,
    &spaces::ROOM,
    &items::ROOM,
    &conversations::ROOM,
    &announcements::ROOM,
    &ideas::ROOM,
    &log::ROOM,
    &overview::ROOM,
    &slack::ROOM,
    &today::ROOM,
];
