//! Who comes, as those who hold the event see it.

use crate::events::event::{EventAnswer, Seat};
use db::{Error, Read, Time};
use house::ids::{AttendanceId, ItemId, MemberId, NetworkId};

db::record! {
    /// Somebody in the list of those who hold the event.
    #[derive(Debug, Clone)]
    pub(in crate::events) struct Comer {
        pub(in crate::events) id: AttendanceId,
        pub(in crate::events) member_id: Option<MemberId>,
        pub(in crate::events) name: String,
        /// The address of whoever is no member.
        pub(in crate::events) email: String,
        /// The organisations to which they belong, as far as they are members.
        pub(in crate::events) headline: String,
        pub(in crate::events) answer: EventAnswer,
        pub(in crate::events) party: i64,
        pub(in crate::events) seat: Seat,
        pub(in crate::events) queued_at: Time,
        pub(in crate::events) offered_until: Option<Time>,
        pub(in crate::events) entered: bool,
        /// When they answered first, and when they said what they say now.
        pub(in crate::events) first_answered_at: Time,
        pub(in crate::events) answered_at: Time,
    }
}

impl Comer {
    /// Whether those who hold the event can take them off the list: they were written down, or have no account.
    pub(in crate::events) fn may_go(&self) -> bool {
        self.answer != EventAnswer::No && (self.entered || self.member_id.is_none())
    }
}

/// A part of those who answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::events) enum Who {
    /// They come.
    Coming,
    /// They wait for a seat.
    Waiting,
    /// A seat is kept for them.
    Offered,
    /// They did not take it in time.
    Lapsed,
    /// Perhaps.
    Maybe,
    /// They do not come.
    No,
}

impl Who {
    /// All of them.
    pub(in crate::events) const ALL: [Who; 6] =
        [Who::Coming, Who::Waiting, Who::Offered, Who::Lapsed, Who::Maybe, Who::No];

    /// The word in addresses, and the key of its name.
    pub(in crate::events) fn words(self) -> (&'static str, &'static str) {
        match self {
            Who::Coming => ("coming", "event-coming"),
            Who::Waiting => ("waiting", "event-waiting"),
            Who::Offered => ("offered", "event-offered"),
            Who::Lapsed => ("lapsed", "event-lapsed"),
            Who::Maybe => ("maybe", "event-perhaps"),
            Who::No => ("no", "event-not-coming"),
        }
    }

    fn seat_and_answer(self) -> (Seat, EventAnswer) {
        match self {
            Who::Coming => (Seat::Seated, EventAnswer::Yes),
            Who::Waiting => (Seat::Waiting, EventAnswer::Yes),
            Who::Offered => (Seat::Offered, EventAnswer::Yes),
            Who::Lapsed => (Seat::Lapsed, EventAnswer::Yes),
            Who::Maybe => (Seat::Free, EventAnswer::Maybe),
            Who::No => (Seat::Free, EventAnswer::No),
        }
    }
}

/// Some of them, in the order in which they said so, after this place.
pub(in crate::events) fn comers(
    q: &mut Read<'_>,
    item: ItemId,
    who: Who,
    after: (Time, AttendanceId),
    most: i64,
) -> Result<Vec<Comer>, Error> {
    let (seat, answer) = who.seat_and_answer();
    q.all(
        "SELECT attendances.id, attendances.member_id, COALESCE(members.name, attendances.name) AS name,
                COALESCE(attendances.email, '') AS email, COALESCE(members.headline, '') AS headline,
                attendances.answer, attendances.party, attendances.seat, attendances.queued_at,
                attendances.offered_until, attendances.entered_by IS NOT NULL AS entered,
                COALESCE(attendances.first_answered_at, attendances.answered_at) AS first_answered_at,
                attendances.answered_at
         FROM attendances LEFT JOIN members ON members.id = attendances.member_id
         WHERE attendances.item_id = $1 AND attendances.seat = $2 AND attendances.answer = $3
           AND (attendances.queued_at, attendances.id) > ($4, $5)
         ORDER BY attendances.queued_at, attendances.id LIMIT $6",
        &[&item, &seat, &answer, &after.0, &after.1, &most],
    )
}

/// One of them, at this event.
pub(in crate::events) fn comer(
    q: &mut Read<'_>,
    item: ItemId,
    id: AttendanceId,
) -> Result<Option<Comer>, Error> {
    q.maybe(
        "SELECT attendances.id, attendances.member_id, COALESCE(members.name, attendances.name) AS name,
                COALESCE(attendances.email, '') AS email, COALESCE(members.headline, '') AS headline,
                attendances.answer, attendances.party, attendances.seat, attendances.queued_at,
                attendances.offered_until, attendances.entered_by IS NOT NULL AS entered,
                COALESCE(attendances.first_answered_at, attendances.answered_at) AS first_answered_at,
                attendances.answered_at
         FROM attendances LEFT JOIN members ON members.id = attendances.member_id
         WHERE attendances.item_id = $1 AND attendances.id = $2",
        &[&item, &id],
    )
}

/// Those whom a change of an event concerns, by their numbers, after this one.
pub(in crate::events) fn concerned(
    q: &mut Read<'_>,
    item: ItemId,
    after: AttendanceId,
    most: i64,
) -> Result<Vec<(AttendanceId, Option<MemberId>)>, Error> {
    q.all(
        "SELECT id, member_id FROM attendances WHERE item_id = $1 AND id > $2 AND answer IN ('yes', 'maybe')
         ORDER BY id LIMIT $3",
        &[&item, &after, &most],
    )
}

/// The active members of a network who are called so, by their folded name; two at most.
pub(in crate::events) fn people_of(
    q: &mut Read<'_>,
    network: NetworkId,
    name_key: &str,
) -> Result<Vec<MemberId>, Error> {
    q.all(
        "SELECT id FROM members WHERE network_id = $1 AND state = 'active' AND name_key = $2 ORDER BY id LIMIT 2",
        &[&network, &name_key],
    )
}
