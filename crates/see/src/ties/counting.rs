//! What can be counted of ties and voices, month by month.

use super::store;
use db::{Error, Read, Time};
use house::happenings::Step;
use house::ids::NetworkId;
use house::reports::{Count, Counted, Over, Tally};

/// All of them.
pub(super) static COUNTS: &[&Count] = &[&SPOKE, &PROPOSED, &AGENDA, &DECIDED, &ACROSS];

/// How often people spoke.
static SPOKE: Count = Count {
    word: "voice-spoke",
    title: "tie-count-spoke",
    meaning: "tie-count-spoke-meaning",
    counted: Counted::Deeds,
    over: Over::Sum,
    per: 1,
    tell: |q, network, span| steps(q, network, span, Step::Spoke),
};

/// How often people proposed something.
static PROPOSED: Count = Count {
    word: "voice-proposed",
    title: "tie-count-proposed",
    meaning: "tie-count-proposed-meaning",
    counted: Counted::Deeds,
    over: Over::Sum,
    per: 1,
    tell: |q, network, span| steps(q, network, span, Step::Proposed),
};

/// How many points people put on agendas.
static AGENDA: Count = Count {
    word: "voice-agenda",
    title: "tie-count-agenda",
    meaning: "tie-count-agenda-meaning",
    counted: Counted::Deeds,
    over: Over::Sum,
    per: 1,
    tell: |q, network, span| steps(q, network, span, Step::SetAgenda),
};

/// How often people took part in an open vote.
static DECIDED: Count = Count {
    word: "voice-decided",
    title: "tie-count-decided",
    meaning: "tie-count-decided-meaning",
    counted: Counted::Deeds,
    over: Over::Sum,
    per: 1,
    tell: |q, network, span| steps(q, network, span, Step::Decided),
};

/// Pairs of people of different sectors who did something together.
static ACROSS: Count = Count {
    word: "ties-across",
    title: "tie-count-across",
    meaning: "tie-count-across-meaning",
    counted: Counted::Pairs,
    over: Over::Mean,
    per: 1,
    tell: |q, network, (from, _)| store::pairs_across(q, network, super::month_of(super::day_of(from))),
};

fn steps(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, _): (Time, Time),
    step: Step,
) -> Result<Vec<Tally>, Error> {
    store::steps_in_month(q, network, super::month_of(super::day_of(from)), step)
}
