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
    pub(crate) household: Option<usize>,
    /// Their places in the pool.
    pub(crate) members: Vec<usize>,
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
    /// from it tells its members apart from others.
    pub(crate) fn kinds(&self) -> Vec<Kind> {
        let mut sizes: BTreeMap<&str, (u32, usize)> = BTreeMap::new();
        for household in self.people.iter().filter_map(|person| person.household.as_deref()) {
            let number = sizes.len();
            sizes.entry(household).or_insert((0, number)).0 += 1;
        }
        let mut places: BTreeMap<(&[usize], Option<usize>), usize> = BTreeMap::new();
        let mut kinds: Vec<Kind> = Vec::new();
        for (place, person) in self.people.iter().enumerate() {
            let shared = person.household.as_deref().and_then(|household| sizes.get(household));
            let household =
                shared.filter(|(size, _)| *size > self.household_limit).map(|(_, number)| *number);
            let kind = *places.entry((person.values.as_slice(), household)).or_insert(kinds.len());
            match kinds.get_mut(kind) {
                Some(kind) => kind.members.push(place),
                None => kinds.push(Kind { values: person.values.clone(), household, members: vec![place] }),
            }
        }
        kinds
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
    fn a_panel_larger_than_the_pool_is_refused() {
        assert!(pool(9, &[(0, 9, 3)]).check().unwrap_err().to_string().contains("invite more people"));
    }
}
