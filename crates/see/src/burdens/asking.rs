//! Who could be asked to take something over: whoever did much together with somebody and offers the same.

use super::store;
use super::weighing::{Weighed, weigh};
use crate::ties;
use db::Read;
use house::access::Action;
use house::ids::MemberId;
use house::members;
use house::reports::Reach;
use house::room::Rooms;
use house::web::{Error, Said, Viewer};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many of those to whom somebody is tied the strongest are looked at, and so many named.
const LOOKED: i64 = 30;
const NAMED: usize = 6;

/// Somebody who could be asked.
pub(super) struct Askable {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) why: Said,
    /// What they carry; for stewards alone.
    pub(super) points: Option<i64>,
}

/// Who could be asked in the place of somebody who carries so much. Only where the viewer may know what others carry it has a
/// part in it; else who is named would tell.
pub(super) fn askable(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    (member, points): (MemberId, i64),
) -> Result<Vec<Askable>, Error> {
    if ties::is_absent(q, member)? {
        return Ok(Vec::new());
    }
    let near = ties::closest(q, viewer.member()?.id, member, LOOKED)?;
    let near: Vec<MemberId> = near.into_iter().map(|(other, _)| other).collect();
    let names: BTreeMap<MemberId, String> =
        members::active_names(q, viewer.network.id, &near)?.into_iter().collect();
    let mut skills: BTreeMap<MemberId, Vec<String>> = BTreeMap::new();
    for (other, skill) in store::offered_too(q, member, &near)? {
        skills.entry(other).or_default().push(skill);
    }
    let loads = if viewer.may(Action::ManageMembers) {
        Some(weigh(q, rooms, &near, Reach::Shared, viewer.now)?)
    } else {
        None
    };
    let carried = |other: &MemberId| -> Option<i64> {
        loads.as_ref().map(|loads| loads.get(other).map_or(0, |weighed: &Weighed| weighed.points))
    };
    let mut found: Vec<(MemberId, Option<i64>)> = near.iter().map(|other| (*other, carried(other))).collect();
    found.retain(|(_, carried)| carried.is_none_or(|carried| carried < points));
    // Those who are as near stand in the order in which they came: the nearest first.
    found.sort_by_key(|(other, carried)| (Reverse(skills.get(other).map_or(0, Vec::len)), *carried));
    let told = found.into_iter().filter_map(|(other, points)| {
        let name = names.get(&other)?.clone();
        let why = match skills.get(&other) {
            Some(skills) => Said::key("burden-ask-skills").with("skills", skills.join(", ")),
            None => Said::key("burden-ask-near"),
        };
        Some(Askable { name, href: viewer.path(format_args!("people/{other}")), why, points })
    });
    Ok(told.take(NAMED).collect())
}
