//! By what a panel is made up, and how many may share a value.

use crate::panels::drafting::Question;
use crate::panels::panel::{Feature, Quota};
use db::{Error, Read, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, NetworkId};

/// A quota that would help where no panel meets all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::panels) struct Wish {
    pub(in crate::panels) feature: i64,
    pub(in crate::panels) place: i64,
    pub(in crate::panels) least: i64,
    pub(in crate::panels) most: i64,
}

/// By what it is made up, in order.
pub(in crate::panels) fn features(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Feature>, Error> {
    q.all("SELECT place, name FROM panel_features WHERE item_id = $1 ORDER BY place LIMIT 20", &[&item])
}

/// Its quotas, in order.
pub(in crate::panels) fn quotas(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Quota>, Error> {
    q.all(
        "SELECT feature, place, value, least, most, share, wanted_least, wanted_most FROM panel_quotas
         WHERE item_id = $1 ORDER BY feature, place LIMIT 200",
        &[&item],
    )
}

/// The questions with their answers.
pub(in crate::panels) fn questions(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Question>, Error> {
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
pub(in crate::panels) fn set_questions(
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
            quotas.push(Quota {
                feature: place,
                place: at,
                value: value.clone(),
                least: *least,
                most: *most,
                share: 0,
                wanted_least: None,
                wanted_most: None,
            });
        }
    }
    add_quotas(tx, (network, item), &quotas)
}

/// Writes down one thing by which the panel is made up.
pub(in crate::panels) fn feature(
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

/// Writes quotas down.
pub(in crate::panels) fn add_quotas(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    all: &[Quota],
) -> Result<(), Error> {
    let rows: Vec<Row<'_>> = all
        .iter()
        .map(|one| -> Row<'_> {
            vec![&item, &network, &one.feature, &one.place, &one.value, &one.least, &one.most, &one.share]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO panel_quotas (item_id, network_id, feature, place, value, least, most, share)",
        &rows,
        "",
    )?;
    Ok(())
}

/// Takes away the quotas of the sectors, which are made anew whenever nobody can come any more.
pub(in crate::panels) fn clear_sectors(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run("DELETE FROM panel_quotas WHERE item_id = $1 AND feature = 0", &[&item])
}

/// Writes down what would help. The engine changes as few quotas as it can, so there are few of them.
pub(in crate::panels) fn wish(tx: &mut Write<'_>, item: ItemId, all: &[Wish]) -> Result<(), Error> {
    for Wish { feature, place, least, most } in all {
        tx.run(
            "UPDATE panel_quotas SET wanted_least = $4, wanted_most = $5
             WHERE item_id = $1 AND feature = $2 AND place = $3",
            &[&item, feature, place, least, most],
        )?;
    }
    Ok(())
}

/// Nothing would help, or nothing has to.
pub(in crate::panels) fn clear_wishes(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run("UPDATE panel_quotas SET wanted_least = NULL, wanted_most = NULL WHERE item_id = $1", &[&item])
}

/// The quotas become what would help.
pub(in crate::panels) fn widen(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run(
        "UPDATE panel_quotas SET least = COALESCE(wanted_least, least), most = COALESCE(wanted_most, most),
                wanted_least = NULL, wanted_most = NULL
         WHERE item_id = $1",
        &[&item],
    )
}
