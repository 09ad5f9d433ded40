//! Those who hold the space say of each project whether it goes to the vote, by the criteria that everyone knows, and why.
//! One that is found impossible while people choose is taken out of their choices, and they are told.

use super::below_project;
use crate::budgets::ROOM;
use crate::budgets::acts::{PROJECT_ACCEPTED, PROJECT_REJECTED};
use crate::budgets::budget::{Budget, Project, ProjectId, find_project, refused};
use crate::budgets::moving;
use crate::budgets::rules::{Fate, Phase};
use crate::budgets::store;
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, SpaceId};
use house::items;
use house::web::form::PARAGRAPHS;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "budgets/views/projects/review.html")]
struct ReviewPage {
    form: Form,
    project: Project,
    cost: String,
    /// Each criterion with its number, as a form sends it.
    criteria: Vec<(String, String)>,
    /// Whether people choose already: it can only be taken out.
    voting: bool,
    action: String,
    back: String,
}

/// `GET /n/{slug}/budgets/{id}/projects/{project}/review`
pub(in crate::budgets) async fn ask(
    visit: Visit,
    At((_, id, project)): At<(String, ItemId, ProjectId)>,
) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, (id, project), None)).await
}

/// `POST /n/{slug}/budgets/{id}/projects/{project}/review`
pub(in crate::budgets) async fn judge(
    visit: Visit,
    At((_, id, project)): At<(String, ItemId, ProjectId)>,
    form: Form,
) -> Answer {
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, (id, project), form)).await? {
        Ok(()) => {
            let path = visit.path(format_args!("budgets/{id}/projects?state=waiting"));
            Ok(visit.go_saying(path, "project-judged-done"))
        }
        Err(form) => {
            let page = move |q: &mut Read<'_>, viewer: &Viewer| {
                page(q, viewer, (id, project), Some(form)).map(Page::invalid)
            };
            visit.page(page).await
        }
    }
}

/// Whether anything can be said to a project now.
pub(super) fn open(budget: &Budget, project: &Project, now: Time) -> bool {
    match budget.phase {
        Phase::Gather | Phase::Review => {
            matches!(project.state, Fate::Waiting | Fate::Accepted | Fate::Rejected)
        }
        Phase::Vote => project.state == Fate::Accepted && budget.takes_choices(now),
        Phase::Result => false,
    }
}

fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    place: (ItemId, ProjectId),
    form: &mut Form,
) -> Result<(), Error> {
    tx.lock("items", place.0.get())?;
    let (item, budget, project) = find_project(tx, viewer, place, Action::HoldSpace)?;
    if !open(&budget, &project, viewer.now) {
        return Err(refused("project-refused-judged"));
    }
    let fate = form.choice::<Fate>("verdict").filter(|fate| matches!(fate, Fate::Accepted | Fate::Rejected));
    if fate.is_none() {
        form.fail("verdict", "error-field-choice");
    }
    let reason = form.optional_text("reason", PARAGRAPHS);
    if fate == Some(Fate::Rejected) && reason.is_empty() {
        form.fail("reason", "project-reason-missing");
    }
    let met = form.values("met").to_vec();
    let unmet = (0_usize..).zip(budget.criteria()).filter(|(at, _)| !met.contains(&at.to_string()));
    let unmet: Vec<&str> = unmet.map(|(_, criterion)| criterion).collect();
    if fate == Some(Fate::Accepted) {
        fits(form, (&budget, &project), &unmet);
    }
    form.checked()?;
    let fate = fate.ok_or(Error::Invalid)?;
    let said = (fate, reason.as_str(), unmet.join("\n"));
    judged(
        tx,
        (viewer.member()?.id, viewer.now),
        (item.space_id, &budget, &project),
        (said.0, said.1, &said.2),
    )
}

/// Complains where a project cannot be accepted.
fn fits(form: &mut Form, (budget, project): (&Budget, &Project), unmet: &[&str]) {
    if !unmet.is_empty() {
        form.fail("met", "project-criteria-unmet");
    }
    if budget.phase == Phase::Vote {
        form.fail("verdict", "project-refused-voting");
    }
    if project.cost > budget.amount {
        let amount = budget.money().told(budget.amount);
        form.fail("verdict", Said::key("project-cost-above").with("amount", amount));
    }
}

/// Writes down what somebody says to a project, and tells whoever proposed it.
pub(in crate::budgets) fn judged(
    tx: &mut Write<'_>,
    (by, now): (MemberId, Time),
    (space, budget, project): (SpaceId, &Budget, &Project),
    (fate, reason, unmet): (Fate, &str, &str),
) -> Result<(), Error> {
    if store::judge(tx, (project.id, by), fate, (reason, unmet), now)? == 0 {
        return Ok(());
    }
    if budget.phase == Phase::Vote {
        moving::take_out(tx, budget, project.id, now)?;
    }
    items::renew(tx, ROOM.kinds, &[budget.item_id])?;
    let act = if fate == Fate::Accepted { &PROJECT_ACCEPTED } else { &PROJECT_REJECTED };
    let happened = Happened::new(act).space(space).item(budget.item_id);
    // Of a project that came from a file nobody is told.
    let happened = match project.proposer_id {
        Some(proposer) => happened.subject(proposer.get()),
        None => happened,
    };
    happenings::record(tx, budget.network_id, Some(by), now, happened)?;
    Ok(())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    place: (ItemId, ProjectId),
    typed: Option<Form>,
) -> Result<Page<ReviewPage>, Error> {
    let (item, budget, project) = find_project(q, viewer, place, Action::HoldSpace)?;
    if typed.is_none() && !open(&budget, &project, viewer.now) {
        return Err(refused("project-refused-judged"));
    }
    let criteria: Vec<(String, String)> =
        (0_usize..).zip(budget.criteria()).map(|(at, text)| (at.to_string(), text.to_owned())).collect();
    let form = typed.unwrap_or_else(|| filled(&project, &criteria));
    let path = budget.path(viewer, &format!("projects/{}", project.id));
    let body = ReviewPage {
        form,
        cost: budget.money().told(project.cost),
        criteria,
        voting: budget.phase == Phase::Vote,
        action: format!("{path}/review"),
        back: path,
        project: project.clone(),
    };
    Ok(below_project(Page::new(body, "project-review"), viewer, (&item, &project)))
}

/// What was said before, to be said otherwise.
fn filled(project: &Project, criteria: &[(String, String)]) -> Form {
    if project.judged_at.is_none() {
        return Form::new();
    }
    let unmet = project.unmet();
    let met = criteria.iter().filter(|(_, text)| !unmet.contains(&text.as_str()));
    met.fold(Form::new().with("reason", &project.reason), |form, (at, _)| form.with("met", at.clone()))
}
