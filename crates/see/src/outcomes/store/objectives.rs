//! Objectives, who carries them and which spaces work toward them. Loaders take the viewer: members see them, and others where
//! the network shows its outcomes.

use crate::outcomes::tree::Objective;
use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{NetworkId, ObjectiveId, OrganisationId, SpaceId};
use house::web::Viewer;

/// The objectives of a network, the earliest first, at most so many.
pub(in crate::outcomes) fn objectives(
    q: &mut Read<'_>,
    viewer: &Viewer,
    limit: i64,
) -> Result<Vec<Objective>, Error> {
    q.all(
        "SELECT id, parent_id, title, about, of_charter FROM objectives
         WHERE network_id = $1 AND archived_at IS NULL
           AND ($2 OR EXISTS (SELECT 1 FROM outcome_settings WHERE outcome_settings.network_id = $1 AND is_public))
         ORDER BY id LIMIT $3",
        &[&viewer.network.id, &viewer.member_id().is_some(), &limit],
    )
}

/// An objective, if the viewer may see it.
pub(in crate::outcomes) fn objective(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ObjectiveId,
) -> Result<Option<Objective>, Error> {
    q.maybe(
        "SELECT id, parent_id, title, about, of_charter FROM objectives
         WHERE id = $1 AND network_id = $2 AND archived_at IS NULL
           AND ($3 OR EXISTS (SELECT 1 FROM outcome_settings WHERE outcome_settings.network_id = $2 AND is_public))",
        &[&id, &viewer.network.id, &viewer.member_id().is_some()],
    )
}

/// How many objectives a network has.
pub(in crate::outcomes) fn count_objectives(q: &mut Read<'_>, network: NetworkId) -> Result<i64, Error> {
    q.one(
        "SELECT COUNT(*) AS amount FROM objectives WHERE network_id = $1 AND archived_at IS NULL",
        &[&network],
    )
}

/// Adds an objective.
pub(in crate::outcomes) fn add_objective(
    tx: &mut Write<'_>,
    network: NetworkId,
    (title, about): (&str, &str),
    (parent, of_charter): (Option<ObjectiveId>, bool),
    now: Time,
) -> Result<ObjectiveId, Error> {
    tx.one(
        "INSERT INTO objectives (network_id, parent_id, title, about, of_charter, created_at)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
        &[&network, &parent, &title, &about, &of_charter, &now],
    )
}

/// Changes what an objective says and where it stands.
pub(in crate::outcomes) fn change_objective(
    tx: &mut Write<'_>,
    id: ObjectiveId,
    (title, about): (&str, &str),
    parent: Option<ObjectiveId>,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE objectives SET title = $2, about = $3, parent_id = $4 WHERE id = $1",
        &[&id, &title, &about, &parent],
    )
}

/// Takes an objective out of the tree: what stood below it goes up, and what was measured for it stays without it.
pub(in crate::outcomes) fn archive_objective(
    tx: &mut Write<'_>,
    id: ObjectiveId,
    parent: Option<ObjectiveId>,
    now: Time,
) -> Result<(), Error> {
    tx.run("UPDATE objectives SET parent_id = $2 WHERE parent_id = $1", &[&id, &parent])?;
    tx.run("UPDATE objectives SET archived_at = $2 WHERE id = $1", &[&id, &now])?;
    Ok(())
}

/// Which organisations carry which objectives of a network.
pub(in crate::outcomes) fn owners(
    q: &mut Read<'_>,
    network: NetworkId,
) -> Result<Vec<(ObjectiveId, OrganisationId)>, Error> {
    q.all(
        "SELECT objective_id, organisation_id FROM objective_owners WHERE network_id = $1
         ORDER BY objective_id, organisation_id LIMIT 5000",
        &[&network],
    )
}

/// Which spaces work toward which objectives of a network.
pub(in crate::outcomes) fn projects(
    q: &mut Read<'_>,
    network: NetworkId,
) -> Result<Vec<(ObjectiveId, SpaceId)>, Error> {
    q.all(
        "SELECT objective_id, space_id FROM objective_projects WHERE network_id = $1
         ORDER BY objective_id, space_id LIMIT 5000",
        &[&network],
    )
}

/// Sets who carries an objective.
pub(in crate::outcomes) fn set_owners(
    tx: &mut Write<'_>,
    network: NetworkId,
    id: ObjectiveId,
    organisations: &[OrganisationId],
) -> Result<(), Error> {
    tx.run("DELETE FROM objective_owners WHERE objective_id = $1", &[&id])?;
    let rows: Vec<Row<'_>> =
        organisations.iter().map(|one| -> Row<'_> { vec![&id, one, &network] }).collect();
    batch::insert(
        tx,
        "INSERT INTO objective_owners (objective_id, organisation_id, network_id)",
        &rows,
        "ON CONFLICT DO NOTHING",
    )?;
    Ok(())
}

/// Sets which of these spaces work toward an objective; others, which the one who says so may not see, stay as they are.
pub(in crate::outcomes) fn set_projects(
    tx: &mut Write<'_>,
    network: NetworkId,
    id: ObjectiveId,
    (offered, chosen): (&[SpaceId], &[SpaceId]),
) -> Result<(), Error> {
    let keys: Vec<&dyn Param> = offered.iter().map(|space| -> &dyn Param { space }).collect();
    batch::among::<SpaceId>(
        tx,
        "DELETE FROM objective_projects WHERE objective_id = $1 AND space_id",
        &[&id],
        &keys,
        "RETURNING space_id",
    )?;
    let rows: Vec<Row<'_>> = chosen.iter().map(|one| -> Row<'_> { vec![&id, one, &network] }).collect();
    batch::insert(
        tx,
        "INSERT INTO objective_projects (objective_id, space_id, network_id)",
        &rows,
        "ON CONFLICT DO NOTHING",
    )?;
    Ok(())
}

/// Lets one organisation carry what another carried.
pub(in crate::outcomes) fn move_owner(
    tx: &mut Write<'_>,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<Vec<ObjectiveId>, Error> {
    let carried: Vec<ObjectiveId> = tx.all(
        "SELECT objective_id FROM objective_owners WHERE organisation_id = $1 AND NOT EXISTS (
             SELECT 1 FROM objective_owners others
             WHERE others.objective_id = objective_owners.objective_id AND others.organisation_id = $2)
         ORDER BY objective_id",
        &[&from, &into],
    )?;
    hand_over(tx, &carried, from, into)?;
    Ok(carried)
}

/// Lets one organisation carry these objectives in place of another.
pub(in crate::outcomes) fn hand_over(
    tx: &mut Write<'_>,
    carried: &[ObjectiveId],
    from: OrganisationId,
    into: OrganisationId,
) -> Result<(), Error> {
    let keys: Vec<&dyn Param> = carried.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among::<ObjectiveId>(
        tx,
        "UPDATE objective_owners SET organisation_id = $2 WHERE organisation_id = $1 AND objective_id",
        &[&from, &into],
        &keys,
        "RETURNING objective_id",
    )?;
    Ok(())
}
