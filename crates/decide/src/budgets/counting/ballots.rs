//! Ballots without their voters: equal ones on one pile, in an order that tells nothing of who cast them.

use super::Paper;
use crate::budgets::budget::ProjectId;
use crate::budgets::store::Pile;
use std::collections::BTreeMap;

/// Puts equal ballots on piles.
pub(in crate::budgets) fn pile(papers: &[Paper]) -> Vec<Pile> {
    let mut piles: BTreeMap<String, i64> = BTreeMap::new();
    for paper in papers {
        let choices: Vec<String> =
            paper.ballot.iter().map(|(project, points)| format!("{project}:{points}")).collect();
        *piles.entry(choices.join(" ")).or_default() += 1;
    }
    piles.into_iter().map(|(choice, amount)| Pile { choice, amount }).collect()
}

/// A ballot as it was kept.
pub(in crate::budgets) fn kept(choice: &str) -> Vec<(ProjectId, i64)> {
    let one = |text: &str| {
        let (project, points) = text.split_once(':')?;
        Some((project.parse().ok()?, points.parse().ok()?))
    };
    choice.split(' ').filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ballots_lie_on_one_pile_and_come_back_as_they_were() {
        let paper = |ballot: &[(i64, i64)]| Paper {
            sector: String::new(),
            ballot: ballot.iter().map(|(project, points)| (ProjectId::from(*project), *points)).collect(),
        };
        let piles =
            pile(&[paper(&[(7, 1), (4, 3)]), paper(&[]), paper(&[(7, 1), (4, 3)]), paper(&[(4, 3), (7, 1)])]);
        let told: Vec<(&str, i64)> = piles.iter().map(|pile| (pile.choice.as_str(), pile.amount)).collect();
        assert_eq!(told, [("", 1), ("4:3 7:1", 1), ("7:1 4:3", 2)]);
        assert_eq!(kept("7:1 4:3"), [(ProjectId::from(7), 1), (ProjectId::from(4), 3)]);
        assert!(kept("").is_empty());
    }
}
