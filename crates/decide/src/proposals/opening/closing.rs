//! Closing a vote at its end: once, on whichever node comes first, with everything that is counted then.

use crate::proposals::acts::PROPOSAL_CLOSED;
use crate::proposals::counting;
use crate::proposals::method::Verdict;
use crate::proposals::proposal::{Phase, Proposal, Seen};
use crate::proposals::store;
use db::{Time, Write};
use house::happenings::{self, Happened};
use house::ids::{ItemId, NetworkId};
use house::items;
use house::jobs::{Job, Run};
use house::web::Error;

/// Closes a vote at its end.
pub(in crate::proposals) static CLOSING: Job = Job {
    name: "proposal-closing",
    every: None,
    tries: Job::MANY_TRIES,
    run: Run::Inside(|_, tx, task| {
        let (network, item) = (task.payload.get("network")?, task.payload.get("item")?);
        let end = Time::from_micros(task.payload.get("end")?);
        close(tx, network, item, end, task.now)
    }),
};

/// Closes the vote that ends at this moment. One that was closed before, was given more time or is gone stays as it is.
pub(in crate::proposals) fn close(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    end: Time,
    now: Time,
) -> Result<(), Error> {
    // Ballots hold this row too: those that came before are counted, those that come after find the vote closed.
    tx.lock("items", item.get())?;
    let proposal = store::of_item(tx, item)?.ok_or(Error::NotFound)?;
    if proposal.phase() != Phase::Open || proposal.ends_at != end {
        return Ok(());
    }
    count(tx, network, &proposal, now)?;
    items::set_state(tx, item, ("open", "closed"), None)?;
    let space = items::space_of(tx, item)?.ok_or(Error::NotFound)?;
    let happened = Happened::new(&PROPOSAL_CLOSED).space(space).item(item);
    happenings::record(tx, network, None, now, happened)?;
    Ok(())
}

/// Counts, and writes down what every later count is made from.
fn count(tx: &mut Write<'_>, network: NetworkId, proposal: &Proposal, now: Time) -> Result<Verdict, Error> {
    let item = proposal.item_id;
    let piles = store::heap(tx, Seen::by_closing(item), proposal.method)?;
    let turnout = store::turnout(tx, item)?;
    let options = store::options(tx, item)?;
    let report = counting::count(proposal, &options, &piles);
    store::piles(tx, network, item, &piles)?;
    store::note_turnout(tx, network, item, &turnout)?;
    let winners: Vec<String> = report.winners.iter().map(ToString::to_string).collect();
    store::close(tx, item, (report.verdict, &winners.join(",")), now)?;
    Ok(report.verdict)
}
