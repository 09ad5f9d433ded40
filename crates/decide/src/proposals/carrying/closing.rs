//! What becomes of votes that were given away, at the end of a vote: looked at once, as it was at that moment, and written down.

use super::edges;
use super::following::{Fate, follow};
use crate::proposals::acts::VOTE_CIRCLED;
use crate::proposals::proposal::{Proposal, VoterId};
use crate::proposals::store;
use db::{Time, Write};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::inbox;
use house::items;
use house::web::Error;

/// How many are told at once.
const TOLD: usize = 200;

/// Writes down whose vote counts with whose ballot, and tells those whose votes went in a circle. Whoever calls it holds the row
/// of the item and counts afterwards.
pub(in crate::proposals) fn carry(
    tx: &mut Write<'_>,
    (network, space): (NetworkId, SpaceId),
    proposal: &Proposal,
    now: Time,
) -> Result<(), Error> {
    if !proposal.may_carry() {
        return Ok(());
    }
    // A job may come late: what counts is what stood at the end that everybody knew.
    let fates = follow(&edges(tx, proposal, space, (proposal.ends_at, false))?);
    let carried: Vec<(VoterId, VoterId)> = fates
        .iter()
        .filter_map(|(voter, fate)| match fate {
            Fate::Carried(by) => Some((*voter, *by)),
            _ => None,
        })
        .collect();
    if !carried.is_empty() {
        store::note_carried(tx, network, proposal.item_id, &carried)?;
    }
    let circled = fates.iter().filter(|(_, fate)| **fate == Fate::Circle).map(|(voter, _)| *voter);
    tell(tx, (network, space, proposal.item_id), &circled.collect::<Vec<_>>(), now)
}

fn tell(
    tx: &mut Write<'_>,
    place: (NetworkId, SpaceId, ItemId),
    circled: &[VoterId],
    now: Time,
) -> Result<(), Error> {
    if circled.is_empty() {
        return Ok(());
    }
    let author = items::author_of(tx, place.2)?.ok_or(Error::NotFound)?;
    for some in circled.chunks(TOLD) {
        let members = store::members_of(tx, some)?;
        let wanted: Vec<(MemberId, &str)> =
            members.into_iter().map(|member| (member, VOTE_CIRCLED.word)).collect();
        inbox::remind(tx, place, author, now, &wanted)?;
    }
    Ok(())
}
