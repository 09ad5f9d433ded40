//! Rounds at tables: who sits with whom, so that people of different sectors meet and nobody sits with the same people twice.
#![expect(
    clippy::indexing_slicing,
    reason = "people are below the number of sectors, and tables and their places are counted here"
)]

use crate::rounds::{Wishes, below};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// Sitting together again costs more than any number of wishes.
const REPEAT: i64 = 1_000;
/// Of those who know each other, people of different sectors still have more to tell each other.
const KNOWN_ACROSS: i64 = 1;
/// Exchanges tried for each seat of the plan, within a bound that keeps a plan for hundreds below a tenth of a second.
const TRIES_FOR_EACH_SEAT: usize = 400;
const MOST_TRIES: usize = 60_000;

/// A plan of tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seating {
    /// For each round its tables, each with the places of those who sit there, in order.
    pub rounds: Vec<Vec<Vec<usize>>>,
    /// Pairs across sectors who had not met before; each counts once.
    pub new_across: usize,
    /// How often two sit together who sat together in an earlier round of the plan.
    pub repeats: usize,
}

/// How many tables so many people need, of whom `size` sit at one: as few as hold all, and so few that nobody sits alone. Where
/// two sit at a table and their number is odd, three sit at one.
#[must_use]
pub fn tables_for(people: usize, size: usize) -> usize {
    let tables = people.div_ceil(size.max(2)).max(1);
    if people / tables < 2 { (people / 2).max(1) } else { tables }
}

/// Plan `rounds` rounds at tables of `size` people.
///
/// `sectors[p]` is the sector of person p, if known; `met` are pairs who have met before (places that do not exist are
/// ignored). What counts, in this order: that no two sit together twice; that those who have not met sit together across
/// sectors; that those who sit together have not met. Tables differ by one person at most. The same seed gives the same
/// plan.
///
/// It begins with people in rows, those of a sector side by side, of which each row moves on by its own number of tables from
/// round to round: where there are at least as many tables as people at one, and their number is prime, no two sit together
/// twice. Then people of different tables change places as long as that gains, some at first even when it loses a little, and
/// the best plan on the way is kept. It is therefore good, but not proven best.
#[must_use]
pub fn seat(
    sectors: &[Option<usize>],
    met: &[(usize, usize)],
    rounds: usize,
    size: usize,
    seed: u64,
) -> Seating {
    let people = sectors.len();
    if people == 0 {
        return Seating { rounds: vec![Vec::new(); rounds], new_across: 0, repeats: 0 };
    }
    let wishes = Wishes::new(sectors, met);
    let mut chance = Pcg64Mcg::seed_from_u64(seed);
    let mut hall = Hall::new(&wishes, people);
    hall.fill(&beginning(sectors, rounds, tables_for(people, size)));
    told(&wishes, hall.improve(&mut chance), people)
}

/// People in rows, those of a sector side by side, the largest sector first.
fn beginning(sectors: &[Option<usize>], rounds: usize, tables: usize) -> Vec<Vec<Vec<usize>>> {
    let amount = |sector: Option<usize>| sectors.iter().filter(|other| **other == sector).count();
    let mut order: Vec<usize> = (0..sectors.len()).collect();
    order.sort_by_key(|who| (std::cmp::Reverse(amount(sectors[*who])), sectors[*who], *who));
    let round = |turn: usize| {
        let mut all = vec![Vec::new(); tables];
        for (at, who) in order.iter().enumerate() {
            let row = at / tables;
            all[(at + row * turn) % tables].push(*who);
        }
        all
    };
    (0..rounds).map(round).collect()
}

fn told(wishes: &Wishes, mut rounds: Vec<Vec<Vec<usize>>>, people: usize) -> Seating {
    let mut met = vec![false; people * people];
    let (mut new_across, mut repeats) = (0, 0);
    for table in rounds.iter_mut().flatten() {
        table.sort_unstable();
        for (at, low) in table.iter().enumerate() {
            for high in &table[at + 1..] {
                if std::mem::replace(&mut met[low * people + high], true) {
                    repeats += 1;
                } else if wishes.is_new(*low, *high) && wishes.crosses(*low, *high) {
                    new_across += 1;
                }
            }
        }
    }
    Seating { rounds, new_across, repeats }
}

/// Tables under improvement, with how often each pair sits together.
struct Hall<'a> {
    wishes: &'a Wishes,
    people: usize,
    seating: Vec<Vec<Vec<usize>>>,
    meetings: Vec<u32>,
    worth: i64,
}

impl<'a> Hall<'a> {
    fn new(wishes: &'a Wishes, people: usize) -> Self {
        Self { wishes, people, seating: Vec::new(), meetings: vec![0; people * people], worth: 0 }
    }

    fn fill(&mut self, seating: &[Vec<Vec<usize>>]) {
        for table in seating.iter().flatten() {
            for (at, one) in table.iter().enumerate() {
                for other in &table[at + 1..] {
                    self.worth += self.meet(*one, *other);
                }
            }
        }
        self.seating = seating.to_vec();
    }

    /// What it is worth that two sit together for the first time in the plan.
    fn first(&self, one: usize, other: usize) -> i64 {
        let known = if self.wishes.crosses(one, other) { KNOWN_ACROSS } else { 0 };
        if self.wishes.is_new(one, other) { self.wishes.worth(one, other) } else { known }
    }

    /// Let two sit together, and say what it is worth.
    fn meet(&mut self, one: usize, other: usize) -> i64 {
        let place = one.min(other) * self.people + one.max(other);
        self.meetings[place] += 1;
        if self.meetings[place] == 1 { self.first(one, other) } else { -REPEAT }
    }

    /// Take that back, and say what it costs.
    fn part(&mut self, one: usize, other: usize) -> i64 {
        let place = one.min(other) * self.people + one.max(other);
        self.meetings[place] -= 1;
        if self.meetings[place] == 0 { -self.first(one, other) } else { REPEAT }
    }

    /// Let whoever sits there meet the others of their table, or part from them; hands back what that gains.
    fn with_table(&mut self, round: usize, (table, place): (usize, usize), together: bool) -> i64 {
        let who = self.seating[round][table][place];
        let others: Vec<usize> =
            self.seating[round][table].iter().copied().filter(|other| *other != who).collect();
        let mut gain = 0;
        for other in others {
            gain += if together { self.meet(who, other) } else { self.part(who, other) };
        }
        gain
    }

    /// Exchange two people of different tables of a round; hands back what it gains.
    fn exchange(&mut self, round: usize, one: (usize, usize), other: (usize, usize)) -> i64 {
        let mut gain = self.with_table(round, one, false) + self.with_table(round, other, false);
        let kept = self.seating[round][one.0][one.1];
        self.seating[round][one.0][one.1] = self.seating[round][other.0][other.1];
        self.seating[round][other.0][other.1] = kept;
        gain += self.with_table(round, one, true) + self.with_table(round, other, true);
        self.worth += gain;
        gain
    }

    /// Exchange people again and again, and hand back the best plan met.
    fn improve(mut self, chance: &mut Pcg64Mcg) -> Vec<Vec<Vec<usize>>> {
        let tables = self.seating.first().map_or(0, Vec::len);
        let rounds = self.seating.len();
        let mut best = (self.worth, self.seating.clone());
        if tables < 2 {
            return best.1;
        }
        let tries = (TRIES_FOR_EACH_SEAT * self.people * rounds).min(MOST_TRIES);
        for done in 0..tries {
            let round = below(chance, rounds);
            let (first, second) = (below(chance, tables), below(chance, tables));
            if first == second {
                continue;
            }
            let one = (first, below(chance, self.seating[round][first].len()));
            let other = (second, below(chance, self.seating[round][second].len()));
            let gain = self.exchange(round, one, other);
            // A loss is taken with a chance that halves for every `warmth` points, and the warmth fades to nothing.
            let warmth = i64::try_from((tries - done) * 8 / tries).unwrap_or(0);
            let taken = gain >= 0 || (warmth > 0 && below(chance, 1 << (-gain / warmth).clamp(0, 40)) == 0);
            if !taken {
                self.exchange(round, one, other);
            } else if self.worth > best.0 {
                best = (self.worth, self.seating.clone());
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn everyone_sits_once(plan: &Seating, people: usize) {
        for round in &plan.rounds {
            let all: BTreeSet<usize> = round.iter().flatten().copied().collect();
            assert_eq!(all.len(), people);
            assert_eq!(round.iter().map(Vec::len).sum::<usize>(), people);
        }
    }

    #[test]
    fn tables_hold_all_and_nobody_sits_alone() {
        let tables = [(0, 4), (1, 4), (2, 4), (3, 2), (5, 2), (5, 4), (9, 4), (12, 4), (13, 12), (300, 8)];
        let needed: Vec<usize> = tables.iter().map(|(people, size)| tables_for(*people, *size)).collect();
        assert_eq!(needed, [1, 1, 1, 1, 2, 2, 3, 3, 2, 38]);
        for people in 2..24 {
            for size in [2, 3, 4, 7, 12] {
                let plan = seat(&vec![None; people], &[], 2, size, 1);
                everyone_sits_once(&plan, people);
                assert!(plan.rounds.iter().flatten().all(|table| table.len() > 1), "{people} at {size}");
            }
        }
    }

    #[test]
    fn nobody_sits_with_anyone_twice_where_that_can_be_avoided() {
        for (people, size, rounds) in [(12, 3, 3), (16, 4, 3), (25, 5, 5), (30, 5, 3), (6, 2, 3)] {
            let plan = seat(&vec![None; people], &[], rounds, size, 3);
            everyone_sits_once(&plan, people);
            assert_eq!(plan.repeats, 0, "{people} people at tables of {size}, {rounds} rounds");
        }
    }

    #[test]
    fn sectors_are_spread_over_the_tables() {
        let sectors: Vec<Option<usize>> = (0..16).map(|who| Some(who % 4)).collect();
        let plan = seat(&sectors, &[], 1, 4, 1);
        assert_eq!(plan.new_across, 4 * 6, "four tables, at each one of every sector");
    }

    #[test]
    fn those_who_have_met_sit_apart_while_others_are_left() {
        let met = [(0, 1), (2, 3), (4, 5), (6, 7)];
        let plan = seat(&[None; 8], &met, 3, 2, 5);
        let pairs: Vec<Vec<usize>> = plan.rounds.into_iter().flatten().collect();
        assert!(met.iter().all(|(one, other)| !pairs.contains(&vec![*one, *other])), "{pairs:?}");
    }

    #[test]
    fn few_people_and_many_rounds_repeat_and_say_so() {
        assert_eq!(seat(&[None; 2], &[], 3, 4, 1).repeats, 2);
        assert_eq!(seat(&[None], &[], 2, 4, 1).rounds, [[[0]], [[0]]]);
        assert_eq!(seat(&[], &[], 2, 4, 1).rounds, [Vec::<Vec<usize>>::new(), Vec::new()]);
        assert_eq!(seat(&[None; 9], &[(0, 70)], 0, 4, 1).rounds.len(), 0);
    }

    #[test]
    fn the_same_seed_gives_the_same_plan() {
        let sectors: Vec<Option<usize>> = (0..23).map(|who| (who % 5 > 0).then_some(who % 5)).collect();
        assert_eq!(seat(&sectors, &[(0, 1)], 3, 6, 5), seat(&sectors, &[(0, 1)], 3, 6, 5));
    }
}
