//! From who took part to what it adds to the tie of each pair. Pure sums: nothing here asks the database.

use super::weight;
use house::happenings::Layer;
use house::ids::{ItemId, MemberId};
use std::collections::{BTreeMap, BTreeSet};

/// Something that people did together: an item, in one layer, and for conversations in one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Deed {
    pub(super) item: ItemId,
    pub(super) layer: Word,
    /// The week of a conversation, counted from 1970; else 0.
    pub(super) period: i64,
}

/// A layer, in the order of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word(pub(super) Layer);

impl PartialOrd for Word {
    fn partial_cmp(&self, other: &Word) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Word {
    fn cmp(&self, other: &Word) -> std::cmp::Ordering {
        self.0.as_str().cmp(other.0.as_str())
    }
}

impl Deed {
    /// What somebody took part in who did this on this day.
    pub(super) fn of(item: ItemId, layer: Layer, day: i64) -> Deed {
        let period = if layer == Layer::Talk { day.div_euclid(7) } else { 0 };
        Deed { item, layer: Word(layer), period }
    }

    /// The week after, whose pairs this one belongs to as well.
    pub(super) fn after(self) -> Option<Deed> {
        (self.layer.0 == Layer::Talk).then(|| Deed { period: self.period.saturating_add(1), ..self })
    }

    /// The week before.
    pub(super) fn before(self) -> Option<Deed> {
        (self.layer.0 == Layer::Talk).then(|| Deed { period: self.period.saturating_sub(1), ..self })
    }
}

/// Somebody who took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Taker {
    /// Since which day.
    pub(super) day: i64,
    /// False for who has left the network since.
    pub(super) present: bool,
}

/// Those who took part in something.
pub(super) type Takers = BTreeMap<MemberId, Taker>;

/// What a deed adds: pairs, the smaller number first, each with the same weight, earned on one day.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shares {
    pub(super) pairs: Vec<(MemberId, MemberId)>,
    pub(super) each: i64,
    pub(super) day: i64,
}

/// What those who took part share. In a conversation, who wrote in the week before is tied to who writes now, so that it does
/// not matter where a week ends: two who answer one another within seven days are always tied, and nobody whose words lie
/// more than a fortnight apart.
pub(super) fn shares(now: &Takers, before: Option<&Takers>) -> Shares {
    let Some(day) = now.values().map(|taker| taker.day).max() else { return Shares::default() };
    let earlier: Vec<(&MemberId, &Taker)> =
        before.into_iter().flatten().filter(|(member, _)| !now.contains_key(member)).collect();
    let each = weight::earned(day, now.len().saturating_add(earlier.len()));
    if each == 0 {
        return Shares::default();
    }
    let here: BTreeSet<MemberId> = now.iter().filter(|(_, taker)| taker.present).map(|(id, _)| *id).collect();
    let mut pairs = Vec::new();
    for one in &here {
        pairs.extend(here.range(..one).map(|other| (*other, *one)));
        let others = earlier.iter().filter(|(_, taker)| taker.present);
        pairs.extend(others.map(|(other, _)| (*one.min(other), *one.max(other))));
    }
    Shares { pairs, each, day }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 20_000;

    fn takers(all: &[i64]) -> Takers {
        all.iter().map(|id| (MemberId::from(*id), Taker { day: DAY, present: true })).collect()
    }

    #[test]
    fn each_pair_gets_what_the_engine_gives() {
        let shares = shares(&takers(&[3, 1, 2]), None);
        let attendance = |person| netmap::Attendance { person, event: 1, at: 0.0 };
        let engine = netmap::two_mode(&[attendance(1), attendance(2), attendance(3)], 180.0, 180.0);
        assert_eq!(shares.pairs.len(), engine.len());
        for (_, _, weight) in engine {
            assert!((weight::worth(shares.each, DAY + 180) - weight).abs() < 1e-6);
        }
    }

    #[test]
    fn who_wrote_the_week_before_is_tied_to_who_writes_now_but_not_once_more_to_one_another() {
        let shares = shares(&takers(&[2]), Some(&takers(&[1, 3])));
        assert_eq!(shares.pairs, [(1.into(), 2.into()), (2.into(), 3.into())]);
        assert_eq!(shares.each, weight::earned(DAY, 3));
    }

    #[test]
    fn who_has_left_counts_but_is_tied_to_nobody() {
        let mut takers = takers(&[1, 2, 3]);
        takers.insert(2.into(), Taker { day: DAY, present: false });
        let shares = shares(&takers, None);
        assert_eq!(shares.pairs, [(1.into(), 3.into())]);
        assert_eq!(shares.each, weight::earned(DAY, 3));
    }

    #[test]
    fn two_hundred_and_one_people_are_a_crowd() {
        let many: Vec<i64> = (1..=201).collect();
        assert_eq!(shares(&takers(&many), None), Shares::default());
        assert_eq!(shares(&Takers::new(), None), Shares::default());
    }
}
