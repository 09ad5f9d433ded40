//! Events: when and where people come together, and who comes. An event is an item with a time, a place or a link, seats and
//! answers, an agenda and minutes; before it there may have been a poll that looked for its time, and after it people try something. It never decides who may read it: the item does; and what somebody needs it tells to
//! nobody but those who hold it.

mod acts;
mod coming;
mod event;
mod experiments;
mod incoming;
mod minutes;
mod needs;
mod page;
mod polls;
mod presence;
mod pulse;
mod recorded;
mod reporting;
mod series;
mod store;
mod tables;
mod telling;

pub use acts::{
    AGENDA_SET, EVENT_ANSWERED, EVENT_CANCELLED, EVENT_LIST_KEPT, EVENT_MOVED, EVENT_PRESENCE_NOTED,
    EVENT_PUBLISHED, EVENT_PULSE_ASKED, EVENT_PULSE_GIVEN, EVENT_PULSE_QUESTIONS, EVENT_REPEATED,
    EVENT_ROUND_BEGUN, EVENT_SEAT_OFFERED, EVENT_SEAT_SETTLED, EVENT_TABLE_SAT, EVENT_TABLES_PLANNED,
    EXPERIMENT_REVIEWED, MINUTES_WRITTEN, POLL_ANSWERED,
};
pub use event::{Event, EventAnswer};
pub use experiments::{EXPERIMENT, Verdict, begin_experiment, conclude_experiment};
pub use incoming::{Arrived, Calendar, Destination, Entry, bring, host, look, read_calendar};
pub use minutes::{
    Aim, LineKind, NewPoint, PointId, Wanted, first_notes, propose_point, put as put_point, write_line,
};
pub use polls::{OfferId, POLL, Suits, answer_poll, begin_poll, choose_time, offered};
pub use presence::note as note_presence;
pub use pulse::ask as ask_in_pulse;
pub use pulse::give as give_pulse;
pub use pulse::trend as pulse_trend;
pub use recorded::{
    Brought, Recorded, Remark, bring_minutes, look_at_minutes, read_minutes, series_of_minutes,
};
pub use reporting::{ahead, comers_ahead, held_ahead, is_ahead};
pub use series::{SeriesId, keep_holidays, take_turns};
pub use series::{join as join_series, open as begin_series};
pub use store::hold;
pub use tables::{Among, Wanted as WantedTables, begin_round, plan_tables, write_round_down};

use db::{Time, Write};
use house::access::Action;
use house::ids::{ItemId, MemberId, NetworkId};
use house::items::{ITEM_CLOSED, ITEM_REOPENED, Kind, State, Step, Verb};
use house::room::{Erased, Measured, Room, Rooms, Subject};
use house::web::frame::{Group, RailPage, Shown};
use house::web::{Error, Routes};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "events",
    routes: |_| routes(),
    acts: acts::ALL,
    kinds: &[&EVENT, &POLL, &EXPERIMENT],
    jobs: &[
        &coming::LAPSE,
        &coming::MOVING_UP,
        &coming::LOOKING,
        &coming::FORGETTING,
        &coming::SIGN_UP_LETTER,
        &telling::TELLING,
        &telling::LETTER,
        &series::GROWING,
        &series::CALLING,
        &pulse::ASKING,
        &pulse::TRENDS,
        &polls::TELLING,
        &tables::SITTING,
        &minutes::UNNAMING,
    ],
    texts: include_str!("../../locales/en/events.ftl"),
    leaving: Some(leave),
    erasing: Some(erase),
    becoming: Some(become_member),
    purging: Some(purge),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &[
        "events",
        "event_pulses",
        "event_pulse_voices",
        "pulse_forms",
        "pulse_questions",
        "pulse_replies",
        "pulse_cells",
        "pulse_quarters",
        "polls",
        "poll_times",
        "poll_answerers",
        "poll_answers",
        "poll_sums",
        "event_series",
        "experiments",
        "series_hosts",
        "agendas",
        "agenda_points",
        "agenda_revisions",
        "minutes_lines",
        "minutes_versions",
        "event_sources",
        "event_moves",
        "event_reserves",
        "event_questions",
        "event_replies",
        "event_sign_ups",
        "event_sign_up_links",
        "attendances",
        "access_needs",
        "table_plans",
        "table_rounds",
        "table_seats",
        "table_pairs",
    ],
    pages: &[RailPage {
        path: "events",
        label: "event-plural",
        group: Group::Work,
        action: Action::ReadCalendar,
        shown: Shown::OnceUsed,
    }],
    needs: Some(needs::of),
    dates: Some(page::between),
    decisions: Some(minutes::DECISIONS),
    burdens: &[&reporting::SAT],
    loads: &[&reporting::SAT_OF_EACH],
    counts: &[&reporting::HELD, &reporting::ATTENDED, &reporting::HOURS],
    lines: Some(reporting::lines),
    deeds: Some(reporting::deeds),
    hearings: &[&series::HEARING],
    measured: &[
        Measured {
            of: Subject::Newest("event"),
            ..Measured::beside_floor("an item with a card", "/n/{slug}/items/{id}")
        },
        Measured {
            of: Subject::Brought("event"),
            ..Measured::beside_floor("an event with 2,000 answers", "/n/{slug}/items/{id}")
        },
        Measured::growing("events to come", "/n/{slug}/events"),
        Measured::growing("repeated meetings", "/n/{slug}/meetings"),
    ],
    ..Room::EMPTY
};

/// What people said of an event goes with it.
fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), db::Error> {
    pulse::purge(tx, item)?;
    tables::purge(tx, item)?;
    experiments::purge(tx, item)?;
    polls::purge(tx, item)?;
    minutes::purge(tx, item)?;
    store::purge(tx, item)
}

/// Whoever leaves comes no more; the seats that they had go to those who wait.
fn leave(tx: &mut Write<'_>, member: MemberId) -> Result<(), db::Error> {
    pulse::forget(tx, member)?;
    polls::forget(tx, member)?;
    experiments::forget(tx, member)?;
    series::forget_host(tx, member)?;
    for (network, item) in store::withdraw_all(tx, member)? {
        // The job looks whether the event is still to come.
        coming::move_up_soon(tx, (network, item), member)?;
    }
    Ok(())
}

/// Minutes and lists say no more who it was.
fn erase(tx: &mut Write<'_>, erased: &Erased) -> Result<(), db::Error> {
    minutes::unname(tx, erased)?;
    for (place, address) in erased.addresses.iter().enumerate() {
        store::unname_guest(tx, (erased.network, place == 0), (address, &erased.nobody))?;
    }
    Ok(())
}

/// Whoever was only written down is a member: what was said in their name stands under that one.
fn become_member(tx: &mut Write<'_>, _: Rooms, from: MemberId, to: MemberId) -> Result<(), db::Error> {
    minutes::merge(tx, from, to)?;
    polls::merge(tx, from, to)?;
    experiments::merge(tx, from, to)?;
    series::merge_host(tx, from, to)?;
    tables::merge(tx, from, to)?;
    for (network, item) in store::merge(tx, from, to)? {
        coming::move_up_soon(tx, (network, item), from)?;
    }
    pulse::merge(tx, from, to)
}

/// Writes down what a member says to an event, and gives them a seat or lets them wait. False where they have said the same
/// before.
///
/// # Errors
/// Those of the database.
pub fn answer(
    tx: &mut Write<'_>,
    network: NetworkId,
    (item, member): (ItemId, MemberId),
    answer: EventAnswer,
    now: Time,
) -> Result<bool, Error> {
    let who = coming::Asker::member(member);
    Ok(coming::take(tx, (network, item), &who, (answer, 1), now)?.changed)
}

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/items/{id}/answers", Action::ReadSpaceMembers, coming::answers)
        .post("/n/{slug}/items/{id}/answers", Action::AnswerEvent, coming::answer)
        .get("/n/{slug}/events", Action::ReadCalendar, page::list)
        .get("/n/{slug}/meetings", Action::ReadCalendar, series::list)
        .get("/n/{slug}/events.ics", Action::ReadCalendar, page::feed)
        .get("/n/{slug}/events/{id}", Action::ReadSpace, page::show)
        .get("/n/{slug}/events/{id}/event.ics", Action::ReadSpace, page::file)
        .get("/n/{slug}/events/{id}/coming", Action::AnswerEvent, coming::edit)
        .post("/n/{slug}/events/{id}/coming", Action::AnswerEvent, coming::save)
        .post("/n/{slug}/events/{id}/seat", Action::AnswerEvent, coming::settle)
        .post("/n/{slug}/events/{id}/invitation", Action::AnswerEvent, coming::invite)
        .get("/n/{slug}/events/{id}/people", Action::Moderate, coming::people)
        .post("/n/{slug}/events/{id}/people", Action::Moderate, coming::add)
        .post("/n/{slug}/events/{id}/people/removal", Action::Moderate, coming::take_off)
        .get("/n/{slug}/events/{id}/people.csv", Action::Moderate, coming::csv)
        .get("/n/{slug}/events/{id}/badges", Action::Moderate, coming::badges)
        .get("/n/{slug}/events/{id}/needs", Action::Moderate, coming::needs)
        .post("/n/{slug}/events/{id}/needs", Action::Moderate, coming::settle_need)
        .get("/n/{slug}/events/{id}/sign-up", Action::SignUp, coming::knock)
        .post("/n/{slug}/events/{id}/sign-up", Action::SignUp, coming::ask)
        .get("/sign-ups/{token}", Action::HoldSignUp, coming::follow)
        .post("/sign-ups/{token}", Action::HoldSignUp, coming::leave_or_come)
        .and(experiments::routes())
        .and(minutes::routes())
        .and(polls::routes())
        .and(presence::routes())
        .and(pulse::routes())
        .and(tables::routes())
        .and(series::routes())
}

/// A time and a place at which people come together.
pub static EVENT: Kind = Kind {
    name: "event",
    verb: Verb::Meet,
    label: "event-name",
    plural: "event-plural",
    about: "event-about",
    leads_to: &["task", "experiment", "proposal", "discussion"],
    states: &[
        State { word: "open", label: "event-announced", open: true },
        State { word: "draft", label: "event-draft", open: true },
        State { word: "closed", label: "event-closed", open: false },
    ],
    steps: &[
        Step {
            from: &["draft"],
            to: "open",
            label: "event-publish",
            said: "event-published-done",
            by: Action::Moderate,
            act: &EVENT_PUBLISHED,
            quiet: false,
        },
        Step {
            from: &["open"],
            to: "closed",
            label: "item-close",
            said: "item-closed-done",
            by: Action::Moderate,
            act: &ITEM_CLOSED,
            quiet: true,
        },
        Step {
            from: &["closed"],
            to: "open",
            label: "item-reopen",
            said: "item-reopened-done",
            by: Action::Moderate,
            act: &ITEM_REOPENED,
            quiet: true,
        },
    ],
    fields: Some(&page::FIELDS),
    card: Some(page::card),
    part: Some(page::part),
    line: Some(page::line),
    ..Kind::PLAIN
};
