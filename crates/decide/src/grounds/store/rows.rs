//! The row of a common ground, and what a network allows.

use crate::grounds::ground::{Ground, Moderation};
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{ItemId, MemberId, NetworkId};

/// The ground of an item.
pub(in crate::grounds) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<Ground>, Error> {
    q.maybe(
        "SELECT item_id, network_id, moderation, link_token, link_by, statement_count, waiting_count, person_count,
                visitor_count, outcome, outcome_html, outcome_at, drawn_for
         FROM grounds WHERE item_id = $1",
        &[&item],
    )
}

/// The ground to which this link leads.
pub(in crate::grounds) fn by_token(q: &mut Read<'_>, token: &str) -> Result<Option<ItemId>, Error> {
    q.maybe("SELECT item_id FROM grounds WHERE link_token = $1", &[&token])
}

/// The ground that was brought from this source.
pub(in crate::grounds) fn by_source(
    q: &mut Read<'_>,
    network: NetworkId,
    source: &str,
) -> Result<Option<ItemId>, Error> {
    q.maybe("SELECT item_id FROM grounds WHERE network_id = $1 AND source = $2", &[&network, &source])
}

/// Writes down from where a ground was brought.
pub(in crate::grounds) fn set_source(tx: &mut Write<'_>, item: ItemId, source: &str) -> Result<u64, Error> {
    tx.run("UPDATE grounds SET source = $2 WHERE item_id = $1", &[&item, &source])
}

/// The first of the network's stewards.
pub(in crate::grounds) fn first_steward(
    q: &mut Read<'_>,
    network: NetworkId,
) -> Result<Option<MemberId>, Error> {
    q.maybe(
        "SELECT id FROM members WHERE network_id = $1 AND role = 'steward' AND state = 'active' ORDER BY id LIMIT 1",
        &[&network],
    )
}

/// Begins a ground.
pub(in crate::grounds) fn begin(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    moderation: Moderation,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO grounds (item_id, network_id, moderation, statement_count, waiting_count, person_count,
                              visitor_count, outcome, outcome_html, drawn_for)
         VALUES ($1, $2, $3, 0, 0, 0, 0, '', '', 0)",
        &[&item, &network, &moderation],
    )
}

/// Changes when statements are looked at.
pub(in crate::grounds) fn change(
    tx: &mut Write<'_>,
    item: ItemId,
    moderation: Moderation,
) -> Result<u64, Error> {
    tx.run("UPDATE grounds SET moderation = $2 WHERE item_id = $1", &[&item, &moderation])
}

/// Gives the ground a link, or takes it away.
pub(in crate::grounds) fn set_link(
    tx: &mut Write<'_>,
    item: ItemId,
    link: Option<(&str, MemberId)>,
) -> Result<u64, Error> {
    let (token, by) = (link.map(|(token, _)| token), link.map(|(_, by)| by));
    tx.run("UPDATE grounds SET link_token = $2, link_by = $3 WHERE item_id = $1", &[&item, &token, &by])
}

/// Writes the outcome.
pub(in crate::grounds) fn keep_outcome(
    tx: &mut Write<'_>,
    (item, by): (ItemId, MemberId),
    (text, html): (&str, &str),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE grounds SET outcome = $2, outcome_html = $3, outcome_by = $4, outcome_at = $5 WHERE item_id = $1",
        &[&item, &text, &html, &by, &now],
    )
}

/// Notes that a map is wanted for this moment. False where one is wanted for then or later already.
pub(in crate::grounds) fn request_map(tx: &mut Write<'_>, item: ItemId, due: Time) -> Result<bool, Error> {
    let noted = tx.run(
        "UPDATE grounds SET drawn_for = $2 WHERE item_id = $1 AND drawn_for < $2",
        &[&item, &due.micros()],
    )?;
    Ok(noted > 0)
}

/// Whether the network lets people from outside answer by a link.
pub(in crate::grounds) fn links_allowed(q: &mut Read<'_>, network: NetworkId) -> Result<bool, Error> {
    let found = q.maybe("SELECT links FROM ground_settings WHERE network_id = $1", &[&network])?;
    Ok(found.unwrap_or(false))
}

/// Lets people from outside answer by a link, or no longer. False where it was so already.
pub(in crate::grounds) fn allow_links(
    tx: &mut Write<'_>,
    network: NetworkId,
    links: bool,
) -> Result<bool, Error> {
    if links_allowed(tx, network)? == links {
        return Ok(false);
    }
    tx.run(
        "INSERT INTO ground_settings (network_id, links) VALUES ($1, $2)
         ON CONFLICT (network_id) DO UPDATE SET links = excluded.links",
        &[&network, &links],
    )?;
    Ok(true)
}

/// How many people and statements each of these grounds has.
pub(in crate::grounds) fn counts_of(
    q: &mut Read<'_>,
    items: &[ItemId],
) -> Result<Vec<(ItemId, i64, i64)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    let before = "SELECT item_id, person_count, statement_count FROM grounds WHERE item_id";
    batch::among(q, before, &[], &keys, "ORDER BY item_id")
}
