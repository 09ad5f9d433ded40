//! What was answered, and, apart from it, who has answered.

use super::questions;
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::extract::Extract;
use house::ids::{ItemId, MemberId, NetworkId};

/// An answer. Marks are from 1 to 5; one that was passed over is none.
#[derive(Debug, Clone)]
pub(super) struct Pulse {
    pub(super) marks: [Option<i64>; 5],
    pub(super) change: String,
    pub(super) hindered: bool,
    pub(super) hindrance: String,
    /// The sector of whoever answers, if they belong to one.
    pub(super) sector: String,
}

db::record! {
    /// What the answers to one meeting come to that are told.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Sums {
        pub(super) item_id: ItemId,
        pub(super) answers: i64,
        pub(super) hindered: i64,
        pub(super) goal: i64,
        pub(super) goal_count: i64,
        pub(super) voice: i64,
        pub(super) voice_count: i64,
        pub(super) fair: i64,
        pub(super) fair_count: i64,
        pub(super) worth: i64,
        pub(super) worth_count: i64,
        pub(super) steps: i64,
        pub(super) steps_count: i64,
    }
}

db::record! {
    /// A thing to change, and what was made of it.
    #[derive(Debug, Clone)]
    pub(super) struct Change {
        /// The name of chance under which it stands.
        pub(super) token: String,
        pub(super) change: String,
        pub(super) made_id: Option<ItemId>,
        pub(super) made_kind: Option<String>,
    }
}

/// Whether somebody has answered.
pub(super) fn has_answered(q: &mut Read<'_>, item: ItemId, member: MemberId) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT 1 AS one FROM event_pulse_voices WHERE item_id = $1 AND member_id = $2",
        &[&item, &member],
    )?;
    Ok(found.is_some())
}

/// Notes that somebody has answered. False where they have answered before.
pub(super) fn note(tx: &mut Write<'_>, item: ItemId, member: MemberId) -> Result<bool, Error> {
    let noted = tx.run(
        "INSERT INTO event_pulse_voices (item_id, member_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        &[&item, &member],
    )?;
    Ok(noted == 1)
}

/// Keeps an answer under a name of chance, which tells nobody when it came.
pub(super) fn keep(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    token: &str,
    pulse: &Pulse,
) -> Result<u64, Error> {
    let [goal, voice, fair, worth, steps] = pulse.marks;
    tx.run(
        "INSERT INTO event_pulses (token, item_id, network_id, goal, voice, fair, worth, steps, change, hindered,
                                   hindrance, sector)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            &token,
            &item,
            &network,
            &goal,
            &voice,
            &fair,
            &worth,
            &steps,
            &pulse.change,
            &pulse.hindered,
            &pulse.hindrance,
            &pulse.sector,
        ],
    )
}

/// How many answers to a meeting are not told yet.
pub(super) fn untold(q: &mut Read<'_>, item: ItemId) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) AS untold FROM event_pulses WHERE item_id = $1 AND NOT told", &[&item])
}

/// From now on all answers to a meeting that were given so far are told.
pub(super) fn tell(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run("UPDATE event_pulses SET told = TRUE WHERE item_id = $1 AND NOT told", &[&item])
}

/// What the answers to these meetings come to that are told.
pub(super) fn sums(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<Sums>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT item_id, COUNT(*) AS answers,
                CAST(SUM(CASE WHEN hindered THEN 1 ELSE 0 END) AS BIGINT) AS hindered,
                CAST(COALESCE(SUM(goal), 0) AS BIGINT) AS goal, COUNT(goal) AS goal_count,
                CAST(COALESCE(SUM(voice), 0) AS BIGINT) AS voice, COUNT(voice) AS voice_count,
                CAST(COALESCE(SUM(fair), 0) AS BIGINT) AS fair, COUNT(fair) AS fair_count,
                CAST(COALESCE(SUM(worth), 0) AS BIGINT) AS worth, COUNT(worth) AS worth_count,
                CAST(COALESCE(SUM(steps), 0) AS BIGINT) AS steps, COUNT(steps) AS steps_count
         FROM event_pulses WHERE told AND item_id";
    batch::among(q, before, &[], &keys, "GROUP BY item_id ORDER BY item_id")
}

/// The things to change that are told, in no order that tells who said them.
pub(super) fn changes(q: &mut Read<'_>, item: ItemId, most: i64) -> Result<Vec<String>, Error> {
    q.all(
        "SELECT change FROM event_pulses WHERE item_id = $1 AND told AND change <> '' ORDER BY token LIMIT $2",
        &[&item, &most],
    )
}

/// As [`changes`], with what was made of each, as long as it is where the meeting is.
pub(super) fn to_change(q: &mut Read<'_>, item: ItemId, most: i64) -> Result<Vec<Change>, Error> {
    q.all(
        "SELECT event_pulses.token, event_pulses.change, made.id AS made_id, made.kind AS made_kind
         FROM event_pulses JOIN items ON items.id = event_pulses.item_id
         LEFT JOIN items made ON made.id = event_pulses.made_id AND made.space_id = items.space_id
              AND made.shelf IN ('shown', 'archived')
         WHERE event_pulses.item_id = $1 AND event_pulses.told AND event_pulses.change <> ''
         ORDER BY event_pulses.token LIMIT $2",
        &[&item, &most],
    )
}

/// Notes what was made of a thing to change.
pub(super) fn note_made(
    tx: &mut Write<'_>,
    (item, token): (ItemId, &str),
    made: ItemId,
) -> Result<u64, Error> {
    tx.run("UPDATE event_pulses SET made_id = $3 WHERE item_id = $1 AND token = $2", &[&item, &token, &made])
}

/// What kept people from taking part, as [`changes`].
pub(super) fn hindrances(q: &mut Read<'_>, item: ItemId, most: i64) -> Result<Vec<String>, Error> {
    q.all(
        "SELECT hindrance FROM event_pulses WHERE item_id = $1 AND told AND hindrance <> '' ORDER BY token LIMIT $2",
        &[&item, &most],
    )
}

/// The meetings that a member was at, that ended after a moment and before another, and to which they have not answered.
pub(in crate::events) fn waiting(
    q: &mut Read<'_>,
    member: MemberId,
    (after, before): (Time, Time),
    most: i64,
) -> Result<Vec<(ItemId, String)>, Error> {
    q.all(
        "SELECT events.item_id, items.title
         FROM attendances JOIN events ON events.item_id = attendances.item_id
         JOIN items ON items.id = events.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $1
         LEFT JOIN event_pulse_voices
           ON event_pulse_voices.item_id = events.item_id AND event_pulse_voices.member_id = $1
         WHERE attendances.member_id = $1 AND attendances.seat = 'seated' AND attendances.queued_at < $3
           AND events.ends_at > $2 AND events.ends_at <= $3 AND NOT events.cancelled AND NOT events.open_ended
           AND (events.came_count = 0 OR attendances.came_at IS NOT NULL)
           AND items.shelf = 'shown' AND event_pulse_voices.member_id IS NULL
           AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
         ORDER BY events.ends_at DESC, events.item_id LIMIT $4",
        &[&member, &after, &before, &most],
    )
}

/// Those who were at a meeting and have not answered, by their numbers, after this one.
pub(super) fn silent(
    q: &mut Read<'_>,
    item: ItemId,
    after: MemberId,
    most: i64,
) -> Result<Vec<MemberId>, Error> {
    q.all(
        "SELECT attendances.member_id FROM attendances JOIN events ON events.item_id = attendances.item_id
         LEFT JOIN event_pulse_voices ON event_pulse_voices.item_id = attendances.item_id
               AND event_pulse_voices.member_id = attendances.member_id
         WHERE attendances.item_id = $1 AND attendances.seat = 'seated' AND attendances.member_id > $2
           AND event_pulse_voices.member_id IS NULL AND (events.came_count = 0 OR attendances.came_at IS NOT NULL)
         ORDER BY attendances.member_id LIMIT $3",
        &[&item, &after, &most],
    )
}

/// The sectors to which a member belongs, one at most.
pub(in crate::events) fn sector_of(q: &mut Read<'_>, member: MemberId) -> Result<Option<String>, Error> {
    q.maybe(
        "SELECT sector FROM affiliations WHERE member_id = $1 AND ended_at IS NULL ORDER BY started_at, organisation_id
         LIMIT 1",
        &[&member],
    )
}

/// Forgets to what a member has answered; what they answered is joined to nobody and stays.
pub(in crate::events) fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM event_pulse_voices WHERE member_id = $1", &[&member])?;
    Ok(())
}

/// Whoever was only written down is a member: to what they have answered, that one has.
pub(in crate::events) fn merge(tx: &mut Write<'_>, from: MemberId, to: MemberId) -> Result<(), Error> {
    tx.run(
        "INSERT INTO event_pulse_voices (item_id, member_id)
         SELECT item_id, $2 FROM event_pulse_voices WHERE member_id = $1
         ON CONFLICT (item_id, member_id) DO NOTHING",
        &[&from, &to],
    )?;
    forget(tx, from)
}

/// What the answers to each meeting come to that are told, as its page has it: for each statement how many marked it and their
/// mean in hundredths, and how many were kept from taking part; nothing of fewer than five. No mark stands beside another one of
/// the same person, none beside a sector, and none beside words.
pub(in crate::events) const MARKS: Extract = Extract {
    name: "event-pulses",
    head: &["item_id", "statement", "answers", "mean_hundredths"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT item_id, statement, COUNT(mark) AS answers,
                    CASE WHEN statement = 'hindered' THEN NULL
                         ELSE (CAST(SUM(mark) AS BIGINT) * 100 + COUNT(mark) / 2) / COUNT(mark) END AS mean_hundredths
             FROM (SELECT item_id, 1 AS place, 'goal' AS statement, goal AS mark FROM event_pulses
                   WHERE network_id = $1 AND told
                   UNION ALL
                   SELECT item_id, 2 AS place, 'voice' AS statement, voice AS mark FROM event_pulses
                   WHERE network_id = $1 AND told
                   UNION ALL
                   SELECT item_id, 3 AS place, 'fair' AS statement, fair AS mark FROM event_pulses
                   WHERE network_id = $1 AND told
                   UNION ALL
                   SELECT item_id, 4 AS place, 'worth' AS statement, worth AS mark FROM event_pulses
                   WHERE network_id = $1 AND told
                   UNION ALL
                   SELECT item_id, 5 AS place, 'steps' AS statement, steps AS mark FROM event_pulses
                   WHERE network_id = $1 AND told
                   UNION ALL
                   SELECT item_id, 6 AS place, 'hindered' AS statement, CASE WHEN hindered THEN 1 END AS mark
                   FROM event_pulses WHERE network_id = $1 AND told) AS said
             GROUP BY item_id, place, statement HAVING COUNT(mark) >= 5 ORDER BY item_id, place",
            &[&network],
            take,
        )
    }),
    of_member: None,
};

/// What people wrote, of answers that are told: in an order of its own. What kept people from taking part stands in it where
/// their number is told.
pub(in crate::events) const WORDS: Extract = Extract {
    name: "event-pulse-words",
    head: &["item_id", "question", "answer"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT item_id, question, answer FROM (
                 SELECT item_id, 'change' AS question, change AS answer FROM event_pulses
                 WHERE network_id = $1 AND told AND change <> ''
                 UNION ALL
                 SELECT item_id, 'hindrance' AS question, hindrance AS answer FROM event_pulses
                 WHERE network_id = $1 AND told AND hindrance <> ''
                   AND (SELECT COUNT(*) FROM event_pulses others
                        WHERE others.item_id = event_pulses.item_id AND others.told AND others.hindered) >= 5) AS words
             ORDER BY item_id, question, answer",
            &[&network],
            take,
        )
    }),
    of_member: None,
};

/// Takes away all answers to a meeting that is gone for good; what was a task of one is so no longer.
pub(in crate::events) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    questions::purge(tx, item)?;
    tx.run("DELETE FROM event_pulses WHERE item_id = $1", &[&item])?;
    tx.run("UPDATE event_pulses SET made_id = NULL WHERE made_id = $1", &[&item])?;
    tx.run("DELETE FROM event_pulse_voices WHERE item_id = $1", &[&item])?;
    Ok(())
}
