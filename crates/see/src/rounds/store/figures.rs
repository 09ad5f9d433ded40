//! What answers came to, and what was made of it.

use db::{Error, Param, Read, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, NetworkId};

db::record! {
    /// A sum of marks: by how many people, of how many marks. The sector is empty for all together.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::rounds) struct Figure {
        pub(in crate::rounds) measure: String,
        pub(in crate::rounds) sector: String,
        pub(in crate::rounds) people: i64,
        pub(in crate::rounds) marks: i64,
        pub(in crate::rounds) total: i64,
    }
}

/// Keeps the figures of a round.
pub(in crate::rounds) fn put_figures(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    figures: &[Figure],
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = figures
        .iter()
        .map(|one| -> Row<'_> {
            vec![&item, &network, &one.measure, &one.sector, &one.people, &one.marks, &one.total]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO round_figures (item_id, network_id, measure, sector, people, marks, total)",
        &rows,
        "ON CONFLICT DO NOTHING",
    )
}

/// The figures of a round.
pub(in crate::rounds) fn figures(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Figure>, Error> {
    q.all(
        "SELECT measure, sector, people, marks, total FROM round_figures WHERE item_id = $1
         ORDER BY measure, sector",
        &[&item],
    )
}

/// The figures of all together in each of these rounds: round, measure, how many marks, their sum.
pub(in crate::rounds) fn of_each(
    q: &mut Read<'_>,
    items: &[ItemId],
) -> Result<Vec<(ItemId, String, i64, i64)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    let before = "SELECT item_id, measure, marks, total FROM round_figures WHERE sector = '' AND item_id";
    batch::among(q, before, &[], &keys, "ORDER BY item_id, measure")
}

/// Keeps what people wrote to each question, in the order in which it is given.
pub(in crate::rounds) fn put_words(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    words: &[(i64, String)],
) -> Result<u64, Error> {
    let numbered: Vec<(i64, i64, String)> =
        (0_i64..).zip(words).map(|(place, (question, text))| (*question, place, text.clone())).collect();
    let rows: Vec<Row<'_>> = numbered
        .iter()
        .map(|(question, place, text)| -> Row<'_> { vec![&item, &network, question, place, text] })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO round_words (item_id, network_id, question, place, words)",
        &rows,
        "ON CONFLICT DO NOTHING",
    )
}

/// What people wrote: the place of the question, and the words; so many at most.
pub(in crate::rounds) fn words(
    q: &mut Read<'_>,
    item: ItemId,
    limit: i64,
) -> Result<Vec<(i64, String)>, Error> {
    q.all(
        "SELECT question, words FROM round_words WHERE item_id = $1 ORDER BY question, place LIMIT $2",
        &[&item, &limit],
    )
}

/// Notes that something was made of a theme.
pub(in crate::rounds) fn lead(
    tx: &mut Write<'_>,
    item: ItemId,
    (theme, made): (i64, ItemId),
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO round_leads (item_id, theme, made_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        &[&item, &theme, &made],
    )
}

/// What was made of the themes of a round: theme and item; the newest hundred.
pub(in crate::rounds) fn leads(q: &mut Read<'_>, item: ItemId) -> Result<Vec<(i64, ItemId)>, Error> {
    q.all(
        "SELECT theme, made_id FROM round_leads WHERE item_id = $1 ORDER BY made_id DESC, theme LIMIT 100",
        &[&item],
    )
}
