//! Whether one way of grouping people, held against another, would tell of fewer than five: the shares of all newcomers and of all
//! sectors together may leave a remainder that is a single person.

use super::groups::{By, FEW, Grouping, STEPS, grouping};
use super::store::Person;
use std::collections::BTreeMap;

/// Of which steps is told, in which pieces of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Apart {
    told: [[bool; STEPS]; 4],
    /// Whether anything is told at all.
    pub(super) any: bool,
}

impl Apart {
    /// Of everything.
    pub(super) const ALL: Apart = Apart { told: [[true; STEPS]; 4], any: true };

    /// Whether a step may be told of in a piece of time.
    pub(super) fn tells(&self, piece: usize, step: usize) -> bool {
        self.told.get(piece).and_then(|steps| steps.get(step)).copied().unwrap_or(false)
    }

    /// What may be told of people in these groups, where they are told by each way of grouping that comes before this one too. The
    /// first is told in any case.
    pub(super) fn of(people: &[Person], own: &Grouping, by: By, today: i64) -> Apart {
        let mut all = Apart::ALL;
        for other in By::ALL.iter().take_while(|one| **one != by) {
            let other = grouping(people, *other, today);
            if singles_out(&cells(people, (&other, own), |_| true)) {
                return Apart { told: [[false; STEPS]; 4], any: false };
            }
            for (piece, steps) in all.told.iter_mut().enumerate() {
                for (step, told) in steps.iter_mut().enumerate() {
                    let did = |person: &Person| {
                        person
                            .done
                            .get(piece)
                            .and_then(|steps| steps.get(step))
                            .is_some_and(|amount| *amount > 0)
                    };
                    *told = *told && !singles_out(&cells(people, (&other, own), did));
                }
            }
        }
        all
    }
}

/// How many of these people are in each group of the one and of the other.
fn cells(
    people: &[Person],
    (one, other): (&Grouping, &Grouping),
    counts: impl Fn(&Person) -> bool,
) -> BTreeMap<(usize, usize), i64> {
    let mut cells = BTreeMap::new();
    for (person, place) in people.iter().zip(one.places.iter().zip(&other.places)) {
        if counts(person) {
            *cells.entry((*place.0, *place.1)).or_default() += 1;
        }
    }
    cells
}

/// Whether the sums over some groups of the one and over some of the other differ by fewer than five people, and by any. For each
/// choice of groups of the other, the choice of the one that comes nearest to it takes each group that lies more inside than outside.
fn singles_out(cells: &BTreeMap<(usize, usize), i64>) -> bool {
    let others = cells.keys().map(|(_, other)| *other + 1).max().unwrap_or(0);
    // More than there are ways of grouping would have; nobody waits for all their choices.
    if others > 12 {
        return true;
    }
    (1_u32..(1 << others)).any(|choice| {
        let mut sides: BTreeMap<usize, [i64; 2]> = BTreeMap::new();
        for ((one, other), amount) in cells {
            let [inside, outside] = sides.entry(*one).or_default();
            *(if (choice >> other) & 1 == 1 { inside } else { outside }) += amount;
        }
        let differ: i64 = sides.values().map(|[inside, outside]| inside.min(outside)).sum();
        (1..FEW).contains(&differ)
    })
}

#[cfg(test)]
mod tests {
    use super::super::groups::tests::people;
    use super::*;
    use house::sector::Sector;

    fn of(rows: &[[i64; 2]]) -> bool {
        let cell = |(row, both): (usize, &[i64; 2])| [((row, 0), both[0]), ((row, 1), both[1])];
        singles_out(&rows.iter().enumerate().flat_map(cell).filter(|(_, amount)| *amount > 0).collect())
    }

    #[test]
    fn two_groupings_that_differ_by_a_few_single_them_out() {
        // All of the second sector are new, and one of the first.
        assert!(of(&[[1, 8], [7, 0]]));
        assert!(of(&[[2, 8], [7, 2]]));
        // The same people under another name, and people who are well mixed.
        assert!(!of(&[[0, 9], [7, 0]]));
        assert!(!of(&[[5, 5], [6, 7]]));
        assert!(!of(&[[9, 0]]));
    }

    #[test]
    fn a_newcomer_alone_in_their_sector_is_not_reckoned_from_two_pages() {
        let (today, arts, media) = (1_000, Some(Sector::Arts), Some(Sector::Media));
        let mut people = people(&[(arts, 8), (media, 8)]);
        let is_told = |people: &[Person]| {
            Apart::of(people, &grouping(people, By::Newcomer, today), By::Newcomer, today).any
        };
        people.iter_mut().take(8).for_each(|person| person.joined = Some(today - 10));
        assert!(is_told(&people));
        people.last_mut().unwrap().joined = Some(today - 10);
        assert!(!is_told(&people));
        assert_eq!(Apart::of(&people, &grouping(&people, By::Sector, today), By::Sector, today), Apart::ALL);
    }
}
