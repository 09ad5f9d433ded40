//! Dots and quadratic votes: a budget that each voter spreads over the options.

use crate::ballots::{Candidate, ScoreRow, Scores};
use crate::record::amount::UNITS_PER_VOTE;
use crate::record::{Amount, Count, Refusal, Standings, TieBreak};

/// How many dots a voter has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Limit {
    /// Dots in all; `None` for no limit.
    pub dots: Option<u64>,
    /// Dots that may be put on one option; `None` for no limit.
    pub on_one: Option<u64>,
}

/// Elect those with the most dots. Dots are whole and not negative; a ballot with others, or beyond the limit, is set
/// aside as a whole and shown as exhausted.
///
/// # Errors
/// Seats that cannot be filled.
pub fn dots(ballots: &Scores, seats: usize, limit: Limit, ties: &TieBreak) -> Result<Count, Refusal> {
    let keeps = |row: &ScoreRow<'_>| {
        let whole = row.given().all(|dots| dots >= Amount::ZERO && is_whole(dots));
        let most = row.given().max().unwrap_or(Amount::ZERO);
        let sum: Amount = row.given().sum();
        whole && within(most, limit.on_one) && within(sum, limit.dots)
    };
    elect_sum("dots", ballots, seats, ties, keeps, "dots")
}

/// Elect those with the most votes in quadratic voting (Lalley and Weyl 2018): v votes for or against an option cost v²
/// credits, so that a second vote for the same option costs three times the first.
///
/// Cells hold *votes*, whole and possibly negative, not credits. A ballot whose squares add up to more than `credits` is
/// set aside as a whole and shown as exhausted; `None` is no limit.
///
/// # Errors
/// Seats that cannot be filled.
pub fn quadratic(
    ballots: &Scores,
    seats: usize,
    credits: Option<u64>,
    ties: &TieBreak,
) -> Result<Count, Refusal> {
    let cost = |votes: Amount| {
        let whole = votes.units() / UNITS_PER_VOTE;
        whole.checked_mul(whole)
    };
    let keeps = |row: &ScoreRow<'_>| {
        let votes = || row.given();
        let spent = votes().try_fold(0_i128, |sum, votes| sum.checked_add(cost(votes)?));
        votes().all(is_whole) && credits.is_none_or(|credits| spent.is_some_and(|s| s <= i128::from(credits)))
    };
    elect_sum("quadratic", ballots, seats, ties, keeps, "votes")
}

const fn is_whole(amount: Amount) -> bool {
    amount.units() % UNITS_PER_VOTE == 0
}

fn within(amount: Amount, limit: Option<u64>) -> bool {
    limit.is_none_or(|limit| amount <= Amount::whole(limit))
}

fn elect_sum(
    method: &'static str,
    ballots: &Scores,
    seats: usize,
    ties: &TieBreak,
    keeps: impl Fn(&ScoreRow<'_>) -> bool,
    unit: &str,
) -> Result<Count, Refusal> {
    let mut sums = vec![Amount::ZERO; ballots.candidates()];
    let mut spoilt = 0;
    for row in ballots.rows() {
        if !keeps(&row) {
            spoilt += row.weight;
            continue;
        }
        for (sum, cell) in sums.iter_mut().zip(row.cells()) {
            *sum = sum.plus(cell.unwrap_or(Amount::ZERO).times(row.weight));
        }
    }
    let of = |c: Candidate| sums.get(c.index()).copied().unwrap_or(Amount::ZERO);
    let standings = Standings::new(ballots.standing().map(|c| (c, of(c), of(c))));
    let count = Count::new(method, seats);
    let mut count = standings.elect(count, ballots.candidates(), ties, Amount::whole(spoilt), unit)?;
    if let Some(round) = count.rounds.first_mut().filter(|_| spoilt > 0) {
        round.sentence.push_str(&format!(" {spoilt} ballots broke the limit and were set aside."));
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[&[i64]]) -> Scores {
        let names = (0..rows[0].len()).map(|n| n.to_string()).collect();
        let mut sheet = Scores::new(names).expect("few candidates");
        for cells in rows {
            let cells: Vec<_> = cells.iter().map(|n| Amount::parse(&n.to_string())).collect();
            sheet.push(1, &cells).expect("a good row");
        }
        sheet
    }

    #[test]
    fn a_ballot_with_too_many_dots_is_set_aside_as_a_whole() {
        let limit = Limit { dots: Some(5), on_one: Some(3) };
        let sheet = sheet(&[&[3, 2], &[1, 5], &[0, 4], &[-1, 2]]);
        let count = dots(&sheet, 1, limit, &TieBreak::Report).expect("a count");
        assert_eq!(count.winners, [Candidate::new(0)]);
        assert_eq!(count.rounds[0].exhausted, Amount::whole(3));
        assert!(count.rounds[0].sentence.ends_with("3 ballots broke the limit and were set aside."));
    }

    #[test]
    fn votes_cost_their_square() {
        let sheet = sheet(&[&[9, 0], &[-4, 9], &[0, 10]]);
        let count = quadratic(&sheet, 1, Some(97), &TieBreak::Report).expect("a count");
        let sums: Vec<String> = count.rounds[0].votes.iter().map(|(_, sum)| sum.to_string()).collect();
        assert_eq!(sums, ["5", "9"]);
        assert_eq!(count.rounds[0].exhausted, Amount::whole(1));
    }

    #[test]
    fn without_a_limit_every_whole_vote_counts() {
        let huge = sheet(&[&[9_000_000_000, 1]]);
        assert_eq!(
            quadratic(&huge, 1, None, &TieBreak::Report).expect("a count").winners,
            [Candidate::new(0)]
        );
    }
}
