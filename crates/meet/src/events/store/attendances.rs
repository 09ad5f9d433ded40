//! Who said what to an event, and what they have of its seats.

use crate::events::event::{EventAnswer, Seat};
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{AttendanceId, ItemId, MemberId, NetworkId, ReserveId};
use std::time::Duration;

/// For how long somebody is a newcomer.
const NEW: Duration = Duration::from_secs(86_400 * 90);

db::record! {
    /// What somebody said to an event, how many they are, and their seat.
    #[derive(Debug, Clone)]
    pub(in crate::events) struct Attendance {
        pub(in crate::events) id: AttendanceId,
        pub(in crate::events) member_id: Option<MemberId>,
        /// The name of whoever is no member.
        pub(in crate::events) name: String,
        pub(in crate::events) email: Option<String>,
        pub(in crate::events) answer: EventAnswer,
        /// How many they are, themselves among them.
        pub(in crate::events) party: i64,
        pub(in crate::events) seat: Seat,
        pub(in crate::events) reserve_id: Option<ReserveId>,
        pub(in crate::events) queued_at: Time,
        pub(in crate::events) offered_until: Option<Time>,
        pub(in crate::events) answered_at: Time,
    }
}

impl Attendance {
    /// Whether they come, as far as they and the seats say: whoever waits for a seat does not yet.
    pub(in crate::events) fn comes(&self) -> bool {
        comes(self.answer, self.seat)
    }
}

/// As [`Attendance::comes`].
pub(in crate::events) fn comes(answer: EventAnswer, seat: Seat) -> bool {
    answer == EventAnswer::Maybe || (answer == EventAnswer::Yes && seat == Seat::Seated)
}

/// What changes of the counts of an event.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::events) struct Counts {
    pub(in crate::events) coming: i64,
    pub(in crate::events) maybe: i64,
    pub(in crate::events) held: i64,
    pub(in crate::events) waiting: i64,
}

impl Counts {
    /// The same, taken back.
    pub(in crate::events) fn reversed(self) -> Counts {
        Counts { coming: -self.coming, maybe: -self.maybe, held: -self.held, waiting: -self.waiting }
    }
}

db::word! {
    /// For whom seats are kept.
    pub(in crate::events) enum ReserveKind {
        /// Members who came within ninety days.
        Newcomers = "newcomers",
        /// Who belongs to an organisation of a sector.
        Sector = "sector",
        /// Who belongs to an organisation.
        Organisation = "organisation",
    }
}

db::record! {
    /// Seats that are kept for some.
    #[derive(Debug, Clone)]
    pub(in crate::events) struct Reserve {
        pub(in crate::events) id: ReserveId,
        pub(in crate::events) kind: ReserveKind,
        /// The word of the sector, or the number of the organisation.
        pub(in crate::events) subject: String,
        pub(in crate::events) seats: i64,
        pub(in crate::events) used: i64,
        pub(in crate::events) until: Time,
    }
}

db::record! {
    /// Where a member belongs: one row for each organisation, and one where there is none.
    #[derive(Debug, Clone)]
    pub(in crate::events) struct Belongs {
        pub(in crate::events) member_id: MemberId,
        pub(in crate::events) sector: String,
        pub(in crate::events) organisation_id: i64,
        pub(in crate::events) newcomer: bool,
    }
}

impl Reserve {
    /// How many of them nobody has yet.
    pub(in crate::events) fn left(&self) -> i64 {
        (self.seats - self.used).max(0)
    }

    /// Whether they are kept for somebody who belongs to these.
    pub(in crate::events) fn is_for(&self, belongs: &[Belongs]) -> bool {
        belongs.iter().any(|one| match self.kind {
            ReserveKind::Newcomers => one.newcomer,
            ReserveKind::Sector => one.sector == self.subject,
            ReserveKind::Organisation => one.organisation_id.to_string() == self.subject,
        })
    }
}

/// What a member has said.
pub(in crate::events) fn attendance_of(
    q: &mut Read<'_>,
    item: ItemId,
    member: MemberId,
) -> Result<Option<Attendance>, Error> {
    q.maybe(
        "SELECT id, member_id, name, email, answer, party, seat, reserve_id, queued_at, offered_until, answered_at
         FROM attendances WHERE item_id = $1 AND member_id = $2",
        &[&item, &member],
    )
}

/// What somebody has said who is known by an address alone.
pub(in crate::events) fn attendance_by_email(
    q: &mut Read<'_>,
    item: ItemId,
    email: &str,
) -> Result<Option<Attendance>, Error> {
    q.maybe(
        "SELECT id, member_id, name, email, answer, party, seat, reserve_id, queued_at, offered_until, answered_at
         FROM attendances WHERE item_id = $1 AND email = $2",
        &[&item, &email],
    )
}

/// What somebody has said, by its number.
pub(in crate::events) fn attendance(q: &mut Read<'_>, id: AttendanceId) -> Result<Option<Attendance>, Error> {
    q.maybe(
        "SELECT id, member_id, name, email, answer, party, seat, reserve_id, queued_at, offered_until, answered_at
         FROM attendances WHERE id = $1",
        &[&id],
    )
}

/// To which event it was said.
pub(in crate::events) fn place_of(
    q: &mut Read<'_>,
    id: AttendanceId,
) -> Result<Option<(NetworkId, ItemId)>, Error> {
    q.maybe("SELECT network_id, item_id FROM attendances WHERE id = $1", &[&id])
}

/// The first who wait for a seat.
pub(in crate::events) fn waiting(
    q: &mut Read<'_>,
    item: ItemId,
    most: i64,
) -> Result<Vec<Attendance>, Error> {
    q.all(
        "SELECT id, member_id, name, email, answer, party, seat, reserve_id, queued_at, offered_until, answered_at
         FROM attendances WHERE item_id = $1 AND seat = 'waiting' ORDER BY queued_at, id LIMIT $2",
        &[&item, &most],
    )
}

/// Writes down what somebody said: a new row, or what they have said before with other words.
pub(in crate::events) fn keep(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    who: &Attendance,
    entered_by: Option<MemberId>,
) -> Result<AttendanceId, Error> {
    if who.id.get() > 0 {
        return keep_again(tx, who, entered_by);
    }
    tx.one(
        "INSERT INTO attendances (item_id, network_id, member_id, name, email, answer, party, seat, reserve_id,
                                  queued_at, answered_at, entered_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id",
        &[
            &item,
            &network,
            &who.member_id,
            &who.name,
            &who.email,
            &who.answer,
            &who.party,
            &who.seat,
            &who.reserve_id,
            &who.queued_at,
            &who.answered_at,
            &entered_by,
        ],
    )
}

fn keep_again(
    tx: &mut Write<'_>,
    who: &Attendance,
    entered_by: Option<MemberId>,
) -> Result<AttendanceId, Error> {
    tx.run(
        "UPDATE attendances SET name = $2, answer = $3, party = $4, seat = $5, reserve_id = $6, queued_at = $7,
                offered_until = NULL, first_answered_at = COALESCE(first_answered_at, answered_at), answered_at = $8,
                entered_by = $9
         WHERE id = $1",
        &[
            &who.id,
            &who.name,
            &who.answer,
            &who.party,
            &who.seat,
            &who.reserve_id,
            &who.queued_at,
            &who.answered_at,
            &entered_by,
        ],
    )?;
    Ok(who.id)
}

/// Writes down another seat of somebody who said that they come.
pub(in crate::events) fn seat(
    tx: &mut Write<'_>,
    id: AttendanceId,
    (seat, reserve): (Seat, Option<ReserveId>),
    until: Option<Time>,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE attendances SET seat = $2, reserve_id = $3, offered_until = $4 WHERE id = $1",
        &[&id, &seat, &reserve, &until],
    )
}

/// Adds to the counts of an event, and to what is used of seats that are kept for some.
pub(in crate::events) fn settle(
    tx: &mut Write<'_>,
    item: ItemId,
    counts: &Counts,
    reserve: Option<ReserveId>,
) -> Result<(), Error> {
    tx.run(
        "UPDATE events SET coming_count = coming_count + $2, maybe_count = maybe_count + $3,
                held_count = held_count + $4, waiting_count = waiting_count + $5 WHERE item_id = $1",
        &[&item, &counts.coming, &counts.maybe, &counts.held, &counts.waiting],
    )?;
    if let Some(reserve) = reserve {
        let used = counts.coming + counts.held;
        tx.run("UPDATE event_reserves SET used = used + $2 WHERE id = $1", &[&reserve, &used])?;
    }
    Ok(())
}

/// The seats of an event that are kept for some.
pub(in crate::events) fn reserves(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Reserve>, Error> {
    q.all(
        "SELECT id, kind, subject, seats, used, until FROM event_reserves WHERE item_id = $1 ORDER BY id",
        &[&item],
    )
}

/// Where these members belong.
pub(in crate::events) fn belongs(
    q: &mut Read<'_>,
    members: &[MemberId],
    now: Time,
) -> Result<Vec<Belongs>, Error> {
    let since = now - NEW;
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT members.id AS member_id, COALESCE(affiliations.sector, '') AS sector,
                COALESCE(affiliations.organisation_id, 0) AS organisation_id,
                COALESCE(members.joined_at, 0) > $1 AS newcomer
         FROM members
         LEFT JOIN affiliations ON affiliations.member_id = members.id AND affiliations.ended_at IS NULL
         WHERE members.id";
    batch::among(q, before, &[&since], &keys, "ORDER BY members.id, organisation_id")
}
