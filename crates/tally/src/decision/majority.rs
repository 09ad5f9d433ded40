//! Simple and qualified majorities with a quorum.

use super::Verdict;

/// The votes on one proposal. Weighted votes are added up before; all figures are votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Poll {
    /// For the proposal.
    pub yes: u64,
    /// Against it.
    pub no: u64,
    /// Present, but neither for nor against.
    pub abstain: u64,
    /// All who could have voted, present or not.
    pub entitled: u64,
}

/// What the share of yes is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Base {
    /// Yes and no: an abstention changes nothing. The usual rule, and the default.
    #[default]
    Cast,
    /// Yes, no and abstentions: to abstain works against the proposal.
    Present,
    /// Everyone entitled: to stay away works against the proposal (an absolute majority).
    Entitled,
}

/// What a proposal needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MajorityRule {
    /// The share of yes, as a numerator and a denominator: (1, 2), (2, 3) …
    pub share: (u64, u64),
    /// Whether the share must be exceeded (a simple majority: *more* than half) or reached (two thirds: *at least*).
    pub more_than: bool,
    /// What the share is taken of.
    pub base: Base,
    /// The share of those entitled who must take part (abstaining takes part), reached or exceeded; (0, 1) for none.
    pub quorum: (u64, u64),
}

impl MajorityRule {
    /// More yes than no.
    pub const SIMPLE: Self = Self { share: (1, 2), more_than: true, base: Base::Cast, quorum: (0, 1) };
    /// At least two thirds of yes and no.
    pub const TWO_THIRDS: Self = Self { share: (2, 3), more_than: false, base: Base::Cast, quorum: (0, 1) };

    /// The same rule with at least this share of those entitled taking part.
    #[must_use]
    pub const fn with_quorum(self, numerator: u64, denominator: u64) -> Self {
        Self { quorum: (numerator, denominator), ..self }
    }
}

/// Whether the proposal passes. Equal votes are no simple majority, and without any vote that counts nothing passes.
#[must_use]
pub fn majority(poll: Poll, rule: MajorityRule) -> Verdict {
    let (yes, no) = (u128::from(poll.yes), u128::from(poll.no));
    let present = yes + no + u128::from(poll.abstain);
    let entitled = u128::from(poll.entitled).max(present);
    let (base, named) = match rule.base {
        Base::Cast => (yes + no, "votes cast"),
        Base::Present => (present, "members present"),
        Base::Entitled => (entitled, "members entitled"),
    };
    let of = |(numerator, denominator): (u64, u64), whole: u128| {
        (whole * u128::from(numerator), u128::from(denominator.max(1)))
    };
    let (quorum, quorum_parts) = of(rule.quorum, entitled);
    let attended = present * quorum_parts >= quorum;
    let (needed, parts) = of(rule.share, base);
    let reached = base > 0 && if rule.more_than { yes * parts > needed } else { yes * parts >= needed };
    let word = if rule.more_than { "more than" } else { "at least" };
    let (numerator, denominator) = rule.share;
    let mut reasons = Vec::new();
    if rule.quorum.0 > 0 {
        let verb = if attended { "meets" } else { "misses" };
        let (numerator, denominator) = rule.quorum;
        reasons.push(format!(
            "{present} of {entitled} took part, which {verb} the quorum of {numerator}/{denominator}."
        ));
    }
    let outcome = if reached { "so it is reached" } else { "so it is not reached" };
    reasons.push(format!(
        "{yes} of {base} {named} are for it; it needs {word} {numerator}/{denominator}, {outcome}."
    ));
    Verdict { passes: attended && reached, reasons }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn poll(yes: u64, no: u64, abstain: u64, entitled: u64) -> Poll {
        Poll { yes, no, abstain, entitled }
    }

    #[test]
    fn equal_votes_are_no_majority() {
        assert!(!majority(poll(5, 5, 0, 10), MajorityRule::SIMPLE).passes);
        assert!(majority(poll(6, 5, 9, 20), MajorityRule::SIMPLE).passes);
    }

    #[test]
    fn two_thirds_are_enough_for_two_thirds() {
        assert!(majority(poll(4, 2, 0, 6), MajorityRule::TWO_THIRDS).passes);
        assert!(!majority(poll(199, 100, 0, 299), MajorityRule::TWO_THIRDS).passes);
    }

    #[test]
    fn abstentions_count_for_the_quorum_but_not_for_the_share() {
        let rule = MajorityRule::SIMPLE.with_quorum(1, 2);
        let verdict = majority(poll(2, 1, 2, 10), rule);
        assert!(verdict.passes);
        assert_eq!(verdict.reasons[0], "5 of 10 took part, which meets the quorum of 1/2.");
        assert!(!majority(poll(2, 1, 1, 10), rule).passes);
    }

    #[test]
    fn an_absolute_majority_counts_those_who_stay_away() {
        let rule = MajorityRule { base: Base::Entitled, ..MajorityRule::SIMPLE };
        assert!(!majority(poll(5, 0, 0, 10), rule).passes);
        assert!(majority(poll(6, 0, 0, 10), rule).passes);
    }

    #[test]
    fn without_a_vote_nothing_passes() {
        assert!(!majority(poll(0, 0, 7, 7), MajorityRule::TWO_THIRDS).passes);
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        assert!(majority(poll(u64::MAX, u64::MAX - 1, u64::MAX, u64::MAX), MajorityRule::SIMPLE).passes);
    }
}
