//! One ranked ballot, read choice by choice or group by group.

use super::Candidate;

/// Set on a choice that is ranked equal with the one before it. Candidate numbers stay below it.
pub(super) const EQUAL: u16 = 0x8000;

/// One ranked ballot, possibly cast by many voters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranking<'a> {
    choices: &'a [u16],
    weight: u64,
    end: End,
}

/// Why nothing more is read from a ballot after its last choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// It names nobody more.
    #[default]
    Choices,
    /// Several candidates are marked at the next place.
    Overvote,
    /// More places were left out than the rule allows.
    Skipped,
    /// A candidate is named again, and the rule ends the ballot there.
    Repeated,
}

/// What a place that candidates share means to a count that needs one choice at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shared {
    /// The ballot ends before it.
    #[default]
    Cut,
    /// The ballot counts for the only one of them who is left; while several are left, it ends.
    OnlyOneLeft,
}

/// Where a ballot counts next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// For this candidate; the search for the choice after that goes on from this place.
    For(Candidate, usize),
    /// For nobody.
    Nobody(End),
}

impl<'a> Ranking<'a> {
    pub(super) const fn of(choices: &'a [u16], weight: u64, end: End) -> Self {
        Self { choices, weight, end }
    }

    /// The next choice, from this place on, among those who are `open`.
    pub fn next(self, from: usize, shared: Shared, open: impl Fn(Candidate) -> bool) -> Next {
        let mut place = from;
        loop {
            while let Some(candidate) = self.strict_at(place) {
                place += 1;
                if open(candidate) {
                    return Next::For(candidate, place);
                }
            }
            let Some(group) = self.choices.get(place..).filter(|rest| !rest.is_empty()) else {
                return Next::Nobody(self.end);
            };
            if shared == Shared::Cut {
                return Next::Nobody(End::Overvote);
            }
            let size = 1 + group.iter().skip(1).take_while(|choice| **choice & EQUAL != 0).count();
            place += size;
            let mut left =
                group.iter().take(size).map(|choice| Candidate(choice & !EQUAL)).filter(|c| open(*c));
            match (left.next(), left.next()) {
                (None, _) => {}
                (Some(only), None) => return Next::For(only, place),
                (Some(_), Some(_)) => return Next::Nobody(End::Overvote),
            }
        }
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
