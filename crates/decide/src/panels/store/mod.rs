//! The tables of panels. Whoever asks has made sure that the viewer may read the item.

mod draws;
mod extracts;
mod keeping;
mod quotas;
mod register;
mod volunteers;

pub(super) use draws::{
    announce, chance, chances, drawn, draws, keep_chances, lists, publish, ready, seeded, set_trouble,
    take_back,
};
pub(super) use extracts::EXTRACTS;
pub(super) use keeping::{leave, merge, purge, recount};
pub(super) use quotas::{
    Wish, add_quotas, clear_sectors, clear_wishes, feature, features, questions, quotas, set_questions,
    widen, wish,
};
pub(super) use register::{Listed, dated, lines, listed};
pub(super) use volunteers::{
    come, drawn_numbers, empty_seats, give_back, number, replace, seat, seated, sectors, sectors_of,
    volunteer, volunteers, withdraw,
};

use super::panel::{Panel, Phase};
use db::{Error, Read, Time, Write};
use house::access::SpaceVisibility;
use house::ids::{ItemId, NetworkId, SpaceId};

/// How a panel is to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) size: i64,
    pub(super) by_sector: bool,
    pub(super) time_zone: String,
    pub(super) open_until: Time,
    pub(super) draw_on: Time,
    pub(super) source: String,
}

/// The panel of an item.
pub(super) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<Panel>, Error> {
    q.maybe(
        "SELECT item_id, network_id, size, by_sector, time_zone, open_until, phase, trouble, volunteer_count,
                space_id
         FROM panels WHERE item_id = $1",
        &[&item],
    )
}

/// Writes down how a panel that was just started is to be drawn.
pub(super) fn begin(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    setting: &Setting,
    now: Time,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO panels (item_id, network_id, size, by_sector, time_zone, open_until, phase, volunteer_count,
                             changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'call', 0, $7)",
        &[&item, &network, &setting.size, &setting.by_sector, &setting.time_zone, &setting.open_until, &now],
    )?;
    announce(tx, (network, item, 1), (&setting.source, setting.draw_on))?;
    Ok(())
}

/// Writes down another setting, as long as nobody has come.
pub(super) fn change(tx: &mut Write<'_>, item: ItemId, setting: &Setting, now: Time) -> Result<(), Error> {
    tx.run(
        "UPDATE panels SET size = $2, by_sector = $3, open_until = $4, changed_at = $5
         WHERE item_id = $1 AND phase = 'call' AND volunteer_count = 0",
        &[&item, &setting.size, &setting.by_sector, &setting.open_until, &now],
    )?;
    tx.run(
        "UPDATE panel_draws SET source = $2, draw_on = $3 WHERE item_id = $1 AND round = 1",
        &[&item, &setting.source, &setting.draw_on],
    )?;
    Ok(())
}

/// People can come for longer, and the seed comes from somewhere on another day.
pub(super) fn extend(
    tx: &mut Write<'_>,
    item: ItemId,
    (until, draw_on): (Time, Time),
    source: &str,
    now: Time,
) -> Result<(), Error> {
    tx.run(
        "UPDATE panel_draws SET draw_on = $2, source = $3 WHERE item_id = $1 AND round = 1",
        &[&item, &draw_on, &source],
    )?;
    clear_wishes(tx, item)?;
    tx.run(
        "UPDATE panels SET phase = 'call', trouble = NULL, open_until = $2, changed_at = $3 WHERE item_id = $1",
        &[&item, &until, &now],
    )?;
    Ok(())
}

/// From one phase to another; 0 where it is in a third.
pub(super) fn go(
    tx: &mut Write<'_>,
    item: ItemId,
    (from, to): (Phase, Phase),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE panels SET phase = $3, changed_at = $4 WHERE item_id = $1 AND phase = $2",
        &[&item, &from, &to, &now],
    )
}

/// The space of those who were drawn.
pub(super) fn keep_space(tx: &mut Write<'_>, item: ItemId, space: SpaceId) -> Result<u64, Error> {
    tx.run("UPDATE panels SET space_id = $2 WHERE item_id = $1", &[&item, &space])
}

/// What a panel is called, and who may read the space in which it was called for.
pub(super) fn place(q: &mut Read<'_>, item: ItemId) -> Result<Option<(String, SpaceVisibility)>, Error> {
    q.maybe(
        "SELECT items.title, spaces.visibility FROM items JOIN spaces ON spaces.id = items.space_id
         WHERE items.id = $1",
        &[&item],
    )
}
