//! Proposing a project, and changing it while projects are taken.

use super::{below, below_project};
use crate::budgets::ROOM;
use crate::budgets::acts::{PROJECT_CHANGED, PROJECT_PROPOSED};
use crate::budgets::budget::{Budget, PROJECTS, Project, ProjectId, find, find_project, refused};
use crate::budgets::money;
use crate::budgets::rules::{Fate, Side};
use crate::budgets::store::{self, Draft};
use askama::Template;
use db::{Read, Write};
use house::access::{Action, Standing};
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId};
use house::items::{self, Item};
use house::spaces;
use house::web::form::{LINE, PAGES};
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "budgets/views/projects/form.html")]
struct ProjectPage {
    form: Form,
    criteria: Vec<String>,
    amount: String,
    currency: String,
    categories: Vec<(String, String)>,
    places: Vec<(String, String)>,
    changes: bool,
    action: String,
    back: String,
}

/// `GET /n/{slug}/budgets/{id}/projects/new`
pub(in crate::budgets) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| new_page(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/budgets/{id}/projects`
pub(in crate::budgets) async fn create(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let form = visit.typeset(form, "body").await;
    match visit.change_once(form, move |tx, viewer, form| propose(tx, viewer, id, form)).await? {
        Ok(project) => {
            let path = visit.path(format_args!("budgets/{id}/projects/{project}"));
            Ok(visit.go_saying(path, "project-proposed-done"))
        }
        Err(form) => visit.page(move |q, viewer| new_page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// `GET /n/{slug}/budgets/{id}/projects/{project}/edit`
pub(in crate::budgets) async fn edit(
    visit: Visit,
    At((_, id, project)): At<(String, ItemId, ProjectId)>,
) -> Answer {
    visit.page(move |q, viewer| edit_page(q, viewer, (id, project), None)).await
}

/// `POST /n/{slug}/budgets/{id}/projects/{project}`
pub(in crate::budgets) async fn change(
    visit: Visit,
    At((_, id, project)): At<(String, ItemId, ProjectId)>,
    form: Form,
) -> Answer {
    let form = visit.typeset(form, "body").await;
    match visit.change(form, move |tx, viewer, form| rewrite(tx, viewer, (id, project), form)).await? {
        Ok(()) => {
            let path = visit.path(format_args!("budgets/{id}/projects/{project}"));
            Ok(visit.go_saying(path, "project-changed-done"))
        }
        Err(form) => {
            let page = move |q: &mut Read<'_>, viewer: &Viewer| {
                edit_page(q, viewer, (id, project), Some(form)).map(Page::invalid)
            };
            visit.page(page).await
        }
    }
}

fn propose(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<ProjectId, Error> {
    tx.lock("items", id.get())?;
    let (item, budget) = find(tx, viewer, id, Action::ProposeProject)?;
    taken(viewer, &item, &budget)?;
    let me = viewer.member()?.id;
    let draft = read(tx, &budget, (me, ProjectId::from(0)), form)?;
    // What was taken back takes nobody's place.
    let there = store::tally(tx, id)?.into_iter().filter(|tally| tally.state != Fate::Withdrawn);
    let projects: i64 = there.map(|tally| tally.projects).sum();
    if usize::try_from(projects).is_ok_and(|projects| projects >= PROJECTS) {
        return Err(refused("budget-refused-full"));
    }
    let project = store::add(tx, viewer.network.id, (id, me), &draft, viewer.now)?;
    items::renew(tx, ROOM.kinds, &[id])?;
    spaces::note_activity(tx, item.space_id, viewer.now)?;
    let happened = Happened::new(&PROJECT_PROPOSED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    Ok(project)
}

fn rewrite(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    place: (ItemId, ProjectId),
    form: &mut Form,
) -> Result<(), Error> {
    tx.lock("items", place.0.get())?;
    let (item, budget, project) = own(tx, viewer, place)?;
    taken(viewer, &item, &budget)?;
    let me = viewer.member()?.id;
    let draft = read(tx, &budget, (me, project.id), form)?;
    if store::change(tx, project.id, &draft, viewer.now)? == 0 {
        return Err(refused("project-refused-gone"));
    }
    items::renew(tx, ROOM.kinds, &[item.id])?;
    let happened = Happened::new(&PROJECT_CHANGED).space(item.space_id).item(item.id);
    happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    Ok(())
}

/// A project of the viewer's own.
pub(super) fn own(
    q: &mut Read<'_>,
    viewer: &Viewer,
    place: (ItemId, ProjectId),
) -> Result<(Item, Budget, Project), Error> {
    let (item, budget, project) = find_project(q, viewer, place, Action::ReadSpace)?;
    let author = project.proposer_id.is_some() && project.proposer_id == viewer.member_id();
    let standing = Standing { author, ..item.standing(viewer) };
    let may = Action::OwnProject.allowed(&standing) && !item.space_archived;
    if may { Ok((item, budget, project)) } else { Err(Error::NotFound) }
}

/// Goes on only while projects are taken, and of this viewer.
fn taken(viewer: &Viewer, item: &Item, budget: &Budget) -> Result<(), Error> {
    if !budget.takes_projects(viewer.now) || item.is_archived() {
        return Err(refused("project-refused-late"));
    }
    if !budget.lets_propose(viewer, item) {
        return Err(refused("project-refused-proposer"));
    }
    Ok(())
}

fn read(
    q: &mut Read<'_>,
    budget: &Budget,
    (me, but): (MemberId, ProjectId),
    form: &mut Form,
) -> Result<Draft, Error> {
    let title = form.name("title", LINE);
    form.text("body", PAGES);
    let text = form.markdown("body", PAGES);
    let cost = money::read(form, "cost", budget.money().decimals);
    if cost.is_some_and(|cost| cost > budget.amount) {
        form.fail("cost", Said::key("project-cost-high").with("amount", budget.money().told(budget.amount)));
    }
    let parts = store::parts(q, budget.item_id)?;
    let mut of = |side: Side, name: &'static str| {
        let all: Vec<&str> =
            parts.iter().filter(|part| part.side == side).map(|part| part.name.as_str()).collect();
        let typed = form.value(name).trim().to_owned();
        if !all.is_empty() && !all.contains(&typed.as_str()) {
            form.fail(name, "error-field-choice");
        }
        if all.is_empty() { String::new() } else { typed }
    };
    let (category, place) = (of(Side::Category, "category"), of(Side::Place, "place"));
    form.checked()?;
    if store::title_taken(q, (budget.item_id, me), (&title, but))? {
        form.fail("title", "project-title-twice");
        return Err(Error::Invalid);
    }
    let cost = cost.ok_or(Error::Invalid)?;
    Ok(Draft { title, body: text.text, html: text.html, cost, category, place })
}

fn new_page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<ProjectPage>, Error> {
    let (item, budget) = find(q, viewer, id, Action::ProposeProject)?;
    // What was typed is shown again, with why it cannot be taken any more.
    if !form.has_errors() {
        taken(viewer, &item, &budget)?;
    }
    let back = item.href(viewer);
    let body = body(q, &budget, form, (false, budget.path(viewer, "projects"), back))?;
    Ok(below(Page::new(body, "project-propose"), viewer, &item))
}

fn edit_page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    place: (ItemId, ProjectId),
    typed: Option<Form>,
) -> Result<Page<ProjectPage>, Error> {
    let (item, budget, project) = own(q, viewer, place)?;
    if typed.is_none() {
        taken(viewer, &item, &budget)?;
    }
    if project.state == Fate::Withdrawn {
        return Err(refused("project-refused-gone"));
    }
    let form = typed.unwrap_or_else(|| {
        Form::new()
            .with("title", &project.title)
            .with("body", &project.body)
            .with("cost", budget.money().typed(project.cost))
            .with("category", &project.category)
            .with("place", &project.place)
    });
    let action = budget.path(viewer, &format!("projects/{}", project.id));
    let body = body(q, &budget, form, (true, action.clone(), action))?;
    Ok(below_project(Page::new(body, "project-edit"), viewer, (&item, &project)))
}

fn body(
    q: &mut Read<'_>,
    budget: &Budget,
    form: Form,
    (changes, action, back): (bool, String, String),
) -> Result<ProjectPage, Error> {
    let parts = store::parts(q, budget.item_id)?;
    let of = |side: Side| {
        let of = parts.iter().filter(|part| part.side == side);
        of.map(|part| (part.name.clone(), part.name.clone())).collect::<Vec<_>>()
    };
    Ok(ProjectPage {
        criteria: budget.criteria().into_iter().map(str::to_owned).collect(),
        amount: budget.money().told(budget.amount),
        currency: budget.currency.clone(),
        categories: of(Side::Category),
        places: of(Side::Place),
        form,
        changes,
        action,
        back,
    })
}
