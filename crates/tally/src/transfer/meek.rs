//! The single transferable vote as Meek defined it: everyone elected keeps just what they need.
#![expect(
    clippy::indexing_slicing,
    reason = "a candidate on a ballot is below the number of candidates, as ballots are checked when added"
)]

use super::pick::{End, Picker};
use super::scottish::is_or_are;
use crate::ballots::{Candidate, Rankings};
use crate::record::{Amount, Book, Count, Refusal, Round, Tie, TieBreak};

/// One vote, and a keep factor of one: nine decimals.
const ONE: u128 = 1_000_000_000;
/// Votes have settled when all surpluses together are below a millionth of a vote.
const SETTLED: u128 = ONE / 1_000_000;

/// Fill `seats` by Meek's method (Hill, Wichmann and Woodall 1987, *Algorithm 123*), in the fixed-point form of the
/// Proportional Representation Foundation's reference rule: nine decimals, keep factors and kept votes rounded up.
///
/// Each candidate has a keep factor: 1 while hopeful, 0 when excluded, and when elected so small that just the quota is
/// kept. A ballot gives its first choice that part of its vote, the next that part of the rest, and so on. The quota is a
/// share of the votes that still count, so it falls as ballots run out. Unlike in Scotland a vote can also reach those
/// who are elected already, and what is excluded is as if it had never stood.
///
/// Whoever is within the remaining surplus of the fewest votes ties for exclusion; the lot decides, for Meek's rule knows
/// no look-back.
///
/// # Errors
/// Seats that cannot be filled, or no ballot that names anyone who stands.
pub fn meek_stv(ballots: &Rankings, seats: usize, ties: &TieBreak) -> Result<Count, Refusal> {
    let standing: Vec<Candidate> = ballots.standing().collect();
    if standing.is_empty() {
        return Err(Refusal::NobodyStands);
    }
    if seats == 0 || seats > standing.len() {
        return Err(Refusal::Seats { seats, candidates: standing.len() });
    }
    let ballots = &*ballots.struck();
    let mut meek = Meek::new(ballots, standing, seats, ties);
    if meek.votes.iter().all(|votes| *votes == 0) {
        return Err(Refusal::NoBallots);
    }
    while meek.next() {}
    Ok(meek.count)
}

struct Meek<'a> {
    ballots: &'a Rankings,
    picker: Picker<'a>,
    seats: usize,
    hopeful: Vec<Candidate>,
    keep: Vec<u128>,
    votes: Vec<u128>,
    exhausted: u128,
    quota: u128,
    book: Book,
    count: Count,
}

impl<'a> Meek<'a> {
    fn new(ballots: &'a Rankings, standing: Vec<Candidate>, seats: usize, ties: &'a TieBreak) -> Self {
        let side = ballots.candidates();
        let mut keep = vec![0; side];
        standing.iter().for_each(|c| keep[c.index()] = ONE);
        let picker = Picker::new(ballots, ties, false);
        let (votes, count) = (vec![0; side], Count::new("meek-stv", seats));
        let book = Book::new(side);
        let (exhausted, quota, hopeful) = (0, 0, standing);
        let mut meek = Self { ballots, picker, seats, hopeful, keep, votes, exhausted, quota, book, count };
        meek.distribute();
        meek
    }

    /// Hold one more round: elect those at the quota, else settle the votes and exclude the last. Says whether the count
    /// goes on.
    fn next(&mut self) -> bool {
        let open = self.seats - self.count.winners.len();
        if open == 0 {
            return false;
        }
        if self.hopeful.len() <= open {
            // The votes of whoever was excluded last have not gone on yet.
            self.distribute();
            let rest = std::mem::take(&mut self.hopeful);
            let told = format!("As many are left as seats are open, so {} elected.", is_or_are(&rest));
            self.write_down(rest, Vec::new(), told);
            return false;
        }
        match self.settle() {
            None => self.exclude_last(),
            Some(elected) => {
                let told = format!(
                    "The quota is {}, a part in {} of the votes that count. {} at the quota and elected.",
                    amount(self.quota),
                    self.seats + 1,
                    is_or_are(&elected)
                );
                self.write_down(elected, Vec::new(), told);
            }
        }
        true
    }

    /// Distribute again and again until somebody is elected, or until the surpluses have settled.
    fn settle(&mut self) -> Option<Vec<Candidate>> {
        let mut before = u128::MAX;
        loop {
            self.distribute();
            let mut elected: Vec<Candidate> =
                self.hopeful.iter().copied().filter(|c| self.votes[c.index()] >= self.quota).collect();
            if !elected.is_empty() {
                elected.sort_by_key(|c| std::cmp::Reverse(self.votes[c.index()]));
                elected.truncate(self.seats - self.count.winners.len());
                self.hopeful.retain(|c| !elected.contains(c));
                return Some(elected);
            }
            let surplus = self.surplus();
            if surplus < SETTLED || surplus >= before {
                return None;
            }
            before = surplus;
            for winner in &self.count.winners {
                let place = winner.index();
                let kept = (self.keep[place] * self.quota).div_ceil(self.votes[place].max(1));
                self.keep[place] = kept.min(ONE);
            }
        }
    }

    fn surplus(&self) -> u128 {
        self.count.winners.iter().map(|c| self.votes[c.index()].saturating_sub(self.quota)).sum()
    }

    /// Give out every ballot by the present keep factors, and set the quota that follows.
    fn distribute(&mut self) {
        self.votes.fill(0);
        self.exhausted = 0;
        for ballot in self.ballots.ballots() {
            let mut rest = ONE;
            for candidate in ballot.strict() {
                let kept = (rest * self.keep[candidate.index()]).div_ceil(ONE);
                self.votes[candidate.index()] += kept * u128::from(ballot.weight());
                rest -= kept;
                if rest == 0 {
                    break;
                }
            }
            self.exhausted += rest * u128::from(ballot.weight());
        }
        let parts = u128::try_from(self.seats).unwrap_or(u128::MAX).saturating_add(1);
        self.quota = self.votes.iter().sum::<u128>() / parts + 1;
        self.count.quota = Some(amount(self.quota));
    }

    fn exclude_last(&mut self) {
        let of = |c: &Candidate| self.votes[c.index()];
        let fewest = self.hopeful.iter().map(of).min().unwrap_or(0);
        let near = fewest + self.surplus();
        let low: Vec<Candidate> = self.hopeful.iter().copied().filter(|c| of(c) <= near).collect();
        // Votes that are equal within the surplus are equal to the picker.
        let equal = vec![0; self.votes.len()];
        let Some((last, tie)) = self.picker.pick(&low, &equal, End::Lowest) else { return };
        let votes = amount(of(&last));
        self.count.ties.extend(tie.map(|tie| Tie { round: self.count.rounds.len() + 1, ..tie }));
        self.hopeful.retain(|c| *c != last);
        let told = format!(
            "The votes have settled with nobody new at the quota of {}. #{} has the fewest, {votes}, and is excluded.",
            amount(self.quota),
            last.id()
        );
        self.write_down(Vec::new(), vec![last], told);
        self.keep[last.index()] = 0;
    }

    fn write_down(&mut self, elected: Vec<Candidate>, excluded: Vec<Candidate>, sentence: String) {
        let shown = self.hopeful.iter().chain(&self.count.winners).chain(&elected).chain(&excluded);
        let named: Vec<Candidate> = elected.iter().chain(&excluded).copied().collect();
        let votes = shown.map(|c| (*c, amount(self.votes[c.index()])));
        let (votes, unchanged) = self.book.lines(votes, &named);
        self.count.winners.extend(&elected);
        let exhausted = amount(self.exhausted).plus(self.ballots.void().total());
        self.count.rounds.push(Round {
            votes,
            unchanged,
            exhausted,
            ended: None,
            elected,
            excluded,
            sentence,
        });
    }
}

fn amount(units: u128) -> Amount {
    Amount::from_units(i128::try_from(units).unwrap_or(i128::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(side: usize, ballots: &[(u64, &[usize])]) -> Rankings {
        let mut profile = Rankings::new((1..=side).map(|n| n.to_string()).collect()).expect("few candidates");
        for (weight, order) in ballots {
            let places = order.iter().map(|c| (Candidate::new(*c), false));
            profile.push_places(*weight, places).expect("a good ballot");
        }
        profile
    }

    fn winners(ballots: &Rankings, seats: usize) -> Vec<usize> {
        let count = meek_stv(ballots, seats, &TieBreak::Lot(1)).expect("a count");
        count.winners.iter().map(|c| c.index()).collect()
    }

    #[test]
    fn two_thirds_of_the_voters_get_two_of_three_seats() {
        let ballots = profile(6, &[(60, &[0, 1, 2]), (40, &[3, 4, 5])]);
        let mut elected = winners(&ballots, 3);
        elected.sort_unstable();
        assert_eq!(elected, [0, 1, 3]);
    }

    #[test]
    fn the_quota_falls_as_ballots_run_out() {
        let ballots = profile(3, &[(4, &[0]), (3, &[1]), (2, &[2])]);
        let count = meek_stv(&ballots, 1, &TieBreak::Lot(1)).expect("a count");
        assert_eq!(count.winners, [Candidate::new(0)]);
        // Nine votes at first, seven after the last is excluded: a half of them and a billionth.
        assert_eq!(count.quota.expect("a quota").to_string(), "3.500000001");
    }

    #[test]
    fn one_seat_is_an_instant_runoff() {
        assert_eq!(winners(&profile(3, &[(4, &[0]), (3, &[1]), (2, &[2, 1])]), 1), [1]);
    }

    #[test]
    fn an_elected_candidate_keeps_just_the_quota() {
        let ballots = profile(4, &[(70, &[0, 1]), (16, &[2]), (14, &[3])]);
        let count = meek_stv(&ballots, 2, &TieBreak::Lot(1)).expect("a count");
        let kept = count.rounds.last().expect("rounds").votes[0].1;
        let quota = count.quota.expect("a quota");
        assert!(kept.minus(quota).units().abs() < 1_000_000, "{kept} against {quota}");
        assert_eq!(count.winners, [Candidate::new(0), Candidate::new(1)]);
    }
}
