//! What was counted: the ballots without their voters, what became of each project, what each sector got out of it.

use crate::budgets::budget::{ProjectId, VoterId};
use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId};

db::record! {
    /// Equal ballots.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::budgets) struct Pile {
        /// Project and points of each choice, the best first: `7:1 4:3`.
        pub(in crate::budgets) choice: String,
        pub(in crate::budgets) amount: i64,
    }
}

db::record! {
    /// What became of a project, and why.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::budgets) struct Outcome {
        pub(in crate::budgets) project_id: ProjectId,
        /// Its place in the order of funding.
        pub(in crate::budgets) rank: Option<i64>,
        /// How many chose it.
        pub(in crate::budgets) backers: i64,
        /// The word of the reason.
        pub(in crate::budgets) why: String,
        /// Of how many the amount is told.
        pub(in crate::budgets) people: i64,
        /// What each paid, what was left or what was missing.
        pub(in crate::budgets) amount: String,
        /// What somebody paid who had less left.
        pub(in crate::budgets) least: String,
        /// At which cost it would have been funded.
        pub(in crate::budgets) price: String,
        /// Whether it came before another by its number alone.
        pub(in crate::budgets) tied: bool,
        /// The category or place for which it was funded or set aside.
        pub(in crate::budgets) part: String,
    }
}

db::record! {
    /// What a sector got out of it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::budgets) struct Group {
        pub(in crate::budgets) sector: String,
        pub(in crate::budgets) entitled: i64,
        pub(in crate::budgets) voted: i64,
        /// How many chose something that was funded.
        pub(in crate::budgets) served: i64,
        /// What they paid together for what they chose, in smallest units.
        pub(in crate::budgets) paid: i64,
    }
}

/// Keeps the ballots without their voters.
pub(in crate::budgets) fn keep_piles(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    piles: &[Pile],
) -> Result<(), Error> {
    let numbered: Vec<(i64, &Pile)> = (1_i64..).zip(piles).collect();
    let rows: Vec<Row<'_>> = numbered
        .iter()
        .map(|(number, pile)| -> Row<'_> { vec![&item, number, &network, &pile.choice, &pile.amount] })
        .collect();
    batch::insert(tx, "INSERT INTO budget_piles (item_id, number, network_id, choice, amount)", &rows, "")?;
    Ok(())
}

/// The ballots without their voters, from after this pile on; 5,000 at most, and the number of the last.
pub(in crate::budgets) fn piles(
    q: &mut Read<'_>,
    item: ItemId,
    after: i64,
) -> Result<Vec<(i64, String, i64)>, Error> {
    q.all(
        "SELECT number, choice, amount FROM budget_piles WHERE item_id = $1 AND number > $2 ORDER BY number LIMIT 5000",
        &[&item, &after],
    )
}

/// Keeps what became of each project.
pub(in crate::budgets) fn keep_results(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    outcomes: &[Outcome],
) -> Result<(), Error> {
    let rows: Vec<Row<'_>> = outcomes
        .iter()
        .map(|one| -> Row<'_> {
            vec![
                &one.project_id,
                &item,
                &network,
                &one.rank,
                &one.backers,
                &one.why,
                &one.people,
                &one.amount,
                &one.least,
                &one.price,
                &one.tied,
                &one.part,
            ]
        })
        .collect();
    let head = "INSERT INTO budget_results (project_id, item_id, network_id, rank, backers, why, people, amount, least,
                                            price, tied, part)";
    batch::insert(tx, head, &rows, "")?;
    Ok(())
}

/// What became of each project: those that were funded first, in the order of funding.
pub(in crate::budgets) fn outcomes(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Outcome>, Error> {
    q.all(
        "SELECT project_id, rank, backers, why, people, amount, least, price, tied, part FROM budget_results
         WHERE item_id = $1 ORDER BY rank IS NULL, rank, backers DESC, project_id LIMIT 2000",
        &[&item],
    )
}

/// What became of one project.
pub(in crate::budgets) fn outcome(q: &mut Read<'_>, project: ProjectId) -> Result<Option<Outcome>, Error> {
    q.maybe(
        "SELECT project_id, rank, backers, why, people, amount, least, price, tied, part FROM budget_results
         WHERE project_id = $1",
        &[&project],
    )
}

/// Keeps what each sector got out of it.
pub(in crate::budgets) fn keep_groups(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    groups: &[Group],
) -> Result<(), Error> {
    let rows: Vec<Row<'_>> = groups
        .iter()
        .map(|one| -> Row<'_> {
            vec![&item, &network, &one.sector, &one.entitled, &one.voted, &one.served, &one.paid]
        })
        .collect();
    let head = "INSERT INTO budget_groups (item_id, network_id, sector, entitled, voted, served, paid)";
    batch::insert(tx, head, &rows, "")?;
    Ok(())
}

/// What each sector got out of it.
pub(in crate::budgets) fn groups(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Group>, Error> {
    q.all(
        "SELECT sector, entitled, voted, served, paid FROM budget_groups WHERE item_id = $1 ORDER BY sector LIMIT 50",
        &[&item],
    )
}

/// What was taken out of the choices of this voter, each with why.
pub(in crate::budgets) fn losses(q: &mut Read<'_>, voter: VoterId) -> Result<Vec<(String, String)>, Error> {
    q.all(
        "SELECT budget_projects.title, budget_projects.reason FROM budget_losses
         JOIN budget_projects ON budget_projects.id = budget_losses.project_id
         WHERE budget_losses.voter_id = $1 ORDER BY budget_projects.id LIMIT 100",
        &[&voter],
    )
}

/// Those who may choose, 200 at a time.
pub(in crate::budgets) fn entitled_after(
    q: &mut Read<'_>,
    item: ItemId,
    after: VoterId,
) -> Result<Vec<(VoterId, MemberId)>, Error> {
    q.all(
        "SELECT id, member_id FROM budget_voters WHERE item_id = $1 AND id > $2 ORDER BY id LIMIT 200",
        &[&item, &after],
    )
}

/// The voter has seen it, and chosen again.
pub(in crate::budgets) fn forget_losses(tx: &mut Write<'_>, voter: VoterId) -> Result<u64, Error> {
    tx.run("DELETE FROM budget_losses WHERE voter_id = $1", &[&voter])
}

/// Writes down what was made of a funded project.
pub(in crate::budgets) fn lead(
    tx: &mut Write<'_>,
    network: NetworkId,
    (project, made): (ProjectId, ItemId),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO budget_leads (project_id, made_id, network_id, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (project_id, made_id) DO NOTHING",
        &[&project, &made, &network, &now],
    )
}

/// What was made of these projects.
pub(in crate::budgets) fn leads_of(
    q: &mut Read<'_>,
    projects: &[ProjectId],
) -> Result<Vec<(ProjectId, ItemId)>, Error> {
    let keys: Vec<&dyn Param> = projects.iter().map(|project| -> &dyn Param { project }).collect();
    let before = "SELECT project_id, made_id FROM budget_leads WHERE project_id";
    batch::among(q, before, &[], &keys, "ORDER BY project_id, made_id LIMIT 1000")
}
