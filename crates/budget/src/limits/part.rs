//! A part of an election: some of its projects, with some of its money.

use crate::{Election, Outcome, Refusal, Rule, Utility, VoteType, count};

/// Counts some projects with some of the money; projects keep the places that they have in the whole.
pub(super) fn part(
    election: &Election,
    rule: Rule,
    utility: Utility,
    (within, money): (&[bool], u128),
) -> Result<Outcome, Refusal> {
    let places: Vec<u32> = (0..).zip(within).filter(|(_, within)| **within).map(|(place, _)| place).collect();
    let ranked = utility == Utility::Borda;
    let small = narrowed(election, &places, (money, ranked));
    let mut outcome = count(&small, rule, if ranked { Utility::Points } else { utility })?;
    let old = |place: &mut u32| {
        *place = usize::try_from(*place).ok().and_then(|at| places.get(at)).copied().unwrap_or(*place);
    };
    outcome.wins.iter_mut().for_each(|win| old(&mut win.project));
    for loss in &mut outcome.losses {
        old(&mut loss.project);
        // At which cost it would have been funded is true of this part alone.
        loss.price = None;
    }
    for tie in &mut outcome.ties {
        old(&mut tie.taken);
        tie.equal.iter_mut().for_each(old);
    }
    Ok(outcome)
}

/// The election of these projects alone. Where projects are ranked, one is worth as much to who ranked it as before others
/// were taken away: so many points as there were projects below it.
fn narrowed(election: &Election, places: &[u32], (money, ranked): (u128, bool)) -> Election {
    let new = |project: u32| places.binary_search(&project).ok().and_then(|at| u32::try_from(at).ok());
    let mut small = election.clone();
    small.budget = money;
    small.projects = places.iter().filter_map(|place| election.project(*place)).cloned().collect();
    if ranked {
        small.vote_type = VoteType::Cumulative;
    }
    for voter in &mut small.voters {
        let below = (0..u64::try_from(voter.ballot.len()).unwrap_or(u64::MAX)).rev();
        if ranked {
            voter.ballot.iter_mut().zip(below).for_each(|(choice, below)| choice.points = below);
        }
        voter.ballot.retain_mut(|choice| match new(choice.project) {
            Some(place) => {
                choice.project = place;
                true
            }
            None => false,
        });
    }
    small
}
