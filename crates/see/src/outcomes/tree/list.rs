//! The tree of objectives, those of the charter that are not in it yet, and what everyone agrees on and nobody has taken up.

use super::change::adopt;
use super::{Objective, in_order};
use crate::outcomes::curve::at;
use crate::outcomes::front::is_closed;
use crate::outcomes::indicator::Sort;
use crate::outcomes::{LIMIT, store};
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::{ItemId, ObjectiveId};
use house::room::Rooms;
use house::web::{Answer, Error, Page, Viewer, Visit, filters};
use house::{organisations, spaces};

/// So many shared statements stand beside the tree; a page of its own has all.
const SHARED: i64 = 6;

#[derive(Template)]
#[template(path = "outcomes/tree/views/tree.html")]
struct TreePage {
    base: String,
    network: String,
    rows: Vec<Branch>,
    /// What the charter wants and the tree does not have yet.
    waiting: Vec<String>,
    /// What is shared and nobody's yet: address and words.
    shared: Vec<(String, String)>,
    may_keep: bool,
    /// A visitor, to whom the network does not show its outcomes.
    closed: bool,
}

/// An objective as the tree shows it.
pub(super) struct Branch {
    pub(super) depth: usize,
    pub(super) objective: Objective,
    /// It came from the charter, which no longer names it.
    pub(super) dropped: bool,
    /// A member looks, who is told what is missing. A visitor is not: what they do not see may be there.
    pub(super) inside: bool,
    pub(super) owners: Vec<String>,
    pub(super) projects: Vec<(i64, String)>,
    pub(super) indicators: Vec<(i64, String)>,
}

/// `GET /n/{slug}/outcomes/objectives`
pub(in crate::outcomes) async fn list(visit: Visit) -> Answer {
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| page(q, viewer, rooms)).await
}

/// `POST /n/{slug}/outcomes/objectives/charter`: takes up those of the charter that are not in the tree.
pub(in crate::outcomes) async fn take_up(visit: Visit) -> Answer {
    let rooms = visit.app.rooms;
    visit
        .write(move |tx, viewer| {
            // Two who take them up at once take each up once.
            tx.lock("networks", viewer.network.id.get())?;
            let all = store::objectives(tx, viewer, LIMIT)?;
            let named = rooms.objectives(tx, viewer.network.id)?;
            adopt(tx, viewer, &missing(&all, &named))
        })
        .await?;
    Ok(visit.go_saying(visit.path("outcomes/objectives"), "outcome-charter-done"))
}

/// What the charter names and the tree does not have, each once, however often the charter says it.
fn missing(all: &[Objective], named: &[String]) -> Vec<String> {
    let mut missing: Vec<String> = Vec::new();
    for title in named {
        if !all.iter().any(|one| one.title == *title) && !missing.contains(title) {
            missing.push(title.clone());
        }
    }
    missing
}

fn page(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms) -> Result<Page<TreePage>, Error> {
    let all = store::objectives(q, viewer, LIMIT)?;
    let named = rooms.objectives(q, viewer.network.id)?;
    let may_keep = viewer.may(Action::KeepOutcomes);
    let waiting = missing(&all, &named);
    let closed = is_closed(q, viewer)?;
    let shared = if closed { Vec::new() } else { rooms.shared(q, viewer, SHARED)? };
    let href = |(item, words): (ItemId, String)| (viewer.path(format_args!("items/{item}")), words);
    let body = TreePage {
        base: viewer.path("outcomes"),
        network: viewer.path(""),
        rows: branches(q, viewer, &all, &named)?,
        waiting: if may_keep { waiting } else { Vec::new() },
        shared: shared.into_iter().map(href).collect(),
        may_keep,
        closed,
    };
    Ok(at(Page::new(body, "outcome-tree-title"), viewer))
}

/// The objectives in the order of the tree, each with what belongs to it.
pub(super) fn branches(
    q: &mut Read<'_>,
    viewer: &Viewer,
    all: &[Objective],
    named: &[String],
) -> Result<Vec<Branch>, Error> {
    let owners = store::owners(q, viewer.network.id)?;
    let ids: Vec<_> = owners.iter().map(|(_, id)| *id).collect();
    let organisations = organisations::names(q, viewer.network.id, &ids)?;
    let projects = store::projects(q, viewer.network.id)?;
    let ids: Vec<_> = projects.iter().map(|(_, id)| *id).collect();
    let spaces = spaces::names(q, viewer, &ids)?;
    let mut indicators = store::indicators(q, viewer, Sort::Result, LIMIT)?;
    indicators.extend(store::indicators(q, viewer, Sort::Performance, LIMIT)?);
    let of = |id: ObjectiveId| {
        let carried = owners.iter().filter(move |(objective, _)| *objective == id);
        let names = carried.filter_map(|(_, owner)| organisations.iter().find(|(one, _)| one == owner));
        let worked = projects.iter().filter(move |(objective, _)| *objective == id);
        let places = worked.filter_map(|(_, space)| spaces.iter().find(|(one, _)| one == space));
        let measured = indicators.iter().filter(move |one| one.objective_id == Some(id));
        (
            names.map(|(_, name)| name.clone()).collect(),
            places.map(|(space, name)| (space.get(), name.clone())).collect(),
            measured.map(|one| (one.id.get(), one.name.clone())).collect(),
        )
    };
    let inside = viewer.member_id().is_some();
    let branch = |(depth, objective): (usize, &Objective)| {
        let (owners, projects, indicators) = of(objective.id);
        let dropped = objective.of_charter && !named.contains(&objective.title);
        Branch { depth, objective: objective.clone(), dropped, inside, owners, projects, indicators }
    };
    Ok(in_order(all).into_iter().map(branch).collect())
}
