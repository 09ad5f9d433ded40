//! The pulse of a meeting: five statements, one thing to change, and whether something kept one from taking part, asked of
//! those who came, at its end and once more the next day. An answer is joined to nobody: who has answered and what was
//! answered stand apart, without an order or a time. Nothing is shown of fewer than five answers, and answers are told five at a
//! time: page, trend, tasks and export all read those alone that are told, so that no two looks differ by one person. Whoever holds a
//! meeting may ask up to three questions more, of which the same is true.

mod asking;
mod changes;
mod figures;
mod picture;
mod questions;
mod sending;
mod store;
mod trend;

pub use asking::give;
pub use figures::trend;
pub(super) use figures::{Figures, decimal, of_each, part};
pub(super) use picture::draw;
pub use questions::ask;
pub(super) use questions::{QUESTIONS, REPLIES, trend as own_trend, way};
pub(super) use sending::{ASKING, ask_at_the_end};
pub(super) use store::{MARKS, WORDS, forget, merge, purge, sector_of, waiting};
pub(super) use trend::TRENDS;

use super::event::{Event, EventAnswer, Seat};
use super::store::Attendance;
use db::Time;
use house::access::Action;
use house::web::Routes;
use std::time::Duration;

/// The routes of pulses.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/meetings/trend", Action::ReadCalendar, trend::show)
        .get("/n/{slug}/events/{id}/pulse", Action::AnswerEvent, asking::ask)
        .post("/n/{slug}/events/{id}/pulse", Action::AnswerEvent, asking::answer)
        .get("/n/{slug}/events/{id}/pulse/questions", Action::Moderate, questions::edit)
        .post("/n/{slug}/events/{id}/pulse/questions", Action::Moderate, questions::save)
        .get("/n/{slug}/events/{id}/changes", Action::Moderate, changes::list)
        .post("/n/{slug}/events/{id}/changes", Action::Moderate, changes::take_up)
}

/// Of fewer answers nothing is shown, and so many become told together.
pub(super) const FEW: i64 = 5;
/// For how long it can be answered.
pub(super) const OPEN: Duration = Duration::from_secs(86_400 * 14);

/// The statements: name of the field, key of its words.
pub(super) const STATEMENTS: [(&str, &str); 5] = [
    ("goal", "pulse-goal"),
    ("voice", "pulse-voice"),
    ("fair", "pulse-fair"),
    ("worth", "pulse-worth"),
    ("steps", "pulse-steps"),
];

/// Why a pulse is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// The meeting is not over, or was over long ago, or was called off.
    Untimely,
    /// They were not there.
    Absent,
    /// They have answered.
    Twice,
}

impl Refused {
    fn key(self) -> &'static str {
        match self {
            Refused::Untimely => "pulse-refused-untimely",
            Refused::Absent => "pulse-refused-absent",
            Refused::Twice => "pulse-refused-twice",
        }
    }
}

/// When a meeting ends, as far as that is known.
pub(super) fn end_of(event: &Event) -> Time {
    if event.open_ended { event.ends_at + Duration::from_secs(86_400) } else { event.ends_at }
}

/// Whether it is the time to answer.
fn is_open(event: &Event, now: Time) -> bool {
    let ended = end_of(event);
    !event.cancelled && now >= ended && now <= ended + OPEN
}

/// Whether somebody may answer now; whether they have answered is another matter.
fn may_answer(event: &Event, mine: Option<&Attendance>, now: Time) -> Result<(), Refused> {
    if !is_open(event, now) {
        return Err(Refused::Untimely);
    }
    match mine {
        Some(mine) if mine.answer == EventAnswer::Yes && mine.seat == Seat::Seated => Ok(()),
        _ => Err(Refused::Absent),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_can_be_answered_from_the_end_on_and_not_for_ever() {
        let at = |hours: u64| Time::from_micros(0) + Duration::from_secs(3_600 * hours);
        let event = Event::between("UTC", at(10), at(12));
        assert_eq!(may_answer(&event, None, at(11)), Err(Refused::Untimely));
        assert_eq!(may_answer(&event, None, at(12)), Err(Refused::Absent));
        assert_eq!(may_answer(&event, None, at(12 + 24 * 15)), Err(Refused::Untimely));
        let off = Event { cancelled: true, ..event };
        assert_eq!(may_answer(&off, None, at(13)), Err(Refused::Untimely));
    }
}
