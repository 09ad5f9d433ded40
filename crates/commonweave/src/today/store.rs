//! What Today asks of tables of several rooms. Each statement has a limit and an index that ends in its order.

use db::{Error, Param, Read, Time};
use house::batch;
use house::ids::{ItemId, MemberId, NetworkId};

db::record! {
    /// An item of which Today tells.
    #[derive(Debug, Clone)]
    pub(super) struct Facts {
        pub(super) id: ItemId,
        pub(super) kind: String,
        pub(super) author_id: MemberId,
        pub(super) author_name: String,
        /// The beginning of its text, as safe HTML.
        pub(super) html: String,
    }
}

/// What these items are, which the viewer may read.
pub(super) fn facts(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<Facts>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT items.id, items.kind, items.author_id, members.name AS author_name,
                SUBSTR(items.body_html, 1, 1200) AS html
         FROM items JOIN members ON members.id = items.author_id WHERE items.id",
        &[],
        &keys,
        "ORDER BY items.id",
    )
}

/// Up to when a member has called read what is in the commons, where all that is about no item has its place.
pub(super) fn called_read(q: &mut Read<'_>, member: MemberId) -> Result<Option<Time>, Error> {
    q.maybe(
        "SELECT space_members.read_to FROM space_members
         JOIN spaces ON spaces.id = space_members.space_id AND spaces.kind = 'commons'
         WHERE space_members.member_id = $1 ORDER BY space_members.space_id LIMIT 1",
        &[&member],
    )
}

db::record! {
    /// Somebody who came not long ago.
    #[derive(Debug, Clone)]
    pub(super) struct Newcomer {
        pub(super) id: MemberId,
        pub(super) name: String,
        pub(super) headline: String,
        pub(super) joined_at: Time,
    }
}

/// Who joined since then, the latest first; five at most.
pub(super) fn newcomers(
    q: &mut Read<'_>,
    network: NetworkId,
    me: MemberId,
    since: Time,
) -> Result<Vec<Newcomer>, Error> {
    q.all(
        "SELECT id, name, headline, joined_at FROM members
         WHERE network_id = $1 AND state = 'active' AND joined_at > $2 AND id <> $3
         ORDER BY joined_at DESC, id DESC LIMIT 5",
        &[&network, &since, &me],
    )
}

db::record! {
    /// Something that was brought to its end.
    #[derive(Debug, Clone)]
    pub(super) struct Ended {
        pub(super) id: ItemId,
        pub(super) kind: String,
        pub(super) title: String,
        pub(super) state: String,
        pub(super) space: String,
        pub(super) closed_at: Time,
    }
}

/// What ended since then where this member may read it, the latest first. Of the network's latest hundred ends, so that
/// what is hidden from somebody costs them nothing.
pub(super) fn ended(
    q: &mut Read<'_>,
    network: NetworkId,
    me: MemberId,
    since: Time,
) -> Result<Vec<Ended>, Error> {
    q.all(
        "SELECT latest.id, latest.kind, latest.title, latest.state, spaces.name AS space, latest.closed_at
         FROM (
            SELECT id, kind, title, state, space_id, closed_at FROM items
            WHERE network_id = $1 AND closed_at > $3 AND closed_at IS NOT NULL AND shelf = 'shown'
            ORDER BY closed_at DESC, id DESC LIMIT 100) AS latest
         JOIN spaces ON spaces.id = latest.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL
         ORDER BY latest.closed_at DESC, latest.id DESC LIMIT 12",
        &[&network, &me, &since],
    )
}
