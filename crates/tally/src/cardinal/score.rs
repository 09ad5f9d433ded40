//! Approval and score voting: how many approve, and what the mean score is.

use std::cmp::Ordering;

use crate::ballots::{Candidate, Rankings, Scores};
use crate::record::{Amount, Count, Refusal, Standings, TieBreak};

/// Elect those whom most voters approve of (Brams and Fishburn 1978). A score above zero approves; an empty cell, zero or
/// less does not.
///
/// # Errors
/// Seats that cannot be filled.
pub fn approval(ballots: &Scores, seats: usize, ties: &TieBreak) -> Result<Count, Refusal> {
    let mut approvals = vec![0_u64; ballots.candidates()];
    for row in ballots.rows() {
        for (slot, cell) in approvals.iter_mut().zip(row.cells()) {
            if cell.is_some_and(|score| score > Amount::ZERO) {
                *slot += row.weight;
            }
        }
    }
    elect_approved(&approvals, ballots.standing(), seats, ties)
}

/// Approval read from ranked ballots: whom a voter ranked at all is approved, and of a ballot that ranks everyone all but
/// the last place, for a place below nobody says nothing.
///
/// # Errors
/// Seats that cannot be filled.
pub fn approval_of_rankings(ballots: &Rankings, seats: usize, ties: &TieBreak) -> Result<Count, Refusal> {
    let mut approvals = vec![0_u64; ballots.candidates()];
    let (struck, standing) = (ballots.struck(), ballots.standing().count());
    for ballot in struck.ballots() {
        let mut groups = ballot.groups();
        let everyone = groups.iter().map(Vec::len).sum::<usize>() == standing;
        if everyone && groups.len() > 1 {
            groups.pop();
        }
        for candidate in groups.into_iter().flatten() {
            if let Some(slot) = approvals.get_mut(candidate.index()) {
                *slot += ballot.weight();
            }
        }
    }
    elect_approved(&approvals, ballots.standing(), seats, ties)
}

fn elect_approved(
    approvals: &[u64],
    standing: impl Iterator<Item = Candidate>,
    seats: usize,
    ties: &TieBreak,
) -> Result<Count, Refusal> {
    let of = |c: Candidate| approvals.get(c.index()).copied().unwrap_or(0);
    let standings = Standings::new(standing.map(|c| (c, of(c), Amount::whole(of(c)))));
    standings.elect(Count::new("approval", seats), approvals.len(), ties, Amount::ZERO, "approvals")
}

/// A mean, compared exactly by cross-multiplication. A candidate without any score is below all others.
#[derive(Clone, Copy, Debug)]
struct Mean {
    sum: i128,
    votes: u64,
}

impl Ord for Mean {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.votes, other.votes) {
            (0, 0) => Ordering::Equal,
            (0, _) => Ordering::Less,
            (_, 0) => Ordering::Greater,
            (mine, theirs) => compare_products(self.sum, theirs, other.sum, mine),
        }
    }
}

impl PartialOrd for Mean {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Mean {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Mean {}

/// `a × b` against `c × d`, without overflow: whole parts first, then the remainders.
fn compare_products(a: i128, b: u64, c: i128, d: u64) -> Ordering {
    if let (Some(left), Some(right)) = (a.checked_mul(i128::from(b)), c.checked_mul(i128::from(d))) {
        return left.cmp(&right);
    }
    // a·b ⋛ c·d is a/d ⋛ c/b for positive b and d.
    let (b, d) = (i128::from(b), i128::from(d));
    let (left, right) = (a.div_euclid(d), c.div_euclid(b));
    left.cmp(&right).then_with(|| (a.rem_euclid(d) * b).cmp(&(c.rem_euclid(b) * d)))
}

/// Elect those with the highest mean score (range voting).
///
/// The mean is over the voters who scored the option: an empty cell is no opinion, not a zero. An option that nobody scored
/// comes last. Where one enthusiast should not outweigh a crowd, ask voters to score every option.
///
/// # Errors
/// Seats that cannot be filled.
pub fn score(ballots: &Scores, seats: usize, ties: &TieBreak) -> Result<Count, Refusal> {
    let mut means = vec![Mean { sum: 0, votes: 0 }; ballots.candidates()];
    for row in ballots.rows() {
        for (mean, cell) in means.iter_mut().zip(row.cells()) {
            if let Some(score) = cell {
                mean.sum = mean.sum.saturating_add(score.times(row.weight).units());
                mean.votes += row.weight;
            }
        }
    }
    let of = |c: Candidate| means.get(c.index()).copied().unwrap_or(Mean { sum: 0, votes: 0 });
    let shown = |mean: Mean| Amount::from_units(mean.sum.checked_div(i128::from(mean.votes)).unwrap_or(0));
    let standings = Standings::new(ballots.standing().map(|c| (c, of(c), shown(of(c)))));
    standings.elect(Count::new("score", seats), ballots.candidates(), ties, Amount::ZERO, "on average")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[(u64, &[Option<i64>])]) -> Scores {
        let names = (0..rows[0].1.len()).map(|n| n.to_string()).collect();
        let mut sheet = Scores::new(names).expect("few candidates");
        for (weight, cells) in rows {
            let cells: Vec<_> =
                cells.iter().map(|cell| cell.and_then(|n| Amount::parse(&n.to_string()))).collect();
            sheet.push(*weight, &cells).expect("a good row");
        }
        sheet
    }

    #[test]
    fn most_approvals_win() {
        let sheet = sheet(&[(3, &[Some(1), Some(1)]), (2, &[Some(0), Some(1)]), (1, &[Some(1), None])]);
        let count = approval(&sheet, 1, &TieBreak::Report).expect("a count");
        assert_eq!(count.winners, [Candidate::new(1)]);
        assert_eq!(count.rounds[0].votes[0].1, Amount::whole(4));
    }

    #[test]
    fn an_empty_cell_is_no_opinion_in_a_mean() {
        let sheet = sheet(&[(1, &[Some(5), Some(3)]), (1, &[None, Some(4)])]);
        let count = score(&sheet, 1, &TieBreak::Report).expect("a count");
        assert_eq!(count.winners, [Candidate::new(0)]);
        assert_eq!(count.rounds[0].votes[1].1.to_string(), "3.5");
    }

    #[test]
    fn means_that_differ_by_less_than_is_shown_are_still_told_apart() {
        let big = 300_000_000_000_000_000;
        let sheet = sheet(&[(big, &[Some(1), Some(1)]), (1, &[Some(2), Some(1)]), (1, &[Some(1), Some(1)])]);
        let count = score(&sheet, 1, &TieBreak::Report).expect("a count");
        assert_eq!((count.winners, count.ties), (vec![Candidate::new(0)], vec![]));
    }

    #[test]
    fn an_option_that_nobody_scored_comes_last() {
        let sheet = sheet(&[(1, &[None, Some(-3)])]);
        assert_eq!(score(&sheet, 1, &TieBreak::Report).expect("a count").winners, [Candidate::new(1)]);
    }

    #[test]
    fn products_beyond_128_bits_are_compared() {
        let big = i128::MAX / 2;
        assert_eq!(compare_products(big, 7, big, 6), Ordering::Greater);
        assert_eq!(compare_products(-big, 7, -big, 6), Ordering::Less);
        assert_eq!(compare_products(big, 7, big, 7), Ordering::Equal);
    }

    #[test]
    fn of_a_ranking_of_everyone_all_but_the_last_are_approved() {
        let mut ballots = Rankings::new((0..3).map(|n| n.to_string()).collect()).expect("few candidates");
        let c = Candidate::new;
        ballots.push(2, &[[c(0)], [c(1)], [c(2)]]).expect("a good ballot");
        ballots.push(1, &[[c(2)], [c(1)]]).expect("a good ballot");
        let count = approval_of_rankings(&ballots, 1, &TieBreak::Report).expect("a count");
        let approvals: Vec<String> =
            count.rounds[0].votes.iter().map(|(_, votes)| votes.to_string()).collect();
        assert_eq!(approvals, ["2", "3", "1"]);
    }
}
