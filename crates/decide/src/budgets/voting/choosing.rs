//! One choice: put in, changed or taken back, and kept as soon as it is sent. There is nothing to finish.

use super::ballot::page;
use super::may_choose;
use crate::budgets::acts::BUDGET_CHOSEN;
use crate::budgets::budget::{Budget, ProjectId, VoterId, find, refused};
use crate::budgets::rules::{Ballot, Fate};
use crate::budgets::store::{self, Chosen, Voter};
use db::{Read, Time, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, SpaceId};
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit};

/// `POST /n/{slug}/budgets/{id}/projects/{project}/choice`
pub(in crate::budgets) async fn choose(
    visit: Visit,
    At((_, id, project)): At<(String, ItemId, ProjectId)>,
    form: Form,
) -> Answer {
    let only = form.value("only").parse::<u32>().ok();
    match visit.change(form, move |tx, viewer, form| take(tx, viewer, (id, project), form)).await? {
        Ok(()) => {
            let only = only.map(|only| format!("?only={only}")).unwrap_or_default();
            Ok(visit.go(visit.path(format_args!("budgets/{id}/ballot{only}#project-{project}"))))
        }
        Err(form) => {
            let page = move |q: &mut Read<'_>, viewer: &Viewer| {
                page(q, viewer, id, (form, Some(project))).map(Page::invalid)
            };
            visit.page(page).await
        }
    }
}

fn take(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (id, project): (ItemId, ProjectId),
    form: &mut Form,
) -> Result<(), Error> {
    // Whoever closes it, and whoever takes a project out, holds this row too.
    tx.lock("items", id.get())?;
    let (item, budget) = find(tx, viewer, id, Action::CastBallot)?;
    let voter = may_choose(tx, viewer, &item, &budget)?;
    let found = store::project(tx, id, project)?.filter(|project| project.state == Fate::Accepted);
    if found.is_none() {
        return Err(refused("budget-refused-project"));
    }
    let chosen = store::chosen(tx, voter.id)?;
    let next = next(&budget, (voter.id, project), &chosen, form)?;
    kept(tx, &budget, (&voter, viewer.member()?.id), (&chosen, &next), (item.space_id, viewer.now))
}

/// What is chosen afterwards.
fn next(
    budget: &Budget,
    (voter_id, project_id): (VoterId, ProjectId),
    chosen: &[Chosen],
    form: &mut Form,
) -> Result<Vec<Chosen>, Error> {
    let mut next: Vec<Chosen> = chosen.to_vec();
    let at = next.iter().position(|one| one.project_id == project_id);
    let blank = Chosen { voter_id, project_id, points: 1, place: 0 };
    let take = form.value("take").to_owned();
    match (budget.ballot, take.as_str(), at) {
        (Ballot::Points, ..) => give(budget, &mut next, blank, form)?,
        (_, "no", Some(at)) => drop(next.remove(at)),
        (_, "no", None) | (_, "yes", Some(_)) => {}
        (_, "yes", None) => add(budget, &mut next, blank, form)?,
        (Ballot::Ranking, "up", Some(at)) if at > 0 => next.swap(at, at - 1),
        (Ballot::Ranking, "down", Some(at)) if at + 1 < next.len() => next.swap(at, at + 1),
        (Ballot::Ranking, "up" | "down", Some(_)) => {}
        _ => {
            form.fail_whole("error-field-choice");
            return Err(Error::Invalid);
        }
    }
    if budget.ballot == Ballot::Ranking {
        (1_i64..).zip(&mut next).for_each(|(place, one)| one.place = place);
    }
    Ok(next)
}

/// One project more, behind those that are chosen.
fn add(budget: &Budget, next: &mut Vec<Chosen>, blank: Chosen, form: &mut Form) -> Result<(), Error> {
    let most = usize::try_from(budget.most).unwrap_or(0);
    if most > 0 && next.len() >= most {
        form.fail_whole(Said::key("budget-choices-many").with("most", budget.most));
        return Err(Error::Invalid);
    }
    next.push(blank);
    Ok(())
}

/// So many points for a project, in place of those that it had.
fn give(budget: &Budget, next: &mut Vec<Chosen>, blank: Chosen, form: &mut Form) -> Result<(), Error> {
    let points = points(form, budget.most)?;
    next.retain(|one| one.project_id != blank.project_id);
    let spent: i64 = next.iter().map(|one| one.points).fold(0, i64::saturating_add);
    if spent.saturating_add(points) > budget.most {
        let left = budget.most.saturating_sub(spent);
        form.fail("points", Said::key("budget-points-many").with("left", left));
        return Err(Error::Invalid);
    }
    if points > 0 {
        next.push(Chosen { points, ..blank });
    }
    Ok(())
}

fn points(form: &mut Form, most: i64) -> Result<i64, Error> {
    let typed = form.value("points").trim().to_owned();
    let points = if typed.is_empty() { Some(0) } else { typed.parse::<i64>().ok() };
    match points.filter(|points| (0..=most).contains(points)) {
        Some(points) => Ok(points),
        None => {
            form.fail("points", Said::key("budget-points-wrong").with("most", most));
            Err(Error::Invalid)
        }
    }
}

/// Keeps what is chosen, as far as it differs from what was.
fn kept(
    tx: &mut Write<'_>,
    budget: &Budget,
    (voter, me): (&Voter, MemberId),
    (before, next): (&[Chosen], &[Chosen]),
    (space, now): (SpaceId, Time),
) -> Result<(), Error> {
    if before == next {
        return Ok(());
    }
    for one in before.iter().filter(|one| next.iter().all(|other| other.project_id != one.project_id)) {
        store::clear(tx, voter.id, one.project_id)?;
    }
    for one in next.iter().filter(|one| !before.contains(one)) {
        store::put(tx, budget.network_id, budget.item_id, one)?;
    }
    store::forget_losses(tx, voter.id)?;
    store::note_voted(tx, budget.item_id, voter, !next.is_empty())?;
    if !voter.voted && !next.is_empty() {
        let happened = Happened::new(&BUDGET_CHOSEN).space(space).item(budget.item_id);
        happenings::record(tx, budget.network_id, Some(me), now, happened)?;
    }
    Ok(())
}

/// Puts a whole ballot in, for who writes one by a program: projects with points, the best first. False where this member has
/// no vote, or comes when nobody may choose.
pub(in crate::budgets) fn put_in(
    tx: &mut Write<'_>,
    budget: &Budget,
    (space, me): (SpaceId, MemberId),
    choices: &[(ProjectId, i64)],
    now: Time,
) -> Result<bool, Error> {
    let Some(voter) = store::voter(tx, budget, me)?.filter(|_| budget.takes_choices(now)) else {
        return Ok(false);
    };
    let before = store::chosen(tx, voter.id)?;
    let place = |at: i64| if budget.ballot == Ballot::Ranking { at } else { 0 };
    let chosen = |(at, (project, points)): (i64, &(ProjectId, i64))| {
        let points = if budget.ballot == Ballot::Points { *points } else { 1 };
        Chosen { voter_id: voter.id, project_id: *project, points, place: place(at) }
    };
    let next: Vec<Chosen> = (1_i64..).zip(choices).map(chosen).collect();
    kept(tx, budget, (&voter, me), (&before, &next), (space, now))?;
    Ok(true)
}
