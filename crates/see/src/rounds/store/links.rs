//! Links of letters by which one answers without signing in. Of each secret its hash alone is kept, and that until the round ends.

use db::{Error, Param, Read, Write};
use house::batch;
use house::ids::{ItemId, MemberId};

db::record! {
    /// A link: of which round, whose it is, for which organisation or member it answers, and to which address it went.
    #[derive(Debug, Clone)]
    pub(in crate::rounds) struct Link {
        pub(in crate::rounds) item_id: ItemId,
        pub(in crate::rounds) member_id: MemberId,
        pub(in crate::rounds) voice: i64,
        pub(in crate::rounds) address_hash: String,
        /// Whether an answer to a health round came by it.
        pub(in crate::rounds) used: bool,
    }
}

/// Notes a link that a letter holds.
pub(in crate::rounds) fn add_link(tx: &mut Write<'_>, hash: &str, link: &Link) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO round_links (token_hash, item_id, member_id, voice, address_hash, used)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[&hash, &link.item_id, &link.member_id, &link.voice, &link.address_hash, &link.used],
    )
}

/// What a link is of.
pub(in crate::rounds) fn by_link(q: &mut Read<'_>, hash: &str) -> Result<Option<Link>, Error> {
    q.maybe(
        "SELECT item_id, member_id, voice, address_hash, used FROM round_links WHERE token_hash = $1",
        &[&hash],
    )
}

/// Notes that an answer to a health round came by a link.
pub(in crate::rounds) fn note_used(tx: &mut Write<'_>, hash: &str) -> Result<u64, Error> {
    tx.run("UPDATE round_links SET used = TRUE WHERE token_hash = $1", &[&hash])
}

/// Puts another sheet in the place of one that is kept under this number. 0 where none is.
pub(in crate::rounds) fn replace(
    tx: &mut Write<'_>,
    item: ItemId,
    number: i64,
    sheet: &str,
) -> Result<u64, Error> {
    tx.run("UPDATE round_answers SET sheet = $3 WHERE id = $2 AND item_id = $1", &[&item, &number, &sheet])
}

/// Ends all links of a round.
pub(in crate::rounds) fn end_links(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run("DELETE FROM round_links WHERE item_id = $1", &[&item])
}

/// The organisations for which each of these members stands, and that have said nothing in this round.
pub(in crate::rounds) fn silent_voices(
    q: &mut Read<'_>,
    item: ItemId,
    members: &[MemberId],
) -> Result<Vec<(MemberId, i64)>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT affiliations.member_id, affiliations.organisation_id
         FROM affiliations CROSS JOIN organisations
         WHERE organisations.id = affiliations.organisation_id AND organisations.archived_at IS NULL
           AND affiliations.capacity = 'representative' AND affiliations.ended_at IS NULL
           AND affiliations.member_state = 'active'
           AND NOT EXISTS (SELECT 1 FROM trust_ties
                           WHERE trust_ties.item_id = $1 AND trust_ties.rater_id = affiliations.organisation_id)
           AND affiliations.member_id",
        &[&item],
        &keys,
        "ORDER BY affiliations.member_id, affiliations.organisation_id",
    )
}
