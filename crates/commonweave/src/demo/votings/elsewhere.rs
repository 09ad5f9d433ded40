//! Votes that are held with Belenios: which of them are asked in one election, who takes part, and what it counted.

use super::{Step, Voting};
use crate::demo::plan::Plan;
use decide::proposals::{Method, Vote};

impl Plan {
    /// Whether somebody votes. In an election with several questions whoever answers the first answers all of them.
    pub(super) fn comes(&self, person: usize, voting: &Voting, drawn: impl FnOnce() -> bool) -> bool {
        if voting.question > 1 {
            let first = self.votings.iter().position(|one| one.question == 1 && one.is_beside(voting));
            return first.is_some_and(|first| self.ballots(first).any(|(one, _)| one == person));
        }
        let named = voting.named.is_empty() || voting.named.iter().any(|(one, _)| *one == person);
        named && drawn()
    }

    /// The votes that are asked in one election with this one, in the order of its questions.
    pub(in crate::demo) fn election(&self, at: usize) -> Vec<usize> {
        let Some(own) = self.votings.get(at).filter(|own| own.question > 0) else { return vec![at] };
        let all = self.votings.iter().enumerate();
        let beside = all.filter(|(_, one)| one.question > 0 && one.is_beside(own));
        let mut asked: Vec<(i64, usize)> = beside.map(|(place, one)| (one.question, place)).collect();
        asked.sort_unstable();
        asked.into_iter().map(|(_, place)| place).collect()
    }

    /// The result of the election in which this vote is asked, as Belenios gives it out.
    pub(in crate::demo) fn counted(&self, at: usize) -> String {
        let sums = self.election(at).into_iter().map(|place| self.sums(place));
        let questions: Vec<String> = sums
            .map(|sums| format!("[{}]", sums.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")))
            .collect();
        let voting = self.votings.get(at);
        let weight = |person: usize| voting.map_or(1, |voting| voting.weight(person));
        let votes: i64 = self.ballots(at).map(|(person, _)| weight(person)).sum();
        format!(
            "{{\"num_tallied\":{},\"total_weight\":{votes},\"result\":[{}]}}",
            self.ballots(at).count(),
            questions.join(",")
        )
    }

    /// What was counted in a vote whose answers are added up: the blank votes, then those for each answer.
    fn sums(&self, at: usize) -> Vec<i64> {
        let Some(voting) = self.votings.get(at) else { return Vec::new() };
        let answers = if voting.method == Method::Approval { voting.options.len() } else { 2 };
        let mut sums = vec![0; answers.saturating_add(1)];
        for (person, vote) in self.ballots(at) {
            for place in answered(vote) {
                if let Some(sum) = sums.get_mut(place) {
                    *sum += voting.weight(person);
                }
            }
        }
        sums
    }

    fn ballots(&self, at: usize) -> impl Iterator<Item = (usize, &Vote)> {
        self.steps.iter().filter_map(move |(voting, step)| match step {
            Step::Cast { person, vote, .. } if *voting == at => Some((*person, vote)),
            _ => None,
        })
    }
}

impl Voting {
    /// Whether both are asked in one place until one moment.
    fn is_beside(&self, other: &Voting) -> bool {
        self.space == other.space && self.ends_at == other.ends_at && self.secrecy == other.secrecy
    }
}

/// The places of the answers on a ballot; 0 is the blank vote.
fn answered(vote: &Vote) -> Vec<usize> {
    match vote {
        Vote::Word("yes") => vec![1],
        Vote::Word("no") => vec![2],
        Vote::Approved(options) => options.iter().map(|place| place.saturating_add(1)).collect(),
        _ => vec![0],
    }
}
