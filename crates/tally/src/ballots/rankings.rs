//! Ranked ballots: who is preferred to whom.

use super::ranking::{EQUAL, End, Ranking};
use super::{BallotError, Candidate, MAX_CANDIDATES, MAX_TOTAL_WEIGHT};
use crate::record::{Amount, Ended};

/// A profile of ranked ballots over a list of candidates.
///
/// Ballots may be truncated (an unranked candidate stands below every ranked one, and equal with the other unranked)
/// and may rank candidates equal. They lie one after another in one block of memory, two bytes for each choice.
#[derive(Clone, Debug)]
pub struct Rankings {
    pub(super) names: Vec<String>,
    pub(super) withdrawn: Vec<bool>,
    pub(super) choices: Vec<u16>,
    pub(super) ends: Vec<usize>,
    weights: Vec<u64>,
    /// Why each ballot ends where it does.
    endings: Vec<End>,
    total: u64,
    blank: u64,
    void: Ended,
    repeated: u64,
    /// For each candidate the number of the push that last named it: finds a second mention in one step.
    named_in: Vec<u64>,
    pushes: u64,
}

impl Rankings {
    /// A profile without ballots over these candidates.
    ///
    /// # Errors
    /// [`BallotError::TooManyCandidates`] when the list is longer than [`MAX_CANDIDATES`].
    pub fn new(names: Vec<String>) -> Result<Self, BallotError> {
        if names.len() > MAX_CANDIDATES {
            return Err(BallotError::TooManyCandidates(names.len()));
        }
        let (withdrawn, named_in) = (vec![false; names.len()], vec![0; names.len()]);
        let (choices, ends, weights) = (Vec::new(), Vec::new(), Vec::new());
        let (total, blank, repeated, pushes) = (0, 0, 0, 0);
        let (endings, void) = (Vec::new(), Ended::default());
        Ok(Self {
            names,
            withdrawn,
            choices,
            ends,
            weights,
            endings,
            total,
            blank,
            void,
            repeated,
            named_in,
            pushes,
        })
    }

    /// Add a ballot of `weight` votes that ranks the groups in order; candidates in one group are equal.
    ///
    /// A second mention of a candidate adds nothing and is dropped ([`Rankings::repeated`] counts such ballots), empty
    /// groups are skipped, and a ballot that ranks nobody is set aside ([`Rankings::blank`]).
    ///
    /// # Errors
    /// An unknown candidate, or weights that add up to too much. The profile is then unchanged.
    pub fn push<G: AsRef<[Candidate]>>(&mut self, weight: u64, groups: &[G]) -> Result<(), BallotError> {
        let flat = groups.iter().flat_map(|group| {
            group.as_ref().iter().enumerate().map(|(place, candidate)| (*candidate, place > 0))
        });
        self.push_places(weight, flat)
    }

    /// Add a ballot given as candidates in order, each with whether it is ranked equal with the one before.
    ///
    /// # Errors
    /// As [`Rankings::push`].
    pub fn push_places(
        &mut self,
        weight: u64,
        places: impl IntoIterator<Item = (Candidate, bool)>,
    ) -> Result<(), BallotError> {
        self.push_until(weight, places, End::Choices)
    }

    /// The same for a ballot that says more, from which by some rule nothing more is read. When it then ranks nobody, it is
    /// not blank but void ([`Rankings::void`]).
    ///
    /// # Errors
    /// As [`Rankings::push`].
    pub fn push_until(
        &mut self,
        weight: u64,
        places: impl IntoIterator<Item = (Candidate, bool)>,
        end: End,
    ) -> Result<(), BallotError> {
        let total =
            self.total.checked_add(weight).filter(|t| *t <= MAX_TOTAL_WEIGHT).ok_or(BallotError::TooHeavy)?;
        let start = self.choices.len();
        let repeated = match self.add_choices(places) {
            Ok(repeated) => repeated,
            Err(error) => {
                self.choices.truncate(start);
                return Err(error);
            }
        };
        if self.choices.len() == start || weight == 0 {
            self.choices.truncate(start);
            match end {
                End::Choices => self.blank = self.blank.saturating_add(weight),
                _ => self.void.add(end, Amount::whole(weight)),
            }
        } else {
            self.total = total;
            self.repeated += if repeated { weight } else { 0 };
            self.ends.push(self.choices.len());
            self.weights.push(weight);
            self.endings.push(end);
        }
        Ok(())
    }

    /// Set aside a ballot that marks something of which nothing counts.
    pub(crate) fn push_void(&mut self, weight: u64, end: End) {
        self.void.add(end, Amount::whole(weight));
    }

    /// Write the choices of a new ballot behind those before; says whether one was repeated and dropped.
    fn add_choices(
        &mut self,
        places: impl IntoIterator<Item = (Candidate, bool)>,
    ) -> Result<bool, BallotError> {
        let (mut repeated, mut new_group) = (false, true);
        self.pushes += 1;
        for (candidate, equal) in places {
            let last = self.names.len();
            let unknown = BallotError::UnknownCandidate { id: candidate.id().into(), last };
            let named_in = self.named_in.get_mut(candidate.index()).ok_or(unknown)?;
            new_group |= !equal;
            if *named_in == self.pushes {
                repeated = true;
                continue;
            }
            *named_in = self.pushes;
            self.choices.push(if new_group { candidate.0 } else { candidate.0 | EQUAL });
            new_group = false;
        }
        Ok(repeated)
    }

    /// The names of all candidates, withdrawn ones too.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The number of candidates, withdrawn ones too.
    #[must_use]
    pub const fn candidates(&self) -> usize {
        self.names.len()
    }

    /// Every ballot that ranks somebody, in the order of the file.
    pub fn ballots(&self) -> impl ExactSizeIterator<Item = Ranking<'_>> + Clone + '_ {
        (0..self.weights.len()).map(|place| self.ballot(place))
    }

    /// The ballot at this place; beyond the last it is empty.
    #[must_use]
    pub fn ballot(&self, place: usize) -> Ranking<'_> {
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(place).copied().unwrap_or(start);
        let choices = self.choices.get(start..end).unwrap_or_default();
        let end = self.endings.get(place).copied().unwrap_or_default();
        Ranking::of(choices, self.weights.get(place).copied().unwrap_or(0), end)
    }

    /// The votes on all ballots that rank somebody.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// The votes on ballots that rank nobody.
    #[must_use]
    pub const fn blank(&self) -> u64 {
        self.blank
    }

    /// The votes on ballots that mark something of which, by the rules they were read by, nothing counts.
    #[must_use]
    pub const fn void(&self) -> Ended {
        self.void
    }

    /// The votes on ballots that name a candidate more than once.
    #[must_use]
    pub const fn repeated(&self) -> u64 {
        self.repeated
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn c(index: usize) -> Candidate {
        Candidate::new(index)
    }

    fn three() -> Rankings {
        Rankings::new(["a", "b", "c"].map(str::to_owned).to_vec()).expect("few candidates")
    }

    #[test]
    fn a_ballot_gives_back_the_groups_it_was_made_of() {
        let mut profile = three();
        profile.push(4, &[vec![c(2)], vec![c(0), c(1)]]).expect("a good ballot");
        let ballot = profile.ballot(0);
        assert_eq!((ballot.weight(), ballot.groups()), (4, vec![vec![c(2)], vec![c(0), c(1)]]));
    }

    #[test]
    fn a_ballot_is_cut_just_before_its_first_equal_rank() {
        let mut profile = three();
        profile.push(1, &[vec![c(2)], vec![c(0), c(1)]]).expect("a good ballot");
        profile.push(1, &[vec![c(0), c(1)], vec![c(2)]]).expect("a good ballot");
        assert_eq!(profile.ballot(0).strict().collect::<Vec<_>>(), [c(2)]);
        assert_eq!(profile.ballot(1).strict().count(), 0);
    }

    #[test]
    fn a_second_mention_adds_nothing_and_is_counted() {
        let mut profile = three();
        profile.push(3, &[vec![c(0)], vec![c(0), c(1)], vec![c(0)]]).expect("a good ballot");
        assert_eq!(profile.ballot(0).groups(), [vec![c(0)], vec![c(1)]]);
        assert_eq!(profile.repeated(), 3);
    }

    #[test]
    fn a_blank_ballot_is_set_aside() {
        let mut profile = three();
        profile.push::<Vec<Candidate>>(5, &[]).expect("a blank ballot");
        assert_eq!((profile.total(), profile.blank(), profile.ballots().len()), (0, 5, 0));
    }

    #[test]
    fn an_unknown_candidate_leaves_the_profile_as_it_was() {
        let mut profile = three();
        profile.push(2, &[[c(1)]]).expect("a good ballot");
        let error = profile.push(1, &[vec![c(0)], vec![c(7)]]);
        assert_eq!(error, Err(BallotError::UnknownCandidate { id: 8, last: 3 }));
        profile.push(1, &[[c(2)]]).expect("a good ballot");
        let first: Vec<_> = profile.ballots().map(|ballot| ballot.groups()).collect();
        assert_eq!((first, profile.total()), (vec![vec![vec![c(1)]], vec![vec![c(2)]]], 3));
    }

    #[test]
    fn weights_beyond_the_limit_are_refused() {
        let mut profile = three();
        profile.push(MAX_TOTAL_WEIGHT, &[[c(0)]]).expect("just within");
        assert_eq!(profile.push(1, &[[c(1)]]), Err(BallotError::TooHeavy));
        assert_eq!(profile.push(u64::MAX, &[[c(1)]]), Err(BallotError::TooHeavy));
    }
}
