//! The single transferable vote as Scotland counts it: weighted inclusive Gregory, to five decimals.

use super::papers::Papers;
use super::pick::{End, Picker};
use crate::ballots::{Candidate, Rankings, Shared};
use crate::record::{Book, Count, Refusal, Round, TieBreak, list};

/// Choices that counts by the weighted inclusive Gregory method differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GregoryRules {
    /// To how many decimals the value of a paper is cut, from 0 to 9. Scotland: 5. Minneapolis: 4.
    pub decimals: u32,
    /// On a tie, look back for the most recent round in which they differed. Scotland: yes.
    pub look_back: bool,
}

impl Default for GregoryRules {
    /// Scotland's.
    fn default() -> Self {
        Self { decimals: 5, look_back: true }
    }
}

/// Fill `seats` by the rules of the Scottish Local Government Elections Order 2011 (schedule 1, part 3).
///
/// The quota is ⌊valid ÷ (seats + 1)⌋ + 1 and stays. Whoever reaches it is elected. The largest surplus is passed on
/// first: *all* papers of the elected go on, each at its value × surplus ÷ the candidate's votes, cut to five decimals.
/// Without a surplus the last is excluded and the papers go on at the value they have. When as many are left as seats are
/// open, they are elected. Ties look back to the most recent round with a difference, then a lot decides.
///
/// # Errors
/// Seats that cannot be filled, or no ballot that names anyone who stands.
pub fn scottish_stv(
    ballots: &Rankings,
    seats: usize,
    rules: GregoryRules,
    ties: &TieBreak,
) -> Result<Count, Refusal> {
    let standing: Vec<Candidate> = ballots.standing().collect();
    if standing.is_empty() {
        return Err(Refusal::NobodyStands);
    }
    if seats == 0 || seats > standing.len() {
        return Err(Refusal::Seats { seats, candidates: standing.len() });
    }
    let ballots = &*ballots.struck();
    let mut stage = Stage::first(ballots, standing, seats, rules, ties)?;
    while stage.next() {}
    Ok(stage.count)
}

/// The count between two rounds.
struct Stage<'a> {
    papers: Papers<'a>,
    picker: Picker<'a>,
    quota: u128,
    /// Neither elected nor excluded.
    hopeful: Vec<Candidate>,
    /// Elected with a surplus that has not been passed on.
    pending: Vec<Candidate>,
    /// Elected, or excluded with nothing left: shown with the votes they keep.
    excluded: Vec<Candidate>,
    book: Book,
    count: Count,
}

impl<'a> Stage<'a> {
    fn first(
        ballots: &'a Rankings,
        standing: Vec<Candidate>,
        seats: usize,
        rules: GregoryRules,
        ties: &'a TieBreak,
    ) -> Result<Self, Refusal> {
        let unit = 10_u64.pow(rules.decimals.min(9));
        let papers = Papers::deal(ballots, unit, Shared::Cut);
        let unit = u128::from(unit);
        let valid = papers.all_votes().iter().sum::<u128>() / unit;
        if valid == 0 {
            return Err(Refusal::NoBallots);
        }
        let parts = u128::try_from(seats).unwrap_or(u128::MAX).saturating_add(1);
        let quota = (valid / parts + 1) * unit;
        let picker = Picker::new(ballots, ties, rules.look_back);
        let (pending, excluded, count) = (Vec::new(), Vec::new(), Count::new("scottish-stv", seats));
        let book = Book::new(ballots.candidates());
        let mut stage = Self { papers, picker, quota, hopeful: standing, pending, excluded, book, count };
        stage.count.quota = Some(stage.papers.amount(quota));
        let told = format!(
            "{valid} valid votes for {seats} seats make the quota ⌊{valid} ÷ {parts}⌋ + 1 = {}.",
            quota / unit
        );
        stage.close_round(told, Vec::new());
        Ok(stage)
    }

    /// Hold one more round; says whether there was one to hold.
    fn next(&mut self) -> bool {
        let open = self.count.seats - self.count.winners.len();
        if open == 0 {
            return false;
        }
        if self.hopeful.len() <= open {
            self.elect_the_rest();
            return false;
        }
        match self.picker.pick(&self.pending, self.papers.all_votes(), End::Highest) {
            Some((from, tie)) => {
                self.count.ties.extend(tie);
                self.pass_on_surplus(from);
            }
            None => self.exclude_last(),
        }
        true
    }

    fn pass_on_surplus(&mut self, from: Candidate) {
        self.pending.retain(|c| *c != from);
        let votes = self.papers.votes(from);
        let surplus = votes - self.quota;
        self.papers.pass_on_surplus(from, surplus);
        let (surplus, votes) = (self.papers.amount(surplus), self.papers.amount(votes));
        let told = format!(
            "The surplus of #{}, {surplus}, goes on: each of its papers keeps {surplus} ÷ {votes} of its value.",
            from.id()
        );
        self.close_round(told, Vec::new());
    }

    fn exclude_last(&mut self) {
        let Some((last, tie)) = self.picker.pick(&self.hopeful, self.papers.all_votes(), End::Lowest) else {
            return;
        };
        let tied = if tie.is_some() { " after a tie" } else { "" };
        self.count.ties.extend(tie);
        let votes = self.papers.amount(self.papers.votes(last));
        self.hopeful.retain(|c| *c != last);
        self.excluded.push(last);
        self.papers.close(last);
        self.papers.pass_on_all(last);
        let told = format!(
            "#{} has the fewest votes, {votes}, and is excluded{tied}; the papers go on at their value.",
            last.id()
        );
        self.close_round(told, vec![last]);
    }

    /// Elect whoever now reaches the quota, and write the round down.
    fn close_round(&mut self, mut sentence: String, excluded: Vec<Candidate>) {
        let votes = self.papers.all_votes();
        let of = |c: &Candidate| votes.get(c.index()).copied().unwrap_or(0);
        let mut elected: Vec<Candidate> =
            self.hopeful.iter().copied().filter(|c| of(c) >= self.quota).collect();
        elected.sort_by_key(|c| std::cmp::Reverse(of(c)));
        self.hopeful.retain(|c| !elected.contains(c));
        self.pending.extend(elected.iter().copied().filter(|c| of(c) > self.quota));
        elected.iter().for_each(|c| self.papers.close(*c));
        if !elected.is_empty() {
            sentence.push_str(&format!(" {} elected on reaching the quota.", is_or_are(&elected)));
        }
        self.write_down(elected, excluded, sentence);
    }

    fn elect_the_rest(&mut self) {
        let mut rest = std::mem::take(&mut self.hopeful);
        rest.sort_by_key(|c| std::cmp::Reverse(self.papers.votes(*c)));
        let sentence = format!("As many are left as seats are open: {} elected.", is_or_are(&rest));
        self.write_down(rest, Vec::new(), sentence);
    }

    fn write_down(&mut self, elected: Vec<Candidate>, excluded: Vec<Candidate>, sentence: String) {
        let shown = self.hopeful.iter().chain(&self.count.winners).chain(&elected).chain(&excluded);
        let votes = shown.map(|c| (*c, self.papers.amount(self.papers.votes(*c))));
        let named: Vec<Candidate> = elected.iter().chain(&excluded).copied().collect();
        let (votes, unchanged) = self.book.lines(votes, &named);
        let ended = self.papers.ended();
        self.picker.remember(self.papers.all_votes());
        self.count.winners.extend(&elected);
        let (exhausted, ended) = (ended.total(), Some(ended));
        self.count.rounds.push(Round { votes, unchanged, exhausted, ended, elected, excluded, sentence });
    }
}

pub(super) fn is_or_are(candidates: &[Candidate]) -> String {
    format!("{} {}", list(candidates), if candidates.len() == 1 { "is" } else { "are" })
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

    fn counted(ballots: &Rankings, seats: usize) -> Count {
        scottish_stv(ballots, seats, GregoryRules::default(), &TieBreak::Lot(1)).expect("a count")
    }

    #[test]
    fn a_surplus_goes_on_at_a_value_cut_to_five_decimals() {
        // 100 votes, 2 seats: quota 34. The first has 60, surplus 26; 26 ÷ 60 = 0.43333.
        let ballots = profile(3, &[(60, &[0, 1]), (25, &[1]), (15, &[2])]);
        let count = counted(&ballots, 2);
        assert_eq!(count.quota, Some(Amount::whole(34)));
        assert_eq!(count.rounds[1].votes[1].1.to_string(), "50.9998");
        assert_eq!(count.winners, [Candidate::new(0), Candidate::new(1)]);
    }

    #[test]
    fn nobody_gets_votes_after_being_elected() {
        let ballots = profile(4, &[(50, &[0, 1]), (40, &[1, 0, 2]), (6, &[2]), (4, &[3])]);
        let count = counted(&ballots, 3);
        let first = &count.rounds[0];
        assert_eq!(first.elected, [Candidate::new(0), Candidate::new(1)]);
        // Quota 26; the surplus 24 of the first finds the second elected and nobody else: exhausted.
        assert_eq!(count.rounds[1].exhausted, Amount::whole(24));
    }

    #[test]
    fn the_last_seats_go_to_those_who_are_left() {
        let ballots = profile(3, &[(5, &[0]), (2, &[1]), (2, &[2])]);
        let count = counted(&ballots, 3);
        assert_eq!(count.winners.len(), 3);
        assert_eq!(count.winners[0], Candidate::new(0));
    }

    #[test]
    fn no_more_are_elected_than_seats() {
        let ballots = profile(4, &[(1, &[0]), (1, &[1]), (1, &[2]), (1, &[3])]);
        for seats in 1..=4 {
            assert_eq!(counted(&ballots, seats).winners.len(), seats);
        }
    }

    #[test]
    fn a_total_of_ten_to_the_eighteenth_is_counted_exactly() {
        let heavy = 400_000_000_000_000_000;
        let ballots = profile(3, &[(heavy, &[0, 1]), (heavy - 1, &[2]), (heavy / 4, &[1])]);
        assert_eq!(counted(&ballots, 2).winners, [Candidate::new(0), Candidate::new(2)]);
    }
}
