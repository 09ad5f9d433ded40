//! Reminding those who may vote and have not, a day before the end: some hundred at a time, and nobody who has voted.

use crate::proposals::acts::PROPOSAL_REMINDED;
use crate::proposals::proposal::{Phase, VoterId};
use crate::proposals::store;
use db::{Time, Write};
use house::ids::{ItemId, MemberId, NetworkId};
use house::inbox;
use house::items;
use house::jobs::{self, Job, Payload, Run, Task};
use house::web::Error;

/// Reminds those who have not voted.
pub(in crate::proposals) static REMINDING: Job = Job {
    name: "proposal-reminding",
    every: None,
    tries: Job::TRIES,
    run: Run::Inside(|_, tx, task| {
        let end = Time::from_micros(task.payload.get("end")?);
        remind(tx, (task.payload.get("network")?, task.payload.get("item")?), end, task)
    }),
};

fn remind(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    end: Time,
    task: &Task,
) -> Result<(), Error> {
    let proposal = store::of_item(tx, item)?.ok_or(Error::NotFound)?;
    // Of a vote that is held elsewhere nobody here knows who has voted.
    if proposal.phase() != Phase::Open || proposal.ends_at != end || proposal.is_elsewhere() {
        return Ok(());
    }
    // It comes late, after the server stood still: the vote ends in this moment, and whoever is told so is told what came of it.
    if task.now >= end {
        return Ok(());
    }
    let after: VoterId = task.payload.get("after")?;
    let late = store::late(tx, item, proposal.version, after)?;
    let Some((last, _)) = late.last().copied() else { return Ok(()) };
    let author = items::author_of(tx, item)?.ok_or(Error::NotFound)?;
    let space = items::space_of(tx, item)?.ok_or(Error::NotFound)?;
    let wanted: Vec<(MemberId, &str)> =
        late.iter().map(|(_, member)| (*member, PROPOSAL_REMINDED.word)).collect();
    inbox::remind(tx, (network, space, item), author, task.now, &wanted)?;
    let payload = Payload::new().number("network", network.get()).number("item", item.get());
    let next = payload.number("end", end.micros()).number("after", last.get());
    jobs::queue(tx, task.now, &REMINDING, &[(task.now, next)])?;
    Ok(())
}
