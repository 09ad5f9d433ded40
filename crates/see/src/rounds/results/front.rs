//! The page of a network's health: its rounds, how the newest ones went in its commons, and its meetings beside them.

use super::trend;
use crate::rounds::round::percent;
use crate::rounds::store::{self, Listed};
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::ids::ItemId;
use house::spaces;
use house::web::{Answer, Error, Page, Piece, Place, Viewer, Visit, filters};

/// How many rounds a page lists.
const SHOWN: usize = 20;

#[derive(Template)]
#[template(path = "rounds/results/views/front.html")]
struct FrontPage {
    rounds: Vec<Row>,
    older: Option<String>,
    trend: Option<Piece>,
    pulses: Option<Piece>,
    /// Where a round of each sort is opened; none for who holds no space.
    new: Option<(String, String)>,
}

/// A round in the list.
struct Row {
    href: String,
    title: String,
    space: String,
    sort: &'static str,
    /// Whether answers are taken now.
    runs: bool,
    at: Time,
    asked: i64,
    answered: i64,
    rate: i64,
    results: Option<String>,
}

/// `GET /n/{slug}/health`
pub(in crate::rounds) async fn front(visit: Visit) -> Answer {
    let behind = place(visit.query.value("behind"));
    visit.page(move |q, viewer| page(q, viewer, behind)).await
}

/// Reads a place in the list, `TIME-NUMBER`; anything else is its beginning.
fn place(text: &str) -> (Time, ItemId) {
    let read = text.split_once('-').and_then(|(at, id)| {
        let at = at.parse::<i64>().ok()?;
        Some((Time::from_micros(at), id.parse::<ItemId>().ok()?))
    });
    read.unwrap_or((Time::from_micros(i64::MAX), ItemId::from(i64::MAX)))
}

fn page(q: &mut Read<'_>, viewer: &Viewer, behind: (Time, ItemId)) -> Result<Page<FrontPage>, Error> {
    let limit = i64::try_from(SHOWN).unwrap_or(20).saturating_add(1);
    let mut found = store::listed(q, viewer, behind, limit)?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let older = found
        .last()
        .filter(|_| more)
        .map(|last| viewer.path(format_args!("health?behind={}-{}", last.opened_at.micros(), last.id)));
    let open = spaces::open_to(q, viewer)?;
    let holds = open.iter().any(|space| space.may(viewer, Action::HoldSpace));
    let new = holds.then(|| (viewer.path("items/new?kind=health"), viewer.path("items/new?kind=trust")));
    let ids: Vec<ItemId> = found.iter().map(|one| one.id).collect();
    let told = store::told_to(q, viewer, &ids)?;
    let picture = match spaces::commons(q, viewer.network.id)? {
        Some(commons) => trend::rounds(q, viewer, commons, viewer.now)?,
        None => Vec::new(),
    };
    let body = FrontPage {
        rounds: found.into_iter().map(|one| row(viewer, one, &told)).collect(),
        older,
        trend: trend::picture(viewer, &picture),
        pulses: trend::meetings(q, viewer)?,
        new,
    };
    Ok(Page::new(body, "round-front").place(Place::Room("health")).wide())
}

/// A round in the list, with the way to its results where it is one of `told`.
fn row(viewer: &Viewer, one: Listed, told: &[ItemId]) -> Row {
    let told = one.is_told() && told.contains(&one.id);
    Row {
        href: viewer.path(format_args!("items/{}", one.id)),
        title: one.title,
        space: one.space_name,
        sort: one.sort.label(),
        runs: one.closed_at.is_none() && viewer.now < one.closes_at,
        at: one.closed_at.unwrap_or(one.closes_at),
        asked: one.asked_count.max(one.answer_count),
        answered: one.answer_count,
        rate: percent(one.answer_count, one.asked_count),
        results: told.then(|| viewer.path(format_args!("health/{}/results", one.id))),
    }
}
