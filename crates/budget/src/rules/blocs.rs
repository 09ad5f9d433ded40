#![expect(
    clippy::indexing_slicing,
    reason = "voters are those of the backing, and groups are numbered here one by one"
)]
//! Voters with the same ballot, taken together: they pay the same in every rule, so they are counted once.

use std::collections::HashMap;

use crate::support::{Backer, Backing};

/// The voters of an election in blocs of equal ballots.
pub(crate) struct Blocs {
    /// The voters of each bloc, in ascending order.
    pub(crate) members: Vec<Vec<u32>>,
    /// How many voters each bloc has.
    pub(crate) sizes: Vec<u32>,
    /// Who backs each project; [`Backer::voter`] is a bloc here, and [`Backing::weight`] still counts voters.
    pub(crate) backing: Vec<Backing>,
    /// How many voters back each project.
    pub(crate) backers: Vec<u32>,
}

impl Blocs {
    /// Splits the voters project by project: whoever gives it the same weight, and was together so far, stays so.
    pub(crate) fn of(voters: usize, backing: &[Backing]) -> Self {
        let mut bloc_of = vec![0_u32; voters];
        // Where the backers of each bloc go: the project that split it last, and the new bloc. Most backers of a project
        // give it the same weight; only those of another weight need the map.
        let mut usual: Vec<(usize, u32)> = vec![(usize::MAX, 0)];
        let mut unusual: HashMap<(u32, u64), u32> = HashMap::new();
        for (number, project) in backing.iter().enumerate() {
            let usual_weight = project.backers.first().map_or(0, |backer| backer.weight);
            unusual.clear();
            for backer in &project.backers {
                let bloc = &mut bloc_of[place(backer.voter)];
                let next = u32::try_from(usual.len()).unwrap_or(u32::MAX);
                let new = if backer.weight == usual_weight {
                    let split = &mut usual[place(*bloc)];
                    if split.0 != number {
                        *split = (number, next);
                    }
                    split.1
                } else {
                    *unusual.entry((*bloc, backer.weight)).or_insert(next)
                };
                if new == next {
                    usual.push((usize::MAX, 0));
                }
                *bloc = new;
            }
        }
        let marks = u32::try_from(usual.len()).unwrap_or(u32::MAX);
        Self::numbered(&bloc_of, marks, backing)
    }

    /// Numbers the blocs that have members, in the order of their first voter.
    fn numbered(bloc_of: &[u32], marks: u32, backing: &[Backing]) -> Self {
        let mut number_of = vec![u32::MAX; place(marks)];
        let mut members: Vec<Vec<u32>> = Vec::new();
        for (voter, mark) in (0_u32..).zip(bloc_of) {
            let number = &mut number_of[place(*mark)];
            if *number == u32::MAX {
                *number = u32::try_from(members.len()).unwrap_or(u32::MAX);
                members.push(Vec::new());
            }
            members[place(*number)].push(voter);
        }
        let first = |bloc: u32, voter: u32| members[place(bloc)].first() == Some(&voter);
        let merged = |project: &Backing| {
            let numbered = project.backers.iter().map(|backer| {
                let bloc = number_of[place(bloc_of[place(backer.voter)])];
                (first(bloc, backer.voter), Backer { voter: bloc, weight: backer.weight })
            });
            let backers = numbered.filter(|(first, _)| *first).map(|(_, backer)| backer).collect();
            Backing { unit: project.unit, backers, weight: project.weight }
        };
        let backers = backing.iter().map(|project| u32::try_from(project.backers.len()).unwrap_or(u32::MAX));
        Self {
            backing: backing.iter().map(merged).collect(),
            backers: backers.collect(),
            sizes: members.iter().map(|members| u32::try_from(members.len()).unwrap_or(u32::MAX)).collect(),
            members,
        }
    }

    /// The voters of some blocs, in ascending order.
    pub(crate) fn voters(&self, blocs: &[u32]) -> Vec<u32> {
        let mut voters: Vec<u32> =
            blocs.iter().flat_map(|bloc| &self.members[place(*bloc)]).copied().collect();
        voters.sort_unstable();
        voters
    }
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voters_with_the_same_ballot_form_a_bloc() {
        let backing = |voters: &[(u32, u64)]| Backing {
            unit: 1,
            backers: voters.iter().map(|(voter, weight)| Backer { voter: *voter, weight: *weight }).collect(),
            weight: voters.iter().map(|(_, weight)| u128::from(*weight)).sum(),
        };
        let blocs = Blocs::of(5, &[backing(&[(0, 1), (2, 1), (3, 2)]), backing(&[(0, 1), (2, 1)])]);
        assert_eq!(blocs.members, [vec![0, 2], vec![1, 4], vec![3]]);
        assert_eq!(blocs.backing[0].backers.len(), 2);
        assert_eq!(blocs.voters(&[2, 0]), [0, 2, 3]);
        assert_eq!(blocs.backers, [3, 2]);
    }
}
