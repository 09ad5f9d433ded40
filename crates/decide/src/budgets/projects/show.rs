//! The page of a project: what it is, what those who hold the space said to it, and what became of it.

use super::below;
use crate::budgets::budget::{Project, ProjectId, find_project};
use crate::budgets::counting::told;
use crate::budgets::rules::Fate;
use crate::budgets::store;
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::web::{Answer, At, Error, Page, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "budgets/views/projects/show.html")]
struct ShowPage {
    project: Project,
    cost: String,
    people: Option<String>,
    /// Whether it was funded, and why.
    outcome: Option<(&'static str, Vec<Said>)>,
    edit: Option<String>,
    withdraw: Option<String>,
    review: Option<String>,
    all: String,
    back: String,
}

/// `GET /n/{slug}/budgets/{id}/projects/{project}`
pub(in crate::budgets) async fn show(
    visit: Visit,
    At((_, id, project)): At<(String, ItemId, ProjectId)>,
) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, (id, project))).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, place: (ItemId, ProjectId)) -> Result<Page<ShowPage>, Error> {
    let (item, budget, project) = find_project(q, viewer, place, Action::ReadSpace)?;
    let own = project.proposer_id.is_some() && project.proposer_id == viewer.member_id();
    let path = |what: &str| budget.path(viewer, &format!("projects/{}{what}", project.id));
    let changes = own && budget.takes_projects(viewer.now) && project.state != Fate::Withdrawn;
    let takes_back = own && budget.is_draft() && project.state != Fate::Withdrawn;
    let judges = item.may(viewer, Action::HoldSpace) && super::judging::open(&budget, &project, viewer.now);
    let outcome = match store::outcome(q, project.id)? {
        Some(one) => Some((told::funded(one.rank.is_some()), told::why(&budget, &one))),
        None => None,
    };
    let body = ShowPage {
        cost: budget.money().told(project.cost),
        people: viewer.may(Action::ReadMembers).then(|| viewer.path("people")),
        outcome,
        edit: changes.then(|| path("/edit")),
        withdraw: takes_back.then(|| path("/withdrawal")),
        review: judges.then(|| path("/review")),
        all: budget.path(viewer, "projects"),
        back: item.href(viewer),
        project,
    };
    let title = Said::raw(&body.project.title);
    Ok(below(Page::new(body, title), viewer, &item))
}
