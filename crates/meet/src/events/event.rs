//! An event: when it is, where, and how many come.

use db::Time;
use house::dates::{self, Span};
use house::web::Said;
use jiff::tz::TimeZone;

db::word! {
    /// What somebody says to an event.
    pub enum EventAnswer {
        /// They come.
        Yes = "yes",
        /// They do not know yet.
        Maybe = "maybe",
        /// They do not come.
        No = "no",
    }
}

db::word! {
    /// What somebody has of the seats of an event.
    pub enum Seat {
        /// They need none.
        Free = "free",
        /// They have one, or as many as they are.
        Seated = "seated",
        /// They wait for one.
        Waiting = "waiting",
        /// One is kept for them until they say whether they take it.
        Offered = "offered",
        /// They let the time pass in which one was kept for them.
        Lapsed = "lapsed",
    }
}

db::record! {
    /// When and where an event is, and how many come to it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Event {
        /// Whether it takes whole days: then the moments are midnights of UTC.
        pub all_day: bool,
        /// Whether nobody knows when it ends: then it ends when it begins.
        pub open_ended: bool,
        /// The zone of the place.
        pub time_zone: String,
        pub starts_at: Time,
        pub ends_at: Time,
        pub place: String,
        /// Where one meets on the net. Shown to those who come.
        pub link: String,
        pub cancelled: bool,
        /// How many come, with the guests whom they bring.
        pub coming_count: i64,
        pub maybe_count: i64,
        /// How many it takes; none where as many as like may come.
        pub capacity: Option<i64>,
        /// How many guests somebody may bring.
        pub most_guests: i64,
        /// Whether people without an account may sign up.
        pub sign_up: bool,
        /// For how many a seat is kept until they say whether they take it.
        pub held_count: i64,
        /// How many wait, each with their guests as one.
        pub waiting_count: i64,
        /// How often it was moved or called off.
        pub sequence: i64,
    }
}

impl Event {
    /// An event between these moments, by the clocks of this zone, that takes whoever comes.
    pub fn between(time_zone: impl Into<String>, starts_at: Time, ends_at: Time) -> Event {
        Event {
            all_day: false,
            open_ended: false,
            time_zone: time_zone.into(),
            starts_at,
            ends_at,
            place: String::new(),
            link: String::new(),
            cancelled: false,
            coming_count: 0,
            maybe_count: 0,
            capacity: None,
            most_guests: 0,
            sign_up: false,
            held_count: 0,
            waiting_count: 0,
            sequence: 0,
        }
    }
}

/// Why an answer is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It has been.
    Over,
    /// It was called off.
    Cancelled,
    /// It is not announced yet.
    Draft,
    /// It is for members alone.
    Members,
}

impl Refused {
    pub(super) fn said(self) -> Said {
        Said::key(match self {
            Refused::Over => "event-refused-over",
            Refused::Cancelled => "event-refused-cancelled",
            Refused::Draft => "event-refused-draft",
            Refused::Members => "event-refused-members",
        })
    }
}

impl Event {
    /// When it is.
    pub fn span(&self) -> Span {
        if !self.all_day {
            let until = (!self.open_ended).then_some(self.ends_at);
            return Span::Moments { from: self.starts_at, until };
        }
        let days = Span::Moments { from: self.starts_at, until: Some(self.ends_at) };
        Span::Days { first: days.first_day(&TimeZone::UTC), last: days.last_day(&TimeZone::UTC) }
    }

    /// The zone of the place.
    pub(super) fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// Whether it is over at this moment. What is open-ended is over with the day on which it began.
    pub(super) fn is_over(&self, now: Time) -> bool {
        let (zone, span) = (self.zone(), self.span());
        if let Span::Moments { until: Some(until), .. } = span {
            return until <= now;
        }
        let last = span.last_day(&zone);
        last.tomorrow().is_ok_and(|next| dates::midnight(next, &zone) <= now)
    }

    /// Whether answers are taken at this moment.
    pub(super) fn takes_answers(&self, now: Time) -> Result<(), Refused> {
        match (self.cancelled, self.is_over(now)) {
            (true, _) => Err(Refused::Cancelled),
            (_, true) => Err(Refused::Over),
            _ => Ok(()),
        }
    }

    /// How many seats nobody has and none is kept for; none where there is no end of them.
    pub(super) fn free(&self) -> Option<i64> {
        self.capacity.map(|capacity| (capacity - self.coming_count - self.held_count).max(0))
    }

    /// Another event with the time, the place and the state of this one.
    pub(super) fn in_place_of(&self, other: &Event) -> Event {
        Event {
            all_day: self.all_day,
            open_ended: self.open_ended,
            time_zone: self.time_zone.clone(),
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            place: self.place.clone(),
            link: self.link.clone(),
            cancelled: self.cancelled,
            ..other.clone()
        }
    }

    /// Whether it is elsewhere or at another time than this.
    pub(super) fn differs(&self, other: &Event) -> bool {
        self.what_differs(other).is_some()
    }

    /// What is other than there: a word of the log.
    pub(super) fn what_differs(&self, other: &Event) -> Option<&'static str> {
        let when = (self.span(), &self.time_zone) != (other.span(), &other.time_zone);
        let place = (&self.place, &self.link) != (&other.place, &other.link);
        match (when, place) {
            (true, true) => Some("both"),
            (true, false) => Some("time"),
            (false, true) => Some("place"),
            (false, false) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    pub(in crate::events) fn event(zone: &str) -> Event {
        let at = dates::midnight(date(2026, 11, 20), &TimeZone::UTC);
        Event::between(zone, at, at + std::time::Duration::from_secs(3600))
    }

    #[test]
    fn an_event_is_over_when_its_last_day_is_over_where_it_is() {
        let hour = std::time::Duration::from_secs(3600);
        let whole =
            Event { all_day: true, ends_at: event("UTC").starts_at + 24 * hour, ..event("Asia/Tokyo") };
        assert!(!whole.is_over(whole.starts_at + 14 * hour));
        assert!(whole.is_over(whole.starts_at + 15 * hour), "Tokyo is nine hours ahead");
        let open = Event { open_ended: true, ends_at: event("UTC").starts_at, ..event("UTC") };
        assert!(!open.is_over(open.starts_at + 23 * hour));
        assert!(open.is_over(open.starts_at + 24 * hour));
        assert_eq!(event("UTC").takes_answers(event("UTC").ends_at), Err(Refused::Over));
        let off = Event { cancelled: true, ..event("UTC") };
        assert_eq!(off.takes_answers(off.starts_at), Err(Refused::Cancelled));
    }

    #[test]
    fn what_only_more_people_come_to_has_not_moved() {
        let (one, other) = (event("UTC"), Event { coming_count: 9, ..event("UTC") });
        assert!(!one.differs(&other));
        let elsewhere = Event { place: "Town hall".to_owned(), ..other };
        assert_eq!(one.what_differs(&elsewhere), Some("place"));
        let later = Event { ends_at: elsewhere.ends_at + std::time::Duration::from_secs(60), ..elsewhere };
        assert_eq!(one.what_differs(&later), Some("both"));
    }
}
