//! What becomes of projects when somebody leaves, when two turn out to be one person, and when organisations become one; and what
//! is counted again.

use super::vacancies::{all_of, vacate};
use db::{Error, Read, Write};
use house::ids::{MemberId, OrganisationId, SpaceId};
use house::recount::{Counted, Wrong};
use house::room::Rooms;

/// Whoever leaves has no role any more, and what nobody else does is vacant; what they reported stays.
pub(in crate::projects) fn leave(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    let gone = all_of(tx, member)?;
    vacate(tx, &gone, None)
}

/// Gives what one member has and said to another, who they are.
pub(in crate::projects) fn merge(
    tx: &mut Write<'_>,
    _rooms: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO project_roles (space_id, member_id, network_id, role, since)
         SELECT space_id, $2, network_id, role, since FROM project_roles WHERE member_id = $1
         ON CONFLICT (space_id, member_id) DO NOTHING",
        &[&from, &to],
    )?;
    tx.run("UPDATE project_reports SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    tx.run("UPDATE project_turns SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    all_of(tx, from)?;
    Ok(())
}

/// Lets one organisation take part where another did; tells in which projects. Where both took part, each keeps its own row, and
/// that of the one that is gone is not shown.
pub(in crate::projects) fn move_partner(
    tx: &mut Write<'_>,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<Vec<SpaceId>, Error> {
    let moved: Vec<SpaceId> = tx.all(
        "SELECT space_id FROM project_partners WHERE organisation_id = $1 AND NOT EXISTS (
             SELECT 1 FROM project_partners others
             WHERE others.space_id = project_partners.space_id AND others.organisation_id = $2)
         ORDER BY space_id",
        &[&from, &into],
    )?;
    for space in &moved {
        tx.run(
            "UPDATE project_partners SET organisation_id = $3 WHERE space_id = $1 AND organisation_id = $2",
            &[space, &from, &into],
        )?;
    }
    Ok(moved)
}

/// Gives an organisation its part back, where the other still has it.
pub(in crate::projects) fn give_back(
    tx: &mut Write<'_>,
    moved: &[SpaceId],
    into: OrganisationId,
    from: OrganisationId,
) -> Result<(), Error> {
    for space in moved {
        // Whoever let it take part anew meanwhile is right.
        tx.run(
            "UPDATE project_partners SET organisation_id = $3
             WHERE space_id = $1 AND organisation_id = $2 AND NOT EXISTS (
                 SELECT 1 FROM project_partners others
                 WHERE others.space_id = $1 AND others.organisation_id = $3)",
            &[space, &into, &from],
        )?;
    }
    Ok(())
}

/// The projects whose light is not that of their last report.
pub(in crate::projects) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let lights = lights(q)?;
    Ok(Wrong::each("project", "moment of its last report", lights).collect())
}

fn lights(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT projects.space_id AS id, COALESCE(projects.light_at, 0) AS kept,
                   (SELECT COALESCE(MAX(project_reports.reported_at), 0) FROM project_reports
                    WHERE project_reports.space_id = projects.space_id) AS counted
            FROM projects) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}
