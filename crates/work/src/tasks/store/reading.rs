//! Tasks as they are read: by their item, which the viewer may read, or with the viewer in the statement.

use crate::tasks::task::Task;
use db::{Param, Read, Time};
use house::batch;
use house::dates::Window;
use house::ids::{ItemId, MemberId, NetworkId, OrganisationId, SpaceId};
use house::web::{Error, Viewer};

/// The number of nobody and of no space.
const NONE: i64 = 0;

/// What is known of a task that the viewer may read.
pub(in crate::tasks) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<Task>, db::Error> {
    q.maybe(
        "SELECT item_id, column_id, place, organisation_id, milestone_id, parent_id, starts_on, due_on, estimate,
                priority, help, help_at, check_count, check_done, logged, done_at, sequence
         FROM tasks WHERE item_id = $1",
        &[&item],
    )
}

/// What is known of these.
pub(in crate::tasks) fn of_items(q: &mut Read<'_>, ids: &[ItemId]) -> Result<Vec<Task>, db::Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT item_id, column_id, place, organisation_id, milestone_id, parent_id, starts_on, due_on, estimate,
                priority, help, help_at, check_count, check_done, logged, done_at, sequence
         FROM tasks WHERE item_id",
        &[],
        &keys,
        "ORDER BY item_id",
    )
}

/// The parts of a task, as far as they stand in the same space: number, title, when they were done.
pub(in crate::tasks) fn parts(
    q: &mut Read<'_>,
    item: ItemId,
    space: SpaceId,
) -> Result<Vec<(ItemId, String, Option<Time>)>, db::Error> {
    q.all(
        "SELECT items.id, items.title, tasks.done_at FROM tasks JOIN items ON items.id = tasks.item_id
         WHERE tasks.parent_id = $1 AND items.space_id = $2 AND items.shelf = 'shown'
         ORDER BY tasks.place, items.id LIMIT 100",
        &[&item, &space],
    )
}

db::record! {
    /// A task of somebody, of whatever space.
    #[derive(Debug, Clone)]
    pub(in crate::tasks) struct Mine {
        pub(in crate::tasks) id: ItemId,
        pub(in crate::tasks) title: String,
        pub(in crate::tasks) space_id: SpaceId,
        pub(in crate::tasks) space_name: String,
        pub(in crate::tasks) due_on: Option<Time>,
    }
}

/// What a member is to do in spaces that they may read, what is due first.
pub(in crate::tasks) fn mine(
    q: &mut Read<'_>,
    viewer: &Viewer,
    member: MemberId,
    most: i64,
) -> Result<Vec<Mine>, Error> {
    Ok(q.all(
        "SELECT items.id, items.title, spaces.id AS space_id, spaces.name AS space_name, tasks.due_on
         FROM task_people JOIN tasks ON tasks.item_id = task_people.item_id
         JOIN items ON items.id = tasks.item_id JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
         WHERE task_people.member_id = $1 AND items.network_id = $2 AND items.shelf = 'shown'
           AND tasks.done_at IS NULL AND spaces.archived_at IS NULL
           AND (spaces.visibility IN ('public', 'network') OR space_members.member_id IS NOT NULL)
         ORDER BY CASE WHEN tasks.due_on IS NULL THEN 1 ELSE 0 END, tasks.due_on, items.id LIMIT $3",
        &[&member, &viewer.network.id, &most],
    )?)
}

/// Where help is wanted with a skill that this member offers, in spaces that they may read and to which somebody else
/// turned; the newest first.
pub(in crate::tasks) fn seeking(
    q: &mut Read<'_>,
    viewer: &Viewer,
    member: MemberId,
) -> Result<Vec<(ItemId, String, String)>, Error> {
    Ok(q.all(
        "SELECT items.id, items.title, tasks.help
         FROM member_skills JOIN tasks ON tasks.network_id = member_skills.network_id
              AND tasks.help_key = member_skills.skill_key AND tasks.help_at IS NOT NULL
         JOIN items ON items.id = tasks.item_id JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
         WHERE member_skills.member_id = $1 AND member_skills.direction = 'offers' AND items.network_id = $2
           AND items.shelf = 'shown' AND tasks.done_at IS NULL AND spaces.archived_at IS NULL
           AND (spaces.visibility IN ('public', 'network') OR space_members.member_id IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM task_people
                           WHERE task_people.item_id = items.id AND task_people.member_id = $1)
         ORDER BY tasks.help_at DESC, items.id DESC LIMIT 5",
        &[&member, &viewer.network.id],
    )?)
}

/// What is to be done by a day, in spaces that the viewer may read, what is due first.
pub(in crate::tasks) fn dated(
    q: &mut Read<'_>,
    viewer: &Viewer,
    most: i64,
) -> Result<Vec<(ItemId, String)>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(NONE));
    Ok(q.all(
        "SELECT items.id, items.title
         FROM tasks JOIN items ON items.id = tasks.item_id JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE tasks.network_id = $1 AND tasks.due_on IS NOT NULL AND tasks.done_at IS NULL
           AND items.shelf = 'shown' AND spaces.archived_at IS NULL
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY tasks.due_on, items.id LIMIT $4",
        &[&viewer.network.id, &me, &viewer.member_id().is_some(), &most],
    )?)
}

db::record! {
    /// Something that is due, in a calendar.
    #[derive(Debug, Clone)]
    pub(in crate::tasks) struct Due {
        pub(in crate::tasks) id: ItemId,
        pub(in crate::tasks) title: String,
        pub(in crate::tasks) space_id: SpaceId,
        pub(in crate::tasks) space_name: String,
        pub(in crate::tasks) due_on: Time,
        pub(in crate::tasks) mine: bool,
        pub(in crate::tasks) sequence: i64,
        pub(in crate::tasks) changed_at: Time,
    }
}

const TASKS: &str = "SELECT id, title, space_id, space_name, due_on, mine, sequence, changed_at FROM (
        SELECT items.id, items.title, spaces.id AS space_id, spaces.name AS space_name, tasks.due_on,
               task_people.member_id IS NOT NULL AS mine, tasks.sequence, tasks.changed_at,
               ROW_NUMBER() OVER (PARTITION BY tasks.due_on ORDER BY items.id) AS in_day
        FROM tasks JOIN items ON items.id = tasks.item_id JOIN spaces ON spaces.id = items.space_id
        LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
        LEFT JOIN task_people ON task_people.item_id = items.id AND task_people.member_id = $2
        WHERE tasks.network_id = $1 AND tasks.due_on >= $4 AND tasks.due_on < $5 AND tasks.done_at IS NULL
          AND items.shelf = 'shown' AND (spaces.id = $6 OR $6 = 0)
          AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
               OR space_members.member_id IS NOT NULL)
          AND (NOT $7 OR task_people.member_id IS NOT NULL)
     ) due WHERE in_day <= $8 ORDER BY due_on, id LIMIT $9";

const MILESTONES: &str = "SELECT id, title, space_id, space_name, due_on, mine, sequence, changed_at FROM (
        SELECT items.id, items.title, spaces.id AS space_id, spaces.name AS space_name, milestones.due_on,
               items.author_id = $2 AS mine, milestones.sequence, milestones.changed_at,
               ROW_NUMBER() OVER (PARTITION BY milestones.due_on ORDER BY items.id) AS in_day
        FROM milestones JOIN items ON items.id = milestones.item_id JOIN spaces ON spaces.id = items.space_id
        LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
        WHERE milestones.network_id = $1 AND milestones.due_on >= $4 AND milestones.due_on < $5
          AND items.shelf = 'shown' AND (spaces.id = $6 OR $6 = 0)
          AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
               OR space_members.member_id IS NOT NULL)
          AND (NOT $7 OR items.author_id = $2)
     ) due WHERE in_day <= $8 ORDER BY due_on, id LIMIT $9";

/// What is to be done by the days of a window, as far as the viewer may read it.
pub(in crate::tasks) fn due(q: &mut Read<'_>, viewer: &Viewer, window: &Window) -> Result<Vec<Due>, Error> {
    Ok(q.all(TASKS, &Asked::of(viewer, window).params())?)
}

/// The milestones on the days of a window, as far as the viewer may read them.
pub(in crate::tasks) fn milestones(
    q: &mut Read<'_>,
    viewer: &Viewer,
    window: &Window,
) -> Result<Vec<Due>, Error> {
    Ok(q.all(MILESTONES, &Asked::of(viewer, window).params())?)
}

/// What both statements of a window are given.
struct Asked<'w> {
    network: NetworkId,
    me: MemberId,
    inside: bool,
    days: (Time, Time),
    space: SpaceId,
    window: &'w Window,
}

impl Asked<'_> {
    fn of<'w>(viewer: &Viewer, window: &'w Window) -> Asked<'w> {
        Asked {
            network: viewer.network.id,
            me: viewer.member_id().unwrap_or(MemberId::from(NONE)),
            inside: viewer.member_id().is_some(),
            days: window.days(),
            space: window.space.unwrap_or(SpaceId::from(NONE)),
            window,
        }
    }

    fn params(&self) -> [&dyn Param; 9] {
        let Asked { network, me, inside, days: (first, end), space, window } = self;
        [network, me, inside, first, end, space, &window.mine, &window.each_day, &window.most]
    }
}

/// The organisations for which a member may give time: those to which they belong, by name.
pub(in crate::tasks) fn organisations_of(
    q: &mut Read<'_>,
    member: MemberId,
) -> Result<Vec<(OrganisationId, String)>, db::Error> {
    q.all(
        "SELECT organisations.id, organisations.name
         FROM affiliations JOIN organisations ON organisations.id = affiliations.organisation_id
         WHERE affiliations.member_id = $1 AND affiliations.ended_at IS NULL AND organisations.archived_at IS NULL
         ORDER BY organisations.name_key, organisations.id LIMIT 50",
        &[&member],
    )
}

/// The people of a space to whom something can be given, by name.
pub(in crate::tasks) fn candidates(
    q: &mut Read<'_>,
    space: SpaceId,
) -> Result<Vec<(MemberId, String)>, db::Error> {
    q.all(
        "SELECT members.id, members.name FROM space_members JOIN members ON members.id = space_members.member_id
         WHERE space_members.space_id = $1 AND members.state = 'active'
         ORDER BY members.name_key, members.id LIMIT 200",
        &[&space],
    )
}

/// Which of these sources are known in a network.
pub(in crate::tasks) fn by_source(
    q: &mut Read<'_>,
    network: house::ids::NetworkId,
    sources: &[&str],
) -> Result<Vec<(String, ItemId)>, db::Error> {
    let keys: Vec<&dyn Param> = sources.iter().map(|source| -> &dyn Param { source }).collect();
    let before = "SELECT source, item_id FROM tasks WHERE network_id = $1 AND source";
    batch::among(q, before, &[&network], &keys, "ORDER BY item_id")
}
