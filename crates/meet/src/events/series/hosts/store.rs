//! The turn of a series, and who hosts which meeting.

use crate::events::series::SeriesId;
use db::{Error, Read, Time, Write};
use house::batch::{self, Row};
use house::extract::Extract;
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use std::time::Duration;

/// How far ahead meetings are written down, with some days to spare.
const AHEAD: Duration = Duration::from_secs(86_400 * 70);

db::record! {
    /// A host who is to be told.
    #[derive(Debug, Clone)]
    pub(super) struct Called {
        pub(super) item_id: ItemId,
        pub(super) host_id: MemberId,
        pub(super) network_id: NetworkId,
        pub(super) space_id: SpaceId,
        pub(super) author_id: MemberId,
    }
}

/// Who hosts in turn, each once, as far as they may still read where the series is: two who became one stand there twice.
pub(super) fn hosts(q: &mut Read<'_>, series: SeriesId) -> Result<Vec<MemberId>, Error> {
    q.all(
        "SELECT series_hosts.member_id FROM series_hosts
         JOIN event_series ON event_series.id = series_hosts.series_id
         JOIN spaces ON spaces.id = event_series.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id
              AND space_members.member_id = series_hosts.member_id
         WHERE series_hosts.series_id = $1
           AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
         GROUP BY series_hosts.member_id ORDER BY MIN(series_hosts.position)",
        &[&series],
    )
}

/// What they are called.
pub(super) fn names(q: &mut Read<'_>, series: SeriesId) -> Result<Vec<String>, Error> {
    q.all(
        "SELECT members.name FROM series_hosts JOIN members ON members.id = series_hosts.member_id
         JOIN event_series ON event_series.id = series_hosts.series_id
         JOIN spaces ON spaces.id = event_series.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id
              AND space_members.member_id = series_hosts.member_id
         WHERE series_hosts.series_id = $1
           AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
         GROUP BY members.id, members.name ORDER BY MIN(series_hosts.position)",
        &[&series],
    )
}

/// These host in turn from now on, and nobody else; the meetings after a moment have no host yet.
pub(super) fn set_hosts(
    tx: &mut Write<'_>,
    series: SeriesId,
    hosts: &[MemberId],
    now: Time,
) -> Result<(), Error> {
    tx.run("DELETE FROM series_hosts WHERE series_id = $1", &[&series])?;
    let places: Vec<(i64, MemberId)> = (1_i64..).zip(hosts.iter().copied()).collect();
    let rows: Vec<Row<'_>> =
        places.iter().map(|(position, member)| -> Row<'_> { vec![&series, position, member] }).collect();
    batch::insert(tx, "INSERT INTO series_hosts (series_id, position, member_id)", &rows, "")?;
    tx.run(
        "UPDATE events SET host_id = NULL, host_told = FALSE WHERE series_id = $1 AND starts_at > $2",
        &[&series, &now],
    )?;
    Ok(())
}

/// Who hosted the last meeting before a moment.
pub(super) fn last_host(q: &mut Read<'_>, series: SeriesId, now: Time) -> Result<Option<MemberId>, Error> {
    q.maybe(
        "SELECT host_id FROM events WHERE series_id = $1 AND starts_at <= $2 AND host_id IS NOT NULL
         ORDER BY starts_at DESC, item_id DESC LIMIT 1",
        &[&series, &now],
    )
}

/// The meetings after a moment that take place and were not moved to another space, each with its host.
pub(super) fn to_come(
    q: &mut Read<'_>,
    series: SeriesId,
    now: Time,
) -> Result<Vec<(ItemId, Option<MemberId>)>, Error> {
    q.all(
        "SELECT events.item_id, events.host_id FROM events JOIN items ON items.id = events.item_id
         JOIN event_series ON event_series.id = events.series_id AND event_series.space_id = items.space_id
         WHERE events.series_id = $1 AND events.starts_at > $2 AND NOT events.cancelled AND items.shelf = 'shown'
         ORDER BY events.starts_at, events.item_id LIMIT 120",
        &[&series, &now],
    )
}

/// Somebody hosts a meeting, who has not been told yet.
pub(super) fn set_host(tx: &mut Write<'_>, item: ItemId, host: Option<MemberId>) -> Result<u64, Error> {
    tx.run("UPDATE events SET host_id = $2, host_told = FALSE WHERE item_id = $1", &[&item, &host])
}

/// Notes that the host of a meeting was told.
pub(super) fn note_told(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run("UPDATE events SET host_told = TRUE WHERE item_id = $1", &[&item])
}

/// Who hosts an event, and when it begins.
pub(super) fn host_of(q: &mut Read<'_>, item: ItemId) -> Result<Option<(MemberId, String, Time)>, Error> {
    q.maybe(
        "SELECT members.id, members.name, events.starts_at FROM events JOIN members ON members.id = events.host_id
         WHERE events.item_id = $1",
        &[&item],
    )
}

/// Some series with a turn of which a meeting to come has no host, and where somebody may host it.
pub(super) fn unhosted(q: &mut Read<'_>, now: Time, most: i64) -> Result<Vec<SeriesId>, Error> {
    let until = now + AHEAD;
    q.all(
        "SELECT DISTINCT events.series_id FROM events JOIN items ON items.id = events.item_id
         JOIN event_series ON event_series.id = events.series_id AND event_series.space_id = items.space_id
         JOIN spaces ON spaces.id = items.space_id
         WHERE events.starts_at > $1 AND events.starts_at < $2 AND events.host_id IS NULL
           AND events.series_id IS NOT NULL AND NOT events.cancelled AND items.shelf = 'shown'
           AND EXISTS (SELECT 1 FROM series_hosts
                       LEFT JOIN space_members ON space_members.space_id = event_series.space_id
                            AND space_members.member_id = series_hosts.member_id
                       WHERE series_hosts.series_id = events.series_id
                         AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL))
         ORDER BY events.series_id LIMIT $3",
        &[&now, &until, &most],
    )
}

/// Whoever may not read a meeting to come any more hosts it no longer.
pub(super) fn stand_down(tx: &mut Write<'_>, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE events SET host_id = NULL, host_told = FALSE
         WHERE starts_at > $1 AND host_id IS NOT NULL
           AND EXISTS (SELECT 1 FROM items JOIN spaces ON spaces.id = items.space_id
                       LEFT JOIN space_members ON space_members.space_id = spaces.id
                            AND space_members.member_id = events.host_id
                       WHERE items.id = events.item_id AND spaces.visibility = 'members'
                         AND space_members.member_id IS NULL)",
        &[&now],
    )
}

/// Hosts of meetings before a moment who were not told yet.
pub(super) fn to_call(
    q: &mut Read<'_>,
    (now, before): (Time, Time),
    most: i64,
) -> Result<Vec<Called>, Error> {
    q.all(
        "SELECT events.item_id, events.host_id, events.network_id, items.space_id, items.author_id
         FROM events JOIN items ON items.id = events.item_id
         WHERE events.starts_at > $1 AND events.starts_at <= $2 AND events.host_id IS NOT NULL
           AND NOT events.host_told AND NOT events.cancelled AND items.shelf = 'shown' AND items.state <> 'draft'
         ORDER BY events.starts_at, events.item_id LIMIT $3",
        &[&now, &before, &most],
    )
}

/// Forgets a member as a host.
pub(super) fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM series_hosts WHERE member_id = $1", &[&member])?;
    tx.run("UPDATE events SET host_id = NULL, host_told = FALSE WHERE host_id = $1", &[&member])?;
    Ok(())
}

/// What somebody hosts who was only written down, the member hosts who they are.
pub(in crate::events) fn merge(tx: &mut Write<'_>, from: MemberId, to: MemberId) -> Result<(), Error> {
    tx.run("UPDATE series_hosts SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    tx.run("UPDATE events SET host_id = $2 WHERE host_id = $1", &[&from, &to])?;
    Ok(())
}

/// Which days a series leaves out, with blanks between them, and the holidays of which country.
pub(super) fn set_left_out(
    tx: &mut Write<'_>,
    series: SeriesId,
    (days, country): (&str, &str),
) -> Result<u64, Error> {
    tx.run("UPDATE event_series SET left_out = $2, holidays = $3 WHERE id = $1", &[&series, &days, &country])
}

/// On the holidays of which country a series does not come back.
pub(super) fn set_holidays(tx: &mut Write<'_>, series: SeriesId, country: &str) -> Result<u64, Error> {
    tx.run("UPDATE event_series SET holidays = $2 WHERE id = $1", &[&series, &country])
}

/// Who hosts which meeting.
pub(in crate::events) const HOSTS: Extract = Extract {
    name: "event-hosts",
    head: &["item_id", "series_id", "host_id"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT events.item_id, events.series_id, events.host_id FROM events
             JOIN items ON items.id = events.item_id
             WHERE events.network_id = $1 AND events.host_id IS NOT NULL AND items.shelf IN ('shown', 'archived')
             ORDER BY events.item_id",
            &[&network],
            take,
        )
    }),
    of_member: Some(|q, member, take| {
        q.each(
            "SELECT events.item_id, events.series_id, events.host_id FROM events
             JOIN items ON items.id = events.item_id
             WHERE events.host_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY events.item_id",
            &[&member],
            take,
        )
    }),
};
