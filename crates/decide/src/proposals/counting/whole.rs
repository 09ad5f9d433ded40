//! Counting where a proposal stands as a whole: consent, consensus, majorities, a sense of how people lean.

use super::{ORGANISATIONS, Pile, Report, amount};
use crate::proposals::method::{Method, Threshold, Verdict};
use crate::proposals::proposal::Proposal;
use house::web::Said;
use tally::decision::{
    Base, ConsensusRule, MajorityRule, Objection, Poll, Stance, consensus, consent, dual_majority, majority,
};

/// An objection that was met by a change of the text.
pub(in crate::proposals) const MET: &str = "object-met";

pub(super) fn count(proposal: &Proposal, piles: &[Pile]) -> Report {
    let of = |word: &str| amount(piles, "", word);
    let mut tally: Vec<(Said, String, f64)> =
        proposal.method.words().iter().map(|(word, key)| figure(key, of(word))).collect();
    if of(MET) > 0 {
        tally.insert(3.min(tally.len()), figure("proposal-choice-met", of(MET)));
    }
    let verdict = match proposal.method {
        Method::Consent => consented(piles),
        Method::Consensus => agreed(piles),
        Method::Dual => {
            let groups = [
                ("People", poll(proposal, piles, "")),
                ("Organisations", poll(proposal, piles, ORGANISATIONS)),
            ];
            Some(dual_majority(&groups, rule(proposal)))
        }
        Method::Simple | Method::Qualified => Some(majority(poll(proposal, piles, ""), rule(proposal))),
        _ => None,
    };
    let (passes, reasons) = verdict.map_or((Verdict::Open, Vec::new()), |verdict| {
        (if verdict.passes { Verdict::Passed } else { Verdict::Failed }, verdict.reasons)
    });
    let told = reasons.into_iter().map(Said::raw).collect();
    Report { verdict: passes, winners: Vec::new(), tally, told, rounds: Vec::new() }
}

fn figure(key: &'static str, count: u64) -> (Said, String, f64) {
    let length = u32::try_from(count).map_or(f64::MAX, f64::from);
    (Said::key(key), count.to_string(), length)
}

fn consented(piles: &[Pile]) -> Option<tally::decision::Verdict> {
    let (open, met) = (amount(piles, "", "object"), amount(piles, "", MET));
    let answered: i64 = piles.iter().map(|pile| pile.amount).sum();
    let answered = u64::try_from(answered).unwrap_or_default();
    let one = |resolved| Objection { reason: String::new(), resolved };
    let mut objections: Vec<Objection> = (0..open).map(|_| one(false)).collect();
    objections.extend((0..met).map(|_| one(true)));
    // Somebody must have answered; what the proposal asks for beyond that is looked at for every method alike.
    let mut verdict = consent(answered, 1, &objections);
    verdict.reasons.retain(|reason| !reason.starts_with("Open: "));
    Some(verdict)
}

fn agreed(piles: &[Pile]) -> Option<tally::decision::Verdict> {
    let stances = [
        ("agree", Stance::Agree),
        ("reserve", Stance::Reserve),
        ("aside", Stance::StandAside),
        ("block", Stance::Block),
    ];
    let each = stances.iter().flat_map(|(word, stance)| (0..amount(piles, "", word)).map(|_| *stance));
    Some(consensus(&each.collect::<Vec<_>>(), ConsensusRule::default()))
}

fn rule(proposal: &Proposal) -> MajorityRule {
    let (share, more_than) = match (proposal.method, proposal.threshold) {
        (Method::Simple, _) | (_, Threshold::Half) => ((1, 2), true),
        (_, Threshold::TwoThirds) => ((2, 3), false),
        (_, Threshold::ThreeQuarters) => ((3, 4), false),
    };
    MajorityRule { share, more_than, base: Base::Cast, quorum: (0, 1) }
}

fn poll(proposal: &Proposal, piles: &[Pile], side: &str) -> Poll {
    let of = |word: &str| amount(piles, side, word);
    let entitled = if side.is_empty() { u64::try_from(proposal.votes()).unwrap_or_default() } else { 0 };
    Poll { yes: of("yes"), no: of("no"), abstain: of("abstain"), entitled }
}
