//! Closing a vote at its end: once, on whichever node comes first, with everything that is counted then.

use crate::proposals::acts::PROPOSAL_CLOSED;
use crate::proposals::carrying;
use crate::proposals::counting::{self, Pile};
use crate::proposals::keepers;
use crate::proposals::method::{Secrecy, Verdict};
use crate::proposals::proposal::{Phase, Proposal, Seen};
use crate::proposals::secrecy;
use crate::proposals::store;
use db::{Time, Write};
use house::app::App;
use house::happenings::{self, Happened};
use house::ids::{ItemId, NetworkId, SpaceId};
use house::items;
use house::jobs::{Job, Run};
use house::room::Carrying;
use house::web::Error;
use std::collections::BTreeMap;

/// Closes a vote at its end.
pub(in crate::proposals) static CLOSING: Job = Job {
    name: "proposal-closing",
    every: None,
    tries: Job::MANY_TRIES,
    run: Run::Inside(|app, tx, task| {
        let place = (task.payload.get("network")?, task.payload.get("item")?);
        let end = Time::from_micros(task.payload.get("end")?);
        close(tx, By::Server(app), place, end, task.now)
    }),
};

/// What closes a vote.
#[derive(Clone, Copy)]
pub(in crate::proposals) enum By<'a> {
    /// The job of a server.
    Server(&'a App),
    /// A program that writes votes, with the private half of the key of a secret one.
    Program(Option<&'a [u8]>),
    /// A steward, with the private half of the key that they keep.
    Keeper(&'a App, &'a [u8]),
}

impl<'a> By<'a> {
    fn app(self) -> Option<&'a App> {
        match self {
            By::Server(app) | By::Keeper(app, _) => Some(app),
            By::Program(_) => None,
        }
    }

    /// The private half of this key, where it is at hand.
    fn key(self, public: &str) -> Option<Vec<u8>> {
        match self {
            By::Server(app) => secrecy::take(&app.config, public),
            By::Program(key) => key.map(<[u8]>::to_vec),
            By::Keeper(_, key) => Some(key.to_vec()),
        }
    }
}

/// Closes the vote that ends at this moment. One that was closed before, was given more time or is gone stays as it is.
pub(in crate::proposals) fn close(
    tx: &mut Write<'_>,
    by: By<'_>,
    (network, item): (NetworkId, ItemId),
    end: Time,
    now: Time,
) -> Result<(), Error> {
    // Ballots hold this row too: those that came before are counted, those that come after find the vote closed.
    tx.lock("items", item.get())?;
    let proposal = store::of_item(tx, item)?.ok_or(Error::NotFound)?;
    if proposal.phase() != Phase::Open || proposal.ends_at != end {
        return Ok(());
    }
    // A clock that is ahead closes nothing early: the job is taken up again.
    if now < end {
        return Err(anyhow::anyhow!("the vote {item} does not end yet").into());
    }
    // What is held elsewhere closes when its result is brought.
    if proposal.is_elsewhere() {
        return Ok(());
    }
    if waits(tx, by, &proposal)? {
        return Ok(());
    }
    let space = items::space_of(tx, item)?.ok_or(Error::NotFound)?;
    carrying::carry(tx, (network, space), &proposal, now)?;
    let piles = if proposal.secrecy.has_key() {
        opened(tx, by, network, &proposal, now)?
    } else {
        store::heap(tx, Seen::by_closing(item), proposal.method)?
    };
    conclude(tx, by.app(), (network, space), (&proposal, &piles), now)
}

/// Whether the ballots wait for a steward who keeps their key. So few that none is opened wait for nobody.
fn waits(tx: &mut Write<'_>, by: By<'_>, proposal: &Proposal) -> Result<bool, Error> {
    if !proposal.shared || !matches!(by, By::Server(_)) {
        return Ok(false);
    }
    let sealed = store::envelopes(tx, Seen::by_closing(proposal.item_id))?;
    Ok(sealed.len() >= secrecy::FEWEST)
}

/// Counts these ballots, closes the vote with what they come to, and tells everybody.
pub(in crate::proposals) fn conclude(
    tx: &mut Write<'_>,
    app: Option<&App>,
    (network, space): (NetworkId, SpaceId),
    (proposal, piles): (&Proposal, &[Pile]),
    now: Time,
) -> Result<(), Error> {
    let item = proposal.item_id;
    let verdict = count(tx, network, proposal, piles, now)?;
    items::set_state(tx, item, ("open", "closed"), None)?;
    let happened = Happened::new(&PROPOSAL_CLOSED).space(space).item(item);
    happenings::record(tx, network, None, now, happened)?;
    let carries = verdict == Verdict::Passed && proposal.charter && store::is_there(tx, item)?;
    if let Some(app) = app.filter(|_| carries) {
        app.rooms.carry(tx, &Carrying { network, item, now })?;
    }
    Ok(())
}

/// Counts, and writes down what every later count is made from.
fn count(
    tx: &mut Write<'_>,
    network: NetworkId,
    proposal: &Proposal,
    piles: &[Pile],
    now: Time,
) -> Result<Verdict, Error> {
    let item = proposal.item_id;
    // Who voted elsewhere is known nowhere here, not even by sector.
    let turnout = if proposal.is_elsewhere() { Vec::new() } else { store::turnout(tx, item)? };
    let options = store::options(tx, item)?;
    let report = counting::count(proposal, &options, piles);
    store::piles(tx, network, item, piles)?;
    store::note_turnout(tx, network, item, &turnout)?;
    let winners: Vec<String> = report.winners.iter().map(ToString::to_string).collect();
    let withheld = proposal.secrecy.has_key() && piles.is_empty();
    let verdict = if withheld { Verdict::Open } else { report.verdict };
    store::close(tx, item, (verdict, &winners.join(",")), now)?;
    Ok(verdict)
}

/// Opens the envelopes of a secret vote, puts equal ballots on piles, and takes away what could join them with voters. Of
/// fewer than five none is opened.
fn opened(
    tx: &mut Write<'_>,
    by: By<'_>,
    network: NetworkId,
    proposal: &Proposal,
    now: Time,
) -> Result<Vec<Pile>, Error> {
    let item = proposal.item_id;
    let sealed = store::envelopes(tx, Seen::by_closing(item))?;
    let mut papers = Vec::new();
    if sealed.len() >= secrecy::FEWEST {
        // Another node may have the key: the job waits, and is taken up again.
        let key = by
            .key(&proposal.public_key)
            .ok_or_else(|| anyhow::anyhow!("the key of the secret vote {item} is not on this machine"))?;
        papers.extend(sealed.iter().filter_map(|one| secrecy::open(&key, item, one)));
    }
    papers.sort_by(|one, other| one.code.cmp(&other.code));
    if proposal.secrecy == Secrecy::Checkable {
        store::note_papers(tx, network, item, &papers)?;
    }
    store::destroy_envelopes(tx, item)?;
    keepers::forget(tx, item)?;
    secrecy::destroy_later(tx, item, now)?;
    let mut piles: BTreeMap<String, i64> = BTreeMap::new();
    for paper in papers {
        *piles.entry(paper.choice).or_default() += 1;
    }
    let pile = |(choice, amount)| Pile { side: String::new(), choice, amount, carried: 0 };
    Ok(piles.into_iter().map(pile).collect())
}
