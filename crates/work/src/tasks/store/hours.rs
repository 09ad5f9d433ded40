//! Time that was given to tasks.

use db::{Error, Read, Time, Write};
use house::ids::{HoursId, ItemId, MemberId, NetworkId, OrganisationId};

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
