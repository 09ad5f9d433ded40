//! Borda: points for every place (de Borda 1784).
//!
//! On complete ballots without equal ranks the convention makes no difference. On truncated ballots it does, and
//! libraries differ, so each convention has a name here.

use crate::ballots::{Candidate, Ranking, Rankings};
use crate::record::{Amount, Count, Refusal, Standings, TieBreak};

/// What a place is worth when ballots are truncated or rank candidates equal. With *n* standing candidates:
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Borda {
    /// One point for each candidate ranked below, half a point for each ranked equal; the unranked are equal with one
    /// another below the ranked. Every ballot hands out the same sum n(n−1)/2, so nobody gains by ranking fewer. This is
    /// the default, for that reason.
    #[default]
    Average,
    /// Candidates ranked below minus candidates ranked above: twice `Average` minus n−1, so the same order. These are the
    /// symmetric scores of the literature on weak orders (Gärdenfors 1973).
    Symmetric,
    /// n−1 points for the first place, n−2 for the second …; those ranked equal share; the unranked get nothing.
    /// Ranking fewer candidates harms them more: it rewards truncation.
    Zero,
    /// The modified count (Emerson 2013): who ranks m candidates gives m points to the first and 1 to the last;
    /// the unranked get nothing. It punishes truncation.
    Modified,
}

/// The points of every candidate in *half* points, one entry for each candidate of the list.
#[must_use]
pub fn borda_points(ballots: &Rankings, convention: Borda) -> Vec<i128> {
    let standing = ballots.standing().count();
    let mut points = vec![0_i128; ballots.candidates()];
    let mut base = 0_i128;
    let mut groups = Groups::default();
    for ballot in ballots.ballots() {
        groups.read(ballots, ballot);
        base += i128::from(ballot.weight()) * groups.add(ballot.weight(), standing, convention, &mut points);
    }
    for candidate in ballots.standing() {
        if let Some(slot) = points.get_mut(candidate.index()) {
            *slot += base;
        }
    }
    points
}

/// The standing candidates of one ballot, group after group. It is filled again for each ballot, since millions of small
/// lists would cost more than the count.
#[derive(Default)]
struct Groups {
    members: Vec<Candidate>,
    ends: Vec<usize>,
}

impl Groups {
    fn read(&mut self, ballots: &Rankings, ballot: Ranking<'_>) {
        self.members.clear();
        self.ends.clear();
        for (candidate, equal) in ballot.places() {
            if !equal {
                self.close();
            }
            if ballots.stands(candidate) {
                self.members.push(candidate);
            }
        }
        self.close();
    }

    /// End the group under way unless it is empty.
    fn close(&mut self) {
        if self.members.len() > self.ends.last().copied().unwrap_or(0) {
            self.ends.push(self.members.len());
        }
    }

    /// Add what the ballot gives to those it ranks, *beyond* what it gives to each unranked one, and hand back the latter
    /// (per vote, in half points): the unranked are never visited.
    fn add(&self, weight: u64, standing: usize, convention: Borda, points: &mut [i128]) -> i128 {
        let count = |n: usize| i128::try_from(n).unwrap_or(0);
        let (n, m) = (count(standing), count(self.members.len()));
        // Half points of an unranked candidate, which has m above it and the other unranked beside it. When everyone is
        // ranked nobody receives them, and they cancel.
        let unranked = match convention {
            Borda::Average => n - m - 1,
            Borda::Symmetric => -2 * m,
            Borda::Zero | Borda::Modified => 0,
        };
        let mut start = 0;
        for end in &self.ends {
            let (above, size) = (count(start), count(end - start));
            let half_points = match convention {
                Borda::Average | Borda::Zero => 2 * (n - above - size) + size - 1,
                Borda::Symmetric => 2 * (n - 2 * above - size),
                Borda::Modified => 2 * (m - above - size) + size + 1,
            };
            for candidate in self.members.get(start..*end).unwrap_or_default() {
                if let Some(slot) = points.get_mut(candidate.index()) {
                    *slot += i128::from(weight) * (half_points - unranked);
                }
            }
            start = *end;
        }
        unranked
    }
}

/// Elect those with the most points.
///
/// # Errors
/// Seats that cannot be filled.
pub fn borda(ballots: &Rankings, seats: usize, convention: Borda, ties: &TieBreak) -> Result<Count, Refusal> {
    let points = borda_points(ballots, convention);
    let of = |c: Candidate| points.get(c.index()).copied().unwrap_or(0);
    let standings = Standings::new(ballots.standing().map(|c| (c, of(c), Amount::halves(of(c)))));
    standings.elect(Count::new("borda", seats), ballots.candidates(), ties, Amount::ZERO, "points")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four candidates; one ballot ranks the first, then the second and third equal.
    fn truncated() -> Rankings {
        let mut profile = Rankings::new((1..=4).map(|n| n.to_string()).collect()).expect("few candidates");
        let c = Candidate::new;
        profile.push(1, &[vec![c(0)], vec![c(1), c(2)]]).expect("a good ballot");
        profile
    }

    #[test]
    fn the_average_convention_hands_out_the_same_sum_on_every_ballot() {
        assert_eq!(borda_points(&truncated(), Borda::Average), [6, 3, 3, 0]);
    }

    #[test]
    fn the_symmetric_convention_is_wins_minus_losses() {
        assert_eq!(borda_points(&truncated(), Borda::Symmetric), [6, 0, 0, -6]);
    }

    #[test]
    fn unranked_candidates_get_nothing_in_the_zero_and_modified_conventions() {
        let mut ballots = Rankings::new((1..=4).map(|n| n.to_string()).collect()).expect("few candidates");
        ballots.push(1, &[[Candidate::new(0)], [Candidate::new(1)]]).expect("a good ballot");
        assert_eq!(borda_points(&ballots, Borda::Zero), [6, 4, 0, 0]);
        assert_eq!(borda_points(&ballots, Borda::Modified), [4, 2, 0, 0]);
        assert_eq!(borda_points(&ballots, Borda::Average), [6, 4, 1, 1]);
    }

    #[test]
    fn conventions_agree_on_complete_ballots() {
        let mut ballots = Rankings::new((1..=3).map(|n| n.to_string()).collect()).expect("few candidates");
        ballots.push(5, &[2, 0, 1].map(|i| [Candidate::new(i)])).expect("a good ballot");
        assert_eq!(borda_points(&ballots, Borda::Average), [10, 0, 20]);
        assert_eq!(borda_points(&ballots, Borda::Zero), [10, 0, 20]);
        assert_eq!(borda_points(&ballots, Borda::Modified), [20, 10, 30]);
    }
}
