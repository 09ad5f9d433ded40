//! Time that was given to tasks.

use db::{Error, Read, Time, Write};
use house::ids::{HoursId, ItemId, MemberId, NetworkId, OrganisationId};
use house::web::Viewer;

db::record! {
    /// Time that somebody gave.
    #[derive(Debug, Clone)]
    pub(in crate::tasks) struct Given {
        pub(in crate::tasks) id: HoursId,
        pub(in crate::tasks) member_id: MemberId,
        pub(in crate::tasks) name: String,
        pub(in crate::tasks) organisation_id: Option<OrganisationId>,
        pub(in crate::tasks) organisation: Option<String>,
        pub(in crate::tasks) day: Time,
        pub(in crate::tasks) minutes: i64,
        pub(in crate::tasks) what: String,
    }
}

/// The newest lines of a task.
pub(in crate::tasks) fn of_item(q: &mut Read<'_>, item: ItemId, most: i64) -> Result<Vec<Given>, Error> {
    q.all(
        "SELECT task_hours.id, task_hours.member_id, members.name, task_hours.organisation_id,
                organisations.name AS organisation,
                task_hours.day, task_hours.minutes, task_hours.what
         FROM task_hours JOIN members ON members.id = task_hours.member_id
         LEFT JOIN organisations ON organisations.id = task_hours.organisation_id
         WHERE task_hours.item_id = $1 ORDER BY task_hours.day DESC, task_hours.id DESC LIMIT $2",
        &[&item, &most],
    )
}

/// Writes time down, and adds it to what is kept.
pub(in crate::tasks) fn add(
    tx: &mut Write<'_>,
    (network, item, member): (NetworkId, ItemId, MemberId),
    organisation: Option<OrganisationId>,
    (day, minutes): (Time, i64),
    what: &str,
    now: Time,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO task_hours (item_id, network_id, member_id, organisation_id, day, minutes, what, logged_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[&item, &network, &member, &organisation, &day, &minutes, &what, &now],
    )?;
    keep(tx, item, minutes)
}

/// The line of this number, if it is of this task.
pub(in crate::tasks) fn line(
    q: &mut Read<'_>,
    item: ItemId,
    id: HoursId,
) -> Result<Option<(MemberId, i64)>, Error> {
    q.maybe("SELECT member_id, minutes FROM task_hours WHERE id = $2 AND item_id = $1", &[&item, &id])
}

/// Takes a line back; 0 where it is gone already.
pub(in crate::tasks) fn take_back(
    tx: &mut Write<'_>,
    item: ItemId,
    id: HoursId,
    minutes: i64,
) -> Result<u64, Error> {
    let gone = tx.run("DELETE FROM task_hours WHERE id = $2 AND item_id = $1", &[&item, &id])?;
    if gone > 0 {
        keep(tx, item, -minutes)?;
    }
    Ok(gone)
}

fn keep(tx: &mut Write<'_>, item: ItemId, minutes: i64) -> Result<(), Error> {
    tx.run("UPDATE tasks SET logged = logged + $2 WHERE item_id = $1", &[&item, &minutes])?;
    Ok(())
}

/// What each organisation gave from this day on, in spaces that the viewer may read: the organisation, or 0, and minutes.
pub(in crate::tasks) fn by_organisation(
    q: &mut Read<'_>,
    viewer: &Viewer,
    from: Time,
) -> Result<Vec<(OrganisationId, i64)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    q.all(
        "SELECT COALESCE(task_hours.organisation_id, 0) AS organisation,
                CAST(SUM(task_hours.minutes) AS BIGINT) AS minutes
         FROM task_hours JOIN items ON items.id = task_hours.item_id JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE task_hours.network_id = $1 AND task_hours.day >= $4 AND items.shelf IN ('shown', 'archived')
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         GROUP BY COALESCE(task_hours.organisation_id, 0) ORDER BY organisation",
        &[&viewer.network.id, &me, &inside, &from],
    )
}

/// What is to be done by each organisation in spaces that the viewer may read: the organisation, or 0, how much is open, how
/// much of it was due before this day, and how much waits for something else in its own space or in one that all may read.
pub(in crate::tasks) fn open_by_organisation(
    q: &mut Read<'_>,
    viewer: &Viewer,
    today: Time,
) -> Result<Vec<(OrganisationId, i64, i64, i64)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    q.all(
        "SELECT COALESCE(tasks.organisation_id, 0) AS organisation, COUNT(*) AS open,
                CAST(COALESCE(SUM(CASE WHEN tasks.due_on < $4 THEN 1 ELSE 0 END), 0) AS BIGINT) AS late,
                CAST(COALESCE(SUM(CASE WHEN EXISTS (
                    SELECT 1 FROM task_ties JOIN items AS blockers ON blockers.id = task_ties.blocker_id
                    JOIN spaces AS theirs ON theirs.id = blockers.space_id
                    WHERE task_ties.blocked_id = tasks.item_id AND blockers.closed_at IS NULL
                      AND (blockers.space_id = items.space_id OR theirs.visibility = 'public')
                      AND blockers.shelf = 'shown') THEN 1 ELSE 0 END), 0) AS BIGINT) AS waiting
         FROM tasks JOIN items ON items.id = tasks.item_id JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE tasks.network_id = $1 AND tasks.done_at IS NULL AND items.shelf = 'shown'
           AND spaces.archived_at IS NULL
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         GROUP BY COALESCE(tasks.organisation_id, 0) ORDER BY organisation",
        &[&viewer.network.id, &me, &inside, &today],
    )
}
