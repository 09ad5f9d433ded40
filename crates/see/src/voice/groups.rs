//! Groups of people, and what each did. Groups of fewer than five are merged, so that nobody can be reckoned out; what is not
//! known is a group of its own, so that the groups always add up to all.

use super::figures::share;
use super::store::Person;
use house::happenings::Step;
use house::sector::Sector;
use std::collections::BTreeMap;

/// From so many people on a group is told of.
pub(super) const FEW: i64 = 5;
/// For so many days somebody is new.
const NEW: i64 = 90;

db::word! {
    /// What people are grouped by.
    pub enum By {
        /// The sector in which they work.
        Sector = "sector",
        /// Whether they are new.
        Newcomer = "newcomer",
        /// How large their organisation is.
        Size = "size",
    }
}

impl By {
    /// The key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            By::Sector => "voice-by-sector",
            By::Newcomer => "voice-by-newcomer",
            By::Size => "voice-by-size",
        }
    }

    /// The key of the name of the group of somebody.
    fn group(self, person: &Person, today: i64) -> &'static str {
        match self {
            By::Sector => person.sector.map_or("voice-no-sector", Sector::label),
            By::Newcomer => match person.joined {
                None => "voice-unknown",
                Some(day) if today - day < NEW => "voice-new",
                Some(_) => "voice-not-new",
            },
            By::Size => match person.colleagues {
                0 => "voice-no-sector",
                1..=4 => "voice-size-small",
                5..=19 => "voice-size-middle",
                _ => "voice-size-large",
            },
        }
    }
}

/// How often each step was taken, in the order of the steps, in each piece of time.
pub(super) type Amounts = [[i64; STEPS]; 4];

/// How many steps there are.
pub(super) const STEPS: usize = Step::ALL.len();

/// A group, and what its people did.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub(super) label: &'static str,
    pub(super) people: i64,
    pub(super) done: Amounts,
    /// How many people took each step.
    pub(super) doers: Amounts,
    /// How many ideas, how many that led to something, and by how many people.
    pub(super) ideas: [i64; 3],
}

impl Group {
    fn new(label: &'static str) -> Group {
        Group { label, people: 0, done: [[0; STEPS]; 4], doers: [[0; STEPS]; 4], ideas: [0; 3] }
    }

    fn of(person: &Person) -> Group {
        let [made, led] = person.ideas;
        let took = |amount: i64| i64::from(amount > 0);
        Group {
            label: "",
            people: 1,
            done: person.done,
            doers: person.done.map(|piece| piece.map(took)),
            ideas: [made, led, took(made)],
        }
    }

    fn add(&mut self, other: &Group) {
        let plus =
            |sums: &mut [i64], more: &[i64]| sums.iter_mut().zip(more).for_each(|(sum, one)| *sum += one);
        self.people += other.people;
        self.done.iter_mut().zip(&other.done).for_each(|(sums, more)| plus(sums, more));
        self.doers.iter_mut().zip(&other.doers).for_each(|(sums, more)| plus(sums, more));
        plus(&mut self.ideas, &other.ideas);
    }

    /// The share of its ideas that led to something, where five or more people had any.
    pub(super) fn led(&self) -> Option<f64> {
        let [made, led, by] = self.ideas;
        share(led, made).filter(|_| by >= FEW)
    }
}

/// People in groups of five or more.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grouping {
    /// The largest first; the merged ones last. None where all are fewer than five.
    pub(super) groups: Vec<Group>,
    /// In which of them each person is, in the order of the people.
    pub(super) places: Vec<usize>,
}

/// Puts people into groups.
pub(super) fn grouping(people: &[Person], by: By, today: i64) -> Grouping {
    let labels: Vec<&'static str> = people.iter().map(|person| by.group(person, today)).collect();
    let mut all: BTreeMap<&'static str, Group> = BTreeMap::new();
    for (person, label) in people.iter().zip(labels.iter().copied()) {
        all.entry(label).or_insert(Group::new(label)).add(&Group::of(person));
    }
    let mut sorted: Vec<Group> = all.into_values().collect();
    sorted.sort_by_key(|group| (group.people, group.label));
    let mut merged = Group::new("voice-merged");
    // A few who are left over take the next group with them, or else what is missing to all would tell of them.
    while let Some(first) = sorted.first() {
        if first.people >= FEW && (merged.people == 0 || merged.people >= FEW) {
            break;
        }
        let first = sorted.remove(0);
        merged.add(&first);
    }
    sorted.sort_by_key(|group| (std::cmp::Reverse(group.people), group.label));
    let places = labels
        .iter()
        .map(|label| sorted.iter().position(|group| group.label == *label).unwrap_or(sorted.len()));
    let places: Vec<usize> = places.collect();
    if merged.people >= FEW {
        sorted.push(merged);
    }
    Grouping { groups: sorted, places }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::voice) fn people(sizes: &[(Option<Sector>, usize)]) -> Vec<Person> {
        let person = |sector| Person {
            sector,
            joined: Some(0),
            colleagues: 0,
            done: [[1, 2, 0, 0, 0], [0; STEPS], [0; STEPS], [0; STEPS]],
            ideas: [1, 0],
        };
        sizes.iter().flat_map(|(sector, count)| vec![person(*sector); *count]).collect()
    }

    fn named(sizes: &[(Option<Sector>, usize)]) -> Vec<(&'static str, i64)> {
        let groups = grouping(&people(sizes), By::Sector, 1_000).groups;
        groups.iter().map(|group| (group.label, group.people)).collect()
    }

    #[test]
    fn groups_of_fewer_than_five_are_merged_and_never_left_over() {
        let (arts, media, health) = (Some(Sector::Arts), Some(Sector::Media), Some(Sector::Health));
        assert_eq!(named(&[(arts, 9), (None, 6)]), [("sector-arts", 9), ("voice-no-sector", 6)]);
        assert_eq!(named(&[(arts, 9), (media, 3), (health, 3)]), [("sector-arts", 9), ("voice-merged", 6)]);
        assert_eq!(named(&[(arts, 9), (media, 6), (health, 4)]), [("sector-arts", 9), ("voice-merged", 10)]);
        assert_eq!(named(&[(arts, 3), (media, 1)]), []);
    }

    #[test]
    fn everybody_is_in_the_group_that_counts_them() {
        let people = people(&[(Some(Sector::Arts), 9), (Some(Sector::Media), 3), (Some(Sector::Health), 3)]);
        let Grouping { groups, places } = grouping(&people, By::Sector, 1_000);
        let count = |place: usize| i64::try_from(places.iter().filter(|one| **one == place).count()).unwrap();
        assert_eq!(groups.iter().map(|group| group.people).collect::<Vec<_>>(), [count(0), count(1)]);
    }
}
