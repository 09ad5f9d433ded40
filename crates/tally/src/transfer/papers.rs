//! Ballot papers in piles, one pile for each candidate, and how they move.
#![expect(
    clippy::indexing_slicing,
    reason = "a candidate on a ballot is below the number of candidates, as ballots are checked when added"
)]

use crate::ballots::{Candidate, Ranking, Rankings};

/// One ballot on a pile.
#[derive(Clone, Copy)]
struct Paper {
    /// Its place in the profile.
    ballot: usize,
    /// The place on the ballot of the choice that it lies with.
    choice: usize,
    /// What one vote on it is worth, in the smallest unit of the count.
    value: u64,
}

/// Every paper of a count, with the votes of each pile.
pub(super) struct Papers<'a> {
    ballots: &'a Rankings,
    piles: Vec<Vec<Paper>>,
    /// The votes of each pile in the smallest unit.
    votes: Vec<u128>,
    /// Whether papers may still move to this candidate.
    open: Vec<bool>,
    exhausted: u128,
}

impl<'a> Papers<'a> {
    /// Lay every ballot with its first choice among those who stand; `unit` is the value of one vote. Ballots that name
    /// none of them take no part and are handed back as a number of votes.
    pub(super) fn deal(ballots: &'a Rankings, unit: u64) -> (Self, u64) {
        let side = ballots.candidates();
        let open: Vec<bool> = (0..side).map(|c| ballots.stands(Candidate::new(c))).collect();
        let mut papers =
            Self { ballots, piles: vec![Vec::new(); side], votes: vec![0; side], open, exhausted: 0 };
        let mut silent = 0;
        for (place, ballot) in ballots.ballots().enumerate() {
            match papers.next_choice(ballot, 0) {
                Some((choice, candidate)) => {
                    papers.lay(candidate, Paper { ballot: place, choice, value: unit }, ballot.weight());
                }
                None => silent += ballot.weight(),
            }
        }
        (papers, silent)
    }

    pub(super) fn votes(&self, candidate: Candidate) -> u128 {
        self.votes[candidate.index()]
    }

    pub(super) fn all_votes(&self) -> &[u128] {
        &self.votes
    }

    pub(super) const fn exhausted(&self) -> u128 {
        self.exhausted
    }

    /// No paper moves to this candidate from now on; those who are elected or excluded keep what they have until it is
    /// passed on.
    pub(super) fn close(&mut self, candidate: Candidate) {
        self.open[candidate.index()] = false;
    }

    /// Move the whole pile to the next choices, each paper at the value it has.
    pub(super) fn pass_on_all(&mut self, candidate: Candidate) {
        self.votes[candidate.index()] = 0;
        self.pass_on(candidate, |value| value);
    }

    /// Move the whole pile at `surplus / total` of each paper's value, cut to the unit; the candidate keeps the rest.
    /// What cutting loses is in nobody's pile.
    pub(super) fn pass_on_surplus(&mut self, candidate: Candidate, surplus: u128) {
        let total = self.votes[candidate.index()].max(1);
        self.votes[candidate.index()] -= surplus;
        self.pass_on(candidate, |value| u64::try_from(u128::from(value) * surplus / total).unwrap_or(value));
    }

    fn pass_on(&mut self, candidate: Candidate, value: impl Fn(u64) -> u64) {
        for paper in std::mem::take(&mut self.piles[candidate.index()]) {
            let ballot = self.ballots.ballot(paper.ballot);
            let value = value(paper.value);
            match self.next_choice(ballot, paper.choice + 1) {
                Some((choice, next)) => self.lay(next, Paper { choice, value, ..paper }, ballot.weight()),
                None => self.exhausted += u128::from(ballot.weight()) * u128::from(value),
            }
        }
    }

    fn lay(&mut self, candidate: Candidate, paper: Paper, weight: u64) {
        self.votes[candidate.index()] += u128::from(weight) * u128::from(paper.value);
        self.piles[candidate.index()].push(paper);
    }

    fn next_choice(&self, ballot: Ranking<'_>, from: usize) -> Option<(usize, Candidate)> {
        let mut choice = from;
        loop {
            let candidate = ballot.strict_at(choice)?;
            if self.open[candidate.index()] {
                return Some((choice, candidate));
            }
            choice += 1;
        }
    }
}
