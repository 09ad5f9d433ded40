//! The tables of announcements. Whoever asks has made sure that the viewer may read the item.

mod keeping;

pub(super) use keeping::{EXTRACTS, purge, recount};

use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};

db::record! {
    /// What an announcement asks, and how many have done it.
    #[derive(Debug, Clone)]
    pub(super) struct Asked {
        pub(super) asks: bool,
        pub(super) confirmed_count: i64,
    }
}

db::record! {
    /// An announcement that a member has not confirmed yet.
    #[derive(Debug, Clone)]
    pub(super) struct Waiting {
        pub(super) item_id: ItemId,
        pub(super) title: String,
        /// The beginning of its text: 2,000 letters of HTML at most.
        pub(super) html: String,
    }
}

/// What an announcement asks; none where it is only now being made.
pub(super) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<Asked>, Error> {
    q.maybe("SELECT asks, confirmed_count FROM announcements WHERE item_id = $1", &[&item])
}

/// Writes what an announcement asks.
///
/// # Errors
/// Those of the database.
pub fn put(tx: &mut Write<'_>, network: NetworkId, item: ItemId, asks: bool) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO announcements (item_id, network_id, asks, confirmed_count) VALUES ($1, $2, $3, 0)
         ON CONFLICT (item_id) DO UPDATE SET asks = excluded.asks",
        &[&item, &network, &asks],
    )
}

/// Whether a member has confirmed.
pub(super) fn has_confirmed(q: &mut Read<'_>, item: ItemId, member: MemberId) -> Result<bool, Error> {
    let found: Option<ItemId> = q.maybe(
        "SELECT item_id FROM announcement_confirmations WHERE item_id = $1 AND member_id = $2",
        &[&item, &member],
    )?;
    Ok(found.is_some())
}

/// What asks a member to confirm it and was announced since then, in spaces in which they were already: the newest first, five
/// at most.
pub(super) fn unconfirmed(q: &mut Read<'_>, member: MemberId, since: Time) -> Result<Vec<Waiting>, Error> {
    q.all(
        "SELECT items.id AS item_id, items.title, SUBSTR(items.body_html, 1, 2000) AS html
         FROM space_members
         JOIN spaces ON spaces.id = space_members.space_id AND spaces.archived_at IS NULL
         JOIN items ON items.space_id = spaces.id AND items.shelf = 'shown' AND items.kind = 'announcement'
              AND items.closed_at IS NULL
         JOIN announcements ON announcements.item_id = items.id AND announcements.asks = TRUE
         LEFT JOIN announcement_confirmations ON announcement_confirmations.item_id = items.id
              AND announcement_confirmations.member_id = $1
         WHERE space_members.member_id = $1 AND items.author_id <> $1
           AND items.created_at > $2 AND items.created_at >= space_members.joined_at
           AND announcement_confirmations.item_id IS NULL
         ORDER BY items.created_at DESC, items.id DESC LIMIT 5",
        &[&member, &since],
    )
}

/// Notes that a member has read it; false where that is known.
///
/// # Errors
/// Those of the database.
pub fn confirm(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    member: MemberId,
    now: Time,
) -> Result<bool, Error> {
    let new = tx.run(
        "INSERT INTO announcement_confirmations (item_id, member_id, network_id, created_at)
         VALUES ($1, $2, $3, $4) ON CONFLICT (item_id, member_id) DO NOTHING",
        &[&item, &member, &network, &now],
    )?;
    if new > 0 {
        tx.run(
            "UPDATE announcements SET confirmed_count = confirmed_count + 1 WHERE item_id = $1",
            &[&item],
        )?;
    }
    Ok(new > 0)
}

/// Who has confirmed, the first first; 100 at most.
pub(super) fn confirmed(q: &mut Read<'_>, item: ItemId) -> Result<Vec<(MemberId, String)>, Error> {
    q.all(
        "SELECT members.id, members.name FROM announcement_confirmations
         JOIN members ON members.id = announcement_confirmations.member_id
         WHERE announcement_confirmations.item_id = $1
         ORDER BY announcement_confirmations.created_at, members.id LIMIT 100",
        &[&item],
    )
}

/// Who is in the space and has not confirmed; 100 at most, and of the first 2,000 who are in it alone, so that it costs the
/// same however many are.
pub(super) fn missing(
    q: &mut Read<'_>,
    (item, space): (ItemId, SpaceId),
    author: MemberId,
) -> Result<Vec<(MemberId, String)>, Error> {
    q.all(
        "SELECT members.id, members.name
         FROM (SELECT member_id FROM space_members WHERE space_id = $2 ORDER BY member_id LIMIT 2000) AS first
         JOIN members ON members.id = first.member_id AND members.state = 'active'
         LEFT JOIN announcement_confirmations ON announcement_confirmations.item_id = $1
              AND announcement_confirmations.member_id = first.member_id
         WHERE first.member_id <> $3 AND announcement_confirmations.item_id IS NULL
         ORDER BY first.member_id LIMIT 100",
        &[&item, &space, &author],
    )
}
