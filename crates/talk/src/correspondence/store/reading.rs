//! Reading letters, each statement for the member who reads. What somebody wrote after a member took no more letters from
//! them is not there for that member.

use crate::correspondence::circle::{Correspondence, Letter, Other};
use db::{Error, Param, Read, Time};
use house::batch;
use house::ids::{CorrespondenceId, LetterId, MemberId, NetworkId};
use std::collections::BTreeMap;

/// How many of a member's newest letters are looked through.
const SEARCHED: i64 = 5_000;

/// A correspondence, if this member is among those among whom it is.
pub(in crate::correspondence) fn of_member(
    q: &mut Read<'_>,
    network: NetworkId,
    id: CorrespondenceId,
    member: MemberId,
) -> Result<Option<Correspondence>, Error> {
    q.maybe(
        "SELECT correspondence_id AS id, id AS seat, unread, moved_at FROM correspondents
         WHERE correspondence_id = $1 AND member_id = $2 AND network_id = $3",
        &[&id, &member, &network],
    )
}

/// What somebody has begun to write, by the number of their own row.
pub(in crate::correspondence) fn draft(q: &mut Read<'_>, seat: i64) -> Result<Option<String>, Error> {
    q.maybe("SELECT draft FROM correspondents WHERE id = $1 AND draft <> ''", &[&seat])
}

/// A member's correspondences before this place, those that moved last first; 31 at most.
pub(in crate::correspondence) fn of_me(
    q: &mut Read<'_>,
    member: MemberId,
    (at, id): (Time, CorrespondenceId),
) -> Result<Vec<Correspondence>, Error> {
    q.all(
        "SELECT correspondence_id AS id, id AS seat, unread, moved_at FROM correspondents
         WHERE member_id = $1 AND (moved_at, correspondence_id) < ($2, $3)
         ORDER BY moved_at DESC, correspondence_id DESC LIMIT 31",
        &[&member, &at, &id],
    )
}

/// The correspondences in which something waits for a member, the newest first; 100 at most.
pub(in crate::correspondence) fn unread(
    q: &mut Read<'_>,
    member: MemberId,
) -> Result<Vec<CorrespondenceId>, Error> {
    q.all(
        "SELECT correspondence_id FROM correspondents WHERE member_id = $1 AND unread
         ORDER BY moved_at DESC, id DESC LIMIT 100",
        &[&member],
    )
}

/// The others among whom these correspondences are, by their names.
pub(in crate::correspondence) fn others(
    q: &mut Read<'_>,
    ids: &[CorrespondenceId],
    me: MemberId,
) -> Result<BTreeMap<CorrespondenceId, Vec<Other>>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let found: Vec<(CorrespondenceId, MemberId, String, String, bool)> = batch::among(
        q,
        "SELECT correspondents.correspondence_id, members.id, members.name,
                CASE WHEN members.state = 'active' THEN members.picture ELSE '' END AS picture,
                members.state = 'active' AS here
         FROM correspondents JOIN members ON members.id = correspondents.member_id
         WHERE correspondents.member_id <> $1 AND correspondents.correspondence_id",
        &[&me],
        &keys,
        "ORDER BY correspondents.correspondence_id, members.name_key, members.id",
    )?;
    let mut all: BTreeMap<CorrespondenceId, Vec<Other>> = BTreeMap::new();
    for (id, member, name, picture, here) in found {
        all.entry(id).or_default().push(Other::of(member, name, picture, here));
    }
    Ok(all)
}

/// Those of these members of a network who can be written to, with their names.
pub(in crate::correspondence) fn reachable(
    q: &mut Read<'_>,
    network: NetworkId,
    members: &[MemberId],
) -> Result<Vec<(MemberId, String)>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|member| -> &dyn Param { member }).collect();
    batch::among(
        q,
        "SELECT id, name FROM members
         WHERE +network_id = $1 AND state = 'active' AND account_id IS NOT NULL AND id",
        &[&network],
        &keys,
        "ORDER BY id",
    )
}

/// The letters of a correspondence before this one that a member may read, the newest first; 51 at most.
pub(in crate::correspondence) fn letters(
    q: &mut Read<'_>,
    id: CorrespondenceId,
    member: MemberId,
    before: LetterId,
) -> Result<Vec<Letter>, Error> {
    q.all(
        "SELECT member_letters.id, member_letters.author_id, members.name AS author_name,
                CASE WHEN members.state = 'active' THEN members.picture ELSE '' END AS author_picture,
                member_letters.body_html, member_letters.created_at, member_letters.removed_at
         FROM member_letters JOIN members ON members.id = member_letters.author_id
         WHERE member_letters.correspondence_id = $1 AND member_letters.id < $3
           AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocks.member_id = $2
                           AND blocks.blocked_id = member_letters.author_id
                           AND blocks.created_at <= member_letters.created_at)
         ORDER BY member_letters.id DESC LIMIT 51",
        &[&id, &member, &before],
    )
}

/// Whether there are letters after this one.
pub(in crate::correspondence) fn goes_on(
    q: &mut Read<'_>,
    id: CorrespondenceId,
    after: LetterId,
) -> Result<bool, Error> {
    let next: Option<LetterId> = q.maybe(
        "SELECT id FROM member_letters WHERE correspondence_id = $1 AND id > $2 ORDER BY id LIMIT 1",
        &[&id, &after],
    )?;
    Ok(next.is_some())
}

/// One letter of a correspondence that a member may read.
pub(in crate::correspondence) fn letter(
    q: &mut Read<'_>,
    id: CorrespondenceId,
    letter: LetterId,
    member: MemberId,
) -> Result<Option<Letter>, Error> {
    let next = LetterId::from(letter.get().saturating_add(1));
    let found = letters(q, id, member, next)?.into_iter().next();
    Ok(found.filter(|found| found.id == letter))
}

/// The letters that were sent at this moment and that a member may read.
pub(in crate::correspondence) fn sent_at(
    q: &mut Read<'_>,
    id: CorrespondenceId,
    member: MemberId,
    at: Time,
) -> Result<Vec<Letter>, Error> {
    q.all(
        "SELECT member_letters.id, member_letters.author_id, members.name AS author_name,
                CASE WHEN members.state = 'active' THEN members.picture ELSE '' END AS author_picture,
                member_letters.body_html, member_letters.created_at, member_letters.removed_at
         FROM member_letters JOIN members ON members.id = member_letters.author_id
         WHERE member_letters.correspondence_id = $1 AND member_letters.created_at = $3
           AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocks.member_id = $2
                           AND blocks.blocked_id = member_letters.author_id
                           AND blocks.created_at <= member_letters.created_at)
         ORDER BY member_letters.id LIMIT 50",
        &[&id, &member, &at],
    )
}

/// The letters that were taken back at this moment and that a member could read.
pub(in crate::correspondence) fn removed_at(
    q: &mut Read<'_>,
    id: CorrespondenceId,
    member: MemberId,
    at: Time,
) -> Result<Vec<Letter>, Error> {
    q.all(
        "SELECT member_letters.id, member_letters.author_id, members.name AS author_name,
                CASE WHEN members.state = 'active' THEN members.picture ELSE '' END AS author_picture,
                member_letters.body_html, member_letters.created_at, member_letters.removed_at
         FROM member_letters JOIN members ON members.id = member_letters.author_id
         WHERE member_letters.correspondence_id = $1 AND member_letters.removed_at = $3
           AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocks.member_id = $2
                           AND blocks.blocked_id = member_letters.author_id
                           AND blocks.created_at <= member_letters.created_at)
         ORDER BY member_letters.id LIMIT 50",
        &[&id, &member, &at],
    )
}

/// The newest letter of each of these that a member may read.
pub(in crate::correspondence) fn newest(
    q: &mut Read<'_>,
    ids: &[CorrespondenceId],
    member: MemberId,
) -> Result<BTreeMap<CorrespondenceId, Letter>, Error> {
    let mut all = BTreeMap::new();
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    let found: Vec<(CorrespondenceId, Option<LetterId>)> = batch::among(
        q,
        "SELECT correspondences.id,
                (SELECT MAX(member_letters.id) FROM member_letters
                 WHERE member_letters.correspondence_id = correspondences.id AND member_letters.removed_at IS NULL
                   AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocks.member_id = $1
                                   AND blocks.blocked_id = member_letters.author_id
                                   AND blocks.created_at <= member_letters.created_at)) AS letter
         FROM correspondences WHERE correspondences.id",
        &[&member],
        &keys,
        "ORDER BY correspondences.id",
    )?;
    let of: BTreeMap<LetterId, CorrespondenceId> =
        found.into_iter().filter_map(|(id, letter)| Some((letter?, id))).collect();
    let letters = these(q, &of.keys().copied().collect::<Vec<_>>())?;
    for letter in letters {
        if let Some(id) = of.get(&letter.id) {
            all.insert(*id, letter);
        }
    }
    Ok(all)
}

/// The letter that this form has sent already, with what it said.
pub(in crate::correspondence) fn sent_before(
    q: &mut Read<'_>,
    author: MemberId,
    once: &str,
) -> Result<Option<(LetterId, String)>, Error> {
    q.maybe("SELECT id, body FROM member_letters WHERE author_id = $1 AND once = $2", &[&author, &once])
}

/// Letters of a member in which all these words stand as beginnings of words, the newest first; 30 at most. Of all that
/// they may read, the newest are looked through.
pub(in crate::correspondence) fn search(
    q: &mut Read<'_>,
    member: MemberId,
    words: &[String],
) -> Result<Vec<(CorrespondenceId, Letter)>, Error> {
    let like = |at: usize| format!("% {}%", words.get(at).map_or("", String::as_str));
    let likes: Vec<String> = (0..6).map(like).collect();
    let mut params: Vec<&dyn Param> = vec![&member, &SEARCHED];
    params.extend(likes.iter().map(|like| -> &dyn Param { like }));
    let found: Vec<(CorrespondenceId, LetterId)> = q.all(
        "SELECT correspondence_id, id FROM (
            SELECT member_letters.correspondence_id, member_letters.id, member_letters.words
            FROM correspondents
            JOIN member_letters ON member_letters.correspondence_id = correspondents.correspondence_id
            WHERE correspondents.member_id = $1 AND member_letters.removed_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocks.member_id = $1
                              AND blocks.blocked_id = member_letters.author_id
                              AND blocks.created_at <= member_letters.created_at)
            ORDER BY member_letters.id DESC LIMIT $2) AS mine
         WHERE words LIKE $3 AND words LIKE $4 AND words LIKE $5 AND words LIKE $6 AND words LIKE $7
           AND words LIKE $8
         ORDER BY id DESC LIMIT 30",
        &params,
    )?;
    let mut all = Vec::with_capacity(found.len());
    for letter in these(q, &found.iter().map(|(_, id)| *id).collect::<Vec<_>>())? {
        if let Some((id, _)) = found.iter().find(|(_, one)| *one == letter.id) {
            all.push((*id, letter));
        }
    }
    Ok(all)
}

/// These letters, the newest first. Whoever asks has made sure that the member may read them.
fn these(q: &mut Read<'_>, letters: &[LetterId]) -> Result<Vec<Letter>, Error> {
    let keys: Vec<&dyn Param> = letters.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT member_letters.id, member_letters.author_id, members.name AS author_name,
                CASE WHEN members.state = 'active' THEN members.picture ELSE '' END AS author_picture,
                member_letters.body_html, member_letters.created_at, member_letters.removed_at
         FROM member_letters JOIN members ON members.id = member_letters.author_id WHERE member_letters.id",
        &[],
        &keys,
        "ORDER BY member_letters.id DESC",
    )
}
