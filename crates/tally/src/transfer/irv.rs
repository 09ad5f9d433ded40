//! Instant runoff: exclude the last until somebody has more than half.

use super::papers::Papers;
use super::pick::{End, Picker};
use crate::ballots::{Candidate, Rankings, Shared};
use crate::record::{Book, Count, Refusal, Round, Tie, TieBreak, list};

/// Choices that rules of instant runoff differ in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunoffRules {
    /// On a tie for the last place, look back for the most recent round in which they differed. Default: yes.
    pub look_back: bool,
    /// Exclude all at once who together have fewer votes than the next (Maine's batch elimination). It never changes who
    /// wins, only the number of rounds. Default: no.
    pub bulk: bool,
    /// Excluded together before anyone else if they have any votes, and nobody is elected before: write-ins that nobody
    /// declared. Default: nobody.
    pub first_out: Vec<Candidate>,
    /// What a place that several candidates share means. Default: the ballot ends there.
    pub shared: Shared,
    /// Go on until two are left when somebody has been elected before. Default: no.
    pub until_two: bool,
}

impl Default for RunoffRules {
    fn default() -> Self {
        Self {
            look_back: true,
            bulk: false,
            first_out: Vec::new(),
            shared: Shared::default(),
            until_two: false,
        }
    }
}

/// Elect one by instant runoff (Ware 1871), also called the alternative vote or ranked-choice voting.
///
/// In each round a ballot counts for its first choice among those left. Whoever has more than half of the ballots that
/// still count is elected; else the last is excluded.
///
/// # Errors
/// More than one seat, nobody who stands, or no ballot that names one of them.
pub fn irv(ballots: &Rankings, seats: usize, rules: &RunoffRules, ties: &TieBreak) -> Result<Count, Refusal> {
    if seats != 1 {
        return Err(Refusal::OneSeatOnly { method: "irv", seats });
    }
    let ballots = &*ballots.struck();
    let left: Vec<Candidate> = ballots.standing().collect();
    if left.iter().all(|c| rules.first_out.contains(c)) {
        return Err(Refusal::NobodyStands);
    }
    let papers = Papers::deal(ballots, 1, rules.shared);
    if papers.all_votes().iter().all(|votes| *votes == 0) {
        return Err(Refusal::NoBallots);
    }
    let picker = Picker::new(ballots, ties, rules.look_back);
    let (book, count) = (Book::new(ballots.candidates()), Count::new("irv", 1));
    let mut runoff = Runoff { papers, picker, book, left, rules, count };
    while runoff.next() {}
    Ok(runoff.count)
}

/// The count between two rounds.
struct Runoff<'a> {
    papers: Papers<'a>,
    picker: Picker<'a>,
    book: Book,
    left: Vec<Candidate>,
    rules: &'a RunoffRules,
    count: Count,
}

impl Runoff<'_> {
    /// Hold one round; says whether another one follows.
    fn next(&mut self) -> bool {
        let active: u128 = self.left.iter().map(|c| self.papers.votes(*c)).sum();
        let elected = !self.count.winners.is_empty();
        if elected && self.left.len() <= 2 {
            self.write_down(None, Vec::new(), "Two are left, and the count ends.".to_owned());
            return false;
        }
        if let Some(winner) = majority(&self.left, &self.papers, self.rules, active).filter(|_| !elected) {
            let votes = self.papers.votes(winner);
            let told =
                format!("#{} has {votes} of {active} votes, more than half, and is elected.", winner.id());
            self.write_down(Some(winner), Vec::new(), told);
            self.count.winners.push(winner);
            return self.rules.until_two && self.left.len() > 2;
        }
        let (out, told) = last_of(&self.left, &self.papers, &self.picker, self.rules, &mut self.count.ties);
        let sentence = match elected {
            true => format!("The count goes on until two are left. {told}"),
            false => format!("Nobody has more than half of {active} votes. {told}"),
        };
        self.write_down(None, out.clone(), sentence);
        self.picker.remember(self.papers.all_votes());
        out.iter().for_each(|c| self.papers.close(*c));
        self.left.retain(|c| self.papers.is_open(*c));
        out.iter().for_each(|c| self.papers.pass_on_all(*c));
        true
    }

    fn write_down(&mut self, elected: Option<Candidate>, excluded: Vec<Candidate>, sentence: String) {
        let named: Vec<Candidate> = elected.iter().chain(&excluded).copied().collect();
        let round = opened(&self.left, &self.papers, &mut self.book, &named);
        let elected = elected.into_iter().collect();
        self.count.rounds.push(Round { elected, excluded, sentence, ..round });
    }
}

/// Who is elected now.
fn majority(left: &[Candidate], papers: &Papers<'_>, rules: &RunoffRules, active: u128) -> Option<Candidate> {
    let written_in = |c: &Candidate| rules.first_out.contains(c) && papers.votes(*c) > 0;
    if left.len() > 1 && left.iter().any(written_in) {
        return None;
    }
    left.iter().copied().find(|c| papers.votes(*c) * 2 > active || left.len() == 1)
}

/// A round with the votes at its beginning, before anything happens in it.
pub(super) fn opened(left: &[Candidate], papers: &Papers<'_>, book: &mut Book, named: &[Candidate]) -> Round {
    let votes = left.iter().map(|c| (*c, papers.amount(papers.votes(*c))));
    let (votes, unchanged) = book.lines(votes, named);
    let ended = papers.ended();
    Round { votes, unchanged, exhausted: ended.total(), ended: Some(ended), ..Round::default() }
}

/// Who is excluded now, and why. At least one stays.
pub(super) fn last_of(
    left: &[Candidate],
    papers: &Papers<'_>,
    picker: &Picker<'_>,
    rules: &RunoffRules,
    ties: &mut Vec<Tie>,
) -> (Vec<Candidate>, String) {
    let first = |c: &Candidate| rules.first_out.contains(c) && papers.votes(*c) > 0;
    let first: Vec<Candidate> = left.iter().copied().filter(first).collect();
    if !first.is_empty() && first.len() < left.len() {
        let is = if first.len() == 1 { "is" } else { "are" };
        let told = format!("{} cannot be elected and {is} excluded first; the votes go on.", list(&first));
        return (first, told);
    }
    let bulk = if rules.bulk { hopeless(left, papers) } else { Vec::new() };
    if bulk.len() > 1 && !(rules.until_two && left.len() - bulk.len() < 2) {
        let told = format!(
            "{} have together fewer votes than the next and are excluded; their votes go on.",
            list(&bulk)
        );
        return (bulk, told);
    }
    // Of those who have fewest, whoever cannot be elected goes first.
    let fewest = left.iter().map(|c| papers.votes(*c)).min();
    let written_in = |c: &Candidate| rules.first_out.contains(c) && Some(papers.votes(*c)) == fewest;
    let last = left.iter().copied().find(written_in).map(|c| (c, None));
    let Some((last, tie)) = last.or_else(|| picker.pick(left, papers.all_votes(), End::Lowest)) else {
        return (Vec::new(), String::new());
    };
    let tied = if tie.is_some() { " after a tie" } else { "" };
    let votes = papers.amount(papers.votes(last));
    let told = format!("#{} has the fewest, {votes}, and is excluded{tied}; the votes go on.", last.id());
    ties.extend(tie);
    (vec![last], told)
}

/// The largest group from the bottom that together has fewer votes than the next above it; empty when there is none.
fn hopeless(left: &[Candidate], papers: &Papers<'_>) -> Vec<Candidate> {
    let mut by_votes = left.to_vec();
    by_votes.sort_by_key(|c| papers.votes(*c));
    let (mut sum, mut size) = (0, 0);
    for (place, pair) in by_votes.windows(2).enumerate() {
        if let [below, above] = pair {
            sum += papers.votes(*below);
            if sum < papers.votes(*above) {
                size = place + 1;
            }
        }
    }
    by_votes.truncate(size);
    by_votes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Amount;

    fn profile(side: usize, ballots: &[(u64, &[usize])]) -> Rankings {
        let mut profile = Rankings::new((1..=side).map(|n| n.to_string()).collect()).expect("few candidates");
        for (weight, order) in ballots {
            let places = order.iter().map(|c| (Candidate::new(*c), false));
            profile.push_places(*weight, places).expect("a good ballot");
        }
        profile
    }

    fn counted(ballots: &Rankings, rules: &RunoffRules) -> Count {
        irv(ballots, 1, rules, &TieBreak::Lot(1)).expect("a count")
    }

    #[test]
    fn the_votes_of_the_last_decide() {
        let ballots = profile(3, &[(4, &[0]), (3, &[1]), (2, &[2, 1])]);
        let count = counted(&ballots, &RunoffRules::default());
        assert_eq!(count.winners, [Candidate::new(1)]);
        assert_eq!(count.rounds[0].excluded, [Candidate::new(2)]);
        assert_eq!(count.rounds[1].sentence, "#2 has 5 of 9 votes, more than half, and is elected.");
    }

    #[test]
    fn exhausted_ballots_no_longer_count_toward_the_half() {
        let ballots = profile(3, &[(4, &[0]), (3, &[1]), (2, &[2])]);
        let count = counted(&ballots, &RunoffRules::default());
        assert_eq!(count.winners, [Candidate::new(0)]);
        assert_eq!(count.rounds[1].exhausted, Amount::whole(2));
    }

    #[test]
    fn a_bulk_exclusion_takes_those_who_together_cannot_catch_up() {
        let ballots = profile(4, &[(10, &[0]), (9, &[1]), (2, &[2]), (1, &[3, 1])]);
        let rules = RunoffRules { bulk: true, ..RunoffRules::default() };
        let count = counted(&ballots, &rules);
        assert_eq!(count.rounds[0].excluded, [Candidate::new(3), Candidate::new(2)]);
    }

    #[test]
    fn undeclared_write_ins_go_first() {
        let ballots = profile(3, &[(4, &[0]), (3, &[1]), (4, &[2, 1])]);
        let rules = RunoffRules { first_out: vec![Candidate::new(2)], ..RunoffRules::default() };
        assert_eq!(counted(&ballots, &rules).winners, [Candidate::new(1)]);
    }

    #[test]
    fn a_count_can_go_on_until_two_are_left() {
        let ballots = profile(4, &[(10, &[0]), (4, &[1]), (3, &[2, 1]), (1, &[3, 2])]);
        let count = counted(&ballots, &RunoffRules { until_two: true, ..RunoffRules::default() });
        let excluded: Vec<usize> = count.rounds.iter().map(|round| round.excluded.len()).collect();
        assert_eq!((excluded, count.rounds[0].elected.len()), (vec![0, 1, 1, 0], 1));
        assert_eq!(count.rounds[3].votes[1].1.to_string(), "7");
    }

    #[test]
    fn a_shared_place_counts_for_the_only_one_who_is_left_by_rule() {
        let c = Candidate::new;
        let mut ballots = profile(4, &[(4, &[0]), (3, &[1])]);
        ballots.push(2, &[vec![c(2)], vec![c(1), c(3)]]).expect("a good ballot");
        ballots.push(1, &[[c(0), c(1)]]).expect("a good ballot");
        let rules = RunoffRules { shared: Shared::OnlyOneLeft, ..RunoffRules::default() };
        let count = counted(&ballots, &rules);
        // Nobody has 3 first, so the two go on to 1 when 2 is excluded; the one that names 0 and 1 ended at once.
        assert_eq!((count.winners[0].index(), count.rounds[1].exhausted), (1, Amount::whole(1)));
    }

    #[test]
    fn withdrawn_candidates_pass_their_votes_on_before_the_count() {
        let mut ballots = profile(3, &[(4, &[0, 1]), (3, &[1]), (5, &[2])]);
        ballots.withdraw(&[Candidate::new(0)]);
        assert_eq!(counted(&ballots, &RunoffRules::default()).winners, [Candidate::new(1)]);
    }

    #[test]
    fn a_place_shared_with_someone_who_withdrew_is_not_shared() {
        let mut ballots = profile(3, &[(4, &[0])]);
        ballots.push(5, &[[Candidate::new(1), Candidate::new(2)]]).expect("a good ballot");
        ballots.withdraw(&[Candidate::new(1)]);
        let count = counted(&ballots, &RunoffRules::default());
        assert_eq!((count.winners[0], count.rounds[0].exhausted), (Candidate::new(2), Amount::ZERO));
    }

    #[test]
    fn without_a_ballot_there_is_no_count() {
        assert_eq!(
            irv(&profile(2, &[]), 1, &RunoffRules::default(), &TieBreak::Report),
            Err(Refusal::NoBallots)
        );
    }
}
