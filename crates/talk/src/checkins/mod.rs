//! Check-ins: a question that comes back by itself, at an hour on the clocks of each one who is asked. The answers of one
//! time are a round, side by side. Once somebody has answered, they are asked no more. The question belongs to its space:
//! it goes on until those who hold the space, or whoever began it, pause or end it. It never tells who has not answered.

mod acts;
mod answering;
mod checkin;
mod days_off;
mod fields;
mod needs;
mod rhythm;
mod rounds;
mod store;
mod turning;
mod unnaming;

pub use acts::{CHECKIN_ANSWERED, CHECKIN_ASKED, CHECKIN_CLOSED, CHECKIN_STEPPED, DAYS_OFF_CHANGED};
pub use rhythm::{Rhythm, Schedule, strikes_first, strikes_last};
pub use store::{Answering, Opening, answer, begin, close, give_day_off, open};

use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::items::{Kind, Newest, Shape, State, Step};
use house::room::{Measured, Room, Subject};
use house::web::{Error, Routes};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "checkins",
    routes: |_| routes(),
    acts: acts::ALL,
    jobs: &[&turning::TURNING, &unnaming::UNNAMING],
    leaving: Some(store::forget),
    erasing: Some(unnaming::begin),
    becoming: Some(store::merge),
    purging: Some(store::purge),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &["checkins", "checkin_rounds", "checkin_answers", "days_off"],
    kinds: &[&CHECKIN],
    settings: &[("settings/days-off", "days-off-network-title")],
    needs: Some(needs::of),
    voices: Some(voices),
    rests: Some(store::rests),
    texts: include_str!("../../locales/en/checkins.ftl"),
    measured: &[Measured {
        of: Subject::Newest("checkin"),
        ..Measured::growing("the rounds of a check-in", "/n/{slug}/checkins/{id}/rounds")
    }],
    ..Room::EMPTY
};

/// What was answered last.
fn voices(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, Newest)>, Error> {
    Ok(store::newest_of(q, items)?.into_iter().map(store::Voice::parts).collect())
}

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/checkins/{id}/answer", Action::TakePart, answering::edit)
        .post("/n/{slug}/checkins/{id}/answer", Action::TakePart, answering::save)
        .get("/n/{slug}/checkins/{id}/rounds", Action::ReadSpace, rounds::list)
        .get("/n/{slug}/checkins/{id}/rounds/{round}", Action::ReadSpace, rounds::show)
        .get("/n/{slug}/days-off", Action::OwnMembership, days_off::mine)
        .post("/n/{slug}/days-off", Action::OwnMembership, days_off::add_mine)
        .post("/n/{slug}/days-off/removal", Action::OwnMembership, days_off::remove_mine)
        .get("/n/{slug}/settings/days-off", Action::EditNetwork, days_off::of_network)
        .post("/n/{slug}/settings/days-off", Action::EditNetwork, days_off::add_to_network)
        .post("/n/{slug}/settings/days-off/removal", Action::EditNetwork, days_off::remove_from_network)
        .get("/n/{slug}/spaces/{id}/days-off", Action::HoldSpace, days_off::of_space)
        .post("/n/{slug}/spaces/{id}/days-off", Action::HoldSpace, days_off::add_to_space)
        .post("/n/{slug}/spaces/{id}/days-off/removal", Action::HoldSpace, days_off::remove_from_space)
}

/// A question that comes back.
pub static CHECKIN: Kind = Kind {
    name: "checkin",
    shape: Shape::Silent,
    label: "checkin-label",
    plural: "checkin-plural",
    about: "checkin-about",
    leads_to: &["discussion", "idea", "event"],
    states: &[
        State { word: "open", label: "checkin-open", open: true },
        State { word: "paused", label: "checkin-paused", open: false },
        State { word: "ended", label: "checkin-ended", open: false },
    ],
    steps: &[
        Step {
            from: &["open"],
            to: "paused",
            label: "checkin-pause",
            said: "checkin-paused-done",
            by: Action::Moderate,
            act: &CHECKIN_STEPPED,
            quiet: true,
        },
        Step {
            from: &["paused", "ended"],
            to: "open",
            label: "checkin-resume",
            said: "checkin-resumed-done",
            by: Action::Moderate,
            act: &CHECKIN_STEPPED,
            quiet: true,
        },
        Step {
            from: &["open", "paused"],
            to: "ended",
            label: "checkin-end",
            said: "checkin-ended-done",
            by: Action::Moderate,
            act: &CHECKIN_STEPPED,
            quiet: true,
        },
    ],
    fields: Some(&fields::FIELDS),
    card: Some(answering::card),
    part: Some(checkin::part),
    line: Some(checkin::line),
    ..Kind::PLAIN
};
