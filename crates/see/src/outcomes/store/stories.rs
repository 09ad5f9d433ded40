//! The story behind a curve, entry by entry.

use crate::outcomes::indicator::{By, Strand};
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{IndicatorId, MemberId, NetworkId};

db::record! {
    /// An entry of the journal.
    #[derive(Debug, Clone)]
    pub(in crate::outcomes) struct Story {
        pub(in crate::outcomes) id: i64,
        pub(in crate::outcomes) strand: Strand,
        pub(in crate::outcomes) body_html: String,
        pub(in crate::outcomes) author_id: MemberId,
        pub(in crate::outcomes) author: String,
        pub(in crate::outcomes) created_at: Time,
    }
}

/// The entries before this one, the latest first.
pub(in crate::outcomes) fn stories(
    q: &mut Read<'_>,
    indicator: IndicatorId,
    before: i64,
    limit: i64,
) -> Result<Vec<Story>, Error> {
    q.all(
        "SELECT indicator_stories.id, indicator_stories.strand, indicator_stories.body_html,
                indicator_stories.author_id, members.name AS author, indicator_stories.created_at
         FROM indicator_stories JOIN members ON members.id = indicator_stories.author_id
         WHERE indicator_stories.indicator_id = $1 AND indicator_stories.id < $2
         ORDER BY indicator_stories.id DESC LIMIT $3",
        &[&indicator, &before, &limit],
    )
}

/// Who wrote an entry of an indicator, if it has one of this number.
pub(in crate::outcomes) fn teller(
    q: &mut Read<'_>,
    indicator: IndicatorId,
    story: i64,
) -> Result<Option<MemberId>, Error> {
    q.maybe(
        "SELECT author_id FROM indicator_stories WHERE id = $1 AND indicator_id = $2",
        &[&story, &indicator],
    )
}

/// Takes an entry away for good; false where it was gone.
pub(in crate::outcomes) fn take_back(tx: &mut Write<'_>, story: i64) -> Result<bool, Error> {
    Ok(tx.run("DELETE FROM indicator_stories WHERE id = $1", &[&story])? == 1)
}

/// Adds an entry: its text and that as safe HTML.
pub(in crate::outcomes) fn tell(
    tx: &mut Write<'_>,
    (network, indicator): (NetworkId, IndicatorId),
    strand: Strand,
    (body, html): (&str, &str),
    by: By,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO indicator_stories (indicator_id, network_id, strand, body, body_html, author_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&indicator, &network, &strand, &body, &html, &by.member, &by.now],
    )
}

db::record! {
    /// One of the latest entries of an indicator, without who wrote it.
    #[derive(Debug, Clone)]
    pub(in crate::outcomes) struct Latest {
        pub(in crate::outcomes) indicator_id: IndicatorId,
        pub(in crate::outcomes) strand: Strand,
        pub(in crate::outcomes) body_html: String,
        pub(in crate::outcomes) created_at: Time,
    }
}

/// The latest entries of each of these indicators, the latest first, at most five each.
pub(in crate::outcomes) fn latest_stories(
    q: &mut Read<'_>,
    indicators: &[IndicatorId],
) -> Result<Vec<Latest>, Error> {
    let keys: Vec<&dyn Param> = indicators.iter().map(|id| -> &dyn Param { id }).collect();
    batch::each(
        q,
        "SELECT indicator_id, strand, body_html, created_at FROM (
            SELECT indicator_id, strand, body_html, created_at FROM indicator_stories
            WHERE indicator_id = $0 ORDER BY id DESC LIMIT 5) AS one",
        &[],
        &keys,
    )
}
