//! Opening a vote, giving it more time, adding to what is voted on, closing it. Nothing of it is ever taken back.

mod adding;
mod closing;
mod extension;
mod reminding;
mod start;

pub(super) use adding::{add as add_option, ask as ask_option};
pub(super) use closing::{By, CLOSING, close, conclude};
pub(super) use extension::{ask as ask_longer, extend};
pub(super) use reminding::REMINDING;
pub(super) use start::{ask, begin, open};

use super::proposal::{Phase, Proposal};
use super::store;
use db::{Error, Read, Time, Write};
use house::ids::{ItemId, NetworkId};
use house::jobs::{self, Payload};
use house::web;
use std::time::Duration;

/// How long before the end those who have not voted are reminded.
const BEFORE: Duration = Duration::from_secs(24 * 60 * 60);
/// The shortest time for which a vote is open.
const SHORTEST: Duration = Duration::from_secs(5 * 60);

/// Queues what is to be done at the end of a vote and before it. The end stands in the payload: where it is moved, the
/// job for the earlier one finds another end and does nothing.
fn plan(
    tx: &mut Write<'_>,
    network: NetworkId,
    proposal: &Proposal,
    ends_at: Time,
    now: Time,
) -> Result<(), Error> {
    let payload = || {
        let payload = Payload::new().number("network", network.get()).number("item", proposal.item_id.get());
        payload.number("end", ends_at.micros())
    };
    jobs::queue(tx, now, &CLOSING, &[(ends_at, payload())])?;
    let early = ends_at - BEFORE;
    if early > now {
        jobs::queue(tx, now, &REMINDING, &[(early, payload().number("after", 0))])?;
    }
    Ok(())
}

/// While people vote, a proposal stays in its space: who may vote was written down there.
pub(super) fn bound(q: &mut Read<'_>, item: ItemId) -> Result<Option<&'static str>, web::Error> {
    let open = store::of_item(q, item)?.is_some_and(|proposal| proposal.phase() == Phase::Open);
    Ok(open.then_some("proposal-refused-move"))
}
