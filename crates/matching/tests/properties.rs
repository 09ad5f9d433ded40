//! What must hold for every market and every table of weights, tried on small random ones against trying everything.
#![cfg(test)]

use std::collections::BTreeSet;

use matching::{Goal, Market, Matching, assign, introduce, match_many};
use proptest::prelude::*;

type Weights = Vec<Vec<Option<i64>>>;

fn tables() -> impl Strategy<Value = (Weights, Vec<usize>)> {
    (1..5_usize, 1..4_usize).prop_flat_map(|(rows, columns)| {
        let cell = proptest::option::weighted(0.8, -5..10_i64);
        let table = proptest::collection::vec(proptest::collection::vec(cell, columns), rows);
        (table, proptest::collection::vec(0..3_usize, columns))
    })
}

fn markets() -> impl Strategy<Value = Market> {
    (1..5_usize, 1..4_usize).prop_flat_map(|(seekers, hosts)| {
        let lists = |own: usize, other: usize| {
            let order = Just((0..other).collect::<Vec<_>>()).prop_shuffle();
            let list = (order, 0..=other)
                .prop_map(|(order, length)| order.into_iter().take(length).collect::<Vec<_>>());
            proptest::collection::vec(list, own)
        };
        let room = proptest::collection::vec(0..3_usize, hosts);
        (lists(seekers, hosts), lists(hosts, seekers), room)
            .prop_map(|(seekers, hosts, room)| Market::new(&seekers, &hosts, &room).expect("a market"))
    })
}

/// The best (pairs, weight) of any assignment from this row on.
fn best(weights: &Weights, row: usize, room: &mut Vec<usize>) -> Vec<(usize, i64)> {
    let Some(cells) = weights.get(row) else { return vec![(0, 0)] };
    let mut found = best(weights, row + 1, room);
    for (column, weight) in cells.iter().enumerate() {
        if let Some(weight) = weight.filter(|_| room[column] > 0) {
            room[column] -= 1;
            found.extend(
                best(weights, row + 1, room).into_iter().map(|(pairs, sum)| (pairs + 1, sum + weight)),
            );
            room[column] += 1;
        }
    }
    found
}

/// The greatest weight of any set of pairs within everyone's room.
fn best_many(weights: &Weights, cell: usize, left: &mut Vec<usize>, right: &mut Vec<usize>) -> i64 {
    let (row, column) = (cell / right.len(), cell % right.len());
    if row == weights.len() {
        return 0;
    }
    let without = best_many(weights, cell + 1, left, right);
    match weights[row][column].filter(|_| left[row] > 0 && right[column] > 0) {
        None => without,
        Some(weight) => {
            left[row] -= 1;
            right[column] -= 1;
            let with = weight + best_many(weights, cell + 1, left, right);
            left[row] += 1;
            right[column] += 1;
            with.max(without)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn an_assignment_is_as_good_as_the_best_of_all((weights, room) in tables()) {
        for goal in [Goal::MostPairs, Goal::MostWeight] {
            let assigned = assign(&weights, &room, goal);
            let mut used = vec![0; room.len()];
            let (mut pairs, mut sum) = (0, 0);
            for (row, column) in assigned.iter().enumerate() {
                if let Some(column) = column {
                    used[*column] += 1;
                    pairs += 1;
                    sum += weights[row][*column].expect("a pair that may be");
                }
            }
            prop_assert!(used.iter().zip(&room).all(|(used, room)| used <= room));
            let all = best(&weights, 0, &mut room.clone());
            match goal {
                Goal::MostPairs => prop_assert_eq!(Some((pairs, sum)), all.into_iter().max()),
                Goal::MostWeight => prop_assert_eq!(Some(sum), all.into_iter().map(|(_, sum)| sum).max()),
            }
        }
    }

    #[test]
    fn a_many_to_many_matching_is_as_good_as_the_best_of_all((weights, right) in tables(), left in proptest::collection::vec(0..3_usize, 4)) {
        let left = left[..weights.len()].to_vec();
        let pairs = match_many(&weights, &left, &right);
        let sum: i64 = pairs.iter().map(|(l, r)| weights[*l][*r].expect("a pair that may be")).sum();
        prop_assert!((0..left.len()).all(|l| pairs.iter().filter(|pair| pair.0 == l).count() <= left[l]));
        prop_assert!((0..right.len()).all(|r| pairs.iter().filter(|pair| pair.1 == r).count() <= right[r]));
        prop_assert_eq!(sum, best_many(&weights, 0, &mut left.clone(), &mut right.clone()));
    }

    #[test]
    fn both_best_matchings_are_stable_and_match_the_same_seekers(market in markets()) {
        let (seekers, hosts) = (market.seekers_best(), market.hosts_best());
        let matched = |matching: &Matching| -> Vec<bool> { matching.host_of.iter().map(Option::is_some).collect() };
        let filled = |matching: &Matching| -> Vec<usize> { matching.seekers_of.iter().map(Vec::len).collect() };
        prop_assert_eq!(market.blocking_pairs(&seekers), vec![]);
        prop_assert_eq!(market.blocking_pairs(&hosts), vec![]);
        prop_assert_eq!(matched(&seekers), matched(&hosts));
        prop_assert_eq!(filled(&seekers), filled(&hosts));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn every_round_seats_everyone_once_and_repeats_nobody(people in 2..16_usize, rounds in 1..8_usize, seed in any::<u64>()) {
        let sectors: Vec<Option<usize>> = (0..people).map(|p| Some(p % 3)).collect();
        let rounds = rounds.min(people - 1);
        let plan = introduce(&sectors, &[], rounds, seed);
        prop_assert_eq!((plan.rounds.len(), plan.repeats), (rounds, 0));
        for (pairs, alone) in plan.rounds.iter().zip(&plan.sits_out) {
            let seated: BTreeSet<usize> = pairs.iter().flat_map(|(a, b)| [*a, *b]).chain(*alone).collect();
            prop_assert_eq!(seated.len(), people);
        }
    }
}
