//! Majority judgement: the grade that a majority of voters would stand behind.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::ballots::{Candidate, Scores};
use crate::record::{Amount, Count, Refusal, Standings, Tie, TieBreak, list};

/// Elect those with the highest median grade (Balinski and Laraki 2011, *Majority Judgment*).
///
/// The median is the lower one when two grades are in the middle. Equal medians are compared by the book's rule: take one
/// vote with the common median away from each and compare the new medians, again and again; candidates are equal only when
/// all their grades are. An empty cell counts as the lowest grade on the sheet, as the book asks, so that all options are
/// judged by equally many.
///
/// # Errors
/// Seats that cannot be filled, or a sheet without a grade.
pub fn majority_judgement(ballots: &Scores, seats: usize, ties: &TieBreak) -> Result<Count, Refusal> {
    let lowest = ballots.rows().flat_map(|row| row.given()).min();
    let Some(lowest) = lowest.filter(|_| ballots.total() > 0) else {
        return Err(Refusal::NoBallots);
    };
    let mut grades: Vec<BTreeMap<Amount, u64>> = vec![BTreeMap::new(); ballots.candidates()];
    for row in ballots.rows() {
        for (grades, cell) in grades.iter_mut().zip(row.cells()) {
            *grades.entry(cell.unwrap_or(lowest)).or_insert(0) += row.weight;
        }
    }
    let of = |c: Candidate| Judged::new(grades.get(c.index()).cloned().unwrap_or_default());
    let standings = Standings::new(ballots.standing().map(|c| {
        let judged = of(c);
        let median = judged.median();
        (c, judged, median)
    }));
    let count = standings.elect(
        Count::new("median", seats),
        ballots.candidates(),
        ties,
        Amount::ZERO,
        "as the median",
    )?;
    Ok(explained(count, of))
}

/// The count with the reason why, of those with one median, some are elected and others are not.
fn explained(mut count: Count, of: impl Fn(Candidate) -> Judged) -> Count {
    let Some(last) = count.winners.iter().map(|c| (of(*c), *c)).min_by(|a, b| a.0.cmp(&b.0)) else {
        return count;
    };
    let votes = count.rounds.first().map(|round| round.votes.as_slice()).unwrap_or_default();
    let equal: Vec<Candidate> =
        votes.iter().filter(|(_, m)| *m == last.0.median()).map(|(c, _)| *c).collect();
    let losers = equal.iter().filter(|c| !count.winners.contains(c)).map(|c| (of(*c), *c));
    let Some(next) = losers.max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(&a.1))) else { return count };
    let Some((taken, ours, theirs)) = last.0.parting(&next.0) else { return count };
    let sentence = format!(
        "{} have the same median, {}. With {taken} votes taken from each, every time one with the median, that of #{} is \
         {ours} and that of #{} is {theirs}: the higher wins.",
        list(&equal),
        last.0.median(),
        last.1.id(),
        next.1.id(),
    );
    let picked = equal.iter().copied().filter(|c| count.winners.contains(c)).collect();
    count.ties.insert(0, Tie::new(1, equal, picked, sentence));
    count
}

/// The grades of one candidate in the order in which medians are taken away, as runs of equal grades.
///
/// With n votes sorted from the lowest, the medians taken one after another lie at n/2 (cut, lower middle), and then in
/// turn above and below it. So the order is known without taking votes away one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Judged {
    /// Grades from the middle downward (the first median is its first vote) and from the middle upward, each with votes.
    down: Vec<(Amount, u64)>,
    up: Vec<(Amount, u64)>,
    /// Whether, after the first median, the vote above comes before the vote below: so when votes are even.
    up_first: bool,
}

impl Judged {
    fn new(grades: BTreeMap<Amount, u64>) -> Self {
        let total: u64 = grades.values().sum();
        // Votes at or below the lower middle: half, rounded up.
        let mut below = total.div_ceil(2);
        let (mut down, mut up) = (Vec::new(), Vec::new());
        for (grade, votes) in grades {
            let lower = votes.min(below);
            below -= lower;
            if lower > 0 {
                down.push((grade, lower));
            }
            if votes > lower {
                up.push((grade, votes - lower));
            }
        }
        down.reverse();
        Self { down, up, up_first: total.is_multiple_of(2) }
    }

    /// How many votes are taken from each until the medians differ, and the two medians then.
    fn parting(&self, other: &Self) -> Option<(u64, Amount, Amount)> {
        let down = first_difference(&self.down, &other.down).map(|(at, _)| at);
        let up = first_difference(&self.up, &other.up).map(|(at, _)| at);
        // The places of the lists in the order in which medians are taken; see `cmp`.
        let taken_down = |at: u64| if self.up_first { 2 * at } else { (2 * at).saturating_sub(1) };
        let taken_up = |at: u64| if self.up_first { 2 * at + 1 } else { 2 * at + 2 };
        let down = down.map(|at| (taken_down(at), grade_at(&self.down, at), grade_at(&other.down, at)));
        let up = up.map(|at| (taken_up(at), grade_at(&self.up, at), grade_at(&other.up, at)));
        down.into_iter().chain(up).min_by_key(|(taken, ..)| *taken)
    }

    fn median(&self) -> Amount {
        self.down.first().map_or(Amount::ZERO, |run| run.0)
    }
}

impl Ord for Judged {
    fn cmp(&self, other: &Self) -> Ordering {
        let down = first_difference(&self.down, &other.down);
        let up = first_difference(&self.up, &other.up);
        match (down, up) {
            (None, None) => Ordering::Equal,
            (Some((_, order)), None) | (None, Some((_, order))) => order,
            (Some((below, lower)), Some((above, upper))) => {
                // Even: d0 u0 d1 u1 … ; odd: d0 d1 u0 d2 u1 …
                let up_earlier = if self.up_first { above < below } else { above + 1 < below };
                if up_earlier { upper } else { lower }
            }
        }
    }
}

impl PartialOrd for Judged {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The grade of this vote, counted from the middle.
fn grade_at(runs: &[(Amount, u64)], at: u64) -> Amount {
    let mut passed = 0;
    let run = runs.iter().find(|(_, votes)| {
        passed += votes;
        passed > at
    });
    run.map_or(Amount::ZERO, |run| run.0)
}

/// The first vote, counted from the middle, at which two lists of runs hold different grades.
fn first_difference(a: &[(Amount, u64)], b: &[(Amount, u64)]) -> Option<(u64, Ordering)> {
    let (mut a, mut b) = (a.iter().copied(), b.iter().copied());
    let (mut mine, mut theirs) = (a.next(), b.next());
    let mut passed = 0;
    while let (Some((grade, votes)), Some((other, others))) = (mine, theirs) {
        if grade != other {
            return Some((passed, grade.cmp(&other)));
        }
        let both = votes.min(others);
        passed += both;
        mine = if votes > both { Some((grade, votes - both)) } else { a.next() };
        theirs = if others > both { Some((other, others - both)) } else { b.next() };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rule as the book states it: take the common median away one vote at a time.
    fn by_hand(a: &[u64], b: &[u64]) -> Ordering {
        let (mut a, mut b) = (a.to_vec(), b.to_vec());
        a.sort_unstable();
        b.sort_unstable();
        while !a.is_empty() {
            let middle = (a.len() - 1) / 2;
            let (x, y) = (a.remove(middle), b.remove(middle));
            if x != y {
                return x.cmp(&y);
            }
        }
        Ordering::Equal
    }

    fn judged(grades: &[u64]) -> Judged {
        let mut runs = BTreeMap::new();
        grades.iter().for_each(|g| *runs.entry(Amount::whole(*g)).or_insert(0) += 1);
        Judged::new(runs)
    }

    #[test]
    fn the_fast_comparison_is_the_books_rule_on_every_small_case() {
        for votes in 1..=6_u32 {
            let all = |n: u64| (0..votes).map(|v| n / 3_u64.pow(v) % 3).collect::<Vec<u64>>();
            for a in (0..3_u64.pow(votes)).map(all) {
                for b in (0..3_u64.pow(votes)).map(all) {
                    assert_eq!(judged(&a).cmp(&judged(&b)), by_hand(&a, &b), "{a:?} {b:?}");
                }
            }
        }
    }

    /// How many votes the book's rule takes away until the medians differ, and these medians.
    fn parting_by_hand(a: &[u64], b: &[u64]) -> Option<(u64, Amount, Amount)> {
        let (mut a, mut b) = (a.to_vec(), b.to_vec());
        a.sort_unstable();
        b.sort_unstable();
        for taken in 0.. {
            let middle = a.len().checked_sub(1)? / 2;
            let (x, y) = (a.remove(middle), b.remove(middle));
            if x != y {
                return Some((taken, Amount::whole(x), Amount::whole(y)));
            }
        }
        None
    }

    #[test]
    fn the_reason_is_the_books_on_every_small_case() {
        for votes in 1..=6_u32 {
            let all = |n: u64| (0..votes).map(|v| n / 3_u64.pow(v) % 3).collect::<Vec<u64>>();
            for a in (0..3_u64.pow(votes)).map(all) {
                for b in (0..3_u64.pow(votes)).map(all) {
                    assert_eq!(judged(&a).parting(&judged(&b)), parting_by_hand(&a, &b), "{a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn a_tie_of_medians_says_why_the_winner_won() {
        let mut sheet = Scores::new(vec!["a".to_owned(), "b".to_owned()]).expect("few candidates");
        for (a, b) in [(3, 3), (3, 3), (1, 2), (5, 3)] {
            sheet.push(1, &[Some(Amount::whole(a)), Some(Amount::whole(b))]).expect("a good row");
        }
        let count = majority_judgement(&sheet, 1, &TieBreak::Report).expect("a count");
        // 1 3 3 5 against 2 3 3 3: both 3, then 3, then 1 and 2.
        assert_eq!(count.winners, [Candidate::new(1)]);
        let told = "#1 and #2 have the same median, 3. With 2 votes taken from each, every time one with the median, that \
                    of #2 is 2 and that of #1 is 1: the higher wins.";
        assert_eq!((count.ties[0].sentence.as_str(), count.ties[0].picked.len()), (told, 1));
    }

    #[test]
    fn an_empty_cell_is_the_lowest_grade() {
        let mut sheet = Scores::new(vec!["a".to_owned(), "b".to_owned()]).expect("few candidates");
        let grade = |n| Some(Amount::whole(n));
        sheet.push(1, &[grade(5), grade(2)]).expect("a good row");
        sheet.push(2, &[None, grade(1)]).expect("a good row");
        let count = majority_judgement(&sheet, 1, &TieBreak::Report).expect("a count");
        // Both medians are 1; taking them away leaves 1 and 5 against 1 and 2, then 5 against 2.
        assert_eq!(count.winners, [Candidate::new(0)]);
        assert_eq!(count.rounds[0].votes[0].1, Amount::whole(1));
    }

    #[test]
    fn a_sheet_without_a_grade_is_refused() {
        let mut sheet = Scores::new(vec!["a".to_owned()]).expect("few candidates");
        sheet.push(1, &[None]).expect("a good row");
        assert_eq!(majority_judgement(&sheet, 1, &TieBreak::Report), Err(Refusal::NoBallots));
    }
}
