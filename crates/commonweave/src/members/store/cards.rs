//! Members as lists show them.

use crate::batch;
use crate::ids::{MemberId, NetworkId};
use crate::members::member::{MemberCard, State};
use db::{Error, Read};

/// Members of this network by their numbers, whatever their state: what they wrote stays under their name.
pub(in crate::members) fn cards(
    q: &mut Read<'_>,
    network: NetworkId,
    members: &[MemberId],
) -> Result<Vec<MemberCard>, Error> {
    let keys: Vec<&dyn db::Param> = members.iter().map(|id| -> &dyn db::Param { id }).collect();
    batch::among(
        q,
        "SELECT id, name, name_key, role, state, headline, place FROM members WHERE network_id = $1 AND id",
        &[&network],
        &keys,
        "ORDER BY name_key, id",
    )
}

/// Those of this state with a word that begins so, and for every other word one that begins so too.
pub(in crate::members) fn with_words(
    q: &mut Read<'_>,
    network: NetworkId,
    state: State,
    words: &[String],
    limit: i64,
) -> Result<Vec<MemberId>, Error> {
    let (first, second, third) = (words.first(), words.get(1), words.get(2));
    let until = |word: Option<&String>| format!("{}\u{10ffff}", word.map_or("", String::as_str));
    let from = |word: Option<&String>| word.cloned().unwrap_or_default();
    q.all(
        "SELECT DISTINCT member_id FROM (
            SELECT word, member_id FROM member_words
            WHERE network_id = $1 AND member_state = $2 AND word >= $3 AND word < $4
              AND ($5 = '' OR EXISTS (SELECT 1 FROM member_words AS other
                    WHERE other.member_id = member_words.member_id AND other.word >= $5 AND other.word < $6))
              AND ($7 = '' OR EXISTS (SELECT 1 FROM member_words AS other
                    WHERE other.member_id = member_words.member_id AND other.word >= $7 AND other.word < $8))
            ORDER BY word, member_id LIMIT $9) AS hits
         ORDER BY member_id",
        &[
            &network,
            &state,
            &from(first),
            &until(first),
            &from(second),
            &until(second),
            &from(third),
            &until(third),
            &limit,
        ],
    )
}
