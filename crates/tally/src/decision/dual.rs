//! Dual majority: every group must agree by itself.

use super::{MajorityRule, Poll, Verdict, majority};

/// Whether a proposal passes in *every* group, each by its own poll: people and organisations, or sector by sector.
///
/// No group can be outvoted, however small; that is the point. A group in which nobody is entitled has nothing to say and
/// is left out; without any group that has, nothing passes.
#[must_use]
pub fn dual_majority(groups: &[(&str, Poll)], rule: MajorityRule) -> Verdict {
    let voting = || groups.iter().filter(|(_, poll)| *poll != Poll::default());
    let mut reasons = Vec::new();
    let mut refused = Vec::new();
    for (name, poll) in voting() {
        let verdict = majority(*poll, rule);
        reasons.extend(verdict.reasons.iter().map(|reason| format!("{name}: {reason}")));
        if !verdict.passes {
            refused.push(*name);
        }
    }
    let several = voting().count();
    reasons.push(match refused.as_slice() {
        _ if several == 0 => "No group has anyone entitled to vote, so nothing passes.".to_owned(),
        [] => format!("All {several} groups are for it."),
        names => format!("It needs every group, and is not carried by: {}.", names.join(", ")),
    });
    Verdict { passes: several > 0 && refused.is_empty(), reasons }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn poll(yes: u64, no: u64) -> Poll {
        Poll { yes, no, abstain: 0, entitled: yes + no }
    }

    #[test]
    fn both_groups_must_be_for_it() {
        let rule = MajorityRule::SIMPLE;
        assert!(dual_majority(&[("people", poll(60, 40)), ("organisations", poll(4, 3))], rule).passes);
        let verdict = dual_majority(&[("people", poll(99, 1)), ("organisations", poll(3, 4))], rule);
        assert!(!verdict.passes);
        assert_eq!(verdict.reasons[2], "It needs every group, and is not carried by: organisations.");
    }

    #[test]
    fn an_empty_group_has_nothing_to_say() {
        assert!(
            dual_majority(&[("people", poll(2, 1)), ("media", Poll::default())], MajorityRule::SIMPLE).passes
        );
        assert!(!dual_majority(&[("media", Poll::default())], MajorityRule::SIMPLE).passes);
    }

    #[test]
    fn a_group_that_stays_silent_does_not_pass() {
        let silent = Poll { entitled: 5, ..Poll::default() };
        assert!(!dual_majority(&[("people", poll(2, 1)), ("health", silent)], MajorityRule::SIMPLE).passes);
    }
}
