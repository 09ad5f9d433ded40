//! What an event tells beyond when and where it is, what it asks, and for whom it keeps seats.

use crate::events::event::Event;
use crate::events::store::ReserveKind;
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{AttendanceId, ItemId, NetworkId, OrganisationId, QuestionId};

db::record! {
    /// What an event tells beyond when and where it is.
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub(in crate::events) struct Details {
        /// How to get in.
        pub(in crate::events) way_in: String,
        /// Words of what makes it easy to take part, with blanks between them.
        pub(in crate::events) features: String,
        pub(in crate::events) language: String,
        pub(in crate::events) cost: String,
        pub(in crate::events) bring: String,
        /// The names of organisations that host it, one a line.
        pub(in crate::events) hosts: String,
    }
}

/// What an event tells.
pub(in crate::events) fn details(q: &mut Read<'_>, item: ItemId) -> Result<Details, Error> {
    q.one("SELECT way_in, features, language, cost, bring, hosts FROM events WHERE item_id = $1", &[&item])
}

/// Writes down what an event tells.
pub(in crate::events) fn describe(tx: &mut Write<'_>, item: ItemId, details: &Details) -> Result<u64, Error> {
    tx.run(
        "UPDATE events SET way_in = $2, features = $3, language = $4, cost = $5, bring = $6, hosts = $7
         WHERE item_id = $1",
        &[
            &item,
            &details.way_in,
            &details.features,
            &details.language,
            &details.cost,
            &details.bring,
            &details.hosts,
        ],
    )
}

db::record! {
    /// How an event stood before it was moved.
    #[derive(Debug, Clone)]
    pub(in crate::events) struct Move {
        pub(in crate::events) all_day: bool,
        pub(in crate::events) open_ended: bool,
        pub(in crate::events) time_zone: String,
        pub(in crate::events) starts_at: Time,
        pub(in crate::events) ends_at: Time,
        pub(in crate::events) place: String,
        pub(in crate::events) moved_at: Time,
    }
}

impl Move {
    /// The event as it stood.
    pub(in crate::events) fn event(&self) -> Event {
        let place = self.place.clone();
        let (all_day, open_ended) = (self.all_day, self.open_ended);
        Event { all_day, open_ended, place, ..Event::between(&self.time_zone, self.starts_at, self.ends_at) }
    }
}

/// Keeps how an event stood.
pub(in crate::events) fn note_move(
    tx: &mut Write<'_>,
    item: ItemId,
    before: &Event,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO event_moves (item_id, sequence, all_day, open_ended, time_zone, starts_at, ends_at, place, moved_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            &item,
            &before.sequence,
            &before.all_day,
            &before.open_ended,
            &before.time_zone,
            &before.starts_at,
            &before.ends_at,
            &before.place,
            &now,
        ],
    )
}

/// How an event stood before it was moved last.
pub(in crate::events) fn latest_move(q: &mut Read<'_>, item: ItemId) -> Result<Option<Move>, Error> {
    q.maybe(
        "SELECT all_day, open_ended, time_zone, starts_at, ends_at, place, moved_at
         FROM event_moves WHERE item_id = $1 ORDER BY sequence DESC LIMIT 1",
        &[&item],
    )
}

/// What the organiser asks of those who come.
pub(in crate::events) fn questions(
    q: &mut Read<'_>,
    item: ItemId,
) -> Result<Vec<(QuestionId, String)>, Error> {
    q.all("SELECT id, question FROM event_questions WHERE item_id = $1 ORDER BY position, id", &[&item])
}

/// Asks these, in this order. A question that was asked before keeps its answers; those of one that is gone go with it.
pub(in crate::events) fn ask(tx: &mut Write<'_>, item: ItemId, wanted: &[String]) -> Result<bool, Error> {
    let known = questions(tx, item)?;
    if known.iter().map(|(_, text)| text).eq(wanted) {
        return Ok(false);
    }
    for (id, _) in known.iter().filter(|(_, text)| !wanted.contains(text)) {
        tx.run("DELETE FROM event_replies WHERE question_id = $1", &[id])?;
        tx.run("DELETE FROM event_questions WHERE id = $1", &[id])?;
    }
    for (position, text) in (0_i64..).zip(wanted) {
        match known.iter().find(|(_, known)| known == text) {
            Some((id, _)) => {
                tx.run("UPDATE event_questions SET position = $2 WHERE id = $1", &[id, &position])?
            }
            None => tx.run(
                "INSERT INTO event_questions (item_id, position, question) VALUES ($1, $2, $3)",
                &[&item, &position, text],
            )?,
        };
    }
    Ok(true)
}

/// What these answered to the organiser's questions.
pub(in crate::events) fn replies(
    q: &mut Read<'_>,
    who: &[AttendanceId],
) -> Result<Vec<(AttendanceId, QuestionId, String)>, Error> {
    let keys: Vec<&dyn Param> = who.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT attendance_id, question_id, reply FROM event_replies WHERE attendance_id";
    batch::among(q, before, &[], &keys, "ORDER BY attendance_id, question_id")
}

/// Writes down what somebody answers to a question; nothing takes an answer back.
pub(in crate::events) fn reply(
    tx: &mut Write<'_>,
    who: AttendanceId,
    question: QuestionId,
    text: &str,
) -> Result<u64, Error> {
    if text.is_empty() {
        return tx.run(
            "DELETE FROM event_replies WHERE attendance_id = $1 AND question_id = $2",
            &[&who, &question],
        );
    }
    tx.run(
        "INSERT INTO event_replies (attendance_id, question_id, reply) VALUES ($1, $2, $3)
         ON CONFLICT (attendance_id, question_id) DO UPDATE SET reply = excluded.reply",
        &[&who, &question, &text],
    )
}

/// Seats that are to be kept for some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::events) struct NewReserve {
    pub(in crate::events) kind: ReserveKind,
    pub(in crate::events) subject: String,
    pub(in crate::events) seats: i64,
    pub(in crate::events) until: Time,
}

/// Keeps these seats for some, and no others. Whoever sits on one that is kept for the same people goes on doing so.
pub(in crate::events) fn keep_seats(
    tx: &mut Write<'_>,
    item: ItemId,
    wanted: &[NewReserve],
) -> Result<bool, Error> {
    let known = super::reserves(tx, item)?;
    let as_wanted = known.iter().map(|one| NewReserve {
        kind: one.kind,
        subject: one.subject.clone(),
        seats: one.seats,
        until: one.until,
    });
    if as_wanted.eq(wanted.iter().cloned()) {
        return Ok(false);
    }
    let same = |one: &super::Reserve, new: &NewReserve| one.kind == new.kind && one.subject == new.subject;
    for gone in known.iter().filter(|one| !wanted.iter().any(|new| same(one, new))) {
        tx.run(
            "UPDATE attendances SET reserve_id = NULL WHERE item_id = $1 AND reserve_id = $2",
            &[&item, &gone.id],
        )?;
        tx.run("DELETE FROM event_reserves WHERE id = $1", &[&gone.id])?;
    }
    for new in wanted {
        match known.iter().find(|one| same(one, new)) {
            Some(one) => tx.run(
                "UPDATE event_reserves SET seats = $2, until = $3 WHERE id = $1",
                &[&one.id, &new.seats, &new.until],
            )?,
            None => tx.run(
                "INSERT INTO event_reserves (item_id, kind, subject, seats, used, until) VALUES ($1, $2, $3, $4, 0, $5)",
                &[&item, &new.kind, &new.subject, &new.seats, &new.until],
            )?,
        };
    }
    Ok(true)
}

/// The organisation of a network that is called so, by its folded name.
pub(in crate::events) fn organisation_called(
    q: &mut Read<'_>,
    network: NetworkId,
    name_key: &str,
) -> Result<Option<OrganisationId>, Error> {
    q.maybe("SELECT id FROM organisations WHERE network_id = $1 AND name_key = $2", &[&network, &name_key])
}

/// What the organisations are called for which an event keeps seats.
pub(in crate::events) fn reserve_names(
    q: &mut Read<'_>,
    organisations: &[OrganisationId],
) -> Result<Vec<(OrganisationId, String)>, Error> {
    let keys: Vec<&dyn Param> = organisations.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(q, "SELECT id, name FROM organisations WHERE id", &[], &keys, "ORDER BY id")
}
