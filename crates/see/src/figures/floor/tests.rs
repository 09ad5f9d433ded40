//! Attackers who add and take away whatever is published.

use super::*;
use house::reports::Tally;

const SECTORS: [&str; 4] = ["arts", "health", "media", NONE];

fn tally(member: i64, space: i64, amount: i64) -> Tally {
    Tally { member_id: Some(member.into()), space_id: (space > 0).then(|| space.into()), amount }
}

/// So many people of each sector, numbered from 1.
fn crowd(sizes: &[(&'static str, i64)]) -> Crowd {
    let mut crowd = Crowd::default();
    for (sector, size) in sizes {
        for _ in 0..*size {
            let next = i64::try_from(crowd.people.len()).unwrap() + 1;
            crowd.people.insert(next.into(), *sector);
        }
    }
    crowd
}

fn told(cells: &[Cell]) -> Vec<(i64, &'static str, i64)> {
    cells.iter().map(|cell| (cell.space, cell.sector, cell.amount)).collect()
}

/// Whose deeds a cell holds, and where: counted once, all of a person's deeds are one.
fn holds(cell: &Cell, cells: &[Cell], tallies: &[Tally], crowd: &Crowd, once: bool) -> BTreeSet<(i64, i64)> {
    let own = |member: MemberId| crowd.people.get(&member).copied().unwrap_or(NONE);
    let alone = |sector: &str| cells.iter().any(|cell| cell.space == WHOLE && cell.sector == sector);
    let is_in = |tally: &&Tally| {
        let sector = own(tally.member_id.unwrap());
        let part = if alone(sector) { sector } else { TOGETHER };
        let place = tally.space_id.map_or(WHOLE, SpaceId::get);
        if cell.space == WHOLE { part == cell.sector } else { place == cell.space }
    };
    let place = |tally: &Tally| if once { 0 } else { tally.space_id.map_or(WHOLE, SpaceId::get) };
    tallies.iter().filter(is_in).map(|tally| (tally.member_id.unwrap().get(), place(tally))).collect()
}

/// Tries every sum of cells, each added, left out or taken away; answers with one that is about one to four people.
fn attack(cells: &[Cell], tallies: &[Tally], crowd: &Crowd, once: bool) -> Option<String> {
    let sets: Vec<_> = cells.iter().map(|cell| holds(cell, cells, tallies, crowd, once)).collect();
    for choice in 0..3_usize.pow(u32::try_from(cells.len()).unwrap()) {
        let mut left: BTreeMap<(i64, i64), i64> = BTreeMap::new();
        let mut rest = choice;
        for set in &sets {
            let sign = i64::try_from(rest % 3).unwrap() - 1;
            rest /= 3;
            set.iter().for_each(|deed| *left.entry(*deed).or_default() += sign);
        }
        let people: BTreeSet<i64> =
            left.iter().filter(|(_, sum)| **sum != 0).map(|((member, _), _)| *member).collect();
        if (1..FEW).contains(&people.len()) {
            return Some(format!("{choice} of {cells:?} is about {people:?}"));
        }
    }
    None
}

#[test]
fn parts_that_are_too_small_are_taken_together_and_leave_no_rest() {
    let crowd = crowd(&[("arts", 9), ("health", 6), ("media", 2)]);
    let all: Vec<Tally> = (1..=17).map(|member| tally(member, 0, 2)).collect();
    // Two of media alone would be what all less the others leaves: health goes with them.
    assert_eq!(told(&cells(Counted::Deeds, &all, &crowd)), [(0, "arts", 18), (0, TOGETHER, 16)]);
    assert_eq!(told(&cells(Counted::People, &all, &crowd)), [(0, "arts", 9), (0, TOGETHER, 8)]);
    // Four people are never told of.
    assert_eq!(cells(Counted::Deeds, &all[..4], &crowd), []);
    // That nobody did anything is told of five or more.
    assert_eq!(told(&cells(Counted::Deeds, &[], &crowd)), [(0, "arts", 0), (0, TOGETHER, 0)]);
}

#[test]
fn everybody_but_one_is_not_to_be_had_from_a_space_held_against_the_network() {
    let crowd = crowd(&[("arts", 8), ("health", 8)]);
    let all = |elsewhere: i64| -> Vec<Tally> {
        (1..=16).map(|member| tally(member, if member <= elsewhere { 2 } else { 1 }, 1)).collect()
    };
    // All but one did it in space 1: the space is not told of.
    assert_eq!(told(&cells(Counted::Deeds, &all(1), &crowd)), [(0, "arts", 8), (0, "health", 8)]);
    // All did it there: it is the network under another name.
    assert_eq!(told(&cells(Counted::Deeds, &all(0), &crowd)).last(), Some(&(1, "", 16)));
    // Those elsewhere are a whole sector.
    assert_eq!(told(&cells(Counted::Deeds, &all(8), &crowd)).len(), 4);
    // One of health is with those of arts in a space.
    assert_eq!(told(&cells(Counted::Deeds, &all(9), &crowd)).len(), 2);
}

#[test]
fn a_space_for_its_members_counts_there_alone() {
    let mut crowd = crowd(&[("arts", 12)]);
    crowd.closed.insert(7.into());
    let all: Vec<Tally> = (1..=12).map(|member| tally(member, if member <= 6 { 7 } else { 1 }, 1)).collect();
    let told = told(&cells(Counted::Deeds, &all, &crowd));
    assert_eq!(told, [(0, "arts", 6), (1, "", 6), (7, "", 6)]);
    let few = &all[2..];
    assert!(!cells(Counted::Deeds, few, &crowd).iter().any(|cell| cell.space == 7));
}

#[test]
fn no_sum_of_what_is_published_is_about_one_to_four_people() {
    // Chance of our own, always the same.
    let mut state = 12_345_u64;
    let mut chance = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut spaces_told = 0;
    for round in 0..36 {
        let sizes: Vec<_> =
            SECTORS.iter().map(|sector| (*sector, i64::try_from(chance(12)).unwrap())).collect();
        let crowd = crowd(&sizes);
        let mut tallies = Vec::new();
        for member in crowd.people.keys() {
            for space in 0..=3 {
                // Some worlds are lively, some nearly empty; in some, each has a space of their own.
                let likely = if round % 3 == 0 { 80 } else { 25 };
                let home = round % 3 == 1 && member.get() % 3 + 1 == space;
                if home || chance(100) < likely {
                    tallies.push(tally(member.get(), space, 1));
                }
            }
        }
        for once in [false, true] {
            let counted = if once { Counted::People } else { Counted::Deeds };
            let cells = cells(counted, &tallies, &crowd);
            spaces_told += cells.iter().filter(|cell| cell.space != WHOLE).count();
            assert_eq!(attack(&cells, &tallies, &crowd, once), None, "round {round}");
        }
    }
    // An attacker who is shown nothing proves nothing.
    assert!(spaces_told > 10, "{spaces_told}");
}

#[test]
fn a_careless_floor_is_noticed() {
    let crowd = crowd(&[("arts", 8)]);
    let all: Vec<Tally> = (1..=8).map(|member| tally(member, if member == 1 { 2 } else { 1 }, 1)).collect();
    let careless = [whole("arts", 8), Cell { space: 1, sector: "", amount: 7 }];
    assert!(attack(&careless, &all, &crowd, false).is_some());
}
