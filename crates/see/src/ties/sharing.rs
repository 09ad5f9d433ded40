//! From who took part to what it adds to the tie of each pair. Pure sums: nothing here asks the database.

use super::weight;
use house::happenings::Layer;
use house::ids::{ItemId, MemberId, SpaceId};
use std::collections::BTreeMap;

/// Something that people did together: an item, in one layer, and for conversations in one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Deed {
    pub(super) item: ItemId,
    pub(super) layer: Word,
    /// The week of a conversation, counted from 1970; below 0 for a part of something, such as a table; else 0.
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

    /// A part of it, by its number: those who take part in it are tied to one another alone.
    pub(super) fn apart(self, number: i64) -> Deed {
        Deed { period: number.saturating_abs().max(1).saturating_neg(), ..self }
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
    /// Where the item stood on that day.
    pub(super) space: SpaceId,
    /// False for who has left the network since.
    pub(super) present: bool,
}

/// Those who took part in something.
pub(super) type Takers = BTreeMap<MemberId, Taker>;

/// What a deed adds to the tie of two: the smaller number first, and the day on which it was earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) low: MemberId,
    pub(super) high: MemberId,
    pub(super) weight: i64,
    pub(super) day: i64,
}

/// What those who took part share. In a conversation, who wrote in the week before is tied to who writes now, so that it does
/// not matter where a week ends: two who answer one another within seven days are always tied, and nobody whose words lie
/// more than a fortnight apart. Two earn it on the day on which the later of them came: who comes to a task after years makes the
/// work of the others no younger.
pub(super) fn shares(now: &Takers, before: Option<&Takers>) -> Vec<Share> {
    let earlier: Vec<(&MemberId, &Taker)> =
        before.into_iter().flatten().filter(|(member, _)| !now.contains_key(member)).collect();
    let people = now.len().saturating_add(earlier.len());
    // The pairs of a vote of a hundred thousand are not gone through to find that each earns nothing.
    if !weight::ties(people) {
        return Vec::new();
    }
    let here: BTreeMap<MemberId, i64> =
        now.iter().filter(|(_, taker)| taker.present).map(|(id, taker)| (*id, taker.day)).collect();
    let share = |(one, day): (MemberId, i64), (other, since): (MemberId, i64)| {
        let day = day.max(since);
        Share { low: one.min(other), high: one.max(other), weight: weight::earned(day, people), day }
    };
    let mut shares = Vec::new();
    for (one, day) in &here {
        let others = here.range(..one).map(|(other, since)| (*other, *since));
        let others = others.chain(
            earlier.iter().filter(|(_, taker)| taker.present).map(|(other, taker)| (**other, taker.day)),
        );
        shares.extend(others.map(|other| share((*one, *day), other)).filter(|share| share.weight > 0));
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 20_000;

    fn takers(all: &[i64]) -> Takers {
        all.iter().map(|id| (MemberId::from(*id), since(DAY))).collect()
    }

    fn since(day: i64) -> Taker {
        Taker { day, space: 1.into(), present: true }
    }

    fn pairs(shares: &[Share]) -> Vec<(i64, i64)> {
        shares.iter().map(|share| (share.low.get(), share.high.get())).collect()
    }

    #[test]
    fn each_pair_gets_what_the_engine_gives() {
        let shares = shares(&takers(&[3, 1, 2]), None);
        let attendance = |person| netmap::Attendance { person, event: 1, at: 0.0 };
        let engine = netmap::two_mode(&[attendance(1), attendance(2), attendance(3)], 180.0, 180.0);
        assert_eq!(shares.len(), engine.len());
        for (share, (_, _, weight)) in shares.iter().zip(engine) {
            assert!((weight::worth(share.weight, DAY + 180) - weight).abs() < 1e-6);
        }
    }

    #[test]
    fn who_wrote_the_week_before_is_tied_to_who_writes_now_but_not_once_more_to_one_another() {
        let shares = shares(&takers(&[2]), Some(&takers(&[1, 3])));
        assert_eq!(pairs(&shares), [(1, 2), (2, 3)]);
        assert!(shares.iter().all(|share| share.weight == weight::earned(DAY, 3)));
    }

    #[test]
    fn who_comes_late_makes_the_work_of_the_others_no_younger() {
        let mut takers = takers(&[1, 2]);
        takers.insert(3.into(), since(DAY + 400));
        let days: Vec<_> =
            shares(&takers, None).iter().map(|one| (one.low.get(), one.high.get(), one.day)).collect();
        assert_eq!(days, [(1, 2, DAY), (1, 3, DAY + 400), (2, 3, DAY + 400)]);
    }

    #[test]
    fn who_has_left_counts_but_is_tied_to_nobody() {
        let mut takers = takers(&[1, 2, 3]);
        takers.insert(2.into(), Taker { present: false, ..since(DAY) });
        let shares = shares(&takers, None);
        assert_eq!(pairs(&shares), [(1, 3)]);
        assert_eq!(shares.first().unwrap().weight, weight::earned(DAY, 3));
    }

    #[test]
    fn the_tables_of_a_meeting_are_deeds_apart_from_it_and_from_one_another() {
        let meeting = Deed::of(ItemId::from(7), Layer::Meetings, DAY);
        let deeds = [meeting, meeting.apart(1_001), meeting.apart(1_002)];
        assert_eq!(deeds.map(|deed| deed.period), [0, -1_001, -1_002]);
        assert!(deeds.iter().all(|deed| deed.before().is_none() && deed.after().is_none()));
    }

    #[test]
    fn two_hundred_and_one_people_are_a_crowd() {
        let many: Vec<i64> = (1..=201).collect();
        assert_eq!(shares(&takers(&many), None), []);
        assert_eq!(shares(&Takers::new(), None), []);
    }
}
