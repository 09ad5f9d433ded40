//! Picking the one with most or fewest votes, and what happens when several are equal.

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
    history: Vec<Vec<u128>>,
}

impl<'a> Picker<'a> {
    pub(super) fn new(ballots: &Rankings, ties: &'a TieBreak, look_back: bool) -> Self {
        let places = tie::places(&ties.order(ballots.candidates()));
        Self { ties, places, look_back, history: Vec::new() }
    }

    /// Remember the votes at the end of a round.
    pub(super) fn remember(&mut self, votes: &[u128]) {
        self.history.push(votes.to_vec());
    }

    /// Rounds remembered so far.
    pub(super) const fn rounds(&self) -> usize {
        self.history.len()
    }

    /// The candidate at this end of `votes`, with the tie if several are. `None` only for an empty list.
    pub(super) fn pick(
        &self,
        candidates: &[Candidate],
        votes: &[u128],
        end: End,
    ) -> Option<(Candidate, Option<Tie>)> {
        let equal = at_end(candidates, votes, end);
        if let [] | [_] = equal.as_slice() {
            return equal.first().map(|only| (*only, None));
        }
        let mut left = equal.clone();
        let mut decided = None;
        if self.look_back {
            for (round, earlier) in self.history.iter().enumerate().rev() {
                let fewer = at_end(&left, earlier, end);
                if fewer.len() < left.len() {
                    decided = Some(round + 1);
                    left = fewer;
                }
                if left.len() == 1 {
                    break;
                }
            }
        }
        let by_lot = left.len() > 1;
        let place = |c: &Candidate| self.places.get(c.index()).copied().unwrap_or(usize::MAX);
        let picked = match end {
            End::Highest => left.iter().copied().min_by_key(place)?,
            End::Lowest => left.iter().copied().max_by_key(place)?,
        };
        let sentence = self.told(&equal, picked, end, decided, by_lot);
        let round = self.rounds() + 1;
        Some((picked, Some(Tie { round, candidates: equal, picked: vec![picked], sentence })))
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
