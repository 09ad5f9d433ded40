//! Consensus: everyone can live with it, some stand aside, nobody blocks.

use super::Verdict;

/// Where a member stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// Supports the proposal.
    Agree,
    /// Has reservations, and supports it all the same.
    Reserve,
    /// Does not support it, and does not stand in its way.
    StandAside,
    /// Holds that it would harm the group's purpose.
    Block,
}

/// What a group calls consensus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConsensusRule {
    /// How many blocks still let a proposal pass: 0 in full consensus, 1 in "consensus minus one".
    pub blocks_allowed: u64,
    /// The largest share of those who answered who may stand aside, as numerator and denominator.
    pub aside_share: (u64, u64),
    /// How many members must answer.
    pub quorum: u64,
}

impl Default for ConsensusRule {
    /// No block, at most a third aside, at least one answer.
    fn default() -> Self {
        Self { blocks_allowed: 0, aside_share: (1, 3), quorum: 1 }
    }
}

/// Whether there is consensus. Somebody must agree: a group in which all stand aside has no proposal of its own.
#[must_use]
pub fn consensus(stances: &[Stance], rule: ConsensusRule) -> Verdict {
    let number = |wanted: &[Stance]| {
        let found = stances.iter().filter(|stance| wanted.contains(stance)).count();
        u64::try_from(found).unwrap_or(u64::MAX)
    };
    let agree = number(&[Stance::Agree, Stance::Reserve]);
    let (aside, blocks) = (number(&[Stance::StandAside]), number(&[Stance::Block]));
    let answered = agree + aside + blocks;
    let (numerator, denominator) = rule.aside_share;
    let few_aside =
        u128::from(aside) * u128::from(denominator.max(1)) <= u128::from(answered) * u128::from(numerator);
    let checks = [
        (answered >= rule.quorum, format!("{answered} members answered; at least {} must.", rule.quorum)),
        (agree > 0, format!("{agree} agree, some perhaps with reservations; somebody must.")),
        (few_aside, format!("{aside} stand aside; at most {numerator}/{denominator} of {answered} may.")),
        (blocks <= rule.blocks_allowed, format!("{blocks} block; at most {} may.", rule.blocks_allowed)),
    ];
    let passes = checks.iter().all(|(holds, _)| *holds);
    let mut reasons: Vec<String> = checks.into_iter().map(|(_, reason)| reason).collect();
    reasons.push(if passes { "There is consensus." } else { "There is no consensus yet." }.to_owned());
    Verdict { passes, reasons }
}

#[cfg(test)]
mod tests {
    use super::Stance::{Agree, Block, Reserve, StandAside};
    use super::*;

    #[test]
    fn one_block_stops_full_consensus_but_not_consensus_minus_one() {
        let stances = [Agree, Agree, Agree, Block];
        assert!(!consensus(&stances, ConsensusRule::default()).passes);
        assert!(consensus(&stances, ConsensusRule { blocks_allowed: 1, ..ConsensusRule::default() }).passes);
    }

    #[test]
    fn a_third_may_stand_aside_and_no_more() {
        assert!(consensus(&[Agree, Reserve, StandAside], ConsensusRule::default()).passes);
        assert!(!consensus(&[Agree, StandAside], ConsensusRule::default()).passes);
    }

    #[test]
    fn somebody_must_agree() {
        let rule = ConsensusRule { aside_share: (1, 1), ..ConsensusRule::default() };
        assert!(!consensus(&[StandAside, StandAside], rule).passes);
        assert!(!consensus(&[], rule).passes);
    }
}
