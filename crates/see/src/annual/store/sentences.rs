//! Sentences of stories.

use crate::annual::composing::Made;
use crate::annual::sentence::{About, Sentence};
use db::{Error, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, NetworkId};
use house::reports::Chapter;

/// The sentences of a story, in their order.
pub(in crate::annual) fn sentences(q: &mut Read<'_>, story: i64) -> Result<Vec<Sentence>, Error> {
    q.all(
        "SELECT id, chapter, place, record, record_id, query, made, edited, dropped FROM annual_sentences
         WHERE story_id = $1 ORDER BY place, id LIMIT 300",
        &[&story],
    )
}

/// Keeps sentences as they were made: new ones each with its place, and of those that are there what was made, while what was
/// edited, reordered and dropped stays.
pub(in crate::annual) fn make(
    tx: &mut Write<'_>,
    (network, story): (NetworkId, i64),
    made: &[Made],
    now: Time,
) -> Result<u64, Error> {
    let places: Vec<i64> = (1_i64..).map(|place| place * 10).take(made.len()).collect();
    let rows: Vec<Row<'_>> = made
        .iter()
        .zip(&places)
        .map(|(one, place)| -> Row<'_> {
            vec![
                &story,
                &network,
                &one.chapter,
                place,
                &one.source,
                &one.record,
                &one.record_id,
                &one.query,
                &one.text,
                &false,
                &now,
            ]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO annual_sentences (story_id, network_id, chapter, place, source, record, record_id, query, made,
                                       dropped, made_at)",
        &rows,
        "ON CONFLICT (story_id, source) DO UPDATE SET made = excluded.made, query = excluded.query,
            made_at = excluded.made_at",
    )
}

/// Forgets sentences that are made no longer, where nobody edited them or wrote them by hand.
pub(in crate::annual) fn forget_old(tx: &mut Write<'_>, story: i64, now: Time) -> Result<u64, Error> {
    tx.run(
        "DELETE FROM annual_sentences
         WHERE story_id = $1 AND made_at < $2 AND edited IS NULL AND source NOT LIKE 'hand-%'",
        &[&story, &now],
    )
}

/// A sentence that a steward writes.
#[derive(Debug, Clone, Copy)]
pub(in crate::annual) struct New<'a> {
    pub(in crate::annual) chapter: Chapter,
    pub(in crate::annual) place: i64,
    pub(in crate::annual) item: Option<ItemId>,
    pub(in crate::annual) text: &'a str,
}

/// Adds one.
pub(in crate::annual) fn add(
    tx: &mut Write<'_>,
    (network, story): (NetworkId, i64),
    new: New<'_>,
    now: Time,
) -> Result<u64, Error> {
    let source = format!("hand-{}-{}", now.micros(), new.place);
    let record = if new.item.is_some() { About::Item } else { About::Nothing };
    let item = new.item.map_or(0, ItemId::get);
    tx.run(
        "INSERT INTO annual_sentences (story_id, network_id, chapter, place, source, record, record_id, query, made,
                                       dropped, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8, FALSE, $9)",
        &[&story, &network, &new.chapter, &new.place, &source, &record, &item, &new.text, &now],
    )
}

/// What a steward made of a sentence: its text where that is not what was made, its place, whether it is dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::annual) struct Changed {
    pub(in crate::annual) id: i64,
    pub(in crate::annual) edited: Option<String>,
    pub(in crate::annual) place: i64,
    pub(in crate::annual) dropped: bool,
}

/// Keeps what a steward made of sentences; one that is gone meanwhile stays gone.
pub(in crate::annual) fn change(tx: &mut Write<'_>, changed: &[Changed]) -> Result<u64, Error> {
    let dropped: Vec<i64> = changed.iter().map(|one| i64::from(one.dropped)).collect();
    let rows: Vec<Row<'_>> = changed
        .iter()
        .zip(&dropped)
        .map(|(one, dropped)| -> Row<'_> { vec![&one.id, &one.edited, &one.place, dropped] })
        .collect();
    batch::insert(
        tx,
        "UPDATE annual_sentences SET edited = given.column2, place = CAST(given.column3 AS BIGINT),
                dropped = CAST(given.column4 AS BIGINT) <> 0 FROM (",
        &rows,
        ") AS given WHERE annual_sentences.id = CAST(given.column1 AS BIGINT)",
    )
}

/// What was told of an item that is gone for good goes too.
pub(in crate::annual) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM annual_sentences WHERE record = 'item' AND record_id = $1", &[&item])?;
    Ok(())
}
