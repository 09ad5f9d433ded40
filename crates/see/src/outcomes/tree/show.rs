//! The page of an objective.

use super::list::{Branch, branches};
use super::under;
use crate::outcomes::curve::Standing;
use crate::outcomes::indicator::{Indicator, Sort};
use crate::outcomes::{LIMIT, store};
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::ObjectiveId;
use house::room::Rooms;
use house::web::{Answer, At, Error, Page, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "outcomes/tree/views/objective.html")]
struct ObjectivePage {
    branch: Branch,
    base: String,
    network: String,
    results: Vec<Standing>,
    measures: Vec<Standing>,
    /// What stands right below it.
    below: Vec<(i64, String)>,
    may_keep: bool,
}

/// `GET /n/{slug}/outcomes/objectives/{objective}`
pub(in crate::outcomes) async fn show(visit: Visit, At((_, id)): At<(String, ObjectiveId)>) -> Answer {
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| page(q, viewer, rooms, id)).await
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    id: ObjectiveId,
) -> Result<Page<ObjectivePage>, Error> {
    let all = store::objectives(q, viewer, LIMIT)?;
    let named = rooms.objectives(q, viewer.network.id)?;
    let found = branches(q, viewer, &all, &named)?.into_iter().find(|one| one.objective.id == id);
    let branch = found.ok_or(Error::NotFound)?;
    let title = branch.objective.title.clone();
    let mut standings = |sort| {
        let mut own: Vec<Indicator> = store::indicators(q, viewer, sort, LIMIT)?;
        own.retain(|one| one.objective_id == Some(id));
        Standing::of_all(q, own)
    };
    let body = ObjectivePage {
        results: standings(Sort::Result)?,
        measures: standings(Sort::Performance)?,
        below: all
            .iter()
            .filter(|one| one.parent_id == Some(id))
            .map(|one| (one.id.get(), one.title.clone()))
            .collect(),
        branch,
        base: viewer.path("outcomes"),
        network: viewer.path(""),
        may_keep: viewer.may(Action::KeepOutcomes),
    };
    Ok(under(Page::new(body, Said::raw(title)), viewer))
}
