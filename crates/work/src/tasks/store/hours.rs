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
        "SELECT task_hours.id, task_hours.member_id, members.name, task_hours.organisation_id, organisations.name,
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
    (day, month, minutes): (Time, Time, i64),
    what: &str,
    now: Time,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO task_hours (item_id, network_id, member_id, organisation_id, day, month, minutes, what, logged_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[&item, &network, &member, &organisation, &day, &month, &minutes, &what, &now],
    )?;
    keep(tx, network, item, (organisation, month), minutes)
}

/// The line of this number, if it is of this task.
pub(in crate::tasks) fn line(
    q: &mut Read<'_>,
    item: ItemId,
    id: HoursId,
) -> Result<Option<(MemberId, Option<OrganisationId>, Time, i64)>, Error> {
    q.maybe(
        "SELECT member_id, organisation_id, day, minutes FROM task_hours WHERE id = $2 AND item_id = $1",
        &[&item, &id],
    )
}

/// Takes a line back; 0 where it is gone already.
pub(in crate::tasks) fn take_back(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    id: HoursId,
    organisation: Option<OrganisationId>,
    (month, minutes): (Time, i64),
) -> Result<u64, Error> {
    let gone = tx.run("DELETE FROM task_hours WHERE id = $2 AND item_id = $1", &[&item, &id])?;
    if gone > 0 {
        keep(tx, network, item, (organisation, month), -minutes)?;
    }
    Ok(gone)
}

fn keep(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    (organisation, month): (Option<OrganisationId>, Time),
    minutes: i64,
) -> Result<(), Error> {
    tx.run("UPDATE tasks SET logged = logged + $2 WHERE item_id = $1", &[&item, &minutes])?;
    let organisation = organisation.unwrap_or(OrganisationId::from(0));
    tx.run(
        "INSERT INTO task_months (network_id, organisation_id, month, minutes) VALUES ($1, $2, $3, $4)
         ON CONFLICT (network_id, organisation_id, month)
         DO UPDATE SET minutes = task_months.minutes + excluded.minutes",
        &[&network, &organisation, &month, &minutes],
    )?;
    Ok(())
}

/// What each organisation gave in each month from this one on.
pub(in crate::tasks) fn months(
    q: &mut Read<'_>,
    network: NetworkId,
    from: Time,
) -> Result<Vec<(OrganisationId, Time, i64)>, Error> {
    q.all(
        "SELECT organisation_id, month, minutes FROM task_months
         WHERE network_id = $1 AND month >= $2 AND minutes <> 0 ORDER BY organisation_id, month",
        &[&network, &from],
    )
}
