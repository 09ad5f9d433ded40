//! What people carry in all rooms, in points: one for a role or a task, one for an hour.

use db::{Error, Read, Time};
use house::ids::MemberId;
use house::reports::Reach;
use house::room::Rooms;
use house::web::Said;
use std::collections::BTreeMap;

/// What somebody carries.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Weighed {
    /// All of it.
    pub(super) points: i64,
    /// Each sort of it, in words, the heaviest first.
    pub(super) parts: Vec<Said>,
}

/// What each of these members carries; whoever carries nothing is left out.
pub(super) fn weigh(
    q: &mut Read<'_>,
    rooms: Rooms,
    members: &[MemberId],
    reach: Reach,
    now: Time,
) -> Result<BTreeMap<MemberId, Weighed>, Error> {
    let mut each: BTreeMap<MemberId, Vec<(i64, Said)>> = BTreeMap::new();
    for burden in rooms.burdens() {
        for (member, amount) in (burden.weigh)(q, members, reach, now)? {
            let points = rounded(amount, burden.each);
            if points > 0 {
                each.entry(member).or_default().push((points, (burden.said)(points)));
            }
        }
    }
    Ok(each.into_iter().map(|(member, parts)| (member, summed(parts))).collect())
}

fn summed(mut parts: Vec<(i64, Said)>) -> Weighed {
    parts.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    let points = parts.iter().map(|(points, _)| points).sum();
    Weighed { points, parts: parts.into_iter().map(|(_, said)| said).collect() }
}

/// How many points an amount makes, to the next whole one.
fn rounded(amount: i64, each: i64) -> i64 {
    amount.saturating_add(each / 2).checked_div(each).unwrap_or(0)
}

/// The one in the middle; of an even number the lower of the two.
pub(super) fn middle(mut all: Vec<i64>) -> i64 {
    all.sort_unstable();
    let half = all.len().saturating_sub(1) / 2;
    all.get(half).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_one_point() {
        assert_eq!([0, 29, 30, 60, 89, 90].map(|minutes| rounded(minutes, 60)), [0, 0, 1, 1, 1, 2]);
        assert_eq!((rounded(7, 1), rounded(7, 0)), (7, 0));
    }

    #[test]
    fn the_heaviest_part_stands_first() {
        let said = |text: &str| Said::raw(text);
        let weighed = summed(vec![(2, said("two")), (9, said("nine")), (4, said("four"))]);
        assert_eq!(weighed, Weighed { points: 15, parts: vec![said("nine"), said("four"), said("two")] });
        assert_eq!(summed(vec![]), Weighed::default());
    }

    #[test]
    fn the_middle_is_carried_by_somebody() {
        assert_eq!((middle(vec![]), middle(vec![4]), middle(vec![9, 1])), (0, 4, 1));
        assert_eq!(middle(vec![5, 30, 1]), 5);
    }
}
