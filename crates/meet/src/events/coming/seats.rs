//! Who gets a seat. Whoever says yes is seated as long as there are seats that are kept for nobody and nobody waits for
//! one; seats that are kept for some go to these. All others wait, in the order in which they said yes. When a seat becomes
//! free, it is offered to the first who waits and fits. It never gives a seat away twice: every change of an event's seats
//! holds the event.

use super::promotion;
use crate::events::event::{Event, EventAnswer, Seat};
use crate::events::store::{self, Attendance, Belongs, Reserve};
use db::{Time, Write};
use house::ids::{AttendanceId, ItemId, MemberId, NetworkId, ReserveId};
use house::web::Error;

/// Who says something to an event: a member, or somebody by name.
#[derive(Debug, Clone)]
pub(in crate::events) struct Asker {
    pub(in crate::events) member: Option<MemberId>,
    /// Empty for a member.
    pub(in crate::events) name: String,
    /// In small letters.
    pub(in crate::events) email: Option<String>,
    /// Who wrote them down, where they did not answer themselves.
    pub(in crate::events) entered_by: Option<MemberId>,
}

impl Asker {
    /// A member who answers themselves.
    pub(in crate::events) fn member(id: MemberId) -> Asker {
        Asker { member: Some(id), name: String::new(), email: None, entered_by: None }
    }
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::events) struct Taken {
    pub(in crate::events) id: AttendanceId,
    pub(in crate::events) seat: Seat,
    /// Whether anything is other than before.
    pub(in crate::events) changed: bool,
}

/// Where somebody sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On a seat of those that are kept for nobody.
    Open,
    /// On a seat that was kept for people like them.
    Kept(ReserveId),
}

/// Takes an answer: who comes is `party` people. The event must be one that takes answers.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn take(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    who: &Asker,
    (answer, party): (EventAnswer, i64),
    now: Time,
) -> Result<Taken, Error> {
    // Two answers at once follow one another, so that each finds what the other has left.
    tx.lock("items", item.get())?;
    let event = store::event_of(tx, item)?.ok_or(Error::NotFound)?;
    let before = said_before(tx, item, who)?;
    if let Some(before) = before.as_ref().filter(|before| same(before, answer, party)) {
        return Ok(Taken { id: before.id, seat: before.seat, changed: false });
    }
    let event = release(tx, item, event, before.as_ref())?;
    let placed = match answer {
        EventAnswer::Yes => place(tx, (item, &event), who.member, (before.as_ref(), party), now)?,
        _ => None,
    };
    let seat = match (answer, placed) {
        (EventAnswer::Yes, Some(_)) => Seat::Seated,
        (EventAnswer::Yes, None) => Seat::Waiting,
        _ => Seat::Free,
    };
    let kept = Attendance {
        answer,
        party,
        seat,
        reserve_id: reserve_of(placed),
        ..blank(who, before.as_ref(), now)
    };
    let id = store::keep(tx, (network, item), &kept, who.entered_by)?;
    store::settle(tx, item, &counted(&kept), reserve_of(placed))?;
    if before.is_some_and(|before| matches!(before.seat, Seat::Seated | Seat::Offered)) {
        promotion::move_up(tx, (network, item), now)?;
    }
    Ok(Taken { id, seat, changed: true })
}

/// Gives a seat to somebody who is there already: whoever is in the room is in the room, however many it takes.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn let_in(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    who: &Asker,
    now: Time,
) -> Result<Taken, Error> {
    tx.lock("items", item.get())?;
    let event = store::event_of(tx, item)?.ok_or(Error::NotFound)?;
    let before = said_before(tx, item, who)?;
    if let Some(before) = before.as_ref().filter(|before| before.seat == Seat::Seated) {
        return Ok(Taken { id: before.id, seat: Seat::Seated, changed: false });
    }
    release(tx, item, event, before.as_ref())?;
    let party = before.as_ref().map_or(1, |before| before.party);
    let kept = Attendance {
        answer: EventAnswer::Yes,
        party,
        seat: Seat::Seated,
        ..blank(who, before.as_ref(), now)
    };
    let id = store::keep(tx, (network, item), &kept, who.entered_by)?;
    store::settle(tx, item, &counted(&kept), None)?;
    Ok(Taken { id, seat: Seat::Seated, changed: true })
}

/// What they have said to this event before. Whoever is known by a name alone is somebody else each time.
fn said_before(tx: &mut Write<'_>, item: ItemId, who: &Asker) -> Result<Option<Attendance>, Error> {
    Ok(match (who.member, &who.email) {
        (Some(member), _) => store::attendance_of(tx, item, member)?,
        (None, Some(email)) => store::attendance_by_email(tx, item, email)?,
        (None, None) => None,
    })
}

/// The row of somebody who says something now. Whoever waits keeps their place among those who do.
fn blank(who: &Asker, before: Option<&Attendance>, now: Time) -> Attendance {
    let waited = before.filter(|before| before.seat == Seat::Waiting);
    Attendance {
        id: before.map_or(AttendanceId::from(0), |before| before.id),
        member_id: who.member,
        name: who.name.clone(),
        email: who.email.clone(),
        answer: EventAnswer::No,
        party: 1,
        seat: Seat::Free,
        reserve_id: None,
        queued_at: waited.map_or(now, |before| before.queued_at),
        offered_until: None,
        answered_at: now,
    }
}

/// Whoever says the same again keeps what they have; who let a seat go asks for one anew.
fn same(before: &Attendance, answer: EventAnswer, party: i64) -> bool {
    before.answer == answer && before.party == party && !matches!(before.seat, Seat::Lapsed | Seat::Offered)
}

pub(super) fn reserve_of(placed: Option<Place>) -> Option<ReserveId> {
    match placed {
        Some(Place::Kept(id)) => Some(id),
        _ => None,
    }
}

/// What an attendance adds to the counts of its event.
pub(super) fn counted(who: &Attendance) -> store::Counts {
    let of = |seat: Seat, amount: i64| if who.seat == seat { amount } else { 0 };
    store::Counts {
        coming: of(Seat::Seated, who.party),
        maybe: i64::from(who.answer == EventAnswer::Maybe),
        held: of(Seat::Offered, who.party),
        waiting: of(Seat::Waiting, 1),
    }
}

/// Takes back what somebody had of the seats; gives the event as it is then.
pub(super) fn release(
    tx: &mut Write<'_>,
    item: ItemId,
    event: Event,
    before: Option<&Attendance>,
) -> Result<Event, Error> {
    let Some(before) = before else { return Ok(event) };
    let counts = counted(before);
    store::settle(tx, item, &counts.reversed(), before.reserve_id)?;
    Ok(Event {
        coming_count: event.coming_count - counts.coming,
        maybe_count: event.maybe_count - counts.maybe,
        held_count: event.held_count - counts.held,
        waiting_count: event.waiting_count - counts.waiting,
        ..event
    })
}

/// Where they can sit at once; nowhere where they have to wait.
fn place(
    tx: &mut Write<'_>,
    (item, event): (ItemId, &Event),
    member: Option<MemberId>,
    (before, party): (Option<&Attendance>, i64),
    now: Time,
) -> Result<Option<Place>, Error> {
    if event.capacity.is_none() {
        return Ok(Some(Place::Open));
    }
    // Whoever has seats and takes no more of them goes on sitting where they sit, whoever waits, and even where there have
    // come to be fewer seats than people.
    let has = |before: &&Attendance| matches!(before.seat, Seat::Seated | Seat::Offered);
    if let Some(stays) = before.filter(has).filter(|before| party <= before.party) {
        return Ok(Some(stays.reserve_id.map_or(Place::Open, Place::Kept)));
    }
    let reserves = store::reserves(tx, item)?;
    let belongs = match member.filter(|_| !reserves.is_empty()) {
        Some(member) => store::belongs(tx, &[member], now)?,
        None => Vec::new(),
    };
    Ok(seat_for(event, &reserves, &belongs, (party, event.waiting_count == 0), now))
}

/// Where so many people can sit, of whom one belongs to these.
pub(super) fn seat_for(
    event: &Event,
    reserves: &[Reserve],
    belongs: &[Belongs],
    (party, nobody_waits): (i64, bool),
    now: Time,
) -> Option<Place> {
    let free = event.free()?;
    let standing: Vec<&Reserve> = reserves.iter().filter(|reserve| reserve.until > now).collect();
    let kept: i64 = standing.iter().map(|reserve| reserve.left()).sum();
    let own = standing.iter().find(|reserve| reserve.left() >= party && reserve.is_for(belongs));
    match own {
        Some(own) if free >= party => Some(Place::Kept(own.id)),
        _ if nobody_waits && free - kept >= party => Some(Place::Open),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::store::ReserveKind;

    fn event(capacity: i64, coming: i64) -> Event {
        let at = Time::from_micros(1);
        Event { capacity: Some(capacity), coming_count: coming, ..Event::between("UTC", at, at) }
    }

    fn kept(seats: i64, until: i64) -> Reserve {
        Reserve {
            id: ReserveId::from(7),
            kind: ReserveKind::Sector,
            subject: "arts".to_owned(),
            seats,
            used: 0,
            until: Time::from_micros(until),
        }
    }

    fn of(sector: &str) -> Vec<Belongs> {
        vec![Belongs {
            member_id: MemberId::from(1),
            sector: sector.to_owned(),
            organisation_id: 3,
            newcomer: false,
        }]
    }

    #[test]
    fn kept_seats_are_for_some_until_a_moment_and_then_for_all() {
        let now = Time::from_micros(100);
        let seat = |coming, reserve: Reserve, who: &str, party| {
            seat_for(&event(5, coming), &[reserve], &of(who), (party, true), now)
        };
        assert_eq!(seat(2, kept(2, 200), "health", 1), Some(Place::Open));
        assert_eq!(seat(3, kept(2, 200), "health", 1), None);
        assert_eq!(seat(3, kept(2, 200), "arts", 1), Some(Place::Kept(ReserveId::from(7))));
        assert_eq!(seat(3, kept(2, 200), "arts", 3), None, "three do not fit on two");
        assert_eq!(seat(3, kept(2, 99), "health", 2), Some(Place::Open));
        assert_eq!(seat(5, kept(2, 200), "arts", 1), None, "a house that is full is full for everybody");
    }

    #[test]
    fn nobody_goes_past_those_who_wait() {
        let now = Time::from_micros(100);
        assert_eq!(seat_for(&event(5, 3), &[], &[], (1, false), now), None);
        assert_eq!(seat_for(&event(5, 3), &[], &[], (1, true), now), Some(Place::Open));
        assert_eq!(seat_for(&event(5, 4), &[], &[], (2, true), now), None);
    }
}
