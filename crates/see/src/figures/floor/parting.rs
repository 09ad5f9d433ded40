//! Parting the people of a network so that no part and no rest is too small.

use super::{FEW, NONE, TOGETHER};
use house::ids::MemberId;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// People who are told of together.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The word of their sector, or [`TOGETHER`].
    pub(super) label: &'static str,
    /// How many there are, whether they did anything or not.
    people: usize,
    /// Those who did what is counted.
    pub(super) doers: BTreeSet<MemberId>,
}

impl Part {
    fn new(label: &'static str) -> Part {
        Part { label, people: 0, doers: BTreeSet::new() }
    }

    /// That nobody did anything is said of five people or more too.
    fn may_be_told(&self) -> bool {
        self.people >= FEW && (self.doers.is_empty() || self.doers.len() >= FEW)
    }

    fn take(&mut self, other: Part) {
        self.people += other.people;
        self.doers.extend(other.doers);
    }
}

/// The parts of these people by sector, of whom some did what is counted; none where all together are too few. Who did something and has
/// left since is among those without an organisation.
pub(super) fn parts(
    people: &BTreeMap<MemberId, &'static str>,
    doers: impl Iterator<Item = MemberId>,
) -> Vec<Part> {
    let mut all: BTreeMap<&'static str, Part> = BTreeMap::new();
    for sector in people.values().copied() {
        all.entry(sector).or_insert_with(|| Part::new(sector)).people += 1;
    }
    for member in doers {
        let sector = people.get(&member).copied();
        let part = all.entry(sector.unwrap_or(NONE)).or_insert_with(|| Part::new(NONE));
        part.people += usize::from(sector.is_none());
        part.doers.insert(member);
    }
    let (mut told, few): (Vec<Part>, Vec<Part>) = all.into_values().partition(Part::may_be_told);
    told.sort_by_key(|part| (Reverse(part.doers.len()), part.label));
    let mut together = Part::new(TOGETHER);
    few.into_iter().for_each(|part| together.take(part));
    while together.people > 0 && !together.may_be_told() {
        match told.pop() {
            Some(part) => together.take(part),
            None => return Vec::new(),
        }
    }
    if together.people > 0 {
        told.push(together);
    }
    told
}
