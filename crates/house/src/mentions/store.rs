//! Who and what has a name. A list of this room may join the tables of members and organisations.

use crate::batch;
use crate::ids::NetworkId;
use db::{Error, Param, Read};

/// Number, name and folded name.
type Named = (i64, String, String);

/// Active members with one of these folded names.
pub(super) fn members_named(
    q: &mut Read<'_>,
    network: NetworkId,
    names: &[String],
) -> Result<Vec<Named>, Error> {
    let keys: Vec<&dyn Param> = names.iter().map(|name| -> &dyn Param { name }).collect();
    batch::among(
        q,
        "SELECT id, name, name_key FROM members WHERE network_id = $1 AND state = 'active' AND name_key",
        &[&network],
        &keys,
        "ORDER BY id LIMIT 400",
    )
}

/// Organisations with one of these folded names.
pub(super) fn organisations_named(
    q: &mut Read<'_>,
    network: NetworkId,
    names: &[String],
) -> Result<Vec<Named>, Error> {
    let keys: Vec<&dyn Param> = names.iter().map(|name| -> &dyn Param { name }).collect();
    batch::among(
        q,
        "SELECT id, name, name_key FROM organisations WHERE network_id = $1 AND archived_at IS NULL AND name_key",
        &[&network],
        &keys,
        "ORDER BY id LIMIT 400",
    )
}

/// Active members in whose names these folded words stand, two of each at most: who is the only one is meant.
pub(super) fn members_with_word(
    q: &mut Read<'_>,
    network: NetworkId,
    words: &[String],
) -> Result<Vec<Named>, Error> {
    let keys: Vec<&dyn Param> = words.iter().map(|word| -> &dyn Param { word }).collect();
    batch::each(
        q,
        "SELECT few.id, few.name, few.word FROM (
         SELECT members.id, members.name, member_words.word
         FROM member_words JOIN members ON members.id = member_words.member_id
         WHERE member_words.network_id = $1 AND member_words.member_state = 'active' AND member_words.word = $0
         ORDER BY member_words.member_id LIMIT 2) AS few",
        &[&network],
        &keys,
    )
}
