//! The tables of panels. Whoever asks has made sure that the viewer may read the item.

mod draws;
mod extracts;
mod keeping;
mod volunteers;

pub(super) use draws::{announce, counted, drawn, draws, seeded, stuck};
pub(super) use extracts::EXTRACTS;
pub(super) use keeping::{leave, merge, purge, recount};
pub(super) use volunteers::{
    come, give_back, keep_chance, keep_chances, replace, seat, seated, sectors, volunteer, volunteers,
    willing, withdraw,
};

use super::drafting::Question;
use super::panel::{Feature, Panel, Phase, Quota};
use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::web::Viewer;

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
                least_chance, most_chance, digest, space_id, closed_at, drawn_at
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
        "INSERT INTO panels (item_id, network_id, size, by_sector, time_zone, open_until, phase, trouble,
                             volunteer_count, least_chance, most_chance, digest, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'call', '', 0, 0, 0, '', $7)",
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

/// People can come for longer.
pub(super) fn extend(
    tx: &mut Write<'_>,
    item: ItemId,
    (until, draw_on): (Time, Time),
    now: Time,
) -> Result<u64, Error> {
    tx.run("UPDATE panel_draws SET draw_on = $2 WHERE item_id = $1 AND round = 1", &[&item, &draw_on])?;
    tx.run(
        "UPDATE panels SET phase = 'call', trouble = '', open_until = $2, closed_at = NULL, changed_at = $3
         WHERE item_id = $1 AND phase IN ('call', 'stuck') AND open_until < $2",
        &[&item, &until, &now],
    )
}

/// From one phase to another; 0 where another change was first.
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

/// By what it is made up, in order.
pub(super) fn features(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Feature>, Error> {
    q.all("SELECT place, name FROM panel_features WHERE item_id = $1 ORDER BY place LIMIT 20", &[&item])
}

/// Its quotas, in order.
pub(super) fn quotas(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Quota>, Error> {
    q.all(
        "SELECT feature, place, value, least, most, share FROM panel_quotas WHERE item_id = $1
         ORDER BY feature, place LIMIT 200",
        &[&item],
    )
}

/// The questions with their answers.
pub(super) fn questions(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Question>, Error> {
    let quotas = quotas(q, item)?;
    let asked = features(q, item)?.into_iter().filter(|feature| !feature.name.is_empty());
    let question = |feature: Feature| {
        let own = quotas.iter().filter(|quota| quota.feature == feature.place);
        let answers = own.map(|quota| (quota.value.clone(), quota.least, quota.most)).collect();
        Question { name: feature.name, answers }
    };
    Ok(asked.map(question).collect())
}

/// Writes down the questions, in place of those that there were.
pub(super) fn set_questions(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    all: &[Question],
) -> Result<(), Error> {
    tx.run("DELETE FROM panel_quotas WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM panel_features WHERE item_id = $1", &[&item])?;
    let mut quotas = Vec::new();
    for (place, question) in (1_i64..).zip(all) {
        feature(tx, (network, item), &Feature { place, name: question.name.clone() })?;
        for (at, (value, least, most)) in (0_i64..).zip(&question.answers) {
            let value = value.clone();
            quotas.push(Quota { feature: place, place: at, value, least: *least, most: *most, share: 0 });
        }
    }
    add_quotas(tx, (network, item), &quotas)
}

/// Writes down one thing by which the panel is made up.
pub(super) fn feature(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    one: &Feature,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO panel_features (item_id, network_id, place, name) VALUES ($1, $2, $3, $4)
         ON CONFLICT (item_id, place) DO NOTHING",
        &[&item, &network, &one.place, &one.name],
    )
}

/// Writes quotas down, in place of those that there were at their places.
pub(super) fn add_quotas(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    quotas: &[Quota],
) -> Result<(), Error> {
    let rows: Vec<Row<'_>> = quotas
        .iter()
        .map(|one| -> Row<'_> {
            vec![&item, &network, &one.feature, &one.place, &one.value, &one.least, &one.most, &one.share]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO panel_quotas (item_id, network_id, feature, place, value, least, most, share)",
        &rows,
        "ON CONFLICT (item_id, feature, place) DO UPDATE SET value = excluded.value, least = excluded.least,
         most = excluded.most, share = excluded.share",
    )?;
    Ok(())
}

/// Takes away the quotas of the sectors, which are made anew when nobody can come any more.
pub(super) fn clear_sectors(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run("DELETE FROM panel_quotas WHERE item_id = $1 AND feature = 0", &[&item])
}

db::record! {
    /// A panel in a list.
    #[derive(Debug, Clone)]
    pub(super) struct Listed {
        pub(super) item_id: ItemId,
        pub(super) title: String,
        pub(super) space_name: String,
        pub(super) phase: Phase,
        pub(super) size: i64,
        pub(super) open_until: Time,
    }
}

/// The panels of a network that the viewer may read, from before this one on, the newest first.
pub(super) fn listed(
    q: &mut Read<'_>,
    viewer: &Viewer,
    before: ItemId,
    limit: i64,
) -> Result<Vec<Listed>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    q.all(
        "SELECT panels.item_id, items.title, spaces.name AS space_name, panels.phase, panels.size, panels.open_until
         FROM panels JOIN items ON items.id = panels.item_id JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE panels.network_id = $1 AND panels.item_id < $4 AND items.shelf IN ('shown', 'archived')
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY panels.item_id DESC LIMIT $5",
        &[&viewer.network.id, &me, &inside, &before, &limit],
    )
}

/// How far each of these is: the phase, how many are wanted.
pub(super) fn lines(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, Phase, i64)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    batch::among(q, "SELECT item_id, phase, size FROM panels WHERE item_id", &[], &keys, "ORDER BY item_id")
}

/// The space of those who were drawn.
pub(super) fn keep_space(tx: &mut Write<'_>, item: ItemId, space: SpaceId) -> Result<u64, Error> {
    tx.run("UPDATE panels SET space_id = $2 WHERE item_id = $1", &[&item, &space])
}

/// What a panel is called.
pub(super) fn title(q: &mut Read<'_>, item: ItemId) -> Result<Option<String>, Error> {
    q.maybe("SELECT title FROM items WHERE id = $1", &[&item])
}
