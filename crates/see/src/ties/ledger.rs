//! One batch of the log as it changes who took part in what. Pure: it is filled from the database and written back by
//! whoever keeps it up.

use super::sharing::{Deed, Taker, Takers, shares};
use super::weight;
use house::happenings::{Happening, Layer, Taking, Who, With};
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
    /// Whether nobody takes part any more, whoever did it.
    pub(super) ends: bool,
    pub(super) day: i64,
    pub(super) space: SpaceId,
}

/// What came of a turn.
#[derive(Debug, PartialEq, Eq)]
enum Came {
    /// Nothing new.
    Nothing,
    /// Somebody takes part.
    In,
    /// These no longer do, each as they did.
    Out(Vec<(MemberId, Taker)>),
}

/// What a line changes; nothing where its act ties nobody.
pub(super) fn turn(rooms: Rooms, line: &Happening) -> Option<Turn> {
    let tie = rooms.act(line.what.as_str())?.ties?;
    let member = match tie.who {
        Who::Doer => line.member_id?,
        Who::Subject => MemberId::from(line.subject_id?),
    };
    let day = weight::day_of(line.created_at);
    let (takes_part, ends) = (tie.takes_part(&line.detail), tie.taking == Taking::Nobody);
    let whole = Deed::of(line.item_id?, tie.layer, day);
    let deed = match tie.with {
        With::All => whole,
        With::SameSubject => whole.apart(line.subject_id?),
    };
    Some(Turn { deed, member, takes_part, ends, day, space: line.space_id? })
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
            for share in shares(takers, before) {
                let place = Place {
                    network: standing.network,
                    space: standing.space,
                    layer: deed.layer,
                    low: share.low,
                    high: share.high,
                    month: weight::month_of(share.day),
                };
                *sums.entry(place).or_default() += share.weight;
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
        // Where it was said stays so, even if the item moves on afterwards.
        let Some(space) = line.space_id else { return };
        let day = weight::day_of(line.created_at);
        let mut count = |member: MemberId, (day, space): (i64, SpaceId), amount: i64| {
            let month = weight::month_of(day);
            let taken = Taken { network: line.network_id, month, step: step.as_str(), member, space };
            *self.voices.entry(taken).or_default() += amount;
        };
        // In a conversation every word counts; elsewhere one comes, votes or carries something once, and what is taken back is
        // taken back where and when it was counted.
        match (act.voice, fresh) {
            (Some(_), Some((layer, came))) if layer != Layer::Talk => match came {
                Came::Nothing => {}
                Came::In => count(by, (day, space), 1),
                Came::Out(gone) => {
                    gone.into_iter().for_each(|(member, taker)| count(member, (taker.day, taker.space), -1));
                }
            },
            _ => count(by, (day, space), 1),
        }
    }

    /// Somebody takes part, or no longer.
    fn take(&mut self, turn: Turn) -> Came {
        let Turn { deed, member, takes_part, ends, day, space } = turn;
        let takers = self.takers.entry(deed).or_default();
        if takes_part {
            if takers.get(&member).is_some_and(|taker| taker.present) {
                return Came::Nothing;
            }
            let taker = Taker { day, space, present: true };
            takers.insert(member, taker);
            self.left.remove(&(deed, member));
            self.joined.insert((deed, member), taker);
            return Came::In;
        }
        // Who has left the network since has no voice here that could be taken back.
        let goes = |(id, taker): (&MemberId, &Taker)| taker.present && (ends || *id == member);
        let gone: Vec<(MemberId, Taker)> =
            takers.iter().filter(|one| goes(*one)).map(|(id, taker)| (*id, *taker)).collect();
        for (member, _) in &gone {
            takers.remove(member);
            self.joined.remove(&(deed, *member));
            self.left.insert((deed, *member));
        }
        if gone.is_empty() { Came::Nothing } else { Came::Out(gone) }
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
