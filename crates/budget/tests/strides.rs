//! Adding one unit of money for every voter, again and again: what is passed over at once changes nothing.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly and say what it compared")]

use budget::{Choice, Completion, Election, Project, Rule, Utility, VoteType, Voter, count};
use proptest::prelude::*;

fn election(budget: u128, costs: &[u128], ballots: &[Vec<u32>]) -> Election {
    let projects = (1..).zip(costs).map(|(id, cost)| Project {
        id: format!("{id}"),
        name: String::new(),
        cost: *cost,
        extra: vec![],
    });
    let voters = ballots.iter().map(|ballot| Voter {
        id: String::new(),
        ballot: ballot.iter().map(|project| Choice { project: *project, points: 1 }).collect(),
        extra: vec![],
    });
    Election::new(budget, VoteType::Approval, projects.collect(), voters.collect()).unwrap()
}

/// One unit after another, as the definition says.
fn step_by_step(election: &Election, utility: Utility) -> Vec<u32> {
    let voters = u128::try_from(election.voters.len()).unwrap();
    let mut richer = election.clone();
    let mut last = Vec::new();
    loop {
        let outcome = count(&richer, Rule::EqualShares(Completion::None), utility).unwrap();
        if outcome.cost > election.budget {
            return last;
        }
        last = outcome.selected();
        let left = election.budget - outcome.cost;
        let backed = |project: u32| {
            election.voters.iter().any(|voter| voter.ballot.iter().any(|choice| choice.project == project))
        };
        let mut open =
            (0..).zip(&election.projects).filter(|(place, _)| !last.contains(place) && backed(*place));
        if !open.any(|(_, project)| project.cost > 0 && project.cost <= left) {
            return last;
        }
        richer.budget += voters;
    }
}

fn in_strides(election: &Election, utility: Utility) -> Vec<u32> {
    count(election, Rule::EqualShares(Completion::AddOne), utility).unwrap().selected()
}

/// Sixty projects of about this cost, as in a city with a large currency: each of the voters backs eight.
fn large_currency(scale: u128, voters: u32, same: bool) -> Election {
    let costs: Vec<u128> = (1..60).map(|at| if same { scale } else { scale - at }).collect();
    let ballot = |voter: u32| {
        let mut ballot: Vec<u32> = (1..9).map(|times| voter * times % 59).collect();
        ballot.sort_unstable();
        ballot.dedup();
        ballot
    };
    election(10 * scale, &costs, &(1..=voters).map(ballot).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn strides_end_where_single_steps_do(
        budget in 0_u128..4_000,
        costs in prop::collection::vec(0_u128..2_500, 1..7),
        ballots in prop::collection::vec(prop::collection::btree_set(0_u32..6, 0..5), 1..12),
        round in prop::sample::select(vec![1_u128, 50, 500]),
        by_cost in any::<bool>(),
    ) {
        let costs: Vec<u128> = costs.iter().map(|cost| cost / round * round).collect();
        let most = u32::try_from(costs.len()).unwrap();
        let ballots: Vec<Vec<u32>> =
            ballots.into_iter().map(|ballot| ballot.into_iter().filter(|project| *project < most).collect()).collect();
        let election = election(budget, &costs, &ballots);
        let utility = if by_cost { Utility::Cost } else { Utility::Cardinality };
        prop_assert_eq!(in_strides(&election, utility), step_by_step(&election, utility));
    }
}

#[test]
fn a_city_with_many_voters_ends_where_single_steps_do() {
    for (scale, voters, same) in [(20_000, 96, false), (20_000, 96, true), (9_999, 240, false)] {
        let election = large_currency(scale, voters, same);
        for utility in [Utility::Cost, Utility::Cardinality] {
            let (strides, steps) = (in_strides(&election, utility), step_by_step(&election, utility));
            assert_eq!(strides, steps, "{scale} {voters} {same} {utility:?}");
        }
    }
}

#[test]
fn the_size_of_the_currency_does_not_matter() {
    let few = in_strides(&large_currency(1_000_000, 996, false), Utility::Cost);
    let many = in_strides(&large_currency(1_000_000_000_000, 996, false), Utility::Cost);
    assert_eq!(few.len(), many.len());
    // Where all cost the same there are ties all the way, which are settled exactly.
    for utility in [Utility::Cost, Utility::Cardinality] {
        let few = in_strides(&large_currency(1_000_000, 996, true), utility);
        let many = in_strides(&large_currency(1_000_000_000_000, 996, true), utility);
        assert_eq!(few.len(), many.len());
    }
}
