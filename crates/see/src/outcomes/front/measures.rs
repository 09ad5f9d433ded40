//! How well each space works, in four quadrants: how much, how well, and is anyone better off. Never in one list with results.

use super::is_closed;
use crate::outcomes::curve::{Standing, at};
use crate::outcomes::indicator::{Quadrant, Sort};
use crate::outcomes::{LIMIT, store};
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::SpaceId;
use house::web::{Answer, Error, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "outcomes/front/views/measures.html")]
struct MeasuresPage {
    base: String,
    network: String,
    projects: Vec<Project>,
    may_keep: bool,
    /// A visitor, to whom the network does not show its outcomes.
    closed: bool,
}

/// The measures of one space.
struct Project {
    id: SpaceId,
    name: String,
    /// Key of each quadrant that has some, and those.
    quadrants: Vec<(&'static str, Vec<Standing>)>,
}

/// `GET /n/{slug}/outcomes/measures`
pub(in crate::outcomes) async fn measures(visit: Visit) -> Answer {
    visit.page(page).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer) -> Result<Page<MeasuresPage>, Error> {
    let mut all = store::indicators(q, viewer, Sort::Performance, LIMIT)?;
    all.sort_by_key(|one| (one.space_name.clone(), one.space_id, one.id));
    let standings = Standing::of_all(q, all)?;
    let projects = standings
        .chunk_by(|one, other| one.indicator.space_id == other.indicator.space_id)
        .filter_map(project)
        .collect();
    let body = MeasuresPage {
        base: viewer.path("outcomes"),
        network: viewer.path(""),
        projects,
        may_keep: viewer.may(Action::KeepOutcomes),
        closed: is_closed(q, viewer)?,
    };
    Ok(at(Page::new(body, "outcome-measures-title"), viewer))
}

fn project(own: &[Standing]) -> Option<Project> {
    let first = own.first()?;
    let quadrant = |quadrant: &Quadrant| {
        let word = quadrant.as_str();
        let within: Vec<_> = own.iter().filter(|one| one.indicator.quadrant == word).cloned().collect();
        (!within.is_empty()).then(|| (quadrant.label(), within))
    };
    Some(Project {
        id: first.indicator.space_id?,
        name: first.indicator.space_name.clone()?,
        quadrants: Quadrant::ALL.iter().filter_map(quadrant).collect(),
    })
}
