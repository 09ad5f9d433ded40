//! What one meeting alone adds to ties. Who says that they come is tied before anybody has met: whoever asks who knows each other
//! besides takes that away.

use super::ledger::Ledger;
use super::sharing::Deed;
use super::store;
use db::{Error, Read};
use house::happenings::Layer;
use house::ids::{ItemId, MemberId, SpaceId};
use std::collections::{BTreeMap, BTreeSet};

/// What a meeting adds to the tie of each pair of those who come, the smaller number first, and in which space.
///
/// # Errors
/// Those of the database.
pub fn earned_at(
    q: &mut Read<'_>,
    meeting: ItemId,
) -> Result<BTreeMap<(MemberId, MemberId, SpaceId), i64>, Error> {
    let mut ledger = Ledger::default();
    // Of what is said beside the meeting no week is read.
    store::load(q, &mut ledger, &BTreeSet::from([meeting]), i64::MAX)?;
    let sums = ledger.sums(&BTreeSet::from([Deed::of(meeting, Layer::Meetings, 0)]));
    Ok(sums.into_iter().map(|(place, weight)| ((place.low, place.high, place.space), weight)).collect())
}
