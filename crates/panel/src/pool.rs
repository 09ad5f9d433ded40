//! The people who may be drawn, and the quotas that the panel must meet.

use std::collections::{BTreeMap, HashSet};

use crate::Refusal;

/// How many members of a panel may share one value of a feature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quota {
    /// The value, for instance `female` of the feature `gender`.
    pub value: String,
    /// The least number of members with it.
    pub min: u32,
    /// The most.
    pub max: u32,
    /// How far the least may be lowered when the quotas cannot be met.
    pub min_flex: u32,
    /// How far the most may be raised; nothing means without limit.
    pub max_flex: Option<u32>,
}

/// A feature by which the panel is to be representative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// Its name, for instance `gender`.
    pub name: String,
    /// One quota for each of its values.
    pub quotas: Vec<Quota>,
}

/// Someone who may be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their id, unique in the pool.
    pub id: String,
    /// For each feature, in order, the place of their value among its quotas.
    pub values: Vec<usize>,
    /// Where they live, if that matters: people with the same text share a household.
    pub household: Option<String>,
}

/// Everything that a draw needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    /// The features with their quotas.
    pub features: Vec<Feature>,
    /// The people, in the file's order.
    pub people: Vec<Person>,
    /// How many people the panel has.
    pub size: u32,
    /// The most members from one household.
    pub household_limit: u32,
}

/// People whom no quota and no household tells apart. By fairness they have the same chance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kind {
    pub(crate) values: Vec<usize>,
    /// Where they live, if not all who live there may be drawn.
    pub(crate) homes: Option<Homes>,
    /// Their places in the pool.
    pub(crate) members: Vec<usize>,
}

/// Households in which people of just the same values live: no quota tells one from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Homes {
    /// The number of this sort of household; kinds with the same number live together.
    pub(crate) sort: usize,
    /// How many households of the sort there are.
    pub(crate) count: u32,
    /// For each member of the kind the household, from 0 among those of its sort.
    pub(crate) of: Vec<usize>,
}

impl Pool {
    /// Whether people, quotas and size fit together; every draw asks this first.
    pub fn check(&self) -> Result<(), Refusal> {
        let unsound = |sentence: String| Err(Refusal::Unsound(sentence));
        if self.size == 0 {
            return unsound("A panel needs at least one member; ask for a larger size.".into());
        }
        if self.household_limit == 0 {
            return unsound("At least one person per household must be allowed.".into());
        }
        let size = usize::try_from(self.size).unwrap_or(usize::MAX);
        if size > self.people.len() {
            let people = self.people.len();
            return unsound(format!(
                "A panel of {size} cannot be drawn from {people} people; invite more people."
            ));
        }
        self.check_people()?;
        for (feature, quota) in self.quotas() {
            if quota.min > quota.max {
                let (min, max) = (quota.min, quota.max);
                let Quota { value, .. } = quota;
                return unsound(format!(
                    "{} {value}: at least {min} but at most {max}; correct the quota.",
                    feature.name
                ));
            }
        }
        Ok(())
    }

    fn check_people(&self) -> Result<(), Refusal> {
        let unsound = |sentence: String| Err(Refusal::Unsound(sentence));
        let mut ids = HashSet::with_capacity(self.people.len());
        for person in &self.people {
            if !ids.insert(person.id.as_str()) {
                return unsound(format!("Two people have the id {:?}; give each their own.", person.id));
            }
            let known = person.values.len() == self.features.len()
                && person
                    .values
                    .iter()
                    .zip(&self.features)
                    .all(|(value, feature)| *value < feature.quotas.len());
            if !known {
                return unsound(format!("Person {:?} has a value without a quota.", person.id));
            }
        }
        Ok(())
    }

    /// All quotas with their feature, in order.
    pub fn quotas(&self) -> impl Iterator<Item = (&Feature, &Quota)> {
        self.features.iter().flat_map(|feature| feature.quotas.iter().map(move |quota| (feature, quota)))
    }

    /// Whether these people (by their place in the pool) form a panel that meets size, quotas and households.
    pub fn allows(&self, panel: &[usize]) -> bool {
        let members: Vec<&Person> = panel.iter().filter_map(|place| self.people.get(*place)).collect();
        let distinct: HashSet<usize> = panel.iter().copied().collect();
        let size = usize::try_from(self.size).unwrap_or(usize::MAX);
        if members.len() != size || distinct.len() != size {
            return false;
        }
        let quotas_met = self.features.iter().enumerate().all(|(feature, Feature { quotas, .. })| {
            quotas.iter().enumerate().all(|(value, quota)| {
                let count =
                    members.iter().filter(|person| person.values.get(feature) == Some(&value)).count();
                u32::try_from(count).is_ok_and(|count| (quota.min..=quota.max).contains(&count))
            })
        });
        let mut households: BTreeMap<&str, u32> = BTreeMap::new();
        for household in members.iter().filter_map(|person| person.household.as_deref()) {
            *households.entry(household).or_default() += 1;
        }
        quotas_met && households.values().all(|count| *count <= self.household_limit)
    }

    /// The kinds of people, in the order of their first member. Only a household with more people than may be drawn
    /// from it tells its members apart from others, and only by who lives there.
    pub(crate) fn kinds(&self) -> Vec<Kind> {
        let (homes, counts) = self.homes();
        let mut places: BTreeMap<(&[usize], Option<usize>), usize> = BTreeMap::new();
        let mut kinds: Vec<Kind> = Vec::new();
        for ((place, person), home) in self.people.iter().enumerate().zip(&homes) {
            let sort = home.map(|(sort, _)| sort);
            let known = *places.entry((person.values.as_slice(), sort)).or_insert(kinds.len());
            if known == kinds.len() {
                let count = |sort: usize| counts.get(sort).copied().unwrap_or(0);
                let homes = sort.map(|sort| Homes { sort, count: count(sort), of: Vec::new() });
                kinds.push(Kind { values: person.values.clone(), homes, members: Vec::new() });
            }
            let Some(kind) = kinds.get_mut(known) else { continue };
            kind.members.push(place);
            if let (Some(homes), Some((_, number))) = (&mut kind.homes, home) {
                homes.of.push(*number);
            }
        }
        kinds
    }

    /// For each person the sort of their household and its number within the sort, when not all who live there may be
    /// drawn; and how many households each sort has.
    fn homes(&self) -> (Vec<Option<(usize, usize)>>, Vec<u32>) {
        let mut households: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, person) in self.people.iter().enumerate() {
            if let Some(household) = person.household.as_deref() {
                households.entry(household).or_default().push(place);
            }
        }
        let most = usize::try_from(self.household_limit).unwrap_or(usize::MAX);
        let mut sorts: BTreeMap<Vec<&[usize]>, usize> = BTreeMap::new();
        let (mut homes, mut counts) = (vec![None; self.people.len()], Vec::<u32>::new());
        for members in households.into_values().filter(|members| members.len() > most) {
            let person = |place: &usize| self.people.get(*place);
            let mut values: Vec<&[usize]> =
                members.iter().filter_map(person).map(|person| person.values.as_slice()).collect();
            values.sort_unstable();
            let sort = *sorts.entry(values).or_insert(counts.len());
            if sort == counts.len() {
                counts.push(0);
            }
            let Some(count) = counts.get_mut(sort) else { continue };
            let number = usize::try_from(*count).unwrap_or(usize::MAX);
            *count += 1;
            for place in members {
                if let Some(home) = homes.get_mut(place) {
                    *home = Some((sort, number));
                }
            }
        }
        (homes, counts)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A pool over one feature with the given quotas and numbers of people.
    pub(crate) fn pool(size: u32, quotas: &[(u32, u32, usize)]) -> Pool {
        let quota = |(number, (min, max, _)): (usize, &(u32, u32, usize))| Quota {
            value: format!("v{number}"),
            min: *min,
            max: *max,
            min_flex: 0,
            max_flex: None,
        };
        let features =
            vec![Feature { name: "f".into(), quotas: quotas.iter().enumerate().map(quota).collect() }];
        let values =
            quotas.iter().enumerate().flat_map(|(value, (.., people))| std::iter::repeat_n(value, *people));
        let person =
            |(number, value)| Person { id: format!("p{number}"), values: vec![value], household: None };
        Pool { features, people: values.enumerate().map(person).collect(), size, household_limit: 1 }
    }

    #[test]
    fn people_alike_are_of_one_kind() {
        let kinds = pool(2, &[(1, 1, 3), (1, 1, 2)]).kinds();
        assert_eq!(kinds.iter().map(|kind| kind.members.len()).collect::<Vec<_>>(), [3, 2]);
    }

    #[test]
    fn a_shared_household_tells_people_apart() {
        let mut pool = pool(2, &[(0, 2, 4)]);
        pool.people[0].household = Some("Elm Street 1".into());
        pool.people[2].household = Some("Elm Street 1".into());
        pool.people[3].household = Some("Oak Street 9".into());
        assert_eq!(pool.kinds().len(), 2);
        assert!(!pool.allows(&[0, 2]));
        assert!(pool.allows(&[0, 3]));
    }

    #[test]
    fn households_in_which_the_same_people_live_are_of_one_sort() {
        let mut pool = pool(2, &[(0, 2, 4), (0, 2, 4)]);
        // Three couples of one each.
        for (place, home) in [(0, "a"), (4, "a"), (1, "b"), (5, "b"), (2, "c"), (6, "c")] {
            pool.people[place].household = Some(home.into());
        }
        let kinds = pool.kinds();
        assert_eq!(kinds.iter().map(|kind| kind.members.len()).collect::<Vec<_>>(), [3, 1, 3, 1]);
        assert_eq!(kinds[0].homes, Some(Homes { sort: 0, count: 3, of: vec![0, 1, 2] }));
        assert_eq!(kinds[1].homes, None);
    }

    #[test]
    fn a_panel_larger_than_the_pool_is_refused() {
        assert!(pool(9, &[(0, 9, 3)]).check().unwrap_err().to_string().contains("invite more people"));
    }
}
