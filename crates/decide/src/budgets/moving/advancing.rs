//! From one phase to the next, with all that belongs to it: exactly once, whoever comes first.

use super::{BEFORE, REMINDING, SHORTEST, closing};
use crate::budgets::ROOM;
use crate::budgets::acts::{BUDGET_GATHERED, BUDGET_OPENED, PROJECT_UNJUDGED};
use crate::budgets::budget::{Budget, refused};
use crate::budgets::rules::{Fate, Phase};
use crate::budgets::store::{self, Setting};
use db::{Read, Time, Write};
use house::happenings::{self, Act, Happened};
use house::ids::{ItemId, MemberId, NetworkId};
use house::inbox;
use house::items;
use house::jobs::{self, Job, Payload, Run};
use house::networks;
use house::web::Error;

/// Takes a budget on when one of its dates has come.
pub(in crate::budgets) static MOVING: Job = Job {
    name: "budget-moving",
    every: None,
    tries: Job::MANY_TRIES,
    run: Run::Inside(|_, tx, task| {
        advance(tx, (task.payload.get("network")?, task.payload.get("item")?), task.now)
    }),
};

/// What a job is told. The date stands in it: where it is moved, another one is queued, and the first finds nothing to do.
pub(super) fn payload(network: NetworkId, item: ItemId, at: Time) -> Payload {
    Payload::new().number("network", network.get()).number("item", item.get()).number("end", at.micros())
}

/// Queues what is to be done when the first phases end.
pub(in crate::budgets) fn plan(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    setting: &Setting,
    now: Time,
) -> Result<(), Error> {
    let at = |time: Time| (time.max(now), payload(network, item, time));
    jobs::queue(tx, now, &MOVING, &[at(setting.gather_until), at(setting.review_until)])?;
    Ok(())
}

/// Queues what is to be done when people may no longer choose, and before.
pub(super) fn plan_end(tx: &mut Write<'_>, budget: &Budget, end: Time, now: Time) -> Result<(), Error> {
    let (network, item) = (budget.network_id, budget.item_id);
    jobs::queue(tx, now, &MOVING, &[(end, payload(network, item, end))])?;
    let early = end - BEFORE;
    if early > now {
        jobs::queue(tx, now, &REMINDING, &[(early, payload(network, item, end).number("after", 0))])?;
    }
    Ok(())
}

/// Takes a budget on as far as its dates say. Where nothing was accepted, or nobody may choose, it stays under review. One
/// that was archived or deleted begins nothing that nobody would see: it is taken on by hand once it is back.
fn advance(tx: &mut Write<'_>, (network, item): (NetworkId, ItemId), now: Time) -> Result<(), Error> {
    tx.lock("items", item.get())?;
    let Some(budget) = store::of_item(tx, item)? else { return Ok(()) };
    if budget.is_draft() && !store::is_shown(tx, item)? {
        return Ok(());
    }
    if budget.phase == Phase::Gather && budget.gather_until <= now {
        gather(tx, &budget, None, now)?;
    }
    let budget = store::of_item(tx, item)?.ok_or(Error::NotFound)?;
    if budget.phase == Phase::Review && budget.review_until <= now {
        match open(tx, &budget, None, now) {
            Err(Error::Refused(_)) => return Ok(()),
            done => done?,
        }
    }
    closing::close(tx, (network, item), now)
}

/// No more projects are taken: they are reviewed.
pub(in crate::budgets) fn gather(
    tx: &mut Write<'_>,
    budget: &Budget,
    by: Option<MemberId>,
    now: Time,
) -> Result<(), Error> {
    if store::gathered(tx, budget.item_id, now)? == 0 {
        return Ok(());
    }
    items::set_state(tx, budget.item_id, ("gather", "review"), None)?;
    note(tx, budget, (by, &BUDGET_GATHERED), now)
}

/// People may choose from now on: who they are is written down, and what nobody has judged is left out.
pub(in crate::budgets) fn open(
    tx: &mut Write<'_>,
    budget: &Budget,
    by: Option<MemberId>,
    now: Time,
) -> Result<(), Error> {
    if budget.vote_until < now + SHORTEST {
        return Err(refused("budget-refused-past"));
    }
    let tally = store::tally(tx, budget.item_id)?;
    if !tally.iter().any(|tally| tally.state == Fate::Accepted && tally.projects > 0) {
        return Err(refused("budget-refused-none"));
    }
    let space = items::space_of(tx, budget.item_id)?.ok_or(Error::NotFound)?;
    if store::entitled(tx, budget.network_id, space, budget.electorate)? == 0 {
        return Err(refused("budget-refused-nobody"));
    }
    let entitled = store::freeze(tx, budget.network_id, (budget.item_id, space), budget.electorate)?;
    if store::open(tx, budget.item_id, i64::try_from(entitled).unwrap_or(i64::MAX), now)? == 0 {
        return Ok(());
    }
    leave(tx, budget, now)?;
    items::set_state(tx, budget.item_id, ("review", "vote"), None)?;
    networks::use_page(tx, budget.network_id, "decisions")?;
    plan_end(tx, budget, budget.vote_until, now)?;
    items::renew(tx, ROOM.kinds, &[budget.item_id])?;
    note(tx, budget, (by, &BUDGET_OPENED), now)
}

/// What nobody has judged does not go to the vote, and those who proposed it are told.
fn leave(tx: &mut Write<'_>, budget: &Budget, now: Time) -> Result<(), Error> {
    let proposers = store::unjudged(tx, budget.item_id)?;
    if store::leave_unjudged(tx, budget.item_id, now)? == 0 {
        return Ok(());
    }
    let author = items::author_of(tx, budget.item_id)?.ok_or(Error::NotFound)?;
    let space = items::space_of(tx, budget.item_id)?.ok_or(Error::NotFound)?;
    let wanted: Vec<(MemberId, &str)> =
        proposers.into_iter().map(|member| (member, PROJECT_UNJUDGED.word)).collect();
    inbox::remind(tx, (budget.network_id, space, budget.item_id), author, now, &wanted)?;
    Ok(())
}

/// Writes a line into the log.
pub(super) fn note(
    tx: &mut Write<'_>,
    budget: &Budget,
    (by, act): (Option<MemberId>, &'static Act),
    now: Time,
) -> Result<(), Error> {
    let space = items::space_of(tx, budget.item_id)?.ok_or(Error::NotFound)?;
    let happened = Happened::new(act).space(space).item(budget.item_id);
    happenings::record(tx, budget.network_id, by, now, happened)?;
    Ok(())
}

/// While people vote and until it is counted, a budget stays in its space: who may choose was written down there.
pub(in crate::budgets) fn bound(q: &mut Read<'_>, item: ItemId) -> Result<Option<&'static str>, Error> {
    let voting = store::of_item(q, item)?.is_some_and(|budget| budget.phase == Phase::Vote);
    Ok(voting.then_some("budget-refused-move"))
}
