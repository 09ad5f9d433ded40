//! One batch of the log as it changes who took part in what. Pure: it is filled from the database and written back by
//! whoever keeps it up.

use super::sharing::{Deed, Shares, Taker, Takers, shares};
use super::weight;
use house::happenings::{Happening, Layer, Who};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::room::Rooms;
use std::collections::{BTreeMap, BTreeSet};

/// Where something stands in the ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) network: NetworkId,
    pub(super) space: SpaceId,
    pub(super) counted: bool,
}

/// An item as it is now.
#[derive(Debug, Clone)]
pub(super) struct Thing {
    pub(super) network: NetworkId,
    pub(super) space: SpaceId,
    pub(super) shown: bool,
    pub(super) kind: String,
}

/// A tie of one pair by what was done in one space, in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) network: NetworkId,
    pub(super) space: SpaceId,
    pub(super) layer: super::sharing::Word,
    pub(super) low: MemberId,
    pub(super) high: MemberId,
    pub(super) month: i64,
}

/// A step that a member took in a month, somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Taken {
    pub(super) network: NetworkId,
    pub(super) month: i64,
    pub(super) step: &'static str,
    pub(super) member: MemberId,
    pub(super) space: SpaceId,
}

/// What is known of the deeds of a batch, and what changes.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    pub(super) things: BTreeMap<ItemId, Thing>,
    pub(super) takers: BTreeMap<Deed, Takers>,
    pub(super) standings: BTreeMap<Deed, Standing>,
    /// Who took part in what, as it is to be written.
    pub(super) joined: BTreeMap<(Deed, MemberId), Taker>,
    /// Who no longer does.
    pub(super) left: BTreeSet<(Deed, MemberId)>,
    pub(super) voices: BTreeMap<Taken, i64>,
}

/// What one line of the log changes: who takes part in what, or no longer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    pub(super) deed: Deed,
    pub(super) member: MemberId,
    pub(super) takes_part: bool,
    pub(super) day: i64,
}

/// What a line changes; nothing where its act ties nobody.
pub(super) fn turn(rooms: Rooms, line: &Happening) -> Option<Turn> {
    let tie = rooms.act(line.what.as_str())?.ties?;
    let member = match tie.who {
        Who::Doer => line.member_id?,
        Who::Subject => MemberId::from(line.subject_id?),
    };
    let day = weight::day_of(line.created_at);
    let takes_part = tie.takes_part(&line.detail);
    Some(Turn { deed: Deed::of(line.item_id?, tie.layer, day), member, takes_part, day })
}

impl Ledger {
    /// What all these deeds add to ties, as they stand.
    pub(super) fn sums(&self, deeds: &BTreeSet<Deed>) -> BTreeMap<Place, i64> {
        let mut sums = BTreeMap::new();
        for deed in deeds {
            let Some(standing) = self.standings.get(deed).filter(|standing| standing.counted) else {
                continue;
            };
            let Some(takers) = self.takers.get(deed) else { continue };
            let before = deed.before().and_then(|before| self.takers.get(&before));
            let Shares { pairs, each, day } = shares(takers, before);
            let month = weight::month_of(day);
            for (low, high) in pairs {
                let (network, space) = (standing.network, standing.space);
                let place = Place { network, space, layer: deed.layer, low, high, month };
                *sums.entry(place).or_default() += each;
            }
        }
        sums
    }

    /// Follows one line.
    pub(super) fn follow(&mut self, rooms: Rooms, line: &Happening) {
        let fresh = turn(rooms, line).map(|turn| (turn.deed.layer.0, self.take(turn)));
        let Some(act) = rooms.act(line.what.as_str()) else { return };
        let Some((item, by)) = line.item_id.zip(line.member_id) else { return };
        let Some(thing) = self.things.get(&item) else { return };
        let begun = (act.word == house::items::ITEM_STARTED.word)
            .then(|| rooms.kinds().iter().find(|kind| kind.name == thing.kind).and_then(|kind| kind.voice));
        let Some(step) = act.voice.or(begun.flatten()) else { return };
        // In a conversation every word counts; elsewhere one comes, votes or carries something once.
        let amount = match (act.voice, fresh) {
            (Some(_), Some((layer, change))) if layer != Layer::Talk => change,
            _ => 1,
        };
        // Where it was said stays so, even if the item moves on afterwards.
        let Some(space) = line.space_id else { return };
        let month = weight::month_of(weight::day_of(line.created_at));
        let taken = Taken { network: line.network_id, month, step: step.as_str(), member: by, space };
        *self.voices.entry(taken).or_default() += amount;
    }

    /// Somebody takes part, or no longer: 1 or −1, and 0 where that is nothing new.
    fn take(&mut self, turn: Turn) -> i64 {
        let Turn { deed, member, takes_part, day } = turn;
        let takers = self.takers.entry(deed).or_default();
        let present = takers.get(&member).is_some_and(|taker| taker.present);
        if takes_part == present {
            return 0;
        }
        if takes_part {
            let taker = Taker { day, present: true };
            takers.insert(member, taker);
            self.left.remove(&(deed, member));
            self.joined.insert((deed, member), taker);
            return 1;
        }
        takers.remove(&member);
        self.joined.remove(&(deed, member));
        self.left.insert((deed, member));
        -1
    }

    /// Puts every deed where its item stands now. What is deleted ties nobody.
    pub(super) fn settle(&mut self, deeds: &BTreeSet<Deed>) {
        for deed in deeds {
            let known = self.takers.get(deed).is_some_and(|takers| !takers.is_empty());
            let standing = self.things.get(&deed.item).map(|thing| Standing {
                network: thing.network,
                space: thing.space,
                counted: thing.shown,
            });
            if let Some(standing) = standing.filter(|_| known) {
                self.standings.insert(*deed, standing);
            } else {
                self.standings.remove(deed);
            }
        }
    }
}

/// What has to be added so that the first becomes the second.
pub(super) fn difference(before: &BTreeMap<Place, i64>, after: BTreeMap<Place, i64>) -> BTreeMap<Place, i64> {
    let mut change = after;
    for (place, weight) in before {
        *change.entry(*place).or_default() -= weight;
    }
    change.retain(|_, weight| *weight != 0);
    change
}
