//! What every rule needs at hand: the projects, who backs them, and the order that breaks ties.

use std::cell::OnceCell;

use super::blocs::Blocs;
use crate::support::Backing;
use crate::{Election, Project, Refusal, Utility, support};

/// An election made ready to be counted with a utility.
pub(super) struct Field<'a> {
    pub(super) election: &'a Election,
    pub(super) utility: Utility,
    /// Who backs each project, voter by voter.
    pub(super) backing: Vec<Backing>,
    blocs: OnceCell<Blocs>,
    /// Each project's place in the order that breaks ties: by id, compared as text (so "10" comes before "9").
    pub(super) ranks: Vec<u32>,
}

impl<'a> Field<'a> {
    pub(super) fn new(election: &'a Election, utility: Utility) -> Result<Self, Refusal> {
        let backing = support::backing(election, utility)?;
        let mut order: Vec<(usize, &str)> = election
            .projects
            .iter()
            .enumerate()
            .map(|(place, project)| (place, project.id.as_str()))
            .collect();
        order.sort_by_key(|(_, id)| *id);
        let mut ranks = vec![0; order.len()];
        for (rank, (place, _)) in (0..).zip(order) {
            if let Some(slot) = ranks.get_mut(place) {
                *slot = rank;
            }
        }
        Ok(Self { election, utility, backing, blocs: OnceCell::new(), ranks })
    }

    /// The voters in blocs of equal ballots; put together when a rule first asks, since not every rule does.
    pub(super) fn blocs(&self) -> &Blocs {
        self.blocs.get_or_init(|| Blocs::of(self.election.voters.len(), &self.backing))
    }

    /// Each project with its place and the blocs that back it.
    pub(super) fn projects(&self) -> impl Iterator<Item = (u32, &Project, &Backing)> {
        let both = self.election.projects.iter().zip(&self.blocs().backing);
        (0..).zip(both).map(|(place, (project, backing))| (place, project, backing))
    }

    /// The cost of a project and the blocs that back it.
    pub(super) fn cost_and_backing(&self, project: u32) -> Option<(u128, &Backing)> {
        let place = usize::try_from(project).ok()?;
        Some((self.election.projects.get(place)?.cost, self.blocs().backing.get(place)?))
    }

    /// A project's place in the order that breaks ties.
    pub(super) fn rank(&self, project: u32) -> u32 {
        usize::try_from(project).ok().and_then(|place| self.ranks.get(place)).copied().unwrap_or(u32::MAX)
    }

    /// How many voters back a project.
    pub(super) fn backers(&self, project: u32) -> u32 {
        usize::try_from(project).ok().and_then(|place| self.blocs().backers.get(place)).copied().unwrap_or(0)
    }

    /// The projects that cost nothing and are backed, in the order that breaks ties.
    pub(super) fn free(&self) -> Vec<u32> {
        let free = self.projects().filter(|(_, project, backing)| project.cost == 0 && backing.weight > 0);
        let mut free: Vec<u32> = free.map(|(place, ..)| place).collect();
        free.sort_by_key(|place| self.rank(*place));
        free
    }
}
