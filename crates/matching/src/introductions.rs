//! Rounds of introductions: who meets whom, so that a room full of people leaves with as many new ties as can be.

use std::collections::BTreeSet;

use crate::rounds::{Plan, Wishes};

/// A plan of introductions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Introductions {
    /// For each round its pairs, each with the smaller place first, in order.
    pub rounds: Vec<Vec<(usize, usize)>>,
    /// For each round who sits out, when the number of people is odd.
    pub sits_out: Vec<Option<usize>>,
    /// Pairs across sectors who had no tie before; each counts once.
    pub new_across: usize,
    /// Pairs who had no tie before, across sectors or not; each counts once.
    pub new_ties: usize,
    /// Meetings of pairs who had met in an earlier round.
    pub repeats: usize,
}

/// Plan `rounds` rounds of meetings in pairs.
///
/// `sectors[p]` is the sector of person p, if known; `tied` are pairs who know each other already (places that do not exist
/// are ignored). What counts, in this order: that no pair meets twice, and nobody sits out twice; that new ties cross
/// sectors; that ties are new. The same seed gives the same plan.
///
/// With n people no pair need meet twice in up to n−1 rounds (n even) or n rounds (n odd), and then none does: the plan
/// begins with a round-robin schedule (the circle method, Kirkman 1847), or, where it is better and the rounds suffice,
/// with two halves that shift against each other, sectors being spread over both. Then pairs are exchanged as long as that
/// gains, some at first even when it loses a little (simulated annealing, Kirkpatrick, Gelatt and Vecchi 1983), and the
/// best plan on the way is kept. The count of new ties across sectors is therefore good, but not proven greatest.
#[must_use]
pub fn introduce(
    sectors: &[Option<usize>],
    tied: &[(usize, usize)],
    rounds: usize,
    seed: u64,
) -> Introductions {
    let people = sectors.len();
    if people < 2 {
        let sits_out = vec![(0..people).next(); rounds];
        return Introductions {
            rounds: vec![Vec::new(); rounds],
            sits_out,
            new_across: 0,
            new_ties: 0,
            repeats: 0,
        };
    }
    let wishes = Wishes::new(sectors, tied);
    let plan = Plan::best(&wishes, rounds, seed);
    told(&wishes, &plan, people)
}

fn told(wishes: &Wishes, plan: &Plan, people: usize) -> Introductions {
    let (mut rounds, mut sits_out) = (Vec::new(), Vec::new());
    let mut met = BTreeSet::new();
    let (mut new_across, mut new_ties, mut repeats) = (0, 0, 0);
    for round in plan.rounds() {
        let (mut pairs, mut alone) = (Vec::new(), None);
        for (a, b) in round {
            let (a, b) = (a.min(b), a.max(b));
            if b >= people {
                alone = Some(a);
                continue;
            }
            if !met.insert((a, b)) {
                repeats += 1;
            } else if wishes.is_new(a, b) {
                new_ties += 1;
                new_across += usize::from(wishes.crosses(a, b));
            }
            pairs.push((a, b));
        }
        pairs.sort_unstable();
        rounds.push(pairs);
        sits_out.push(alone);
    }
    Introductions { rounds, sits_out, new_across, new_ties, repeats }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_meets_anyone_twice_as_long_as_that_can_be_avoided() {
        for people in 2..14_usize {
            let most = if people.is_multiple_of(2) { people - 1 } else { people };
            let plan = introduce(&vec![None; people], &[], most, 3);
            assert_eq!(plan.repeats, 0, "{people} people");
            assert_eq!(plan.new_ties, people * (people - 1) / 2, "everyone has met everyone");
        }
    }

    #[test]
    fn two_equal_sectors_meet_across_in_every_round() {
        let sectors: Vec<Option<usize>> = (0..12).map(|p| Some(p % 2)).collect();
        let plan = introduce(&sectors, &[], 6, 1);
        assert_eq!((plan.new_across, plan.repeats), (36, 0));
    }

    #[test]
    fn those_who_know_each_other_are_not_introduced_if_others_are_left() {
        let tied: Vec<(usize, usize)> = (0..10).map(|p| (2 * p, 2 * p + 1)).collect();
        let plan = introduce(&[None; 20], &tied, 5, 1);
        assert_eq!((plan.new_ties, plan.repeats), (50, 0));
    }

    #[test]
    fn of_an_odd_number_each_round_another_sits_out() {
        let plan = introduce(&[None; 7], &[], 7, 9);
        let out: BTreeSet<usize> = plan.sits_out.iter().flatten().copied().collect();
        assert_eq!(out.len(), 7);
    }

    #[test]
    fn more_rounds_than_pairs_repeat_as_little_as_can_be() {
        // Four people have three rounds without a repeat; two more rounds repeat two pairs each.
        assert_eq!(introduce(&[None; 4], &[], 5, 1).repeats, 4);
    }

    #[test]
    fn the_same_seed_gives_the_same_plan() {
        let sectors: Vec<Option<usize>> = (0..15).map(|p| Some(p % 4)).collect();
        assert_eq!(introduce(&sectors, &[(0, 1)], 4, 5), introduce(&sectors, &[(0, 1)], 4, 5));
    }

    #[test]
    fn one_person_alone_is_no_round() {
        assert_eq!(introduce(&[None], &[], 2, 1).sits_out, [Some(0), Some(0)]);
        assert_eq!(introduce(&[], &[], 2, 1).rounds, [vec![], vec![]]);
    }
}
