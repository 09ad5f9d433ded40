//! Plurality: most first preferences.

use crate::ballots::{Candidate, Rankings};
use crate::record::{Amount, Count, Refusal, Standings, TieBreak};

/// How many votes rank each candidate first and alone, among those who stand; and the votes that name no such one.
///
/// One entry for each candidate of the list (zero for withdrawn ones). A ballot whose first place is shared counts for
/// nobody: a voter has one vote, and to split it would be a guess at what they meant.
#[must_use]
pub fn first_preferences(ballots: &Rankings) -> (Vec<u64>, u64) {
    let mut first = vec![0_u64; ballots.candidates()];
    let mut nobody = 0;
    for ballot in ballots.ballots() {
        let favourite = standing_favourite(ballots, ballot.places());
        let slot = favourite.and_then(|c| first.get_mut(c.index())).unwrap_or(&mut nobody);
        *slot += ballot.weight();
    }
    (first, nobody)
}

/// The one standing candidate in the best place, if it is not shared with another standing one.
fn standing_favourite(
    ballots: &Rankings,
    places: impl Iterator<Item = (Candidate, bool)>,
) -> Option<Candidate> {
    let mut best = None;
    for (candidate, equal) in places {
        match (best, ballots.stands(candidate)) {
            (None, true) => best = Some(candidate),
            (Some(_), true) if equal => return None,
            (Some(_), _) if !equal => return best,
            _ => {}
        }
    }
    best
}

/// Elect those with the most first preferences. With several seats this is the single non-transferable vote.
///
/// # Errors
/// Seats that cannot be filled.
pub fn plurality(ballots: &Rankings, seats: usize, ties: &TieBreak) -> Result<Count, Refusal> {
    let (first, nobody) = first_preferences(ballots);
    let votes = |c: Candidate| first.get(c.index()).copied().unwrap_or(0);
    let standings = Standings::new(ballots.standing().map(|c| (c, votes(c), Amount::whole(votes(c)))));
    standings.elect(
        Count::new("plurality", seats),
        ballots.candidates(),
        ties,
        Amount::whole(nobody),
        "votes",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(ballots: &[(u64, &[&[usize]])]) -> Rankings {
        let mut profile = Rankings::new((1..=3).map(|n| n.to_string()).collect()).expect("few candidates");
        for (weight, groups) in ballots {
            let groups: Vec<Vec<Candidate>> =
                groups.iter().map(|g| g.iter().copied().map(Candidate::new).collect()).collect();
            profile.push(*weight, &groups).expect("a good ballot");
        }
        profile
    }

    #[test]
    fn the_most_first_preferences_win() {
        let ballots = profile(&[(3, &[&[0], &[1]]), (2, &[&[1]]), (4, &[&[2], &[0]])]);
        let count = plurality(&ballots, 1, &TieBreak::Report).expect("a count");
        assert_eq!(count.winners, [Candidate::new(2)]);
    }

    #[test]
    fn a_shared_first_place_counts_for_nobody() {
        let ballots = profile(&[(5, &[&[0, 1], &[2]]), (1, &[&[2]])]);
        assert_eq!(first_preferences(&ballots), (vec![0, 0, 1], 5));
    }

    #[test]
    fn a_withdrawn_favourite_passes_the_vote_on() {
        let mut ballots = profile(&[(5, &[&[0], &[1]]), (2, &[&[0, 2], &[1]])]);
        ballots.withdraw(&[Candidate::new(0)]);
        assert_eq!(first_preferences(&ballots), (vec![0, 5, 2], 0));
    }
}
