//! Delegated votes: a member lends their vote to another, who may lend it on.
//!
//! Delegation is transitive, a vote of one's own always overrides it, and votes that end in a circle or with someone who
//! does not vote are lost *visibly*: each is listed, so that people can be asked again while the vote is open. The method
//! is that of "liquid democracy" (Ford 2002, *Delegative Democracy*).

/// What one member does with their vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voter {
    /// How many votes the member has of their own.
    pub weight: u64,
    /// Whether the member cast a ballot; it then overrides `lends_to`.
    pub votes: bool,
    /// The place in the list of the member to whom the vote is lent.
    pub lends_to: Option<usize>,
}

/// Where every vote went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// For each member the votes that their ballot stands for: their own and all that were lent to them. Zero for those
    /// who cast no ballot.
    pub weights: Vec<u64>,
    /// For each member who in the end cast the ballot that speaks for them; `None` when their vote is lost.
    pub speaks: Vec<Option<usize>>,
    /// Every circle of members who lent their votes to one another without a ballot among them, each from its smallest
    /// place onward. Members who lent their vote into a circle are not part of it, but their votes are lost with it.
    pub circles: Vec<Vec<usize>>,
    /// The votes that are lost, in circles or with members who neither vote nor lend.
    pub lost: u64,
}

/// How far a member's vote has been followed.
#[derive(Clone, Copy, PartialEq)]
enum Followed {
    Not,
    /// On the path that is being walked.
    Now,
    /// Ends with this member, or nowhere.
    Done(Option<usize>),
}

/// Follow every vote to the ballot that carries it. A place that does not exist counts as nobody.
///
/// Each member is visited once, so a chain of a million members is no deeper than a chain of two.
#[must_use]
pub fn carry(voters: &[Voter]) -> Carried {
    let mut state = vec![Followed::Not; voters.len()];
    let mut circles = Vec::new();
    for start in 0..voters.len() {
        follow(voters, start, &mut state, &mut circles);
    }
    let end = |state: &Followed| if let Followed::Done(end) = state { *end } else { None };
    let speaks: Vec<Option<usize>> = state.iter().map(end).collect();
    let mut weights = vec![0_u64; voters.len()];
    let mut lost = 0_u64;
    for (voter, speaker) in voters.iter().zip(&speaks) {
        let slot = speaker.and_then(|place| weights.get_mut(place)).unwrap_or(&mut lost);
        *slot = slot.saturating_add(voter.weight);
    }
    circles.sort();
    Carried { weights, speaks, circles, lost }
}

fn follow(voters: &[Voter], start: usize, state: &mut [Followed], circles: &mut Vec<Vec<usize>>) {
    let mut path: Vec<usize> = Vec::new();
    let mut here = Some(start);
    let end = loop {
        let Some((place, voter, known)) = here.and_then(|p| Some((p, voters.get(p)?, state.get_mut(p)?)))
        else {
            break None;
        };
        match *known {
            Followed::Done(end) => break end,
            Followed::Now => {
                let mut circle: Vec<usize> = path.iter().copied().skip_while(|p| *p != place).collect();
                let smallest = circle.iter().enumerate().min_by_key(|(_, p)| **p).map_or(0, |(at, _)| at);
                circle.rotate_left(smallest);
                circles.push(circle);
                break None;
            }
            Followed::Not => *known = Followed::Now,
        }
        path.push(place);
        if voter.votes {
            break Some(place);
        }
        here = voter.lends_to;
    };
    for place in path {
        if let Some(slot) = state.get_mut(place) {
            *slot = Followed::Done(end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn votes() -> Voter {
        Voter { weight: 1, votes: true, lends_to: None }
    }

    const fn lends(to: usize) -> Voter {
        Voter { weight: 1, votes: false, lends_to: Some(to) }
    }

    #[test]
    fn a_vote_is_carried_along_a_chain() {
        let carried = carry(&[lends(1), lends(2), votes()]);
        assert_eq!(carried.weights, [0, 0, 3]);
        assert_eq!(carried.speaks, [Some(2); 3]);
    }

    #[test]
    fn an_own_vote_overrides_what_was_lent() {
        let own = Voter { weight: 2, votes: true, lends_to: Some(0) };
        let carried = carry(&[votes(), own, lends(1)]);
        assert_eq!(carried.weights, [1, 3, 0]);
    }

    #[test]
    fn a_circle_is_found_and_its_votes_are_lost() {
        let carried = carry(&[lends(2), lends(0), lends(1), lends(0), votes()]);
        assert_eq!(carried.circles, [vec![0, 2, 1]]);
        assert_eq!((carried.lost, carried.weights), (4, vec![0, 0, 0, 0, 1]));
    }

    #[test]
    fn a_vote_lent_to_oneself_is_a_circle_of_one() {
        assert_eq!(carry(&[lends(0)]).circles, [vec![0]]);
    }

    #[test]
    fn a_vote_lent_to_someone_silent_or_unknown_is_lost() {
        let silent = Voter { weight: 1, votes: false, lends_to: None };
        assert_eq!(carry(&[lends(1), silent, lends(99)]).lost, 3);
    }

    #[test]
    fn a_member_in_a_would_be_circle_who_votes_breaks_it() {
        let carried = carry(&[lends(1), Voter { weight: 1, votes: true, lends_to: Some(0) }]);
        assert_eq!((carried.circles, carried.weights), (vec![], vec![0, 2]));
    }

    #[test]
    fn a_chain_of_a_million_is_followed() {
        let last = 1_000_000;
        let mut voters: Vec<Voter> = (1..=last).map(lends).collect();
        voters.push(votes());
        assert_eq!(carry(&voters).weights[last], 1_000_001);
    }
}
