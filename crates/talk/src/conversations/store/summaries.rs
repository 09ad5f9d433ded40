//! What is kept of a conversation: its summary, and what came of it.

use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId};

/// What a text about a conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::conversations) enum Purpose {
    /// What was said so far.
    Summary,
    /// What came of it.
    Outcome,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Purpose::Summary => "summary",
            Purpose::Outcome => "outcome",
        }
    }
}

db::record! {
    /// One version of it.
    #[derive(Debug, Clone)]
    pub(in crate::conversations) struct Summary {
        pub(in crate::conversations) name: String,
        pub(in crate::conversations) body: String,
        pub(in crate::conversations) html: String,
        pub(in crate::conversations) created_at: Time,
    }
}

/// The versions of a text about an item, the newest first; 50 at most.
pub(in crate::conversations) fn summaries(
    q: &mut Read<'_>,
    item: ItemId,
    purpose: Purpose,
) -> Result<Vec<Summary>, Error> {
    q.all(
        "SELECT members.name, summaries.body, summaries.body_html AS html,
                summaries.created_at
         FROM summaries JOIN members ON members.id = summaries.member_id
         WHERE summaries.item_id = $1 AND summaries.purpose = $2 ORDER BY summaries.id DESC LIMIT 50",
        &[&item, &purpose.word()],
    )
}

/// The newest version.
pub(in crate::conversations) fn summary(
    q: &mut Read<'_>,
    item: ItemId,
    purpose: Purpose,
) -> Result<Option<Summary>, Error> {
    q.maybe(
        "SELECT members.name, summaries.body, summaries.body_html AS html,
                summaries.created_at
         FROM summaries JOIN members ON members.id = summaries.member_id
         WHERE summaries.item_id = $1 AND summaries.purpose = $2 ORDER BY summaries.id DESC LIMIT 1",
        &[&item, &purpose.word()],
    )
}

/// Writes a new version.
pub(in crate::conversations) fn sum_up(
    tx: &mut Write<'_>,
    (network, item, member): (NetworkId, ItemId, MemberId),
    purpose: Purpose,
    (body, html): (&str, &str),
    now: Time,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO summaries (network_id, item_id, purpose, member_id, body, body_html, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&network, &item, &purpose.word(), &member, &body, &html, &now],
    )?;
    Ok(())
}
