//! Writing rounds down, shortly where there are many candidates, and what ended the votes that no longer count.

use super::Amount;
use crate::ballots::{Candidate, End};

/// From more candidates than this on, later rounds show only whose votes have changed: a thousand rounds of a thousand lines
/// are read by nobody.
pub const MANY: usize = 100;

/// Votes that no longer count for anyone, by what ended them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ended {
    /// Nobody who is left is named.
    pub choices: Amount,
    /// Several candidates are marked at one place.
    pub overvotes: Amount,
    /// More places were left out than the rule allows.
    pub skipped: Amount,
    /// A candidate is named again, where the rule ends a ballot for it.
    pub repeated: Amount,
}

/// What the rounds so far have shown.
pub(crate) struct Book {
    brief: bool,
    last: Vec<Option<Amount>>,
}

impl Ended {
    /// More votes that ended so.
    pub(crate) const fn add(&mut self, end: End, votes: Amount) {
        let slot = match end {
            End::Choices => &mut self.choices,
            End::Overvote => &mut self.overvotes,
            End::Skipped => &mut self.skipped,
            End::Repeated => &mut self.repeated,
        };
        *slot = slot.plus(votes);
    }

    /// All of them.
    #[must_use]
    pub fn total(self) -> Amount {
        [self.choices, self.overvotes, self.skipped, self.repeated].into_iter().sum()
    }
}

impl Book {
    /// For a count of so many candidates.
    pub(crate) fn new(candidates: usize) -> Self {
        Self { brief: candidates > MANY, last: vec![None; candidates] }
    }

    /// The lines of a round, and how many more stand unchanged. Those who are `named` are always shown.
    pub(crate) fn lines(
        &mut self,
        votes: impl IntoIterator<Item = (Candidate, Amount)>,
        named: &[Candidate],
    ) -> (Vec<(Candidate, Amount)>, usize) {
        let (mut lines, mut unchanged) = (Vec::new(), 0);
        for (candidate, votes) in votes {
            let last = self.last.get_mut(candidate.index()).map(|last| last.replace(votes));
            if self.brief && last == Some(Some(votes)) && !named.contains(&candidate) {
                unchanged += 1;
            } else {
                lines.push((candidate, votes));
            }
        }
        lines.sort();
        (lines, unchanged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn votes(of: &[u64]) -> Vec<(Candidate, Amount)> {
        of.iter().enumerate().map(|(at, votes)| (Candidate::new(at), Amount::whole(*votes))).collect()
    }

    #[test]
    fn few_candidates_are_shown_in_every_round() {
        let mut book = Book::new(3);
        assert_eq!(book.lines(votes(&[3, 2, 1]), &[]).0.len(), 3);
        assert_eq!(book.lines(votes(&[3, 2, 1]), &[]), (votes(&[3, 2, 1]), 0));
    }

    #[test]
    fn of_many_only_those_are_shown_whose_votes_have_changed_or_who_are_named() {
        let mut book = Book::new(MANY + 1);
        let mut all = vec![5; MANY + 1];
        assert_eq!(book.lines(votes(&all), &[]).0.len(), MANY + 1);
        all[7] = 6;
        let (lines, unchanged) = book.lines(votes(&all), &[Candidate::new(2)]);
        let wanted = [(Candidate::new(2), Amount::whole(5)), (Candidate::new(7), Amount::whole(6))];
        assert_eq!((lines, unchanged), (wanted.to_vec(), MANY - 1));
    }
}
