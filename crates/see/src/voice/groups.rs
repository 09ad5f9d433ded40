//! Groups of people, and what each did. Groups of fewer than five are merged, so that nobody can be reckoned out; what is not
//! known is a group of its own, so that the groups always add up to all.

use super::figures::{gini, parity, share};
use super::store::Person;
use house::happenings::Step;
use house::sector::Sector;
use std::collections::BTreeMap;

/// From so many people on a group is told of.
const FEW: i64 = 5;
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

/// A group, and what its people did.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub(super) label: &'static str,
    pub(super) people: i64,
    /// How often they took each step, in the order of the steps.
    pub(super) done: [i64; 4],
    /// The same, in as many months before.
    pub(super) before: [i64; 4],
    /// How many people took each step, now and before.
    pub(super) doers: [i64; 4],
    pub(super) doers_before: [i64; 4],
    /// How many ideas, how many that led to something, and by how many people.
    pub(super) ideas: [i64; 3],
}

impl Group {
    fn new(label: &'static str) -> Group {
        let none = [0; 4];
        Group { label, people: 0, done: none, before: none, doers: none, doers_before: none, ideas: [0; 3] }
    }

    fn of(person: &Person) -> Group {
        let [made, led] = person.ideas;
        let took = |amount: i64| i64::from(amount > 0);
        Group {
            label: "",
            people: 1,
            done: person.done,
            before: person.before,
            doers: person.done.map(took),
            doers_before: person.before.map(took),
            ideas: [made, led, took(made)],
        }
    }

    fn add(&mut self, other: &Group) {
        let plus =
            |sums: &mut [i64], more: &[i64]| sums.iter_mut().zip(more).for_each(|(sum, one)| *sum += one);
        self.people += other.people;
        plus(&mut self.done, &other.done);
        plus(&mut self.before, &other.before);
        plus(&mut self.doers, &other.doers);
        plus(&mut self.doers_before, &other.doers_before);
        plus(&mut self.ideas, &other.ideas);
    }

    /// The share of its ideas that led to something, where five or more people had any.
    pub(super) fn led(&self) -> Option<f64> {
        let [made, led, by] = self.ideas;
        share(led, made).filter(|_| by >= FEW)
    }
}

/// One step, by groups.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stair {
    pub(super) step: Step,
    /// How often it was taken in all.
    pub(super) done: i64,
    pub(super) gini: Option<f64>,
    pub(super) rows: Vec<StairRow>,
}

/// What a group did of a step.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StairRow {
    pub(super) label: &'static str,
    pub(super) people: i64,
    pub(super) of_people: Option<f64>,
    pub(super) of_done: Option<f64>,
    pub(super) parity: Option<f64>,
    /// In as many months before.
    pub(super) parity_before: Option<f64>,
}

/// People in groups of five or more, by name of the group; the merged ones last. None where all are fewer than five.
pub(super) fn groups(people: &[Person], by: By, today: i64) -> Vec<Group> {
    let mut all: BTreeMap<&'static str, Group> = BTreeMap::new();
    for person in people {
        let label = by.group(person, today);
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
    if merged.people >= FEW {
        sorted.push(merged);
    }
    sorted
}

/// Each step by these groups.
pub(super) fn stairs(people: &[Person], groups: &[Group]) -> Vec<Stair> {
    let all: i64 = groups.iter().map(|group| group.people).sum();
    let stair = |(at, step): (usize, &Step)| {
        let amount = |done: &[i64; 4]| done.get(at).copied().unwrap_or(0);
        let done: i64 = groups.iter().map(|group| amount(&group.done)).sum();
        let earlier: i64 = groups.iter().map(|group| amount(&group.before)).sum();
        let each: Vec<i64> = people.iter().map(|person| amount(&person.done)).collect();
        let told = told(&groups.iter().map(|group| amount(&group.doers)).collect::<Vec<_>>());
        let told_before =
            self::told(&groups.iter().map(|group| amount(&group.doers_before)).collect::<Vec<_>>());
        let row = |(at, group): (usize, &Group)| {
            let (own, all_done) = (amount(&group.done), done);
            let is = |told: &[bool]| told.get(at).copied().unwrap_or(false);
            StairRow {
                label: group.label,
                people: group.people,
                of_people: share(group.people, all),
                of_done: share(own, all_done).filter(|_| is(&told)),
                parity: parity(own, all_done, group.people, all).filter(|_| is(&told)),
                parity_before: parity(amount(&group.before), earlier, group.people, all)
                    .filter(|_| is(&told_before)),
            }
        };
        let doers: i64 = groups.iter().map(|group| amount(&group.doers)).sum();
        let gini = gini(&each).filter(|_| doers >= FEW);
        Stair { step: *step, done, gini, rows: groups.iter().enumerate().map(row).collect() }
    };
    Step::ALL.iter().enumerate().map(stair).collect()
}

/// Of which groups is told, by how many people did something: of those in which five or more did. Of what is left out there
/// is never a single one, which could be reckoned from the others.
fn told(doers: &[i64]) -> Vec<bool> {
    let mut told: Vec<bool> = doers.iter().map(|count| *count >= FEW).collect();
    if told.iter().filter(|is| !**is).count() == 1 {
        let next = (0..doers.len()).filter(|at| told.get(*at) == Some(&true));
        let next = next.min_by_key(|at| doers.get(*at).copied().unwrap_or(0));
        if let Some(is) = next.and_then(|at| told.get_mut(at)) {
            *is = false;
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(sizes: &[(Option<Sector>, usize)]) -> Vec<Person> {
        let person = |sector| Person {
            sector,
            joined: Some(0),
            colleagues: 0,
            done: [1, 2, 0, 0],
            before: [0; 4],
            ideas: [1, 0],
        };
        sizes.iter().flat_map(|(sector, count)| vec![person(*sector); *count]).collect()
    }

    fn named(sizes: &[(Option<Sector>, usize)]) -> Vec<(&'static str, i64)> {
        let groups = groups(&people(sizes), By::Sector, 1_000);
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
    fn the_groups_add_up_to_all() {
        let people = people(&[
            (Some(Sector::Arts), 9),
            (None, 2),
            (Some(Sector::Media), 7),
            (Some(Sector::Health), 1),
        ]);
        let groups = groups(&people, By::Sector, 1_000);
        let stairs = stairs(&people, &groups);
        assert_eq!(groups.iter().map(|group| group.people).sum::<i64>(), 19);
        assert_eq!(stairs.iter().map(|stair| stair.done).collect::<Vec<_>>(), [19, 38, 0, 0]);
        assert!(stairs.iter().take(2).flat_map(|stair| &stair.rows).all(|row| row.parity == Some(1.0)));
    }

    #[test]
    fn of_what_is_left_out_there_is_never_a_single_one() {
        assert_eq!(told(&[9, 7, 5]), [true, true, true]);
        assert_eq!(told(&[9, 7, 4]), [true, false, false]);
        assert_eq!(told(&[9, 3, 4]), [true, false, false]);
        assert_eq!(told(&[4]), [false]);
    }
}
