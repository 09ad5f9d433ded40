//! What was answered, and, apart from it, who has answered.

use db::{Error, Read, Write};
use house::ids::{ItemId, MemberId, NetworkId};

/// Whether somebody has answered.
pub(in crate::rounds) fn has_answered(
    q: &mut Read<'_>,
    item: ItemId,
    member: MemberId,
) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT 1 AS one FROM round_voices WHERE item_id = $1 AND member_id = $2",
        &[&item, &member],
    )?;
    Ok(found.is_some())
}

/// Notes that somebody has answered. False where they have answered before.
pub(in crate::rounds) fn note(tx: &mut Write<'_>, item: ItemId, member: MemberId) -> Result<bool, Error> {
    let noted = tx.run(
        "INSERT INTO round_voices (item_id, member_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        &[&item, &member],
    )?;
    Ok(noted == 1)
}

/// Keeps an answer under a number of chance, which is its place in the table and tells nobody when it came.
pub(in crate::rounds) fn keep(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    (number, sector): (i64, &str),
    sheet: &str,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO round_answers (id, item_id, network_id, sector, sheet) VALUES ($1, $2, $3, $4, $5)",
        &[&number, &item, &network, &sector, &sheet],
    )
}

/// Counts so many more answers, and so many of them on paper.
pub(in crate::rounds) fn count_answers(
    tx: &mut Write<'_>,
    item: ItemId,
    (more, on_paper): (i64, i64),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE rounds SET answer_count = answer_count + $2, paper_count = paper_count + $3 WHERE item_id = $1",
        &[&item, &more, &on_paper],
    )
}

/// The sector and the sheet of every answer, in the order of their numbers.
pub(in crate::rounds) fn answers(q: &mut Read<'_>, item: ItemId) -> Result<Vec<(String, String)>, Error> {
    q.all("SELECT sector, sheet FROM round_answers WHERE item_id = $1 ORDER BY id", &[&item])
}

/// Takes all answers away.
pub(in crate::rounds) fn take_away(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run("DELETE FROM round_answers WHERE item_id = $1", &[&item])
}

/// The sector to which a member belongs, by the organisation that was written down first.
pub(in crate::rounds) fn sector_of(q: &mut Read<'_>, member: MemberId) -> Result<Option<String>, Error> {
    q.maybe(
        "SELECT sector FROM affiliations WHERE member_id = $1 AND ended_at IS NULL ORDER BY organisation_id LIMIT 1",
        &[&member],
    )
}

/// The members of the space of a round who have not answered it, by their numbers, after this one.
pub(in crate::rounds) fn silent(
    q: &mut Read<'_>,
    item: ItemId,
    after: MemberId,
    limit: i64,
) -> Result<Vec<MemberId>, Error> {
    q.all(
        "SELECT space_members.member_id
         FROM items JOIN space_members ON space_members.space_id = items.space_id
         JOIN members ON members.id = space_members.member_id
         LEFT JOIN round_voices ON round_voices.item_id = items.id
               AND round_voices.member_id = space_members.member_id
         WHERE items.id = $1 AND space_members.member_id > $2 AND members.state = 'active'
           AND round_voices.member_id IS NULL
         ORDER BY space_members.member_id LIMIT $3",
        &[&item, &after, &limit],
    )
}

/// As [`silent`], of those who stand for an organisation that has said nothing.
pub(in crate::rounds) fn silent_for_organisations(
    q: &mut Read<'_>,
    item: ItemId,
    after: MemberId,
    limit: i64,
) -> Result<Vec<MemberId>, Error> {
    q.all(
        "SELECT space_members.member_id
         FROM items JOIN space_members ON space_members.space_id = items.space_id
         JOIN members ON members.id = space_members.member_id
         WHERE items.id = $1 AND space_members.member_id > $2 AND members.state = 'active'
           AND EXISTS (SELECT 1 FROM affiliations
                       WHERE affiliations.member_id = space_members.member_id
                         AND affiliations.capacity = 'representative' AND affiliations.ended_at IS NULL
                         AND NOT EXISTS (SELECT 1 FROM trust_ties
                                         WHERE trust_ties.item_id = items.id
                                           AND trust_ties.rater_id = affiliations.organisation_id))
         ORDER BY space_members.member_id LIMIT $3",
        &[&item, &after, &limit],
    )
}
