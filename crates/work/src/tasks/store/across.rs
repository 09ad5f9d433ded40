//! What is asked of tasks by those who look across.

use db::{Error, Param, Read, Time};
use house::batch;
use house::ids::{ItemId, MemberId, NetworkId, OrganisationId};
use house::reports::{Block, Reach, Sought, Tally};
use house::web::Viewer;

fn keys(members: &[MemberId]) -> Vec<&dyn Param> {
    members.iter().map(|id| -> &dyn Param { id }).collect()
}

/// How many tasks each of these members has that are to be done; of their newest two hundred.
pub(in crate::tasks) fn carried(
    q: &mut Read<'_>,
    members: &[MemberId],
    reach: Reach,
    _: Time,
) -> Result<Vec<(MemberId, i64)>, Error> {
    batch::each(
        q,
        "SELECT member_id, carried FROM (
            SELECT mine.member_id, COUNT(*) AS carried
            FROM (SELECT member_id, item_id FROM task_people WHERE member_id = $0
                  ORDER BY item_id DESC LIMIT 200) AS mine
            JOIN tasks ON tasks.item_id = mine.item_id
            JOIN items ON items.id = mine.item_id
            JOIN spaces ON spaces.id = items.space_id
            WHERE tasks.done_at IS NULL AND items.shelf = 'shown' AND spaces.archived_at IS NULL
              AND ($1 OR spaces.visibility <> 'members')
            GROUP BY mine.member_id) AS one",
        &[&(reach == Reach::Whole)],
        &keys(members),
    )
}

/// How many minutes each of these members gave since a day, in spaces that every member may read.
pub(in crate::tasks) fn given(
    q: &mut Read<'_>,
    members: &[MemberId],
    since: Time,
) -> Result<Vec<(MemberId, i64)>, Error> {
    batch::among(
        q,
        "SELECT task_hours.member_id, CAST(SUM(task_hours.minutes) AS BIGINT) AS minutes
         FROM task_hours JOIN items ON items.id = task_hours.item_id JOIN spaces ON spaces.id = items.space_id
         WHERE task_hours.day >= $1 AND items.shelf IN ('shown', 'archived') AND spaces.visibility <> 'members'
           AND task_hours.member_id",
        &[&since],
        &keys(members),
        "GROUP BY task_hours.member_id ORDER BY task_hours.member_id",
    )
}

/// How many tasks each organisation has to do, in spaces that every member may read.
pub(in crate::tasks) fn open_of_each(
    q: &mut Read<'_>,
    network: NetworkId,
) -> Result<Vec<(OrganisationId, i64)>, Error> {
    q.all(
        "SELECT COALESCE(tasks.organisation_id, 0) AS organisation, COUNT(*) AS amount
         FROM tasks JOIN items ON items.id = tasks.item_id JOIN spaces ON spaces.id = items.space_id
         WHERE tasks.network_id = $1 AND tasks.done_at IS NULL AND items.shelf = 'shown'
           AND spaces.archived_at IS NULL AND spaces.visibility <> 'members'
         GROUP BY COALESCE(tasks.organisation_id, 0) ORDER BY organisation",
        &[&network],
    )
}

/// How many of those were due before this day.
pub(in crate::tasks) fn late_of_each(
    q: &mut Read<'_>,
    network: NetworkId,
    today: Time,
) -> Result<Vec<(OrganisationId, i64)>, Error> {
    q.all(
        "SELECT COALESCE(tasks.organisation_id, 0) AS organisation, COUNT(*) AS amount
         FROM tasks JOIN items ON items.id = tasks.item_id JOIN spaces ON spaces.id = items.space_id
         WHERE tasks.network_id = $1 AND tasks.done_at IS NULL AND tasks.due_on < $2 AND items.shelf = 'shown'
           AND spaces.archived_at IS NULL AND spaces.visibility <> 'members'
         GROUP BY COALESCE(tasks.organisation_id, 0) ORDER BY organisation",
        &[&network, &today],
    )
}

/// How many of those wait for something that every member may read too.
pub(in crate::tasks) fn waiting_of_each(
    q: &mut Read<'_>,
    network: NetworkId,
) -> Result<Vec<(OrganisationId, i64)>, Error> {
    q.all(
        "SELECT COALESCE(tasks.organisation_id, 0) AS organisation, COUNT(*) AS amount
         FROM tasks JOIN items ON items.id = tasks.item_id JOIN spaces ON spaces.id = items.space_id
         WHERE tasks.network_id = $1 AND tasks.done_at IS NULL AND items.shelf = 'shown'
           AND spaces.archived_at IS NULL AND spaces.visibility <> 'members'
           AND EXISTS (SELECT 1 FROM task_ties JOIN items AS blockers ON blockers.id = task_ties.blocker_id
                       JOIN spaces AS theirs ON theirs.id = blockers.space_id
                       WHERE task_ties.blocked_id = tasks.item_id AND blockers.closed_at IS NULL
                         AND blockers.shelf = 'shown' AND theirs.visibility <> 'members')
         GROUP BY COALESCE(tasks.organisation_id, 0) ORDER BY organisation",
        &[&network],
    )
}

/// How many minutes each organisation gave from this day on, in spaces that every member may read.
pub(in crate::tasks) fn given_of_each(
    q: &mut Read<'_>,
    network: NetworkId,
    from: Time,
) -> Result<Vec<(OrganisationId, i64)>, Error> {
    q.all(
        "SELECT COALESCE(task_hours.organisation_id, 0) AS organisation,
                CAST(SUM(task_hours.minutes) AS BIGINT) AS amount
         FROM task_hours JOIN items ON items.id = task_hours.item_id JOIN spaces ON spaces.id = items.space_id
         WHERE task_hours.network_id = $1 AND task_hours.day >= $2 AND items.shelf IN ('shown', 'archived')
           AND spaces.visibility <> 'members'
         GROUP BY COALESCE(task_hours.organisation_id, 0) ORDER BY organisation",
        &[&network, &from],
    )
}

/// For which tasks most others wait, where every member may read both.
pub(in crate::tasks) fn blocking(
    q: &mut Read<'_>,
    network: NetworkId,
    limit: i64,
) -> Result<Vec<Block>, Error> {
    q.all(
        "SELECT task_ties.blocker_id, COALESCE(tasks.organisation_id, 0) AS organisation, COUNT(*) AS waiting
         FROM task_ties JOIN tasks ON tasks.item_id = task_ties.blocker_id
         JOIN items AS blockers ON blockers.id = task_ties.blocker_id
         JOIN spaces AS theirs ON theirs.id = blockers.space_id
         JOIN items AS blocked ON blocked.id = task_ties.blocked_id
         JOIN spaces AS own ON own.id = blocked.space_id
         WHERE task_ties.network_id = $1 AND blockers.shelf = 'shown' AND blockers.closed_at IS NULL
           AND blocked.shelf = 'shown' AND blocked.closed_at IS NULL
           AND theirs.visibility <> 'members' AND theirs.archived_at IS NULL
           AND own.visibility <> 'members' AND own.archived_at IS NULL
         GROUP BY task_ties.blocker_id, COALESCE(tasks.organisation_id, 0)
         ORDER BY waiting DESC, task_ties.blocker_id LIMIT $2",
        &[&network, &limit],
    )
}

/// The tasks that these members have taken on and not done yet, as far as the viewer may read them: of the newest two hundred of
/// each, so many.
pub(in crate::tasks) fn taken_on(
    q: &mut Read<'_>,
    viewer: &Viewer,
    members: &[MemberId],
    limit: i64,
) -> Result<Vec<(ItemId, String)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    batch::each(
        q,
        "SELECT id, title FROM (
            SELECT items.id, items.title
            FROM (SELECT item_id FROM task_people WHERE member_id = $0 ORDER BY item_id DESC LIMIT 200) AS theirs
            JOIN tasks ON tasks.item_id = theirs.item_id
            JOIN items ON items.id = theirs.item_id
            JOIN spaces ON spaces.id = items.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE tasks.done_at IS NULL AND items.network_id = $1 AND items.shelf = 'shown'
              AND spaces.archived_at IS NULL
              AND (spaces.visibility IN ('public', 'network') OR space_members.member_id IS NOT NULL)
            ORDER BY items.id DESC LIMIT $3) AS one",
        &[&viewer.network.id, &me, &limit],
        &keys(members),
    )
}

/// Who has taken on each of these tasks.
pub(in crate::tasks) fn takers_of(
    q: &mut Read<'_>,
    tasks: &[ItemId],
) -> Result<Vec<(ItemId, MemberId)>, Error> {
    let keys: Vec<&dyn Param> = tasks.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT item_id, member_id FROM task_people WHERE item_id";
    batch::among(q, before, &[], &keys, "ORDER BY item_id, member_id")
}

/// How many tasks were done between two moments in each space.
pub(in crate::tasks) fn done(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, until): (Time, Time),
) -> Result<Vec<Tally>, Error> {
    q.all(
        "SELECT CAST(NULL AS BIGINT) AS member_id, items.space_id, COUNT(*) AS amount
         FROM tasks JOIN items ON items.id = tasks.item_id
         WHERE tasks.network_id = $1 AND tasks.done_at >= $2 AND tasks.done_at < $3
           AND items.shelf IN ('shown', 'archived')
         GROUP BY items.space_id ORDER BY items.space_id",
        &[&network, &from, &until],
    )
}

/// How many minutes each member wrote down for the days between two moments, in each space.
pub(in crate::tasks) fn logged(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, until): (Time, Time),
) -> Result<Vec<Tally>, Error> {
    q.all(
        "SELECT task_hours.member_id, items.space_id, CAST(SUM(task_hours.minutes) AS BIGINT) AS amount
         FROM task_hours JOIN items ON items.id = task_hours.item_id
         WHERE task_hours.network_id = $1 AND task_hours.day >= $2 AND task_hours.day < $3
           AND items.shelf IN ('shown', 'archived')
         GROUP BY task_hours.member_id, items.space_id ORDER BY task_hours.member_id, items.space_id",
        &[&network, &from, &until],
    )
}

/// The milestones that were reached between two moments, in spaces that every member may read, the earliest first: title, name
/// of the space, when.
pub(in crate::tasks) fn reached(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, until): (Time, Time),
) -> Result<Vec<(ItemId, String, String, Time)>, Error> {
    q.all(
        "SELECT items.id, items.title, spaces.name, items.closed_at
         FROM items JOIN spaces ON spaces.id = items.space_id
         WHERE items.network_id = $1 AND items.closed_at >= $2 AND items.closed_at < $3 AND items.kind = 'milestone'
           AND items.shelf IN ('shown', 'archived') AND spaces.visibility <> 'members'
         ORDER BY items.closed_at, items.id LIMIT 12",
        &[&network, &from, &until],
    )
}

/// The milestones of these spaces that were reached before a moment and that the viewer may read, the latest of each space first;
/// of its newest two hundred.
pub(in crate::tasks) fn reached_in(
    q: &mut Read<'_>,
    viewer: &Viewer,
    sought: &Sought<'_>,
) -> Result<Vec<(ItemId, String, Time)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let keys: Vec<&dyn Param> = sought.spaces.iter().map(|id| -> &dyn Param { id }).collect();
    batch::each(
        q,
        "SELECT id, title, closed_at FROM (
            SELECT own.id, own.title, own.closed_at
            FROM (SELECT id, space_id, title, closed_at FROM items
                  WHERE space_id = $0 AND shelf = 'shown' AND kind = 'milestone'
                  ORDER BY last_message_at DESC, id DESC LIMIT 200) AS own
            JOIN spaces ON spaces.id = own.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            WHERE +spaces.network_id = $1 AND own.closed_at < $4
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
            ORDER BY own.closed_at DESC, own.id DESC LIMIT $5) AS one",
        &[&viewer.network.id, &me, &viewer.member_id().is_some(), &sought.before, &sought.limit],
        &keys,
    )
}
