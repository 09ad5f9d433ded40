//! What somebody is told before they vote: for how many others their ballot counts, and where their own vote goes if they do not
//! cast it. Who has voted and who gave a proxy stands in the log: were it looked at on the whole way, what one is told would change
//! at that moment, and one would know whose votes come by way of others. So it is looked at for those alone of whom one knows.

use super::edges;
use super::following::{is_round, weight};
use crate::proposals::proposal::{Proposal, VoterId};
use crate::proposals::store::{self, Edge, Voice};
use db::{Read, Time};
use house::ids::SpaceId;
use house::web::{Error, Said};

/// How somebody stands in an open vote.
#[derive(Debug, Default)]
pub(in crate::proposals) struct Standing {
    /// For how many others their ballot counts.
    pub(in crate::proposals) carries: usize,
    /// Where their vote goes if they do not vote.
    pub(in crate::proposals) goes: Option<Said>,
}

/// How whoever has these votes stands. With more voters than are counted at each look, nobody is told more than that it is
/// looked at when the vote closes.
pub(in crate::proposals) fn standing(
    q: &mut Read<'_>,
    (proposal, space): (&Proposal, SpaceId),
    voices: &[Voice],
    now: Time,
) -> Result<Standing, Error> {
    let Some(own) = voices.first().filter(|_| proposal.may_carry()) else { return Ok(Standing::default()) };
    if !proposal.counts_while_open() {
        let goes = proposal.is_delegable().then(|| Said::key("proposal-goes-many"));
        return Ok(Standing { carries: 0, goes });
    }
    let edges = edges(q, proposal, space, (now, true))?;
    let goes = if own.cast_version == 0 { goes(q, &edges, own.id)? } else { None };
    Ok(Standing { carries: weight(&edges, own.id), goes })
}

/// Only whom somebody chose themselves is named, never whoever comes after.
fn goes(q: &mut Read<'_>, edges: &[Edge], me: VoterId) -> Result<Option<Said>, Error> {
    let Some(edge) = edges.iter().find(|edge| edge.from_id == me) else { return Ok(None) };
    if !edge.voted && !edge.proxy && is_round(edges, me) {
        return Ok(Some(Said::key("proposal-goes-circle")));
    }
    let name = match edge.to_id {
        Some(to) => store::name_of(q, to)?,
        None => None,
    };
    Ok(Some(match name {
        Some(name) => Said::key("proposal-goes-to").with("name", name),
        None => Said::key("proposal-goes-nowhere"),
    }))
}
