//! Rounds in which the members of a space are asked how working together goes, and how far organisations or members trust each
//! other. While a round runs, one sees how many of whom have answered and nothing of what; when it closes, answers become sums
//! of five people or more, and the answers themselves are taken away. It never joins an answer to a person.

mod acts;
mod asking;
mod bringing;
mod mailed;
mod needs;
mod part;
mod results;
mod round;
mod running;
mod store;
mod trust;

pub use acts::{ROUND_ANSWERED, ROUND_ASKED, ROUND_TOLD};
pub use asking::{Own, Sheet};
pub use bringing::{Opening, Rating, answer, begin, close, rate};
pub use round::Sort;

use house::access::Action;
use house::items::{Kind, State, Verb};
use house::room::{Measured, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "rounds",
    routes: |_| routes(),
    acts: acts::ALL,
    kinds: &[&HEALTH, &TRUST],
    texts: include_str!("../../locales/en/rounds.ftl"),
    jobs: &[&running::CALLING, &running::CLOSING, &mailed::LETTER],
    leaving: Some(store::leave),
    becoming: Some(store::merge),
    purging: Some(store::purge),
    needs: Some(needs::of),
    extracts: store::EXTRACTS,
    tables: &[
        "rounds",
        "round_groups",
        "round_voices",
        "round_answers",
        "round_links",
        "round_figures",
        "round_words",
        "round_leads",
        "trust_ties",
        "trust_scores",
        "trust_pairs",
    ],
    pages: &[RailPage {
        path: "health",
        label: "round-front",
        group: Group::Effect,
        action: Action::ReadHealth,
        shown: Shown::OnceUsed,
    }],
    measured: &[Measured::growing("rounds of health and trust", "/n/{slug}/health")],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/health", Action::ReadHealth, results::front)
        .get("/n/{slug}/health/{id}/answer", Action::AnswerRound, asking::ask)
        .post("/n/{slug}/health/{id}/answer", Action::AnswerRound, asking::answer)
        .get("/n/{slug}/health/{id}/paper", Action::HoldSpace, asking::ask_paper)
        .post("/n/{slug}/health/{id}/paper", Action::HoldSpace, asking::answer_paper)
        .get("/n/{slug}/health/{id}/results", Action::ReadSpaceMembers, results::show)
        .get("/n/{slug}/health/{id}/results.csv", Action::ReadSpaceMembers, results::csv)
        .post("/n/{slug}/health/{id}/agenda", Action::TakePart, results::put_on_agenda)
        .post("/n/{slug}/health/{id}/deeds", Action::TakePart, results::make)
        .get("/n/{slug}/trust/{id}/partners", Action::AnswerRound, trust::list)
        .post("/n/{slug}/trust/{id}/partners", Action::AnswerRound, trust::add)
        .post("/n/{slug}/trust/{id}/partners/removal", Action::AnswerRound, trust::remove)
        .get("/n/{slug}/trust/{id}/edges", Action::HoldSpace, trust::ask_edges)
        .post("/n/{slug}/trust/{id}/edges", Action::HoldSpace, trust::bring_edges)
        .get("/n/{slug}/trust/{id}/edges.csv", Action::ReadSpaceMembers, trust::edges)
        .get("/rounds/{token}", Action::AnswerRoundByLink, mailed::ask)
        .post("/rounds/{token}", Action::AnswerRoundByLink, mailed::answer)
}

/// A round in which people say how working together goes.
pub static HEALTH: Kind = Kind {
    name: "health",
    verb: Verb::Outcomes,
    label: "round-label",
    plural: "round-plural",
    about: "round-about",
    states: STATES,
    steps: &[],
    leads_to: &["task", "experiment", "discussion", "proposal", "event", "risk"],
    fields: Some(&running::HEALTH_FIELDS),
    card: Some(part::card),
    part: Some(part::part),
    line: Some(part::line),
    bound: Some(running::bound),
    ..Kind::PLAIN
};

/// A round in which those who work together say how far they trust each other.
pub static TRUST: Kind = Kind {
    name: "trust",
    verb: Verb::Outcomes,
    label: "trust-label",
    plural: "trust-plural",
    about: "trust-about",
    states: STATES,
    steps: &[],
    leads_to: &["task", "experiment", "discussion", "proposal", "event", "risk"],
    fields: Some(&running::TRUST_FIELDS),
    card: Some(part::card),
    part: Some(part::part),
    line: Some(part::line),
    bound: Some(running::bound),
    ..Kind::PLAIN
};

/// A round is asked, and then it is told what came of it.
const STATES: &[State] = &[
    State { word: "asked", label: "round-state-asked", open: true },
    State { word: "told", label: "round-state-told", open: true },
];
