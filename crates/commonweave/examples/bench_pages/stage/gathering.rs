//! Months with three hundred dates each, and an event to which two thousand have said that they come.

use super::company::known;
use db::{Db, Time, Write};
use house::batch::{self, Row};
use house::clock::Clock;
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::items::{self, Beginning, ItemText};
use house::web::Error;
use meet::events::{self, EVENT, Event};
use std::time::Duration;

/// How many dates: ten a day from a month ago to a month ahead, so that whatever month one looks at has 300.
const DATES: u64 = 600;
/// How many have answered.
const ANSWERS: u64 = 2_000;
const HOUR: Duration = Duration::from_secs(60 * 60);

/// Brings it in; tells which event has the answers.
pub(super) fn fill(db: &Db) -> anyhow::Result<ItemId> {
    let now = Clock::Machine.now();
    let filled = db.write_blocking(move |tx| {
        let (network, space, by): (NetworkId, SpaceId, MemberId) = tx.one(
            "SELECT spaces.network_id, spaces.id, spaces.created_by
             FROM spaces JOIN networks ON networks.id = spaces.network_id
             WHERE networks.slug = 'green-city' AND spaces.kind = 'commons' ORDER BY spaces.id LIMIT 1",
            &[],
        )?;
        if let Some(item) = known(tx, space, "The gathering of the bench")? {
            return Ok(item);
        }
        for number in 0..DATES {
            let at = now - HOUR * (24 * 30) + HOUR * u32::try_from(number * 24 / 10).unwrap_or_default();
            hold(tx, (network, space, by), &format!("Date {number} of the bench"), (at, now))?;
        }
        let at = now + HOUR * (24 * 40);
        let item = hold(tx, (network, space, by), "The gathering of the bench", (at, now))?;
        answer(tx, (network, item), now)?;
        Ok::<_, Error>(item)
    });
    filled.map_err(|error| anyhow::anyhow!("the dates could not be brought in: {error:?}"))
}

/// An event of two hours.
fn hold(
    tx: &mut Write<'_>,
    (network, space, author): (NetworkId, SpaceId, MemberId),
    title: &str,
    (at, now): (Time, Time),
) -> Result<ItemId, Error> {
    let begin = Beginning { network, space, kind: &EVENT, author, now, once: None };
    let item = items::create(tx, &begin, &ItemText::new(title, ""))?.ok_or(Error::NotFound)?;
    let event = Event { place: "By the shed".to_owned(), ..Event::between("UTC", at, at + HOUR * 2) };
    events::hold(tx, network, item, &event, now)?;
    Ok(item)
}

/// People who are written down by name say that they come, as those do who telephone.
fn answer(tx: &mut Write<'_>, (network, item): (NetworkId, ItemId), now: Time) -> Result<(), db::Error> {
    let names: Vec<String> = (0..ANSWERS).map(|number| format!("Guest {number}")).collect();
    let rows: Vec<Row<'_>> = names
        .iter()
        .map(|name| -> Row<'_> { vec![&item, &network, name, &"yes", &1_i64, &"seated", &now, &now] })
        .collect();
    let head =
        "INSERT INTO attendances (item_id, network_id, name, answer, party, seat, queued_at, answered_at)";
    let came = batch::insert(tx, head, &rows, "")?;
    let count = i64::try_from(came).unwrap_or_default();
    tx.run("UPDATE events SET coming_count = coming_count + $2 WHERE item_id = $1", &[&item, &count])?;
    Ok(())
}
