//! Candidates who withdrew: they are struck from every ballot.

use std::borrow::Cow;

use super::ranking::EQUAL;
use super::{Candidate, Rankings};

impl Rankings {
    /// Withdraw candidates: they are struck from every ballot, whose later choices move up. Ballots that then rank
    /// nobody stay in the profile and count as exhausted from the start.
    pub fn withdraw(&mut self, candidates: &[Candidate]) {
        for candidate in candidates {
            if let Some(slot) = self.withdrawn.get_mut(candidate.index()) {
                *slot = true;
            }
        }
    }

    /// The ballots with withdrawn candidates struck out: whoever shared a place with them alone holds it alone. The same
    /// ballots when nobody withdrew.
    pub(crate) fn struck(&self) -> Cow<'_, Self> {
        if !self.withdrawn.contains(&true) {
            return Cow::Borrowed(self);
        }
        let (mut choices, mut ends) = (Vec::with_capacity(self.choices.len()), Vec::new());
        for ballot in self.ballots() {
            let mut new_group = true;
            for (candidate, equal) in ballot.places() {
                new_group |= !equal;
                if self.stands(candidate) {
                    choices.push(if new_group { candidate.0 } else { candidate.0 | EQUAL });
                    new_group = false;
                }
            }
            ends.push(choices.len());
        }
        let mut struck = self.clone();
        (struck.choices, struck.ends) = (choices, ends);
        Cow::Owned(struck)
    }

    /// Those who can be elected, in the order of the list.
    pub fn standing(&self) -> impl Iterator<Item = Candidate> + '_ {
        (0..self.names.len()).map(Candidate::new).filter(|c| self.stands(*c))
    }

    /// Whether this candidate can be elected.
    #[must_use]
    pub fn stands(&self, candidate: Candidate) -> bool {
        self.withdrawn.get(candidate.index()).is_some_and(|withdrawn| !withdrawn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_withdrawn_candidate_no_longer_stands() {
        let mut profile = Rankings::new(["a", "b", "c"].map(str::to_owned).to_vec()).expect("few candidates");
        profile.withdraw(&[Candidate::new(1)]);
        assert_eq!(profile.standing().collect::<Vec<_>>(), [Candidate::new(0), Candidate::new(2)]);
    }
}
