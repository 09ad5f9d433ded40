//! Who wants to be introduced, and what was proposed to whom.

mod sets;

pub use sets::gather;
pub(super) use sets::{asked_by, purge, scatter, sets, sets_among, wishers_among};

use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId};
use house::sector::Sector;

db::record! {
    /// Somebody who wants to be introduced.
    #[derive(Debug, Clone)]
    pub(super) struct Wisher {
        pub(super) id: MemberId,
        pub(super) joined_at: Option<Time>,
        pub(super) sector: Option<Sector>,
    }
}

db::record! {
    /// An introduction as one of the two sees it.
    #[derive(Debug, Clone)]
    pub(super) struct Proposed {
        pub(super) id: i64,
        pub(super) other_id: MemberId,
        pub(super) name: String,
        pub(super) headline: String,
        pub(super) mine: String,
        pub(super) theirs: String,
        /// The event that asked for it.
        pub(super) event_id: Option<ItemId>,
    }
}

/// The networks in which anybody wants to be introduced.
pub(super) fn networks(q: &mut Read<'_>) -> Result<Vec<NetworkId>, Error> {
    q.all("SELECT DISTINCT network_id FROM introduction_wishes ORDER BY network_id", &[])
}

/// Who wants to be introduced, those who came last first; five hundred at most.
pub(super) fn wishers(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<Wisher>, Error> {
    q.all(
        "SELECT members.id, members.joined_at,
                (SELECT MIN(affiliations.sector) FROM affiliations
                 WHERE affiliations.member_id = members.id AND affiliations.ended_at IS NULL) AS sector
         FROM introduction_wishes JOIN members ON members.id = introduction_wishes.member_id
         WHERE introduction_wishes.network_id = $1 AND members.state = 'active'
         ORDER BY members.joined_at DESC, members.id LIMIT 500",
        &[&network],
    )
}

/// Whether somebody wants to be introduced.
pub(super) fn wishes(q: &mut Read<'_>, member: MemberId) -> Result<bool, Error> {
    let since: Option<i64> =
        q.maybe("SELECT since FROM introduction_wishes WHERE member_id = $1", &[&member])?;
    Ok(since.is_some())
}

/// Somebody wants to be introduced, or no longer; false where that was so before.
///
/// # Errors
/// Those of the database.
pub fn wish(
    tx: &mut Write<'_>,
    network: NetworkId,
    member: MemberId,
    wanted: bool,
    now: Time,
) -> Result<bool, Error> {
    let changed = if wanted {
        tx.run(
            "INSERT INTO introduction_wishes (member_id, network_id, since) VALUES ($1, $2, $3)
             ON CONFLICT (member_id) DO NOTHING",
            &[&member, &network, &now],
        )?
    } else {
        tx.run("DELETE FROM introduction_wishes WHERE member_id = $1", &[&member])?
    };
    Ok(changed == 1)
}

/// All pairs that were ever proposed in a network, and when.
pub(super) fn pairs(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<(MemberId, MemberId, Time)>, Error> {
    q.all(
        "SELECT first_id, second_id, proposed_at FROM introductions WHERE network_id = $1 ORDER BY id",
        &[&network],
    )
}

/// A member, whether they offer or want it, the folded skill, and the skill as it was written.
pub(super) type Skill = (MemberId, String, String, String);

/// What members offer and want by way of skills, of those who want to be introduced.
pub(super) fn skills(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<Skill>, Error> {
    q.all(
        "SELECT member_skills.member_id, member_skills.direction, member_skills.skill_key, member_skills.skill
         FROM introduction_wishes JOIN member_skills ON member_skills.member_id = introduction_wishes.member_id
         WHERE introduction_wishes.network_id = $1
         ORDER BY member_skills.member_id, member_skills.direction, member_skills.position",
        &[&network],
    )
}

/// As [`skills`], of these members.
pub(super) fn skills_of(q: &mut Read<'_>, members: &[MemberId]) -> Result<Vec<Skill>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT member_id, direction, skill_key, skill FROM member_skills WHERE member_id",
        &[],
        &keys,
        "ORDER BY member_id, direction, position",
    )
}

/// Which of these members are active and want to be introduced.
pub(super) fn wishing(q: &mut Read<'_>, members: &[MemberId]) -> Result<Vec<MemberId>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT members.id FROM introduction_wishes JOIN members ON members.id = introduction_wishes.member_id
         WHERE members.state = 'active' AND members.id",
        &[],
        &keys,
        "ORDER BY members.id",
    )
}

/// Whom each of these members has blocked.
pub(super) fn blocked_by(q: &mut Read<'_>, members: &[MemberId]) -> Result<Vec<(MemberId, MemberId)>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT member_id, blocked_id FROM blocks WHERE member_id";
    batch::among(q, before, &[], &keys, "ORDER BY member_id, blocked_id")
}

/// Two of whom one takes nothing from the other are introduced no more.
pub(super) fn part(
    tx: &mut Write<'_>,
    (member, other): (MemberId, MemberId),
    _now: Time,
) -> Result<(), Error> {
    let (first, second) = (member.min(other), member.max(other));
    tx.run("DELETE FROM introductions WHERE first_id = $1 AND second_id = $2", &[&first, &second])?;
    Ok(())
}

/// The sectors of the organisations to which these members belong now.
pub(super) fn sectors_of(q: &mut Read<'_>, members: &[MemberId]) -> Result<Vec<(MemberId, Sector)>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT DISTINCT affiliations.member_id, affiliations.sector FROM affiliations
         WHERE affiliations.ended_at IS NULL AND affiliations.member_id",
        &[],
        &keys,
        "ORDER BY affiliations.member_id, affiliations.sector",
    )
}

/// Proposes the two people of each of these pairs to one another, for an event or for none, unless that was done before.
pub(super) fn propose(
    tx: &mut Write<'_>,
    (network, event): (NetworkId, Option<ItemId>),
    pairs: &[(MemberId, MemberId)],
    now: Time,
) -> Result<(), Error> {
    let rows: Vec<Row<'_>> = pairs
        .iter()
        .map(|(first, second)| -> Row<'_> { vec![&network, first, second, &"", &"", &now, &event] })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO introductions (network_id, first_id, second_id, first_said, second_said, proposed_at, event_id)",
        &rows,
        "ON CONFLICT (first_id, second_id) DO NOTHING",
    )?;
    Ok(())
}

/// Notes that two people, the one with the smaller number first, were proposed to one another at some time, and what each said
/// since: nothing, `yes`, `later`, or `seen` where they know that both said yes.
///
/// # Errors
/// Those of the database.
pub fn note(
    tx: &mut Write<'_>,
    network: NetworkId,
    [(first, first_said), (second, second_said)]: [(MemberId, &str); 2],
    at: Time,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO introductions (network_id, first_id, second_id, first_said, second_said, proposed_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (first_id, second_id) DO NOTHING",
        &[&network, &first, &second, &first_said, &second_said, &at],
    )?;
    Ok(())
}

/// What was proposed to somebody and they have not put off, the newest first. Who has stopped meanwhile is shown to nobody who
/// has not said yes before.
pub(super) fn mine(q: &mut Read<'_>, me: MemberId) -> Result<Vec<Proposed>, Error> {
    q.all(
        "SELECT own.id, own.other_id, members.name, members.headline, own.mine, own.theirs, own.event_id
         FROM (SELECT id, second_id AS other_id, first_said AS mine, second_said AS theirs, event_id
               FROM introductions WHERE first_id = $1
               UNION ALL
               SELECT id, first_id AS other_id, second_said AS mine, first_said AS theirs, event_id
               FROM introductions WHERE second_id = $1) AS own
         JOIN members ON members.id = own.other_id
         WHERE members.state = 'active' AND own.mine <> 'later'
           AND (own.mine IN ('yes', 'seen')
                OR EXISTS (SELECT 1 FROM introduction_wishes WHERE introduction_wishes.member_id = own.other_id))
         ORDER BY own.id DESC LIMIT 30",
        &[&me],
    )
}

/// Somebody says whether they want to be introduced; false where nothing is asked of them any more.
pub(super) fn say(tx: &mut Write<'_>, id: i64, me: MemberId, said: &str) -> Result<bool, Error> {
    let first = tx.run(
        "UPDATE introductions SET first_said = $3 WHERE id = $1 AND first_id = $2 AND first_said = ''",
        &[&id, &me, &said],
    )?;
    let second = tx.run(
        "UPDATE introductions SET second_said = $3 WHERE id = $1 AND second_id = $2 AND second_said = ''",
        &[&id, &me, &said],
    )?;
    Ok(first + second == 1)
}

/// Whether somebody is one of the two of an introduction.
pub(super) fn is_of(q: &mut Read<'_>, id: i64, me: MemberId) -> Result<bool, Error> {
    let own: Option<i64> = q.maybe(
        "SELECT id FROM introductions WHERE id = $1 AND (first_id = $2 OR second_id = $2) ORDER BY id",
        &[&id, &me],
    )?;
    Ok(own.is_some())
}

/// Whether both have said yes.
pub(super) fn is_made(q: &mut Read<'_>, id: i64) -> Result<bool, Error> {
    let made: Option<i64> = q.maybe(
        "SELECT id FROM introductions
         WHERE id = $1 AND first_said IN ('yes', 'seen') AND second_said IN ('yes', 'seen')",
        &[&id],
    )?;
    Ok(made.is_some())
}

/// Somebody knows that both have said yes; false where they said no yes, or knew it.
pub(super) fn see(tx: &mut Write<'_>, id: i64, me: MemberId) -> Result<bool, Error> {
    let first = tx.run(
        "UPDATE introductions SET first_said = 'seen' WHERE id = $1 AND first_id = $2 AND first_said = 'yes'",
        &[&id, &me],
    )?;
    let second = tx.run(
        "UPDATE introductions SET second_said = 'seen' WHERE id = $1 AND second_id = $2 AND second_said = 'yes'",
        &[&id, &me],
    )?;
    Ok(first + second == 1)
}

/// Whoever leaves is introduced to nobody.
pub(super) fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM introduction_sets WHERE asked_by = $1", &[&member])?;
    tx.run("DELETE FROM introduction_wishes WHERE member_id = $1", &[&member])?;
    tx.run("DELETE FROM introductions WHERE first_id = $1", &[&member])?;
    tx.run("DELETE FROM introductions WHERE second_id = $1", &[&member])?;
    Ok(())
}
