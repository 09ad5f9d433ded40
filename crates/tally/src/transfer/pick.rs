//! Picking the one with most or fewest votes, and what happens when several are equal.

use std::cmp::Ordering;

use crate::ballots::{Candidate, Rankings};
use crate::record::{Tie, TieBreak, list, tie};

/// Which end is picked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Most votes: whose surplus goes first.
    Highest,
    /// Fewest votes: who is excluded.
    Lowest,
}

/// The rule for ties of one count, with every earlier round's votes.
pub(super) struct Picker<'a> {
    ties: &'a TieBreak,
    places: Vec<usize>,
    look_back: bool,
    /// For each candidate the rounds, from 1, at whose end the votes were other than before, with those votes.
    history: Vec<Vec<(usize, u128)>>,
    rounds: usize,
}

impl<'a> Picker<'a> {
    pub(super) fn new(ballots: &Rankings, ties: &'a TieBreak, look_back: bool) -> Self {
        let places = tie::places(&ties.order(ballots.candidates()));
        Self { ties, places, look_back, history: vec![Vec::new(); ballots.candidates()], rounds: 0 }
    }

    /// Remember the votes at the end of a round.
    pub(super) fn remember(&mut self, votes: &[u128]) {
        self.rounds += 1;
        for (past, votes) in self.history.iter_mut().zip(votes) {
            if past.last().is_none_or(|(_, last)| last != votes) {
                past.push((self.rounds, *votes));
            }
        }
    }

    /// The candidate at this end of `votes`, with the tie if several are. `None` only for an empty list.
    pub(super) fn pick(
        &self,
        candidates: &[Candidate],
        votes: &[u128],
        end: End,
    ) -> Option<(Candidate, Option<Tie>)> {
        let equal = at_end(candidates, votes, end);
        let first = *equal.first()?;
        if equal.len() == 1 {
            return Some((first, None));
        }
        let place = |c: &Candidate| self.places.get(c.index()).copied().unwrap_or(usize::MAX);
        let picked = equal.iter().copied().skip(1).fold(first, |best, other| {
            let past = self.difference(other, best).map_or(Ordering::Equal, |(_, order)| order);
            let order = past.then_with(|| place(&best).cmp(&place(&other)));
            let further = match end {
                End::Highest => order.is_gt(),
                End::Lowest => order.is_lt(),
            };
            if further { other } else { best }
        });
        // Whoever is picked stayed among the equal in every round that was looked at, so each of the others left in the
        // most recent round in which the two differed.
        let rounds = equal.iter().map(|c| self.difference(*c, picked));
        let decided = rounds.clone().flatten().map(|(round, _)| round).min();
        let by_lot = rounds.filter(Option::is_none).count() > 1;
        let sentence = self.told(&equal, picked, end, decided, by_lot);
        Some((picked, Some(Tie::new(self.rounds + 1, equal, vec![picked], sentence))))
    }

    /// The most recent round in which two candidates had different votes, and how those of the first compare.
    fn difference(&self, a: Candidate, b: Candidate) -> Option<(usize, Ordering)> {
        if !self.look_back {
            return None;
        }
        let past = |c: Candidate| self.history.get(c.index()).map(Vec::as_slice).unwrap_or_default();
        let (mut mine, mut theirs, mut round) = (past(a), past(b), self.rounds);
        while let (Some(((from, votes), mine_before)), Some(((other_from, others), theirs_before))) =
            (mine.split_last(), theirs.split_last())
        {
            if votes != others {
                return Some((round, votes.cmp(others)));
            }
            round = from.max(other_from).saturating_sub(1);
            if from >= other_from {
                mine = mine_before;
            }
            if other_from >= from {
                theirs = theirs_before;
            }
        }
        None
    }

    fn told(
        &self,
        equal: &[Candidate],
        picked: Candidate,
        end: End,
        decided: Option<usize>,
        by_lot: bool,
    ) -> String {
        let (stake, more) = match end {
            End::Highest => ("the largest surplus", "most"),
            End::Lowest => ("the fewest votes", "fewest"),
        };
        let how = match (decided, by_lot) {
            (Some(round), false) => format!("#{} had the {more} of them in round {round}", picked.id()),
            (Some(round), true) => {
                format!(
                    "round {round} set some of them apart, and {} picked #{}",
                    self.ties.told(),
                    picked.id()
                )
            }
            (None, _) if self.look_back => {
                format!("they were equal in every round, so {} picked #{}", self.ties.told(), picked.id())
            }
            (None, _) => format!("{} picked #{}", self.ties.told(), picked.id()),
        };
        format!("{} are equal with {stake}: {how}.", list(equal))
    }
}

/// All candidates that have the most or fewest votes of the list, in its order.
fn at_end(candidates: &[Candidate], votes: &[u128], end: End) -> Vec<Candidate> {
    let of = |c: &Candidate| votes.get(c.index()).copied().unwrap_or(0);
    let best = match end {
        End::Highest => candidates.iter().map(of).max(),
        End::Lowest => candidates.iter().map(of).min(),
    };
    candidates.iter().copied().filter(|c| Some(of(c)) == best).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picker(ties: &TieBreak, look_back: bool) -> Picker<'_> {
        let ballots = Rankings::new((1..=4).map(|n| n.to_string()).collect()).expect("few candidates");
        Picker::new(&ballots, ties, look_back)
    }

    fn everyone() -> Vec<Candidate> {
        (0..4).map(Candidate::new).collect()
    }

    #[test]
    fn the_most_recent_round_in_which_they_differ_decides() {
        let ties = TieBreak::Report;
        let mut picker = picker(&ties, true);
        picker.remember(&[1, 9, 9, 9]);
        picker.remember(&[5, 4, 9, 9]);
        picker.remember(&[5, 5, 9, 9]);
        let (picked, tie) = picker.pick(&everyone(), &[5, 5, 9, 9], End::Lowest).expect("candidates");
        assert_eq!(picked, Candidate::new(1));
        assert_eq!(
            tie.expect("a tie").sentence,
            "#1 and #2 are equal with the fewest votes: #2 had the fewest of them in round 2."
        );
    }

    #[test]
    fn of_three_the_look_back_goes_on_with_those_left() {
        let ties = TieBreak::Report;
        let mut picker = picker(&ties, true);
        picker.remember(&[2, 3, 9, 9]);
        picker.remember(&[4, 4, 6, 9]);
        let (picked, _) = picker.pick(&everyone(), &[7, 7, 7, 9], End::Lowest).expect("candidates");
        assert_eq!(picked, Candidate::new(0));
    }

    #[test]
    fn whoever_comes_earlier_in_the_order_stays() {
        let ties = TieBreak::Order(everyone());
        let picker = picker(&ties, false);
        let lowest = picker.pick(&everyone(), &[3, 3, 8, 8], End::Lowest).expect("candidates");
        let highest = picker.pick(&everyone(), &[3, 3, 8, 8], End::Highest).expect("candidates");
        assert_eq!((lowest.0.index(), highest.0.index()), (1, 2));
    }

    #[test]
    fn one_alone_at_the_end_is_no_tie() {
        let ties = TieBreak::Report;
        assert_eq!(
            picker(&ties, true).pick(&everyone(), &[3, 1, 2, 2], End::Lowest),
            Some((Candidate::new(1), None))
        );
        assert_eq!(picker(&ties, true).pick(&[], &[], End::Lowest), None);
    }
}
