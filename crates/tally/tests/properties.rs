//! What must hold for every profile of ballots, tried on thousands of small random ones.
#![cfg(test)]

mod by_hand;

use std::collections::BTreeSet;

use by_hand::{ranked_pairs_by_hand, split_cycle_by_hand};
use proptest::prelude::*;
use tally::pairwise::{Matrix, condorcet_winner};
use tally::{Amount, Candidate, Count, Method, Options, Rankings, TieBreak};

/// A ballot: its weight, and a list of (candidate, equal with the one before).
type Ballot = (u64, Vec<(usize, bool)>);

const SETS: [Method; 7] = [
    Method::Plurality,
    Method::Borda,
    Method::Copeland,
    Method::Minimax,
    Method::Schulze,
    Method::RankedPairs,
    Method::SplitCycle,
];
const CONDORCET: [Method; 6] = [
    Method::Condorcet,
    Method::Copeland,
    Method::Minimax,
    Method::Schulze,
    Method::RankedPairs,
    Method::SplitCycle,
];
const TRANSFERS: [Method; 3] = [Method::Irv, Method::ScottishStv, Method::MeekStv];

fn orders(side: usize, equal: f64) -> impl Strategy<Value = Vec<Ballot>> {
    let order = Just((0..side).collect::<Vec<_>>()).prop_shuffle();
    let ties = proptest::collection::vec(proptest::bool::weighted(equal), side);
    let ballot = (1..6_u64, order, ties, 1..=side).prop_map(|(weight, order, ties, length)| {
        let places = order.into_iter().zip(ties).take(length).enumerate();
        (weight, places.map(|(at, (candidate, equal))| (candidate, equal && at > 0)).collect())
    });
    proptest::collection::vec(ballot, 1..12)
}

fn profiles() -> impl Strategy<Value = (usize, Vec<Ballot>)> {
    (2..6_usize).prop_flat_map(|side| (Just(side), orders(side, 0.25)))
}

/// Profiles whose ballots are read one choice at a time.
fn strict_profiles() -> impl Strategy<Value = (usize, Vec<Ballot>)> {
    (2..6_usize).prop_flat_map(|side| (Just(side), orders(side, 0.0)))
}

fn rankings(side: usize, ballots: &[Ballot]) -> Rankings {
    let mut rankings = Rankings::new((1..=side).map(|n| n.to_string()).collect()).expect("few candidates");
    for (weight, places) in ballots {
        let places = places.iter().map(|(c, equal)| (Candidate::new(*c), *equal));
        rankings.push_places(*weight, places).expect("a good ballot");
    }
    rankings
}

fn count(method: Method, ballots: &Rankings, options: &Options) -> Option<Count> {
    method.count(ballots, options).ok()
}

fn winners(method: Method, side: usize, ballots: &[Ballot]) -> BTreeSet<usize> {
    let count = count(method, &rankings(side, ballots), &Options::default());
    count.into_iter().flat_map(|count| count.winners).map(|c| c.index()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn the_order_and_bundling_of_ballots_do_not_matter((side, ballots) in profiles()) {
        let mut single: Vec<Ballot> = Vec::new();
        for (weight, order) in ballots.iter().rev() {
            single.extend((0..*weight).map(|_| (1, order.clone())));
        }
        for (_, method) in Method::NAMES {
            let of = |ballots: &[Ballot]| count(method, &rankings(side, ballots), &Options::default());
            prop_assert_eq!(of(&ballots), of(&single), "{}", method.name());
        }
    }

    #[test]
    fn the_numbering_of_candidates_does_not_matter((side, ballots) in profiles(), turn in 1..5_usize) {
        let renumbered: Vec<Ballot> = ballots.iter().map(|(weight, order)| {
            (*weight, order.iter().map(|(c, equal)| ((c + turn) % side, *equal)).collect())
        }).collect();
        for method in SETS.into_iter().chain([Method::Condorcet, Method::Approval]) {
            let turned: BTreeSet<usize> = winners(method, side, &ballots).iter().map(|c| (c + turn) % side).collect();
            prop_assert_eq!(turned, winners(method, side, &renumbered), "{}", method.name());
        }
        for method in TRANSFERS {
            let (before, after) = (rankings(side, &ballots), rankings(side, &renumbered));
            let options = Options::default();
            if let (Some(before), Some(after)) = (count(method, &before, &options), count(method, &after, &options))
                && before.ties.is_empty()
            {
                let turned: Vec<usize> = before.winners.iter().map(|c| (c.index() + turn) % side).collect();
                let after: Vec<usize> = after.winners.iter().map(|c| c.index()).collect();
                prop_assert_eq!(turned, after, "{}", method.name());
            }
        }
    }

    #[test]
    fn to_rank_a_winner_higher_never_makes_it_lose((side, ballots) in profiles(), which in 0..12_usize) {
        for method in SETS {
            for winner in winners(method, side, &ballots) {
                let mut better = ballots.clone();
                let place = which % better.len();
                if let Some((_, order)) = better.get_mut(place) {
                    // Alone in first place; whoever it led in a shared place now leads that place.
                    if let Some(at) = order.iter().position(|(c, _)| *c == winner) {
                        let led = !order[at].1;
                        order.remove(at);
                        if let Some(next) = order.get_mut(at).filter(|_| led) {
                            next.1 = false;
                        }
                    }
                    if let Some(first) = order.first_mut() {
                        first.1 = false;
                    }
                    order.insert(0, (winner, false));
                }
                prop_assert!(winners(method, side, &better).contains(&winner), "{} {winner}", method.name());
            }
        }
    }

    #[test]
    fn whoever_beats_everyone_is_elected_by_every_pairwise_method((side, ballots) in profiles()) {
        if let Some(winner) = condorcet_winner(&Matrix::of(&rankings(side, &ballots))) {
            for method in CONDORCET {
                prop_assert_eq!(winners(method, side, &ballots), [winner.index()].into(), "{}", method.name());
            }
        }
    }

    #[test]
    fn a_majority_favourite_wins_every_ranked_method_but_borda((side, ballots) in strict_profiles()) {
        let total: u64 = ballots.iter().map(|b| b.0).sum();
        let first = |c: usize| ballots.iter().filter(|b| b.1[0].0 == c).map(|b| b.0).sum::<u64>();
        if let Some(favourite) = (0..side).find(|c| first(*c) * 2 > total) {
            for method in CONDORCET.into_iter().chain(TRANSFERS).chain([Method::Plurality]) {
                prop_assert_eq!(winners(method, side, &ballots), [favourite].into(), "{}", method.name());
            }
        }
    }

    #[test]
    fn seats_are_filled_exactly_and_votes_only_shrink_by_cutting((side, ballots) in strict_profiles(), seats in 1..5_usize) {
        let rankings = rankings(side, &ballots);
        let seats = seats.min(side);
        for method in [Method::ScottishStv, Method::MeekStv] {
            let count = count(method, &rankings, &Options { seats, ..Options::default() }).expect("a count");
            let distinct: BTreeSet<_> = count.winners.iter().collect();
            prop_assert_eq!((count.winners.len(), distinct.len()), (seats, seats), "{}", method.name());
            for round in &count.rounds {
                let held: Amount = round.votes.iter().map(|(_, votes)| *votes).sum::<Amount>().plus(round.exhausted);
                let lost = Amount::whole(rankings.total()).minus(held).units();
                let most = i128::from(rankings.total()) * 10_000 * i128::try_from(count.rounds.len()).expect("few");
                prop_assert!((0..=most).contains(&lost), "{}: {lost} billionths lost", method.name());
            }
        }
    }

    #[test]
    fn nobody_with_a_quota_of_solid_supporters_is_left_out((side, ballots) in strict_profiles(), seats in 1..4_usize) {
        let seats = seats.min(side);
        let rankings = rankings(side, &ballots);
        let quota = rankings.total() / (u64::try_from(seats).expect("few") + 1) + 1;
        let elected = |method| -> BTreeSet<usize> {
            let count = count(method, &rankings, &Options { seats, ..Options::default() }).expect("a count");
            count.winners.iter().map(|c| c.index()).collect()
        };
        for set in 1..1_u32 << side {
            let members: BTreeSet<usize> = (0..side).filter(|c| set >> c & 1 == 1).collect();
            let solid = |order: &[(usize, bool)]| {
                order.len() >= members.len() && order.iter().take(members.len()).all(|(c, _)| members.contains(c))
            };
            let support: u64 = ballots.iter().filter(|(_, order)| solid(order)).map(|b| b.0).sum();
            let due = usize::try_from(support / quota).expect("few").min(members.len());
            for method in [Method::ScottishStv, Method::MeekStv] {
                let got = elected(method).intersection(&members).count();
                prop_assert!(got >= due, "{}: {members:?} got {got} of {due}", method.name());
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_count((side, ballots) in profiles(), seed in any::<u64>()) {
        let rankings = rankings(side, &ballots);
        let options = Options { ties: TieBreak::Lot(seed), ..Options::default() };
        for (_, method) in Method::NAMES {
            let first = count(method, &rankings, &options);
            prop_assert_eq!(&first, &count(method, &rankings, &options));
            if let Some(count) = first.filter(|_| method != Method::Condorcet) {
                prop_assert_eq!(count.winners.len(), 1, "{}", method.name());
            }
        }
    }

    #[test]
    fn ranked_pairs_agrees_with_trying_every_order_of_equal_majorities((side, ballots) in (2..5_usize).prop_flat_map(|side| (Just(side), orders(side, 0.2)))) {
        let matrix = Matrix::of(&rankings(side, &ballots));
        prop_assert_eq!(winners(Method::RankedPairs, side, &ballots), ranked_pairs_by_hand(&matrix));
    }

    #[test]
    fn split_cycle_agrees_with_looking_at_every_circle((side, ballots) in profiles()) {
        let matrix = Matrix::of(&rankings(side, &ballots));
        prop_assert_eq!(winners(Method::SplitCycle, side, &ballots), split_cycle_by_hand(&matrix));
    }

    #[test]
    fn a_withdrawn_candidate_is_as_if_never_named((side, ballots) in strict_profiles(), gone in 0..5_usize) {
        let gone = gone % side;
        let mut withdrawn = rankings(side, &ballots);
        withdrawn.withdraw(&[Candidate::new(gone)]);
        let renumber = |c: usize| if c > gone { c - 1 } else { c };
        let without: Vec<Ballot> = ballots.iter().map(|(weight, order)| {
            (*weight, order.iter().filter(|(c, _)| *c != gone).map(|(c, e)| (renumber(*c), *e)).collect())
        }).collect();
        for method in SETS {
            let count = count(method, &withdrawn, &Options::default());
            let left: BTreeSet<usize> = count.into_iter().flat_map(|count| count.winners).map(|c| renumber(c.index())).collect();
            let expected = winners(method, side - 1, &without);
            // A profile in which nobody is named any more is refused; with the candidate withdrawn, all are equal at zero.
            if !expected.is_empty() {
                prop_assert_eq!(left, expected, "{}", method.name());
            }
        }
    }
}
