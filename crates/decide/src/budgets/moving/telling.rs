//! Telling people one by one, some hundred at a time: those who have not chosen, a day before the end; and all who may choose,
//! where a project is no longer to be had. Were only those told who had chosen it, the log would say who they are.

use super::advancing::payload;
use crate::budgets::acts::{BUDGET_LOST, BUDGET_REMINDED};
use crate::budgets::budget::{Budget, ProjectId, VoterId};
use crate::budgets::rules::Phase;
use crate::budgets::store;
use db::{Time, Write};
use house::ids::{ItemId, MemberId, NetworkId};
use house::inbox;
use house::items;
use house::jobs::{self, Job, Run, Task};
use house::web::Error;

/// Reminds those who have not chosen.
pub(in crate::budgets) static REMINDING: Job = Job {
    name: "budget-reminding",
    every: None,
    tries: Job::TRIES,
    run: Run::Inside(|_, tx, task| {
        let end = Time::from_micros(task.payload.get("end")?);
        remind(tx, (task.payload.get("network")?, task.payload.get("item")?), end, task)
    }),
};

/// Tells everyone who may choose that a project was taken out.
pub(in crate::budgets) static TELLING: Job = Job {
    name: "budget-telling",
    every: None,
    tries: Job::TRIES,
    run: Run::Inside(|_, tx, task| tell(tx, (task.payload.get("network")?, task.payload.get("item")?), task)),
};

fn remind(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    end: Time,
    task: &Task,
) -> Result<(), Error> {
    let budget = store::of_item(tx, item)?.ok_or(Error::NotFound)?;
    if budget.phase != Phase::Vote || budget.vote_until != end || !store::is_there(tx, item)? {
        return Ok(());
    }
    // It comes late, after the server stood still: nobody can choose any more.
    if task.now >= end {
        return Ok(());
    }
    let late = store::late(tx, item, task.payload.get("after")?)?;
    let Some((last, _)) = late.last().copied() else { return Ok(()) };
    call(tx, (network, item), (&late, BUDGET_REMINDED.word), task.now)?;
    let next = payload(network, item, end).number("after", last.get());
    jobs::queue(tx, task.now, &REMINDING, &[(task.now, next)])?;
    Ok(())
}

/// Takes a project out of what people chose, and has them told.
pub(in crate::budgets) fn take_out(
    tx: &mut Write<'_>,
    budget: &Budget,
    project: ProjectId,
    now: Time,
) -> Result<(), Error> {
    store::take_out(tx, project)?;
    let payload = payload(budget.network_id, budget.item_id, now).number("project", project.get());
    jobs::queue(tx, now, &TELLING, &[(now, payload.number("after", 0))])?;
    Ok(())
}

fn tell(tx: &mut Write<'_>, (network, item): (NetworkId, ItemId), task: &Task) -> Result<(), Error> {
    let project: ProjectId = task.payload.get("project")?;
    if !store::is_there(tx, item)? {
        return Ok(());
    }
    let told = store::entitled_after(tx, item, task.payload.get("after")?)?;
    let Some((last, _)) = told.last().copied() else { return Ok(()) };
    call(tx, (network, item), (&told, BUDGET_LOST.word), task.now)?;
    let next = payload(network, item, Time::from_micros(task.payload.get("end")?));
    let next = next.number("project", project.get()).number("after", last.get());
    jobs::queue(tx, task.now, &TELLING, &[(task.now, next)])?;
    Ok(())
}

fn call(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    (people, why): (&[(VoterId, MemberId)], &str),
    now: Time,
) -> Result<(), Error> {
    let author = items::author_of(tx, item)?.ok_or(Error::NotFound)?;
    let space = items::space_of(tx, item)?.ok_or(Error::NotFound)?;
    let wanted: Vec<(MemberId, &str)> = people.iter().map(|(_, member)| (*member, why)).collect();
    inbox::remind(tx, (network, space, item), author, now, &wanted)?;
    Ok(())
}
