//! Ballots that count for others: by delegations, which are looked at when the vote closes, and by proxies, which are given for one
//! vote alone. Who gave their vote to whom by a delegation is told to nobody here but the two.

mod closing;
mod following;
mod opening;
mod proxy;
mod standing;

pub(super) use closing::carry;
pub(super) use opening::{filled, read};
pub(super) use proxy::{ask, give, take_back};
pub(super) use standing::{Standing, standing};

use super::proposal::Proposal;
use super::store::{self, Edge};
use db::{Error, Read, Time};
use house::ids::SpaceId;

/// Where the votes go of those who have not voted, or of `all`, as it is at a moment: proxies first.
fn edges(
    q: &mut Read<'_>,
    proposal: &Proposal,
    space: SpaceId,
    (at, all): (Time, bool),
) -> Result<Vec<Edge>, Error> {
    let mut edges = Vec::new();
    if proposal.most_proxies() > 0 {
        edges = store::proxy_edges(q, proposal, space)?;
    }
    if proposal.is_delegable() {
        edges.extend(store::delegation_edges(q, proposal, space, (at, all))?);
    }
    Ok(edges)
}
