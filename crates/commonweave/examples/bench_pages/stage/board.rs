//! A board of a thousand cards, half of which have days, for the bench to look at.

use db::{Db, Time};
use house::ids::{MemberId, NetworkId, SpaceId};
use house::items::{self, Beginning, ItemText};
use house::web::Error;
use jiff::ToSpan;
use jiff::civil::date;
use std::time::Duration;
use work::tasks::{self, Planned, TASK};

/// How many cards.
const CARDS: u64 = 1_000;

/// Fills the board of the project of the network, once; tells which space that is.
pub(crate) fn fill(database: &Db) -> anyhow::Result<SpaceId> {
    let filled = database.write_blocking(|tx| {
        let (network, space, author): (NetworkId, SpaceId, MemberId) = tx.one(
            "SELECT spaces.network_id, spaces.id, spaces.created_by
             FROM spaces JOIN networks ON networks.id = spaces.network_id
             WHERE networks.slug = 'green-city' AND spaces.kind = 'project' ORDER BY spaces.id LIMIT 1",
            &[],
        )?;
        let filled: i64 = tx.one(
            "SELECT COUNT(*) FROM items WHERE space_id = $1 AND kind = 'task' AND title = 'Card 0 of the bench'",
            &[&space],
        )?;
        if filled > 0 {
            return Ok(space);
        }
        let begun: Time = tx.one("SELECT created_at FROM spaces WHERE id = $1", &[&space])?;
        for number in 0..CARDS {
            let now = begun + Duration::from_secs(number);
            let text = ItemText::new(format!("Card {number} of the bench"), "");
            let begin = Beginning { network, space, kind: &TASK, author, now, once: None };
            let Some(item) = items::create(tx, &begin, &text)? else { continue };
            let days = i64::try_from(number % 90).unwrap_or_default();
            let due = date(2026, 12, 1).checked_add(days.days()).ok().filter(|_| number % 2 == 0);
            let planned = Planned { due, ..Planned::OPEN };
            tasks::begin(tx, (network, space, item), &planned, None, now)?;
            tasks::give(tx, network, item, author, now)?;
        }
        Ok::<_, Error>(space)
    });
    filled.map_err(|error| anyhow::anyhow!("the board could not be filled: {error:?}"))
}
