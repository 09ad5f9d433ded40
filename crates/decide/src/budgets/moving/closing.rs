//! The end: no more choices are taken, and all are counted once. Counting may take a while, so it is done beside the requests,
//! from what nobody can change any more; whoever finds it counted leaves it as it is.

use super::advancing::{note, payload};
use crate::budgets::acts::BUDGET_COUNTED;
use crate::budgets::budget::{Budget, Counting, VoterId};
use crate::budgets::counting::{self, Counted, Material, Paper};
use crate::budgets::rules::Phase;
use crate::budgets::store;
use db::{Read, Time, Write};
use futures_util::future::BoxFuture;
use house::app::App;
use house::happenings::Act;
use house::ids::{ItemId, NetworkId};
use house::items;
use house::jobs::{self, Job, Run, Task};
use house::web::Error;
use std::sync::Arc;

/// Counts a budget that is closed.
pub(in crate::budgets) static COUNTING: Job =
    Job { name: "budget-counting", every: None, tries: Job::MANY_TRIES, run: Run::Outside(count) };

/// Closes a budget whose end has come, and has it counted. One that was closed before, or was given more time, stays as it is.
pub(in crate::budgets) fn close(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    now: Time,
) -> Result<(), Error> {
    // Choices hold this row too: those that came before are counted, those that come after find it closed.
    tx.lock("items", item.get())?;
    if store::close(tx, item, now)? > 0 {
        jobs::queue(tx, now, &COUNTING, &[(now, payload(network, item, now))])?;
    }
    Ok(())
}

fn count(app: Arc<App>, task: Task) -> BoxFuture<'static, Result<(), Error>> {
    Box::pin(async move {
        let item = task.payload.get::<ItemId>("item")?;
        let begun = app.db.read(move |q| begin(q, item)).await?;
        let Some((counting, mut material)) = begun else { return Ok(()) };
        let mut after = VoterId::from(0);
        loop {
            let (some, next) = app.db.read(move |q| some(q, counting, after)).await?;
            material.papers.extend(some);
            let Some(next) = next else { break };
            after = next;
        }
        // The sums of a city take seconds: no thread that serves is lent for them.
        let done = tokio::task::spawn_blocking(move || counting::count(&material)).await;
        let counted = done.map_err(|error| anyhow::anyhow!("a budget could not be counted: {error}"))??;
        let now = task.now;
        app.db.write(move |tx| keep(tx, item, &counted, (now, &BUDGET_COUNTED))).await
    })
}

/// What is counted, without the ballots. Nothing where it is counted already.
fn begin(q: &mut Read<'_>, item: ItemId) -> Result<Option<(Counting, Material)>, Error> {
    let budget = store::of_item(q, item)?.ok_or(Error::NotFound)?;
    let Some(counting) = budget.counting() else { return Ok(None) };
    let (projects, parts) = (store::projects(q, item)?, store::parts(q, item)?);
    let entitled = store::had(q, item)?;
    Ok(Some((counting, Material { budget, projects, parts, entitled, papers: Vec::new() })))
}

/// Some ballots with the sectors of their voters, and from which voter on there are more.
fn some(
    q: &mut Read<'_>,
    counting: Counting,
    after: VoterId,
) -> Result<(Vec<Paper>, Option<VoterId>), Error> {
    let voters = store::cast(q, counting, after)?;
    let (Some(first), Some(last)) = (voters.first(), voters.last()) else { return Ok((Vec::new(), None)) };
    let mut choices = store::between(q, counting, (first.id, last.id))?.into_iter().peekable();
    let next = last.id;
    let mut papers = Vec::new();
    for voter in voters {
        let mut ballot = Vec::new();
        while let Some(one) = choices.next_if(|one| one.voter_id <= voter.id) {
            ballot.push((one.project_id, one.points));
        }
        papers.push(Paper { sector: voter.sector, ballot });
    }
    Ok((papers, Some(next)))
}

/// Counts at once, for who brings a whole budget in; `papers` are the ballots where there are no voters here.
pub(in crate::budgets) fn count_now(
    tx: &mut Write<'_>,
    item: ItemId,
    papers: Vec<Paper>,
    told: (Time, &'static Act),
) -> Result<(), Error> {
    let Some((counting, mut material)) = begin(tx, item)? else { return Ok(()) };
    material.papers = papers;
    let mut after = VoterId::from(0);
    loop {
        let (some, next) = some(tx, counting, after)?;
        material.papers.extend(some);
        let Some(next) = next else { break };
        after = next;
    }
    let counted = counting::count(&material)?;
    keep(tx, item, &counted, told)
}

/// Keeps what was counted, if nobody has kept it meanwhile.
fn keep(
    tx: &mut Write<'_>,
    item: ItemId,
    counted: &Counted,
    (now, act): (Time, &'static Act),
) -> Result<(), Error> {
    tx.lock("items", item.get())?;
    let budget: Budget = store::of_item(tx, item)?.ok_or(Error::NotFound)?;
    if store::count_done(tx, item, (counted.rule, counted.cut, counted.funded, counted.spent), now)? == 0 {
        return Ok(());
    }
    store::keep_piles(tx, budget.network_id, item, &counted.piles)?;
    store::keep_results(tx, budget.network_id, item, &counted.outcomes)?;
    store::keep_groups(tx, budget.network_id, item, &counted.groups)?;
    items::set_state(tx, item, (budget.phase.as_str(), Phase::Result.as_str()), None)?;
    note(tx, &budget, (None, act), now)
}
