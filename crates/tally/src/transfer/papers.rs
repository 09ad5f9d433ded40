//! Ballot papers in piles, one pile for each candidate, and how they move.
#![expect(
    clippy::indexing_slicing,
    reason = "a candidate on a ballot is below the number of candidates, as ballots are checked when added"
)]

use crate::ballots::{Candidate, End, Next, Rankings, Shared};
use crate::record::{Amount, Ended};

/// One ballot on a pile.
#[derive(Clone, Copy)]
struct Paper {
    /// Its place in the profile.
    ballot: usize,
    /// The place on the ballot behind the choice that it lies with.
    behind: usize,
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
    shared: Shared,
    /// The value of one vote.
    unit: u64,
    ended: Ended,
}

impl<'a> Papers<'a> {
    /// Lay every ballot with its first choice among those who stand; `unit` is the value of one vote, which divides a
    /// billion. Ballots that name none of them take no part: they have ended before the count.
    pub(super) fn deal(ballots: &'a Rankings, unit: u64, shared: Shared) -> Self {
        let side = ballots.candidates();
        let open: Vec<bool> = (0..side).map(|c| ballots.stands(Candidate::new(c))).collect();
        let (piles, votes, ended) = (vec![Vec::new(); side], vec![0; side], ballots.void());
        let mut papers = Self { ballots, piles, votes, open, shared, unit, ended };
        for place in 0..ballots.ballots().len() {
            papers.move_on(Paper { ballot: place, behind: 0, value: unit });
        }
        papers
    }

    /// An amount of the count's smallest unit.
    pub(super) fn amount(&self, units: u128) -> Amount {
        let per_unit = crate::record::amount::UNITS_PER_VOTE.unsigned_abs() / u128::from(self.unit);
        Amount::from_units(i128::try_from(units * per_unit).unwrap_or(i128::MAX))
    }

    pub(super) fn votes(&self, candidate: Candidate) -> u128 {
        self.votes[candidate.index()]
    }

    pub(super) fn all_votes(&self) -> &[u128] {
        &self.votes
    }

    /// What no longer counts, those included that did not from the start.
    pub(super) const fn ended(&self) -> Ended {
        self.ended
    }

    /// Whether papers may still move to this candidate.
    pub(super) fn is_open(&self, candidate: Candidate) -> bool {
        self.open[candidate.index()]
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

    /// Move the whole pile at `part` units of each paper's value, cut to the unit; the candidate is left with `kept`. What
    /// cutting loses is in nobody's pile.
    pub(super) fn pass_on_part(&mut self, candidate: Candidate, part: u128, kept: u128) {
        let unit = u128::from(self.unit);
        self.votes[candidate.index()] = kept;
        self.pass_on(candidate, |value| u64::try_from(u128::from(value) * part / unit).unwrap_or(value));
    }

    fn pass_on(&mut self, candidate: Candidate, value: impl Fn(u64) -> u64) {
        for paper in std::mem::take(&mut self.piles[candidate.index()]) {
            self.move_on(Paper { value: value(paper.value), ..paper });
        }
    }

    fn move_on(&mut self, paper: Paper) {
        let ballot = self.ballots.ballot(paper.ballot);
        let votes = u128::from(ballot.weight()) * u128::from(paper.value);
        match ballot.next(paper.behind, self.shared, |candidate| self.open[candidate.index()]) {
            Next::For(candidate, behind) => {
                self.votes[candidate.index()] += votes;
                self.piles[candidate.index()].push(Paper { behind, ..paper });
            }
            Next::Nobody(end) => self.end(end, votes),
        }
    }

    fn end(&mut self, end: End, votes: u128) {
        let votes = self.amount(votes);
        self.ended.add(end, votes);
    }
}
