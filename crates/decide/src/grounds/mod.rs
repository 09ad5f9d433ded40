//! Common ground: short statements under one question, to each of which people say agree, disagree or pass. From what many
//! say comes a map of who thinks alike, what each group stands for, and what all share; from what is shared comes a next
//! step. It never tells where anybody but the viewer stands, and nothing that comes from fewer than five people.

mod acts;
mod asking;
mod bars;
mod bringing;
mod fields;
mod ground;
mod leading;
mod map;
mod outcome;
mod part;
mod polis;
mod sheets;
mod statements;
mod store;

pub use acts::{GROUND_BROUGHT, GROUND_CONCLUDED, GROUND_JOINED, STATEMENT_ADDED, STATEMENT_JUDGED};
pub use bringing::{Answered, Brought, Report, Spoken, Where, bring, conclude, host, plan};
pub use ground::{Moderation, State, Voice};
pub use polis::{Unread, read};

use house::access::Action;
use house::ids::ItemId;
use house::items::{Kind, Verb};
use house::room::{Measured, Room, Subject};
use house::web::frame::{Group, RailPage, Shown};
use house::web::{Error, Routes, Said, Viewer};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "grounds",
    routes: |_| routes(),
    acts: acts::ALL,
    jobs: &[&map::DRAWING],
    purging: Some(store::purge),
    becoming: Some(store::merge),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    needs: Some(asking::needs),
    shared: Some(leading::shared),
    heads: Some(leading::head),
    tables: &[
        "grounds",
        "ground_settings",
        "ground_people",
        "ground_statements",
        "ground_answers",
        "ground_marks",
        "ground_maps",
        "ground_leads",
        "ground_projects",
    ],
    kinds: KINDS,
    settings: &[("grounds/links", "ground-links-title")],
    pages: &[RailPage {
        path: "common-ground",
        label: "ground-orphans",
        group: Group::Decide,
        action: Action::ReadNetwork,
        shown: Shown::OnceUsed,
    }],
    texts: include_str!("../../locales/en/grounds.ftl"),
    measured: &[Measured {
        of: Subject::Newest("ground"),
        ..Measured::growing("a common ground", "/n/{slug}/items/{id}")
    }],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .post("/n/{slug}/grounds/{id}/answers", Action::AnswerGround, asking::answer)
        .get("/n/{slug}/grounds/{id}/statements", Action::ReadSpace, statements::list)
        .get("/n/{slug}/grounds/{id}/statements/new", Action::TakePart, statements::new)
        .post("/n/{slug}/grounds/{id}/statements", Action::TakePart, statements::create)
        .get("/n/{slug}/grounds/{id}/moderation", Action::Moderate, statements::moderation)
        .post("/n/{slug}/grounds/{id}/moderation", Action::Moderate, statements::decide)
        .get("/n/{slug}/grounds/{id}/map", Action::ReadSpace, part::map)
        .get("/n/{slug}/grounds/{id}/comments.csv", Action::ReadSpace, sheets::comments)
        .get("/n/{slug}/grounds/{id}/votes.csv", Action::ReadSpace, sheets::votes)
        .get("/n/{slug}/grounds/{id}/participants-votes.csv", Action::ReadSpace, sheets::participants)
        .get("/n/{slug}/grounds/{id}/outcome", Action::Moderate, outcome::edit)
        .post("/n/{slug}/grounds/{id}/outcome", Action::Moderate, outcome::save)
        .get("/n/{slug}/grounds/{id}/project", Action::HoldSpace, leading::new)
        .post("/n/{slug}/grounds/{id}/project", Action::HoldSpace, leading::create)
        .post("/n/{slug}/grounds/{id}/link", Action::Moderate, asking::give)
        .get("/n/{slug}/grounds/links", Action::EditNetwork, asking::allowing)
        .post("/n/{slug}/grounds/links", Action::EditNetwork, asking::allow)
        .get("/n/{slug}/common-ground", Action::ReadNetwork, leading::orphans)
        .get("/ground/{token}", Action::AnswerByLink, asking::come)
        .post("/ground/{token}", Action::AnswerByLink, asking::say_by_link)
}

/// A question under which people say where they stand.
pub static GROUND: Kind = Kind {
    name: "ground",
    verb: Verb::Decide,
    label: "ground-label",
    plural: "ground-plural",
    about: "ground-about",
    // Kinds that the program does not have are not offered.
    leads_to: &["idea", "proposal", "project", "discussion"],
    origin: Some(&leading::ORIGIN),
    fields: Some(&fields::FIELDS),
    card: Some(asking::card),
    part: Some(part::part),
    line: Some(line),
    text: Some(words),
    result: Some(part::result),
    ..Kind::PLAIN
};

static KINDS: &[&Kind] = &[&GROUND];

/// How many take part, in lists.
fn line(q: &mut db::Read<'_>, _viewer: &Viewer, items: &[ItemId]) -> Result<Vec<(ItemId, Said)>, Error> {
    let found = store::counts_of(q, items)?;
    let said = |(id, people, statements): (ItemId, i64, i64)| {
        (id, Said::key("ground-line").with("people", people).with("statements", statements))
    };
    Ok(found.into_iter().map(said).collect())
}

/// The statements, by which a ground is found.
fn words(q: &mut db::Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, String)>, db::Error> {
    let mut all: Vec<(ItemId, String)> = Vec::new();
    for (item, _, text) in store::known_texts(q, items)? {
        match all.last_mut().filter(|(last, _)| *last == item) {
            Some((_, words)) => {
                words.push('\n');
                words.push_str(&text);
            }
            None => all.push((item, text)),
        }
    }
    Ok(all)
}
