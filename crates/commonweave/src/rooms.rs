//! The one list of all rooms.

use crate::{calendar, charters, entrance, imports, landing, log, overview, portability, slack, today};
use decide::{budgets, grounds, panels, proposals};
use house::room::Room;
use house::{
    accounts, files, happenings, inbox, items, jobs, letters, mail, members, mentions, networks,
    organisations, portraits, search, spaces, tags, web,
};
use meet::events;
use see::{burdens, conditions, desk, introductions, map, outcomes, risks, ties, voice};
use talk::{announcements, checkins, conversations, correspondence, ideas};
use work::tasks;

/// Every room, in the order in which "New" offers their kinds. A room is one folder and one line here.
pub static ALL: &[&Room] = &[
    &web::ROOM,
    &jobs::ROOM,
    &mail::ROOM,
    &landing::ROOM,
    &accounts::ROOM,
    &entrance::ROOM,
    &networks::ROOM,
    &charters::ROOM,
    &members::ROOM,
    &organisations::ROOM,
    &portraits::ROOM,
    &imports::ROOM,
    &spaces::ROOM,
    &items::ROOM,
    &letters::ROOM,
    &files::ROOM,
    &tags::ROOM,
    &search::ROOM,
    &mentions::ROOM,
    &inbox::ROOM,
    &conversations::ROOM,
    &announcements::ROOM,
    &ideas::ROOM,
    &checkins::ROOM,
    &correspondence::ROOM,
    &happenings::ROOM,
    &events::ROOM,
    &grounds::ROOM,
    &proposals::ROOM,
    &budgets::ROOM,
    &panels::ROOM,
    &tasks::ROOM,
    &ties::ROOM,
    &map::ROOM,
    &introductions::ROOM,
    &voice::ROOM,
    &outcomes::ROOM,
    &conditions::ROOM,
    &desk::ROOM,
    &burdens::ROOM,
    &risks::ROOM,
    &calendar::ROOM,
    &log::ROOM,
    &overview::ROOM,
    &portability::ROOM,
    &slack::ROOM,
    &today::ROOM,
];
