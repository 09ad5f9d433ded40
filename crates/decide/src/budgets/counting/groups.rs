//! What each sector got out of it. It is told only for five people or more: see where it is shown.

use super::Material;
use crate::budgets::budget::{Project, ProjectId};
use crate::budgets::store::Group;
use budget::{Fraction, Outcome};
use std::collections::{BTreeMap, HashSet};

/// What each sector got out of it.
pub(super) fn groups((material, wanted): (&Material, &[Project]), outcome: &Outcome) -> Vec<Group> {
    let place = |win: u32| usize::try_from(win).ok().and_then(|at| wanted.get(at));
    let funded: HashSet<ProjectId> =
        outcome.wins.iter().filter_map(|win| place(win.project)).map(|project| project.id).collect();
    let mut groups: BTreeMap<&str, Group> = BTreeMap::new();
    for (sector, entitled) in &material.entitled {
        let group = Group { sector: sector.clone(), entitled: *entitled, voted: 0, served: 0, paid: 0 };
        groups.insert(sector, group);
    }
    for paper in &material.papers {
        let served = paper.ballot.iter().any(|(project, _)| funded.contains(project));
        if let Some(group) = groups.get_mut(paper.sector.as_str()) {
            group.voted += 1;
            group.served += i64::from(served);
        }
    }
    for (sector, paid) in paid(material, outcome) {
        if let Some(group) = groups.get_mut(sector) {
            group.paid = i64::try_from(paid.floor()).unwrap_or(i64::MAX);
        }
    }
    groups.into_values().collect()
}

/// What the people of each sector paid together.
fn paid<'m>(material: &'m Material, outcome: &Outcome) -> BTreeMap<&'m str, Fraction> {
    let mut paid: BTreeMap<&str, Fraction> = BTreeMap::new();
    for payment in outcome.wins.iter().flat_map(|win| &win.payments) {
        let mut people: BTreeMap<&str, u128> = BTreeMap::new();
        for voter in &payment.voters {
            if let Some(paper) = usize::try_from(*voter).ok().and_then(|at| material.papers.get(at)) {
                *people.entry(paper.sector.as_str()).or_default() += 1;
            }
        }
        for (sector, people) in people {
            let share = payment.amount.times(people);
            let sum = paid.get(sector).map_or_else(|| share.clone(), |before| before.plus(&share));
            paid.insert(sector, sum);
        }
    }
    paid
}
