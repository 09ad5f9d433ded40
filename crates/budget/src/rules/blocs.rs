//! Voters with the same ballot, taken together: they pay the same in every rule, so they are counted once.

#![expect(
    clippy::indexing_slicing,
    reason = "voters are those of the backing, and groups are numbered here one by one"
)]

use std::collections::HashMap;

use crate::support::{Backer, Backing};

/// The voters of an election in blocs of equal ballots.
pub(crate) struct Blocs {
    /// All voters, bloc by bloc, in ascending order within each; a bloc's voters begin at its place in `starts`.
    members: Vec<u32>,
    starts: Vec<u32>,
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
        let (mut firsts, mut sizes): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
        for (voter, mark) in (0_u32..).zip(bloc_of) {
            let number = &mut number_of[place(*mark)];
            if *number == u32::MAX {
                *number = u32::try_from(sizes.len()).unwrap_or(u32::MAX);
                sizes.push(0);
                firsts.push(voter);
            }
            sizes[place(*number)] += 1;
        }
        let (members, starts) = in_rows(bloc_of, &number_of, &sizes);
        // A bloc backs what its first voter backs.
        let merged = |project: &Backing| {
            let numbered =
                project.backers.iter().map(|backer| (backer, number_of[place(bloc_of[place(backer.voter)])]));
            let first = numbered.filter(|(backer, bloc)| firsts[place(*bloc)] == backer.voter);
            let backers = first.map(|(backer, bloc)| Backer { voter: bloc, weight: backer.weight }).collect();
            Backing { unit: project.unit, backers, weight: project.weight }
        };
        let backers = backing.iter().map(|project| u32::try_from(project.backers.len()).unwrap_or(u32::MAX));
        Self {
            backing: backing.iter().map(merged).collect(),
            backers: backers.collect(),
            sizes,
            members,
            starts,
        }
    }

    /// The voters of some blocs, bloc by bloc.
    pub(crate) fn voters(&self, blocs: &[u32]) -> Vec<u32> {
        let mut voters = Vec::with_capacity(blocs.iter().map(|bloc| place(self.sizes[place(*bloc)])).sum());
        for bloc in blocs {
            let start = place(self.starts[place(*bloc)]);
            voters.extend_from_slice(&self.members[start..start + place(self.sizes[place(*bloc)])]);
        }
        voters
    }
}

/// The voters bloc by bloc, and where each bloc begins among them.
fn in_rows(bloc_of: &[u32], number_of: &[u32], sizes: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut next = 0;
    let starts = sizes.iter().map(|size| {
        next += size;
        next - size
    });
    let starts: Vec<u32> = starts.collect();
    let mut members = vec![0; bloc_of.len()];
    let mut free = starts.clone();
    for (voter, mark) in (0_u32..).zip(bloc_of) {
        let slot = &mut free[place(number_of[place(*mark)])];
        members[place(*slot)] = voter;
        *slot += 1;
    }
    (members, starts)
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
        assert_eq!(blocs.sizes, [2, 2, 1]);
        assert_eq!(blocs.voters(&[1]), [1, 4]);
        assert_eq!(blocs.backing[0].backers.len(), 2);
        assert_eq!(blocs.voters(&[2, 0]), [3, 0, 2]);
        assert_eq!(blocs.backers, [3, 2]);
    }
}
