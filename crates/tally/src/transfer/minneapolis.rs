//! The single transferable vote as Minneapolis counts it: all surpluses of a round go on at once.

use super::irv::{RunoffRules, last_of, opened};
use super::papers::Papers;
use super::pick::{End, Picker};
use super::scottish::is_or_are;
use crate::ballots::{Candidate, Rankings};
use crate::record::{Book, Count, Refusal, Round, TieBreak};

/// Choices that such counts differ in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurplusRules {
    /// To how many decimals values are cut, from 0 to 9. Default: 4.
    pub decimals: u32,
    /// The votes that secure a seat.
    pub quota: Quota,
    /// Elect only whoever has most in a round, and the next in the next. Default: everyone who reaches the quota.
    pub one_a_round: bool,
    /// How the last are excluded: one by one, whatever it says of several at once, which could leave too few for the seats.
    pub runoff: RunoffRules,
}

/// The votes that secure a seat, of those that count in the first round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quota {
    /// ⌊votes ÷ (seats + 1)⌋ + 1.
    #[default]
    Droop,
    /// ⌈votes ÷ seats⌉.
    Hare,
    /// None: the last are excluded until as many are left as seats.
    LastStanding,
}

impl Default for SurplusRules {
    /// Those of the Minneapolis code of ordinances, title 8.5.
    fn default() -> Self {
        let runoff = RunoffRules { look_back: false, ..RunoffRules::default() };
        Self { decimals: 4, quota: Quota::Droop, one_a_round: false, runoff }
    }
}

/// Fill `seats` in rounds that each elect or exclude.
///
/// Everyone who reaches the quota is elected in the same round. All their papers go on at once, each at its value times the
/// surplus fraction: surplus ÷ votes, cut to four decimals, as is the product. In a round without an election the last is
/// excluded, and those papers go on at the value they have. When as many are left as seats are open, they are elected.
/// After the last seat one more round shows where the last surpluses went. What cutting loses is in nobody's pile.
///
/// # Errors
/// Seats that cannot be filled, or no ballot that names anyone who stands.
pub fn minneapolis_stv(
    ballots: &Rankings,
    seats: usize,
    rules: &SurplusRules,
    ties: &TieBreak,
) -> Result<Count, Refusal> {
    let ballots = &*ballots.struck();
    let standing: Vec<Candidate> = ballots.standing().collect();
    let electable = standing.iter().filter(|c| !rules.runoff.first_out.contains(c)).count();
    if electable == 0 {
        return Err(Refusal::NobodyStands);
    }
    if seats == 0 || seats > electable {
        return Err(Refusal::Seats { seats, candidates: electable });
    }
    let runoff = RunoffRules { bulk: false, ..rules.runoff.clone() };
    let rules = SurplusRules { runoff, ..rules.clone() };
    let unit = 10_u64.pow(rules.decimals.min(9));
    let papers = Papers::deal(ballots, unit, rules.runoff.shared);
    let votes: u128 = papers.all_votes().iter().sum();
    if votes == 0 {
        return Err(Refusal::NoBallots);
    }
    let quota = quota(votes, seats, u128::from(unit), rules.quota);
    let picker = Picker::new(ballots, ties, rules.runoff.look_back);
    let (book, mut count) = (Book::new(ballots.candidates()), Count::new("minneapolis-stv", seats));
    count.quota = quota.map(|quota| papers.amount(quota));
    let mut stage =
        Stage { papers, picker, book, quota, unit: u128::from(unit), hopeful: standing, rules, count };
    while stage.count.winners.len() < seats && !stage.hopeful.is_empty() {
        stage.hold();
    }
    stage.close();
    Ok(stage.count)
}

fn quota(votes: u128, seats: usize, unit: u128, rule: Quota) -> Option<u128> {
    let seats = u128::try_from(seats).unwrap_or(u128::MAX);
    let whole = votes / unit;
    match rule {
        Quota::Droop => Some((whole / seats.saturating_add(1) + 1) * unit),
        Quota::Hare => Some(whole.div_ceil(seats) * unit),
        Quota::LastStanding => None,
    }
}

/// The count between two rounds.
struct Stage<'a> {
    papers: Papers<'a>,
    picker: Picker<'a>,
    book: Book,
    quota: Option<u128>,
    /// One vote in the smallest unit.
    unit: u128,
    /// Neither elected nor excluded.
    hopeful: Vec<Candidate>,
    rules: SurplusRules,
    count: Count,
}

impl Stage<'_> {
    /// Hold one round: elect, or else exclude the last.
    fn hold(&mut self) {
        let elected = self.elected();
        if elected.is_empty() {
            let ties = &mut self.count.ties;
            let (out, told) = last_of(&self.hopeful, &self.papers, &self.picker, &self.rules.runoff, ties);
            self.write_down(Vec::new(), out.clone(), told);
            out.iter().for_each(|c| self.papers.close(*c));
            self.hopeful.retain(|c| !out.contains(c));
            out.iter().for_each(|c| self.papers.pass_on_all(*c));
            return;
        }
        let open = self.count.seats - self.count.winners.len();
        let rest = elected.len() == self.hopeful.len() && elected.len() <= open;
        let why = match self.quota {
            Some(quota) if !rest => format!("at the quota of {} and elected", self.papers.amount(quota)),
            _ => "elected, for as many are left as seats are open".to_owned(),
        };
        let told = format!("{} {why}.", is_or_are(&elected));
        self.write_down(elected.clone(), Vec::new(), told);
        self.hopeful.retain(|c| !elected.contains(c));
        elected.iter().for_each(|c| self.papers.close(*c));
        elected.iter().for_each(|c| self.pass_on_surplus(*c));
        self.count.winners.extend(elected);
    }

    /// Who is elected in this round, those with most votes first.
    fn elected(&mut self) -> Vec<Candidate> {
        let votes = |c: &Candidate| self.papers.votes(*c);
        let open = self.count.seats - self.count.winners.len();
        let written_in = |c: &Candidate| self.rules.runoff.first_out.contains(c) && votes(c) > 0;
        let mut elected: Vec<Candidate> = if self.hopeful.iter().any(written_in) {
            Vec::new()
        } else if self.hopeful.len() <= open {
            self.hopeful.clone()
        } else {
            self.hopeful
                .iter()
                .copied()
                .filter(|c| self.quota.is_some_and(|quota| votes(c) >= quota))
                .collect()
        };
        elected.sort_by_key(|c| std::cmp::Reverse(votes(c)));
        let most = if self.rules.one_a_round { 1 } else { open };
        if elected.len() <= most {
            return elected;
        }
        // Only of equal candidates is there a choice to make; that happens where a quota leaves room for one too many.
        let mut first = Vec::new();
        while first.len() < most {
            let Some((next, tie)) = self.picker.pick(&elected, self.papers.all_votes(), End::Highest) else {
                break;
            };
            self.count.ties.extend(tie);
            elected.retain(|c| *c != next);
            first.push(next);
        }
        first
    }

    fn pass_on_surplus(&mut self, from: Candidate) {
        let votes = self.papers.votes(from);
        let Some(quota) = self.quota.filter(|quota| votes > *quota) else { return };
        self.papers.pass_on_part(from, (votes - quota) * self.unit / votes, quota);
    }

    /// A last round that shows where the last surpluses went, if there were any.
    fn close(&mut self) {
        let last = self.count.rounds.last();
        let shown = |c: &Candidate| {
            let lines = last.map(|round| round.votes.as_slice()).unwrap_or_default();
            lines.iter().find(|(line, _)| line == c).map(|(_, votes)| *votes)
        };
        let moved = last.is_some_and(|round| {
            round.elected.iter().any(|c| shown(c) != Some(self.papers.amount(self.papers.votes(*c))))
        });
        if moved {
            self.write_down(
                Vec::new(),
                Vec::new(),
                "Every seat is filled; the last surpluses have gone on.".to_owned(),
            );
        }
    }

    fn write_down(&mut self, elected: Vec<Candidate>, excluded: Vec<Candidate>, sentence: String) {
        let shown: Vec<Candidate> = self.hopeful.iter().chain(&self.count.winners).copied().collect();
        let named: Vec<Candidate> = elected.iter().chain(&excluded).copied().collect();
        let round = opened(&shown, &self.papers, &mut self.book, &named);
        self.picker.remember(self.papers.all_votes());
        self.count.rounds.push(Round { elected, excluded, sentence, ..round });
    }
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

    fn counted(ballots: &Rankings, seats: usize, rules: &SurplusRules) -> Count {
        minneapolis_stv(ballots, seats, rules, &TieBreak::Lot(1)).expect("a count")
    }

    #[test]
    fn all_who_reach_the_quota_are_elected_and_their_surpluses_go_on_together() {
        // 100 votes, 2 seats: quota 34. The fraction of the first is 11 ÷ 45 = 0.2444, of the second 1 ÷ 35 = 0.0285.
        let ballots = profile(4, &[(45, &[0, 2]), (35, &[1, 2]), (10, &[2]), (10, &[3])]);
        let count = counted(&ballots, 3, &SurplusRules { quota: Quota::Hare, ..SurplusRules::default() });
        assert_eq!(count.rounds[0].elected, [Candidate::new(0), Candidate::new(1)]);
        assert_eq!(count.rounds[1].votes[2].1.to_string(), "21.9955");
        assert_eq!(count.winners.len(), 3);
    }

    #[test]
    fn a_last_round_shows_where_the_last_surplus_went() {
        let ballots = profile(3, &[(60, &[0, 2]), (30, &[1]), (10, &[2])]);
        let count = counted(&ballots, 1, &SurplusRules::default());
        let last = count.rounds.last().expect("rounds");
        // Quota 51; 9 ÷ 60 = 0.15.
        assert_eq!(
            (last.elected.len(), last.votes[0].1, last.votes[2].1),
            (0, Amount::whole(51), Amount::whole(19))
        );
    }

    #[test]
    fn without_a_quota_the_last_are_excluded_until_enough_are_left() {
        let ballots = profile(4, &[(60, &[0]), (20, &[1]), (15, &[2]), (9, &[3, 2])]);
        let rules = SurplusRules { quota: Quota::LastStanding, ..SurplusRules::default() };
        let count = counted(&ballots, 2, &rules);
        assert_eq!(count.winners, [Candidate::new(0), Candidate::new(2)]);
        assert_eq!(count.rounds.last().expect("rounds").votes[0].1, Amount::whole(60));
    }

    #[test]
    fn one_a_round_elects_whoever_has_most() {
        let ballots = profile(3, &[(40, &[0]), (36, &[1]), (24, &[2])]);
        let count = counted(&ballots, 2, &SurplusRules { one_a_round: true, ..SurplusRules::default() });
        assert_eq!((count.rounds[0].elected.len(), count.rounds[1].elected.len()), (1, 1));
    }

    #[test]
    fn nobody_is_elected_while_votes_lie_with_write_ins_that_nobody_declared() {
        let ballots = profile(3, &[(60, &[0]), (30, &[1]), (10, &[2, 1])]);
        let mut rules = SurplusRules::default();
        rules.runoff.first_out = vec![Candidate::new(2)];
        let count = counted(&ballots, 1, &rules);
        assert_eq!((count.rounds[0].excluded.len(), count.rounds[1].elected.len()), (1, 1));
    }

    #[test]
    fn of_candidates_without_a_vote_a_write_in_goes_before_a_name_on_the_paper() {
        let ballots = profile(4, &[(60, &[0]), (30, &[1])]);
        let mut rules = SurplusRules::default();
        (rules.runoff.first_out, rules.runoff.bulk) = (vec![Candidate::new(3)], true);
        assert_eq!(counted(&ballots, 3, &rules).winners.len(), 3);
        assert!(!counted(&ballots, 3, &rules).winners.contains(&Candidate::new(3)));
    }
}
