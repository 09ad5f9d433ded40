//! Limits by small elections that one can count by hand.

use super::*;
use crate::{Choice, Completion, Project, VoteType, Voter};

/// Three parks that many back and two paths that few back.
fn town(budget: u128) -> Election {
    let project = |id: &str, cost, category: &str| Project {
        id: id.into(),
        name: String::new(),
        cost,
        extra: vec![category.into()],
    };
    let projects = vec![
        project("a", 40, "Parks"),
        project("b", 30, "Parks"),
        project("c", 20, "Parks"),
        project("d", 20, "Paths"),
        project("e", 50, "Paths"),
    ];
    let voter = |choices: &[u32]| Voter {
        id: String::new(),
        ballot: choices.iter().map(|project| Choice { project: *project, points: 1 }).collect(),
        extra: vec![],
    };
    let mut voters = vec![voter(&[0, 1, 2]); 7];
    voters.extend(vec![voter(&[3]); 2]);
    let mut election = Election::new(budget, VoteType::Approval, projects, voters).unwrap();
    election.project_columns = vec!["category".into()];
    election
}

fn limit(value: &str, least: u128, most: Option<u128>) -> Limit {
    Limit { column: "category".into(), value: value.into(), least, most }
}

#[test]
fn without_limits_nothing_is_other_than_by_the_rule() {
    let election = town(100);
    let plain = count(&election, Rule::Greedy, Utility::Cost).unwrap();
    let kept = keep(&election, Rule::Greedy, Utility::Cost, &[]).unwrap();
    assert_eq!((kept.outcome, kept.aside.len()), (plain, 0));
}

#[test]
fn a_limit_that_nothing_passes_changes_nothing() {
    let election = town(100);
    let plain = count(&election, Rule::Greedy, Utility::Cost).unwrap();
    let kept = keep(&election, Rule::Greedy, Utility::Cost, &[limit("Parks", 10, Some(95))]).unwrap();
    assert_eq!(kept.outcome.selected(), plain.selected());
}

#[test]
fn greedy_passes_over_what_does_not_fit_below_the_most() {
    let kept = keep(&town(100), Rule::Greedy, Utility::Cost, &[limit("Parks", 0, Some(60))]).unwrap();
    assert_eq!(kept.outcome.selected(), [0, 2, 3]);
    assert_eq!(kept.aside, [(1, 0)]);
    let lost = kept.outcome.losses.iter().find(|loss| loss.project == 1).unwrap();
    assert_eq!(lost.reason, Missed::Limited);
}

#[test]
fn a_least_is_kept_for_those_who_would_go_without() {
    let rule = Rule::Greedy;
    let plain = keep(&town(90), rule, Utility::Cost, &[]).unwrap();
    assert!(!plain.outcome.selected().contains(&3));
    let kept = keep(&town(90), rule, Utility::Cost, &[limit("Paths", 20, None)]).unwrap();
    assert_eq!(kept.outcome.selected().first(), Some(&3));
    assert_eq!((kept.reserved, kept.first), (vec![0], vec![(3, 0)]));
    assert!(kept.outcome.cost <= 90);
}

#[test]
fn nothing_is_spent_on_what_nobody_backs_to_reach_a_least() {
    let mut election = town(100);
    election.voters.truncate(7);
    let kept = keep(&election, Rule::Greedy, Utility::Cost, &[limit("Paths", 60, None)]).unwrap();
    assert!(kept.reserved.is_empty());
}

#[test]
fn a_file_states_its_limits_and_gives_them_back() {
    let mut election = town(100);
    election.meta.push(("most category Parks".into(), "60".into()));
    election.meta.push(("least category Paths".into(), "20".into()));
    election.meta.push(("most recent year".into(), "2020".into()));
    let text = crate::pabulib::write(&election);
    let read = crate::pabulib::read(&text, "town.pb").unwrap();
    assert_eq!(of(&read).unwrap(), [limit("Parks", 0, Some(60)), limit("Paths", 20, None)]);
    election.meta.push(("most category Paths".into(), "many".into()));
    assert!(of(&election).unwrap_err().to_string().contains("most category Paths"));
}

/// Numbers that look like chance and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

#[test]
fn no_limit_and_no_budget_is_ever_passed_and_no_project_is_lost_or_funded_twice() {
    let rules = [
        Rule::Greedy,
        Rule::Phragmen,
        Rule::EqualShares(Completion::None),
        Rule::EqualShares(Completion::Greedy),
        Rule::EqualShares(Completion::Phragmen),
        Rule::EqualShares(Completion::AddOneThenGreedy),
    ];
    let mut numbers = Numbers(7);
    for turn in 0..400 {
        let vote_type = [VoteType::Approval, VoteType::Cumulative, VoteType::Ordinal][turn % 3];
        let project = |id: usize, numbers: &mut Numbers| Project {
            id: id.to_string(),
            name: String::new(),
            cost: u128::from(numbers.below(60) + 1),
            extra: vec![["Parks", "Paths", "Art"][usize::try_from(numbers.below(3)).unwrap()].into()],
        };
        let projects: Vec<Project> = (0..8).map(|id| project(id, &mut numbers)).collect();
        let voter = |numbers: &mut Numbers| Voter {
            id: String::new(),
            ballot: (0..8)
                .filter(|_| numbers.below(3) == 0)
                .map(|project| Choice { project, points: 1 + u64::from(project % 3) })
                .collect(),
            extra: vec![],
        };
        let voters: Vec<Voter> = (0..12).map(|_| voter(&mut numbers)).collect();
        let mut election = Election::new(120, vote_type, projects, voters).unwrap();
        election.project_columns = vec!["category".into()];
        let limits = [limit("Parks", 0, Some(40)), limit("Paths", 30, Some(70)), limit("Art", 20, None)];
        let rule = rules[turn % rules.len()];
        let kept = keep(&election, rule, Utility::natural(vote_type), &limits).unwrap();
        let cost = |value: &str| {
            let wins =
                kept.outcome.wins.iter().map(|win| &election.projects[usize::try_from(win.project).unwrap()]);
            wins.filter(|project| project.extra[0] == value).map(|project| project.cost).sum::<u128>()
        };
        assert!(cost("Parks") <= 40 && cost("Paths") <= 70, "{rule:?} in turn {turn}");
        assert_eq!(kept.outcome.cost, cost("Parks") + cost("Paths") + cost("Art"));
        assert!(kept.outcome.cost <= 120, "{rule:?} in turn {turn}");
        let mut told: Vec<u32> = kept.outcome.selected();
        told.extend(kept.outcome.losses.iter().map(|loss| loss.project));
        told.sort_unstable();
        assert_eq!(told, (0..8).collect::<Vec<u32>>(), "{rule:?} in turn {turn}");
    }
}

#[test]
fn counting_again_ends_and_says_so_and_no_limit_is_passed() {
    let limits = [limit("Parks", 0, Some(10))];
    let exact = keep(&town(100), Rule::Greedy, Utility::Cost, &limits).unwrap();
    assert_eq!((exact.outcome.selected(), exact.cut), (vec![3, 4], false));
    let cut = keep_within(&town(100), Rule::Greedy, Utility::Cost, (&limits, 1)).unwrap();
    assert!(cut.cut);
    assert_eq!(cut.outcome.selected(), [3]);
    assert_eq!(cut.outcome.cost, 20);
    let aside: Vec<u32> = cut.aside.iter().map(|(project, _)| *project).collect();
    assert_eq!(aside, [0, 1, 2]);
    let limited = cut.outcome.losses.iter().filter(|loss| loss.reason == Missed::Limited);
    assert_eq!(limited.map(|loss| loss.project).collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn a_large_election_is_counted_again_less_often_than_a_small_one() {
    let mut large = town(100);
    large.voters = vec![large.voters[0].clone(); 1_000_000];
    assert_eq!((often(&town(100)), often(&large)), (AGAIN.1, AGAIN.0));
}
