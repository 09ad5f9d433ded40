//! What people chose. Others' choices are read by the count alone, which asks for the leave to.

use crate::budgets::budget::{Counting, ProjectId, VoterId};
use db::{Error, Read, Write};
use house::ids::{ItemId, NetworkId};

db::record! {
    /// One choice of somebody.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::budgets) struct Chosen {
        pub(in crate::budgets) voter_id: VoterId,
        pub(in crate::budgets) project_id: ProjectId,
        pub(in crate::budgets) points: i64,
        pub(in crate::budgets) place: i64,
    }
}

/// What this voter has chosen, the best first.
pub(in crate::budgets) fn chosen(q: &mut Read<'_>, voter: VoterId) -> Result<Vec<Chosen>, Error> {
    q.all(
        "SELECT voter_id, project_id, points, place FROM budget_choices WHERE voter_id = $1
         ORDER BY place, project_id LIMIT 2000",
        &[&voter],
    )
}

/// Puts a choice in, in place of what the same voter said of the same project.
pub(in crate::budgets) fn put(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    chosen: &Chosen,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO budget_choices (voter_id, project_id, item_id, network_id, points, place)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (voter_id, project_id) DO UPDATE SET points = excluded.points, place = excluded.place",
        &[&chosen.voter_id, &chosen.project_id, &item, &network, &chosen.points, &chosen.place],
    )
}

/// Takes a choice back.
pub(in crate::budgets) fn clear(
    tx: &mut Write<'_>,
    voter: VoterId,
    project: ProjectId,
) -> Result<u64, Error> {
    tx.run("DELETE FROM budget_choices WHERE voter_id = $1 AND project_id = $2", &[&voter, &project])
}

/// Takes a project out of the choices of all, and notes whose it was taken out of. Whoever had chosen has still taken part:
/// how many did tells nobody who had chosen this.
pub(in crate::budgets) fn take_out(tx: &mut Write<'_>, project: ProjectId) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO budget_losses (voter_id, project_id, item_id, network_id)
         SELECT voter_id, project_id, item_id, network_id FROM budget_choices WHERE project_id = $1
         ORDER BY voter_id
         ON CONFLICT (voter_id, project_id) DO NOTHING",
        &[&project],
    )?;
    tx.run("DELETE FROM budget_choices WHERE project_id = $1", &[&project])
}

/// The choices of those from the first to the last of these voters.
pub(in crate::budgets) fn between(
    q: &mut Read<'_>,
    counting: Counting,
    (first, last): (VoterId, VoterId),
) -> Result<Vec<Chosen>, Error> {
    q.all(
        "SELECT voter_id, project_id, points, place FROM budget_choices
         WHERE item_id = $1 AND voter_id >= $2 AND voter_id <= $3 ORDER BY voter_id, place, project_id",
        &[&counting.item(), &first, &last],
    )
}
