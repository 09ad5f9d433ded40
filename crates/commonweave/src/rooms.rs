//! The one list of all rooms.

use crate::{calendar, charters, entrance, imports, landing, log, overview, portability, slack, today};
use decide::{budgets, delegations, grounds, panels, proposals};
use house::room::Room;
use house::{
    accounts, blocks, erasures, files, happenings, inbox, items, jobs, letters, mail, members, mentions,
    networks, organisations, portraits, search, spaces, tags, web,
};
use meet::events;
use see::{
    annual, burdens, conditions, desk, figures, introductions, map, outcomes, quiet, risks, rounds,
    scenarios, ties, voice,
};
use talk::{announcements, checkins, conversations, correspondence, ideas, phases};
use work::{projects, tasks};

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
    &erasures::ROOM,
    &blocks::ROOM,
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
    &phases::ROOM,
    &happenings::ROOM,
    &events::ROOM,
    &grounds::ROOM,
    &proposals::ROOM,
    &budgets::ROOM,
    &panels::ROOM,
    &delegations::ROOM,
    &tasks::ROOM,
    &projects::ROOM,
    &ties::ROOM,
    &map::ROOM,
    &introductions::ROOM,
    &voice::ROOM,
    &outcomes::ROOM,
    &conditions::ROOM,
    &desk::ROOM,
    &burdens::ROOM,
    &risks::ROOM,
    &scenarios::ROOM,
    &quiet::ROOM,
    &figures::ROOM,
    &annual::ROOM,
    &rounds::ROOM,
    &calendar::ROOM,
    &log::ROOM,
    &overview::ROOM,
    &portability::ROOM,
    &slack::ROOM,
    &today::ROOM,
];
