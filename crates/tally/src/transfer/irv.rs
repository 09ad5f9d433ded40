//! Instant runoff: exclude the last until somebody has more than half.

use super::papers::Papers;
use super::pick::{End, Picker};
use crate::ballots::{Candidate, Rankings};
use crate::record::{Amount, Count, Refusal, Round, TieBreak, list};

/// Choices that rules of instant runoff differ in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunoffRules {
    /// On a tie for the last place, look back for the most recent round in which they differed. Default: yes.
    pub look_back: bool,
    /// Exclude all at once who together have fewer votes than the next (Maine's batch elimination). It never changes who
    /// wins, only the number of rounds. Default: no.
    pub bulk: bool,
    /// Excluded together before anyone else if they have any votes: write-ins that nobody declared. Default: nobody.
    pub first_out: Vec<Candidate>,
}

impl Default for RunoffRules {
    fn default() -> Self {
        Self { look_back: true, bulk: false, first_out: Vec::new() }
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
    let mut left: Vec<Candidate> = ballots.standing().collect();
    if left.is_empty() {
        return Err(Refusal::NobodyStands);
    }
    let (mut papers, silent) = Papers::deal(ballots, 1);
    if papers.all_votes().iter().all(|votes| *votes == 0) {
        return Err(Refusal::NoBallots);
    }
    let mut picker = Picker::new(ballots, ties, rules.look_back);
    let mut count = Count::new("irv", 1);
    loop {
        let mut round = opened(&left, &papers, silent);
        let active: u128 = left.iter().map(|c| papers.votes(*c)).sum();
        if let Some(winner) = left.iter().copied().find(|c| papers.votes(*c) * 2 > active || left.len() == 1)
        {
            let votes = papers.votes(winner);
            round.sentence =
                format!("#{} has {votes} of {active} votes, more than half, and is elected.", winner.id());
            round.elected.push(winner);
            count.winners.push(winner);
            count.rounds.push(round);
            return Ok(count);
        }
        let (out, told) = last_of(&left, &papers, &picker, rules, &mut count);
        picker.remember(papers.all_votes());
        left.retain(|c| !out.contains(c));
        out.iter().for_each(|c| papers.close(*c));
        out.iter().for_each(|c| papers.pass_on_all(*c));
        round.sentence = format!("Nobody has more than half of {active} votes. {told}");
        round.excluded = out;
        count.rounds.push(round);
    }
}

/// A round with the votes at its beginning, before anything happens in it.
fn opened(left: &[Candidate], papers: &Papers<'_>, silent: u64) -> Round {
    Round {
        votes: left.iter().map(|c| (*c, whole(papers.votes(*c)))).collect(),
        exhausted: whole(papers.exhausted() + u128::from(silent)),
        elected: Vec::new(),
        excluded: Vec::new(),
        sentence: String::new(),
    }
}

/// Who is excluded now, and why. At least one stays.
fn last_of(
    left: &[Candidate],
    papers: &Papers<'_>,
    picker: &Picker<'_>,
    rules: &RunoffRules,
    count: &mut Count,
) -> (Vec<Candidate>, String) {
    let first = |c: &Candidate| rules.first_out.contains(c) && papers.votes(*c) > 0;
    let first: Vec<Candidate> = left.iter().copied().filter(first).collect();
    if !first.is_empty() && first.len() < left.len() {
        let told = format!("{} cannot be elected and so excluded first; their votes go on.", list(&first));
        return (first, told);
    }
    let bulk = if rules.bulk { hopeless(left, papers) } else { Vec::new() };
    if bulk.len() > 1 {
        let told = format!(
            "{} have together fewer votes than the next and are excluded; their votes go on.",
            list(&bulk)
        );
        return (bulk, told);
    }
    let Some((last, tie)) = picker.pick(left, papers.all_votes(), End::Lowest) else {
        return (Vec::new(), String::new());
    };
    let tied = if tie.is_some() { " after a tie" } else { "" };
    let told = format!(
        "#{} has the fewest, {}, and is excluded{tied}; the votes go on.",
        last.id(),
        papers.votes(last)
    );
    count.ties.extend(tie);
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

fn whole(votes: u128) -> Amount {
    Amount::whole(u64::try_from(votes).unwrap_or(u64::MAX))
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
