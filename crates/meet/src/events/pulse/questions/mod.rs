//! Up to three questions that whoever holds a meeting asks beside the five statements: of that meeting alone, or of a series from the
//! next meeting on that begins. Each time that they are set is a version, and a version is never changed, so that what people
//! replied stands beside what they were asked. Replies are told as the pulse is: from five on, and five or more at a time.

mod outcome;
mod question;
mod reply;
mod setting;
mod store;
mod trend;

pub(super) use outcome::outcome;
pub(super) use reply::{Field, fields, read as replies};
pub(in crate::events) use setting::way;
pub(super) use setting::{edit, save};
pub(super) use store::{Asked, Reply, keep, purge, tell};
pub(in crate::events) use store::{QUESTIONS, REPLIES};
pub(in crate::events) use trend::trend;

use super::end_of;
use crate::events::event::Event;
use crate::events::series::SeriesId;
use db::{Read, Time, Write};
use house::ids::{ItemId, NetworkId};
use house::web::{Error, Form};
use question::Question;
use store::{FormId, Version};

/// Of which meetings questions are asked.
#[derive(Debug, Clone, Copy)]
enum Of {
    Meeting(ItemId),
    Series(SeriesId),
}

/// The version that a meeting asks: its own, where it has one, or else that of its series.
fn in_force(q: &mut Read<'_>, item: ItemId) -> Result<Option<Version>, db::Error> {
    match store::of_meeting(q, item)? {
        Some(own) => Ok(Some(own)),
        None => store::of_series(q, item),
    }
}

/// The questions that a meeting asks, in their order.
pub(super) fn asked(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Asked>, db::Error> {
    match in_force(q, item)? {
        Some(version) => store::asked(q, version.id),
        None => Ok(Vec::new()),
    }
}

/// Sets questions: a version of its own.
fn set(
    tx: &mut Write<'_>,
    (network, of): (NetworkId, Of),
    questions: &[Question],
    now: Time,
) -> Result<FormId, db::Error> {
    let form = match of {
        Of::Meeting(item) => store::begin_for_meeting(tx, (network, item), now)?,
        Of::Series(series) => store::begin_for_series(tx, (network, series), now)?,
    };
    store::add(tx, form, questions)?;
    Ok(form)
}

/// Lets the meetings of a series that have not begun ask these questions, typed one a line.
///
/// # Errors
/// Where a line is no question; those of the database.
pub fn ask(
    tx: &mut Write<'_>,
    (network, series): (NetworkId, SeriesId),
    lines: &str,
    now: Time,
) -> Result<(), Error> {
    let mut form = Form::new().with("questions", lines);
    let questions = question::read(&mut form);
    form.checked()?;
    set(tx, (network, Of::Series(series)), &questions, now)?;
    Ok(())
}

/// Whether what a meeting asks can still be changed: nobody is asked before it ends.
fn can_be_set(event: &Event, now: Time) -> bool {
    now < end_of(event)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn what_is_asked_is_fixed_when_the_meeting_ends() {
        let at = |hours: u64| Time::from_micros(0) + Duration::from_secs(3_600 * hours);
        let event = Event::between("UTC", at(10), at(12));
        assert!(can_be_set(&event, at(11)));
        assert!(!can_be_set(&event, at(12)));
        assert!(can_be_set(&Event { open_ended: true, ..event }, at(13)), "nobody knows when it ends");
    }
}
