//! One ranked ballot, read choice by choice or group by group.

use super::Candidate;

/// Set on a choice that is ranked equal with the one before it. Candidate numbers stay below it.
pub(super) const EQUAL: u16 = 0x8000;

/// One ranked ballot, possibly cast by many voters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranking<'a> {
    choices: &'a [u16],
    weight: u64,
}

impl<'a> Ranking<'a> {
    pub(super) const fn of(choices: &'a [u16], weight: u64) -> Self {
        Self { choices, weight }
    }

    /// How many votes this ballot stands for.
    #[must_use]
    pub const fn weight(self) -> u64 {
        self.weight
    }

    /// The ranked candidates in order, each with whether it is equal with the one before.
    pub fn places(self) -> impl Iterator<Item = (Candidate, bool)> + 'a {
        self.choices.iter().map(|choice| (Candidate(choice & !EQUAL), choice & EQUAL != 0))
    }

    /// The candidate at this place, from 0, for counts that need one choice at a time: there is none at or after the first
    /// place that candidates share, as a paper with the same number twice is read in Scotland (Scottish Local
    /// Government Elections Order 2011, schedule 1, rule 44).
    #[must_use]
    pub fn strict_at(self, place: usize) -> Option<Candidate> {
        let choice = *self.choices.get(place)?;
        let equal_next = self.choices.get(place + 1).is_some_and(|next| next & EQUAL != 0);
        // A reader walks from the front and stops at the first shared place, so looking one ahead is enough.
        (choice & EQUAL == 0 && !equal_next).then_some(Candidate(choice))
    }

    /// The candidates in order up to the first shared place.
    pub fn strict(self) -> impl Iterator<Item = Candidate> + 'a {
        (0..).map_while(move |place| self.strict_at(place))
    }

    /// The groups of equally ranked candidates in order.
    #[must_use]
    pub fn groups(self) -> Vec<Vec<Candidate>> {
        let mut groups: Vec<Vec<Candidate>> = Vec::new();
        for (candidate, equal) in self.places() {
            match groups.last_mut() {
                Some(group) if equal => group.push(candidate),
                _ => groups.push(vec![candidate]),
            }
        }
        groups
    }
}
