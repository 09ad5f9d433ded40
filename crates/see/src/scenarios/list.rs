//! All scenarios of a network that somebody may read.

use super::SCENARIO;
use super::store::{self, Listed};
use askama::Template;
use db::{Read, Time};
use house::ids::ItemId;
use house::spaces;
use house::web::{Answer, Error, Page, Place, Viewer, Visit, filters};
use std::collections::BTreeMap;

/// How many scenarios a page lists.
const SHOWN: usize = 30;

#[derive(Template)]
#[template(path = "scenarios/views/list.html")]
struct ListPage {
    scenarios: Vec<Line>,
    older: Option<String>,
    /// Where one is begun; none for who takes part in no space.
    new: Option<String>,
    /// Where one asks what would be if somebody left; none for who may not see the map.
    without: Option<String>,
}

/// A line of the list.
struct Line {
    href: String,
    title: String,
    space: String,
    horizon: String,
    /// Whether it began with what would be if somebody left.
    about: bool,
    /// Key of its state, where that is worth saying.
    state: Option<&'static str>,
    shape: (i64, i64, i64),
    changed_at: Time,
}

/// `GET /n/{slug}/scenarios`
pub(super) async fn show(visit: Visit) -> Answer {
    let behind = place(visit.query.value("behind"));
    visit.page(move |q, viewer| page(q, viewer, behind)).await
}

/// Reads a place in the list, `TIME-NUMBER`; anything else is its beginning.
fn place(text: &str) -> (Time, ItemId) {
    let read = text.split_once('-').and_then(|(time, id)| {
        let time: i64 = time.parse().ok()?;
        Some((Time::from_micros(time), id.parse().ok()?))
    });
    read.unwrap_or((Time::from_micros(i64::MAX), ItemId::from(i64::MAX)))
}

fn page(q: &mut Read<'_>, viewer: &Viewer, behind: (Time, ItemId)) -> Result<Page<ListPage>, Error> {
    let limit = i64::try_from(SHOWN).unwrap_or(30).saturating_add(1);
    let mut found = store::listed(q, viewer, behind, limit)?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let older = found
        .last()
        .filter(|_| more)
        .map(|last| viewer.path(format_args!("scenarios?behind={}-{}", last.changed_at.micros(), last.id)));
    let ids: Vec<ItemId> = found.iter().map(|one| one.id).collect();
    let shapes: BTreeMap<ItemId, (i64, i64, i64)> = store::shapes(q, &ids)?
        .into_iter()
        .map(|(id, drivers, futures, strategies)| (id, (drivers, futures, strategies)))
        .collect();
    let may_start = viewer.member_id().is_some() && !spaces::open_to(q, viewer)?.is_empty();
    let line = |one: Listed| Line {
        href: viewer.path(format_args!("items/{}", one.id)),
        shape: shapes.get(&one.id).copied().unwrap_or_default(),
        state: SCENARIO.worth_saying(&one.state),
        about: !one.about_sort.is_empty(),
        title: one.title,
        space: one.space_name,
        horizon: one.horizon,
        changed_at: one.changed_at,
    };
    let body = ListPage {
        scenarios: found.into_iter().map(line).collect(),
        older,
        new: may_start.then(|| viewer.path("items/new?kind=scenario")),
        without: viewer.may(house::access::Action::ReadMap).then(|| viewer.path("map/without")),
    };
    Ok(Page::new(body, "scenario-plural").place(Place::Room("scenarios")))
}
