//! What must be true of every election, tried on thousands of small random ones.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly and say what it compared"
)]

mod naive;

use budget::fairness::fairness;
use budget::{Choice, Completion, Election, Fraction, Outcome, Project, Rule, Utility, VoteType, Voter};
use budget::{Missed, Reason, backing, count, pabulib, tell_prices};
use proptest::prelude::*;

const RULES: [Rule; 8] = [
    Rule::Greedy,
    Rule::Phragmen,
    Rule::Optimum,
    Rule::EqualShares(Completion::None),
    Rule::EqualShares(Completion::Greedy),
    Rule::EqualShares(Completion::Phragmen),
    Rule::EqualShares(Completion::AddOne),
    Rule::EqualShares(Completion::AddOneThenGreedy),
];

/// Up to six projects and eight voters; ids are out of order, some projects are free and some too dear.
fn elections(vote_type: VoteType) -> impl Strategy<Value = Election> {
    let project = 0_u128..25;
    let points = if vote_type == VoteType::Cumulative { 0_u64..5 } else { 0..2 };
    let projects = prop::collection::vec(project, 1..7);
    let voters = prop::collection::vec(prop::collection::vec(points, 6), 1..9);
    (projects, voters, 0_u128..45).prop_map(move |(costs, ballots, budget)| {
        let ids = ["10", "9", "a", "B", "é", "2"];
        let projects = costs.iter().zip(ids).map(|(cost, id)| Project {
            id: id.into(),
            name: format!("Project {id}; \"quoted\""),
            cost: *cost,
            extra: vec![],
        });
        let projects: Vec<Project> = projects.collect();
        let voters = (0..).zip(ballots).map(|(number, points): (u32, Vec<u64>)| {
            let given = (0_u32..).zip(points).take(projects.len()).filter(|(_, points)| *points > 0);
            let ballot = given.map(|(project, points)| Choice { project, points }).collect();
            Voter { id: format!("v{number}"), ballot, extra: vec![] }
        });
        let voters = voters.collect();
        Election::new(budget, vote_type, projects, voters).unwrap()
    })
}

fn approvals() -> impl Strategy<Value = (Election, Utility)> {
    (elections(VoteType::Approval), prop_oneof![Just(Utility::Cost), Just(Utility::Cardinality)])
}

fn any_election() -> impl Strategy<Value = (Election, Utility)> {
    let points = elections(VoteType::Cumulative).prop_map(|election| (election, Utility::Points));
    let ranks = elections(VoteType::Ordinal).prop_map(|election| (election, Utility::Borda));
    prop_oneof![2 => approvals(), 1 => points, 1 => ranks]
}

fn ids(election: &Election, outcome: &Outcome) -> Vec<String> {
    let mut ids: Vec<String> =
        outcome.selected().iter().map(|place| election.project(*place).unwrap().id.clone()).collect();
    ids.sort();
    ids
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_budget_is_never_exceeded_and_every_project_is_accounted_for((election, utility) in any_election()) {
        for rule in RULES {
            let outcome = count(&election, rule, utility).unwrap();
            let cost: u128 = outcome.selected().iter().map(|place| election.project(*place).unwrap().cost).sum();
            prop_assert_eq!(cost, outcome.cost);
            prop_assert!(cost <= election.budget);
            prop_assert_eq!(outcome.wins.len() + outcome.losses.len(), election.projects.len());
        }
    }

    #[test]
    fn the_order_of_voters_does_not_matter((election, utility) in any_election(), turn in 0_usize..8) {
        let mut other = election.clone();
        let voters = other.voters.len();
        other.voters.rotate_left(turn % voters);
        for rule in RULES {
            let outcome = count(&election, rule, utility).unwrap();
            prop_assert_eq!(outcome.selected(), count(&other, rule, utility).unwrap().selected());
        }
    }

    #[test]
    fn the_order_of_projects_does_not_matter((election, utility) in any_election(), turn in 0_usize..6) {
        let mut other = election.clone();
        let projects = u32::try_from(other.projects.len()).unwrap();
        let turn = u32::try_from(turn).unwrap() % projects;
        other.projects.rotate_left(usize::try_from(turn).unwrap());
        for choice in other.voters.iter_mut().flat_map(|voter| &mut voter.ballot) {
            choice.project = (choice.project + projects - turn) % projects;
        }
        for rule in RULES.into_iter().filter(|rule| *rule != Rule::Optimum) {
            let (here, there) = (count(&election, rule, utility).unwrap(), count(&other, rule, utility).unwrap());
            prop_assert_eq!(ids(&election, &here), ids(&other, &there), "{:?}", rule);
        }
    }

    #[test]
    fn equal_shares_pay_exactly_and_nobody_pays_more_than_they_have((election, utility) in any_election()) {
        let outcome = count(&election, Rule::EqualShares(Completion::None), utility).unwrap();
        let mut spent = vec![Fraction::whole(0); election.voters.len()];
        for win in &outcome.wins {
            let mut paid = Fraction::whole(0);
            for payment in &win.payments {
                for voter in &payment.voters {
                    let voter = usize::try_from(*voter).unwrap();
                    spent[voter] = spent[voter].plus(&payment.amount);
                    paid = paid.plus(&payment.amount);
                }
            }
            prop_assert_eq!(paid, Fraction::whole(election.project(win.project).unwrap().cost));
        }
        let purse = outcome.purse.unwrap();
        prop_assert!(spent.iter().all(|spent| *spent <= purse));
    }

    #[test]
    fn equal_shares_agree_with_the_definition_followed_step_by_step((election, utility) in any_election()) {
        let outcome = count(&election, Rule::EqualShares(Completion::None), utility).unwrap();
        prop_assert_eq!(outcome.selected(), naive::equal_shares(&election, &backing(&election, utility).unwrap()));
    }

    #[test]
    fn adding_one_agrees_with_adding_one_step_by_step((election, utility) in any_election()) {
        let outcome = count(&election, Rule::EqualShares(Completion::AddOne), utility).unwrap();
        prop_assert_eq!(outcome.selected(), naive::add_one(&election, &backing(&election, utility).unwrap()));
    }

    #[test]
    fn phragmen_agrees_with_the_definition_followed_step_by_step((election, utility) in any_election()) {
        let outcome = count(&election, Rule::Phragmen, utility).unwrap();
        prop_assert_eq!(outcome.selected(), naive::phragmen(&election, &backing(&election, utility).unwrap()));
    }

    #[test]
    fn phragmen_collects_exactly_what_a_project_costs((election, utility) in any_election()) {
        let mut wins = count(&election, Rule::Phragmen, utility).unwrap().wins;
        wins.retain(|win| matches!(win.reason, Reason::Load { .. }));
        for win in wins {
            let mut paid = Fraction::whole(0);
            for payment in &win.payments {
                paid = paid.plus(&payment.amount.times(payment.voters.len().try_into().unwrap()));
            }
            prop_assert_eq!(paid, Fraction::whole(election.project(win.project).unwrap().cost));
        }
    }

    #[test]
    fn the_optimum_is_the_best_of_all_sets((election, utility) in any_election()) {
        let backing = backing(&election, utility).unwrap();
        let worth = |places: &[u32]| -> u128 {
            places.iter().map(|place| usize::try_from(*place).unwrap()).map(|p| backing[p].unit * backing[p].weight).sum()
        };
        let outcome = count(&election, Rule::Optimum, utility).unwrap();
        prop_assert_eq!(worth(&outcome.selected()), naive::optimum(&election, &worth));
    }

    #[test]
    fn equal_shares_leave_no_group_without_what_it_can_claim((election, utility) in any_election()) {
        let outcome = count(&election, Rule::EqualShares(Completion::None), utility).unwrap();
        prop_assert_eq!(fairness(&election, &outcome, utility).unwrap().unserved, vec![]);
    }

    #[test]
    fn a_cheaper_winner_still_wins_by_greedy((election, utility) in approvals(), less in 1_u128..9) {
        for place in count(&election, Rule::Greedy, utility).unwrap().selected() {
            let mut cheaper = election.clone();
            let project = &mut cheaper.projects[usize::try_from(place).unwrap()];
            project.cost = project.cost.saturating_sub(less);
            prop_assert!(count(&cheaper, Rule::Greedy, utility).unwrap().selected().contains(&place));
        }
    }

    #[test]
    fn at_the_price_told_a_project_is_funded_and_one_above_it_is_not((election, utility) in any_election()) {
        for rule in [Rule::Greedy, Rule::Phragmen, Rule::EqualShares(Completion::None)] {
            let mut outcome = count(&election, rule, utility).unwrap();
            tell_prices(&election, rule, utility, &mut outcome).unwrap();
            for loss in outcome.losses.iter().filter(|loss| loss.reason != Missed::NoBackers) {
                let funded_at = |cost: u128| {
                    let mut other = election.clone();
                    other.projects[usize::try_from(loss.project).unwrap()].cost = cost;
                    count(&other, rule, utility).unwrap().selected().contains(&loss.project)
                };
                let price = loss.price.unwrap_or(0);
                let cost = election.project(loss.project).unwrap().cost;
                prop_assert!(price < cost);
                prop_assert!(price == 0 || funded_at(price), "{:?} {:?}", rule, loss);
                for higher in price + 1..=cost {
                    prop_assert!(!funded_at(higher), "{:?} {:?} at {}", rule, loss, higher);
                }
            }
        }
    }

    #[test]
    fn what_is_written_is_read_again((election, _) in any_election()) {
        let text = pabulib::write(&election);
        let again = pabulib::read(&text, "again.pb").unwrap();
        prop_assert_eq!(&again.projects, &election.projects);
        prop_assert_eq!(&again.voters, &election.voters);
        prop_assert_eq!(again.budget, election.budget);
    }
}

#[test]
fn without_voters_equal_shares_and_phragmen_fund_nothing() {
    let project = Project { id: "a".into(), name: String::new(), cost: 5, extra: vec![] };
    let election = Election::new(10, VoteType::Approval, vec![project], vec![]).unwrap();
    for rule in [Rule::Phragmen, Rule::Optimum, Rule::EqualShares(Completion::AddOne)] {
        assert!(count(&election, rule, Utility::Cost).unwrap().wins.is_empty());
    }
}

#[test]
fn amounts_of_a_quintillion_are_shared_exactly() {
    let quintillion = 1_000_000_000_000_000_000;
    let project = |id: &str, cost| Project { id: id.into(), name: String::new(), cost, extra: vec![] };
    let voter =
        |project| Voter { id: String::new(), ballot: vec![Choice { project, points: 1 }], extra: vec![] };
    let projects = vec![project("a", quintillion / 2), project("b", quintillion / 2 + 1)];
    let election =
        Election::new(quintillion, VoteType::Approval, projects, vec![voter(0), voter(1)]).unwrap();
    let outcome = count(&election, Rule::EqualShares(Completion::None), Utility::Cost).unwrap();
    assert_eq!(outcome.selected(), [0], "half of the money is one unit too little for b");
}

#[test]
fn adding_one_to_amounts_of_a_quintillion_is_counted_too() {
    let project = |id: &str, cost| Project { id: id.into(), name: String::new(), cost, extra: vec![] };
    let voter =
        |project| Voter { id: String::new(), ballot: vec![Choice { project, points: 1 }], extra: vec![] };
    let projects = vec![project("a", 400_000_000_000_000_000), project("b", 600_000_000_000_000_000)];
    let voters = vec![voter(0), voter(1)];
    let election = Election::new(1_000_000_000_000_000_000, VoteType::Approval, projects, voters).unwrap();
    let outcome = count(&election, Rule::EqualShares(Completion::AddOne), Utility::Cost).unwrap();
    assert_eq!(outcome.selected(), [0, 1], "with a tenth of a quintillion more for each");
}
