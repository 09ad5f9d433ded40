//! What those who come need to take part, and whether it is arranged. Who holds the event reads it, and nobody else.

use db::{Error, Read, Time, Write};
use house::ids::{AttendanceId, ItemId, MemberId};

db::word! {
    /// What became of what somebody needs.
    pub(in crate::events) enum NeedState {
        /// Nobody has answered yet.
        Open = "open",
        /// It is arranged.
        Arranged = "arranged",
        /// It cannot be had, and they have been told.
        Declined = "declined",
    }
}

db::record! {
    /// What somebody needs.
    #[derive(Debug, Clone)]
    pub(in crate::events) struct Need {
        pub(in crate::events) id: AttendanceId,
        pub(in crate::events) member_id: Option<MemberId>,
        pub(in crate::events) name: String,
        pub(in crate::events) needs: String,
        pub(in crate::events) need_note: String,
        pub(in crate::events) need_state: NeedState,
        pub(in crate::events) queued_at: Time,
    }
}

/// What those who come need, those first whom nobody has answered.
pub(in crate::events) fn needs(q: &mut Read<'_>, item: ItemId, most: i64) -> Result<Vec<Need>, Error> {
    q.all(
        "SELECT attendances.id, attendances.member_id, COALESCE(members.name, attendances.name) AS name,
                attendances.needs, attendances.need_note, attendances.need_state, attendances.queued_at
         FROM attendances LEFT JOIN members ON members.id = attendances.member_id
         WHERE attendances.item_id = $1 AND attendances.need_state <> '' AND attendances.answer <> 'no'
         ORDER BY CASE WHEN attendances.need_state = 'open' THEN 0 ELSE 1 END, attendances.queued_at, attendances.id
         LIMIT $2",
        &[&item, &most],
    )
}

/// How many of them nobody has answered.
pub(in crate::events) fn open_needs(q: &mut Read<'_>, item: ItemId) -> Result<i64, Error> {
    q.one(
        "SELECT COUNT(*) FROM attendances WHERE item_id = $1 AND need_state = 'open' AND answer <> 'no'",
        &[&item],
    )
}

/// What somebody said that they need, their words about it, and what became of it.
pub(in crate::events) fn stated(
    q: &mut Read<'_>,
    id: AttendanceId,
) -> Result<Option<(String, String, String)>, Error> {
    q.maybe("SELECT needs, need_note, need_state FROM attendances WHERE id = $1", &[&id])
}

/// Writes down what somebody needs. What changed has to be answered anew.
pub(in crate::events) fn note_needs(
    tx: &mut Write<'_>,
    id: AttendanceId,
    (needs, note): (&str, &str),
    state: Option<NeedState>,
) -> Result<u64, Error> {
    let state = state.map_or("", NeedState::as_str);
    tx.run(
        "UPDATE attendances SET needs = $2, need_note = $3, need_state = $4 WHERE id = $1",
        &[&id, &needs, &note, &state],
    )
}

/// Writes down what became of what somebody needs.
pub(in crate::events) fn set_need_state(
    tx: &mut Write<'_>,
    id: AttendanceId,
    state: NeedState,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE attendances SET need_state = $2 WHERE id = $1 AND need_state <> '' AND need_state <> $2",
        &[&id, &state],
    )
}

/// What a member keeps for other events.
pub(in crate::events) fn of_profile(
    q: &mut Read<'_>,
    member: MemberId,
) -> Result<Option<(String, String)>, Error> {
    q.maybe("SELECT needs, note FROM access_needs WHERE member_id = $1", &[&member])
}

/// Keeps it for other events; nothing at all forgets it.
pub(in crate::events) fn remember(
    tx: &mut Write<'_>,
    member: MemberId,
    kept: Option<(&str, &str)>,
) -> Result<u64, Error> {
    let Some((needs, note)) = kept else {
        return tx.run("DELETE FROM access_needs WHERE member_id = $1", &[&member]);
    };
    tx.run(
        "INSERT INTO access_needs (member_id, needs, note) VALUES ($1, $2, $3)
         ON CONFLICT (member_id) DO UPDATE SET needs = excluded.needs, note = excluded.note",
        &[&member, &needs, &note],
    )
}
