//! Which of several near-equal divisions do the votes themselves support?
//!
//! The map is a shadow of the votes. Divisions whose cost differs by less than two thousandths, and which put at most one
//! person in fifty elsewhere, cannot be told apart there. So the one is taken under which the votes are likeliest: each
//! group answers each statement with its own frequencies of agree, pass and disagree (each count plus one). Both limits
//! were set on eight published conversations.
//!
//! To take the one with the best silhouette instead, among all that many starts find, is worse: a costly division that sets
//! one or two people apart often has a high silhouette. Chosen so, the groups of six of those eight conversations lie
//! farther from the published ones, and those of made-up conversations from the groups that they were made with.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "labels are below the number of groups; codes below 3 × statements; nobody counts twice, so that no count is above \
              the number of people"
)]

use crate::{cluster::Partition, votes::Votes};

/// Divisions within this share of the cheapest one count as equal on the map.
const NEAR: f64 = 0.002;
/// … when at most one person in this many sits elsewhere.
const ELSEWHERE: usize = 50;

/// The division to keep, out of those with the same number of groups, cheapest first.
pub(crate) fn likeliest(mut found: Vec<Partition>, votes: &Votes, people: &[usize]) -> Option<Partition> {
    let best = found.first()?.clone();
    let most = (people.len() / ELSEWHERE).max(1);
    found.retain(|other| other.cost <= best.cost * (1.0 + NEAR) && elsewhere(&best, other) <= most);
    if found.len() == 1 {
        return found.pop();
    }
    let logarithms: Vec<f64> = (1..=people.len() + 3).map(|whole| (whole as f64).ln()).collect();
    found
        .into_iter()
        .map(|partition| (log_likelihood(votes, people, &partition, &logarithms), partition))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, partition)| partition)
}

/// How many people two divisions put into different groups, each group compared with the one that shares most with it.
fn elsewhere(left: &Partition, right: &Partition) -> usize {
    let groups = right.centres.len();
    let mut shared = vec![0; left.centres.len() * groups];
    for (a, b) in left.labels.iter().zip(&right.labels) {
        shared[a * groups + b] += 1;
    }
    let together: usize = shared.chunks(groups).map(|row| row.iter().max().copied().unwrap_or(0)).sum();
    left.labels.len() - together
}

/// The logarithm of the votes' likelihood; masked statements are left out. `logarithms` are those of the whole numbers from 1.
fn log_likelihood(votes: &Votes, people: &[usize], partition: &Partition, logarithms: &[f64]) -> f64 {
    let width = 3 * votes.statements();
    let mut counts = vec![0_u32; width * partition.centres.len()];
    for (person, label) in people.iter().zip(&partition.labels) {
        let group = &mut counts[label * width..(label + 1) * width];
        votes.row(*person).iter().for_each(|code| group[*code as usize] += 1);
    }
    let term = |count: u32, more: u32| f64::from(count) * logarithms[(count + more) as usize - 1];
    counts
        .chunks_exact(3)
        .enumerate()
        .filter(|(cell, _)| !votes.is_masked(cell % votes.statements()))
        .map(|(_, cell)| cell.iter().map(|count| term(*count, 1)).sum::<f64>() - term(cell.iter().sum(), 3))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::votes::Vote;

    #[test]
    fn the_division_that_follows_the_votes_is_kept() {
        let mut votes = Votes::new();
        for person in 0..6 {
            votes.cast(person, 0, if person < 3 { Vote::Agree } else { Vote::Disagree });
        }
        let centres = vec![[0.0; 2]; 2];
        let along = Partition { labels: vec![0, 0, 0, 1, 1, 1], centres: centres.clone(), cost: 1.0005 };
        let across = Partition { labels: vec![0, 0, 1, 1, 1, 1], centres, cost: 1.0 };
        let people: Vec<usize> = (0..6).collect();
        assert_eq!(likeliest(vec![across, along.clone()], &votes, &people), Some(along));
    }
}
