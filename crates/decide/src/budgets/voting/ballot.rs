//! The ballot: all projects that are to be had, each with what the viewer chose. Everyone has them in an order of their own,
//! which stays the same for them: no project gains by standing first.

use super::{may_choose, voter};
use crate::budgets::budget::{Budget, Part, Project, ProjectId, find};
use crate::budgets::projects::below;
use crate::budgets::rules::{Ballot, Side};
use crate::budgets::store::{self, Chosen, Voter};
use askama::Template;
use db::Read;
use house::access::Action;
use house::clock::digest;
use house::ids::ItemId;
use house::items::Item;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "budgets/views/voting/ballot.html")]
pub(super) struct BallotPage {
    form: Form,
    /// None where a choice came when it could not be taken.
    ballot: Option<Choices>,
    budget: Budget,
    back: String,
}

/// What stands on a ballot.
struct Choices {
    lines: Vec<Line>,
    /// How many are chosen, for how much; and how many choices or points are left, where that is limited.
    count: i64,
    cost: String,
    over: bool,
    left: Option<i64>,
    /// What was taken out since, each with why.
    lost: Vec<(String, String)>,
    /// The categories, to narrow by.
    only: Vec<(String, String, bool)>,
    narrowed: String,
}

/// A project of the ballot.
struct Line {
    project: Project,
    href: String,
    action: String,
    cost: String,
    /// The points or the place that the viewer gave it.
    chosen: Option<i64>,
    /// What stands in its field: what was typed, where that could not be taken.
    typed: String,
    /// Whether what was typed could not be taken.
    wrong: bool,
    first: bool,
    last: bool,
}

/// `GET /n/{slug}/budgets/{id}/ballot`
pub(in crate::budgets) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let only = visit.query.value("only").to_owned();
    let form = if only.is_empty() { Form::new() } else { Form::new().with("only", only) };
    visit.page(move |q, viewer| page(q, viewer, id, (form, None))).await
}

/// The page of a ballot, with what was typed for one of its projects.
pub(super) fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (form, typed): (Form, Option<ProjectId>),
) -> Result<Page<BallotPage>, Error> {
    let (item, budget) = find(q, viewer, id, Action::CastBallot)?;
    let refused = may_choose(q, viewer, &item, &budget).err();
    if let Some(refused) = refused {
        if !form.has_errors() {
            return Err(refused);
        }
        let back = item.href(viewer);
        let page = Page::new(BallotPage { form, ballot: None, budget, back }, "budget-ballot");
        return Ok(below(page, viewer, &item));
    }
    let ballot = match voter(q, viewer, &item, &budget)? {
        Some(voter) => Some(choices(q, viewer, (&budget, &voter), (&form, typed))?),
        None => None,
    };
    let back = item.href(viewer);
    Ok(below(Page::new(BallotPage { form, ballot, budget, back }, "budget-ballot"), viewer, &item))
}

fn choices(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (budget, voter): (&Budget, &Voter),
    (form, typed): (&Form, Option<ProjectId>),
) -> Result<Choices, Error> {
    let (projects, chosen) = (store::projects(q, budget.item_id)?, store::chosen(q, voter.id)?);
    let of = |id: ProjectId| projects.iter().find(|project| project.id == id);
    let cost: i64 = chosen.iter().filter_map(|one| of(one.project_id)).map(|project| project.cost).sum();
    let count = i64::try_from(chosen.len()).unwrap_or(i64::MAX);
    let spent: i64 = chosen.iter().map(|one| one.points).sum();
    let narrowed = form.value("only").to_owned();
    let action = budget.path(viewer, "ballot");
    let only = categories(store::parts(q, budget.item_id)?, &narrowed, &action);
    let shown = only.iter().find(|(.., on)| *on).map(|(_, name, _)| name.clone());
    let mut lines: Vec<Line> = projects
        .iter()
        .filter(|project| shown.as_ref().is_none_or(|shown| project.category == *shown))
        .map(|project| line(viewer, budget, project, (&chosen, form, typed)))
        .collect();
    let ranked = |line: &Line| line.chosen.filter(|_| budget.ballot == Ballot::Ranking).unwrap_or(i64::MAX);
    lines.sort_by_cached_key(|line| (ranked(line), digest(&format!("{} {}", voter.id, line.project.id))));
    Ok(Choices {
        lines,
        count,
        cost: budget.money().told(cost),
        over: cost > budget.amount,
        left: match budget.ballot {
            Ballot::Points => Some(budget.most.saturating_sub(spent)),
            _ => (budget.most > 0).then(|| budget.most.saturating_sub(count)),
        },
        lost: store::losses(q, voter.id)?,
        narrowed: if shown.is_some() { narrowed } else { String::new() },
        only,
    })
}

/// The categories, by which one narrows the ballot.
fn categories(parts: Vec<Part>, narrowed: &str, action: &str) -> Vec<(String, String, bool)> {
    let categories = parts.into_iter().filter(|part| part.side == Side::Category).enumerate();
    let link = |(at, part): (usize, Part)| {
        let on = narrowed == at.to_string();
        (if on { action.to_owned() } else { format!("{action}?only={at}") }, part.name, on)
    };
    categories.map(link).collect()
}

fn line(
    viewer: &Viewer,
    budget: &Budget,
    project: &Project,
    (chosen, form, typed): (&[Chosen], &Form, Option<ProjectId>),
) -> Line {
    let at = chosen.iter().position(|one| one.project_id == project.id);
    let found = at.and_then(|at| chosen.get(at));
    let wrong = form.error("points").is_some() && typed == Some(project.id);
    let given = found.map(|one| if budget.ballot == Ballot::Ranking { one.place } else { one.points });
    let typed = if wrong {
        form.value("points").to_owned()
    } else {
        given.map(|given| given.to_string()).unwrap_or_default()
    };
    let href = budget.path(viewer, &format!("projects/{}", project.id));
    Line {
        action: format!("{href}/choice"),
        href,
        cost: budget.money().told(project.cost),
        chosen: given,
        typed,
        wrong,
        first: at == Some(0),
        last: at.is_some_and(|at| at + 1 == chosen.len()),
        project: project.clone(),
    }
}

/// How many projects the viewer has chosen, where they may choose now.
pub(super) fn count(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (item, budget): (&Item, &Budget),
) -> Result<Option<usize>, Error> {
    if !budget.takes_choices(viewer.now) {
        return Ok(None);
    }
    match voter(q, viewer, item, budget)? {
        Some(voter) => Ok(Some(store::chosen(q, voter.id)?.len())),
        None => Ok(None),
    }
}
