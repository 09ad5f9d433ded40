//! Meetings that were held and written down elsewhere, from files of minutes: each comes in as an event of its day with its
//! points, approved as they stand, and all of a folder as one series. Who was there is matched by name with the members; all
//! others are written down by name alone. It tells nobody: what comes in is over.

mod agenda;
mod even;
mod known;
mod names;
mod parting;
mod present;
mod reading;
mod sections;
mod table;
mod words;

pub use reading::{Recorded, Remark, read_minutes};

use super::coming::{Asker, let_in};
use super::event::Event;
use super::incoming::{self, Destination};
use super::series::SeriesId;
use super::{EVENT, minutes, presence, series, store as events};
use crate::events::acts::{EVENT_LIST_KEPT, EVENT_REPEATED, MINUTES_WRITTEN};
use db::{Read, Time, Write};
use house::dates::midnight;
use house::happenings::{self, Act, Happened};
use house::ids::{ItemId, MemberId, NetworkId};
use house::items::{self, Beginning, ItemText};
use house::members;
use house::web::{Error, Speech, Viewer};
use house::{networks, spaces};
use jiff::tz::TimeZone;
use names::Attendee;

/// What became of a meeting of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Brought {
    /// Whether it came now, and not before.
    pub new: bool,
    /// How many points it has.
    pub points: usize,
    /// How many of those who were there are members.
    pub members: usize,
    /// How many are known by name alone.
    pub named: usize,
}

/// The series to which meetings of these files came before.
///
/// # Errors
/// Those of the database.
pub fn series_of_minutes(
    q: &mut Read<'_>,
    to: &Destination,
    all: &[Recorded],
) -> Result<Option<SeriesId>, Error> {
    for recorded in all {
        let Some(item) = incoming::known(q, to.network, &recorded.name(to.space))? else { continue };
        if let Some(series) = series::of_item_in(q, item, to.space)? {
            return Ok(Some(series));
        }
    }
    Ok(None)
}

/// What became of the meeting if it came in now.
///
/// # Errors
/// Those of the database.
pub fn look_at_minutes(q: &mut Read<'_>, to: &Destination, recorded: &Recorded) -> Result<Brought, Error> {
    if incoming::known(q, to.network, &recorded.name(to.space))?.is_some() {
        return Ok(Brought::default());
    }
    let mut known = 0_usize;
    for who in &recorded.there {
        known += usize::from(member_called(q, to.network, who)?.is_some());
    }
    Ok(recorded.brought(known))
}

/// Brings a meeting in, into this series or as the first of one; and into which it came.
///
/// # Errors
/// Those of the database.
pub fn bring_minutes(
    tx: &mut Write<'_>,
    to: &Destination,
    recorded: &Recorded,
    (series, speech): (Option<SeriesId>, &Speech),
) -> Result<(Brought, Option<SeriesId>), Error> {
    let name = recorded.name(to.space);
    if incoming::known(tx, to.network, &name)?.is_some() {
        return Ok((Brought::default(), series));
    }
    let viewer = Viewer::of_member(tx, to.by, to.now)?;
    let (item, event) = begin(tx, to, recorded)?;
    incoming::note(tx, to.network, (&name, ""), item)?;
    let series = match series {
        Some(series) => {
            series::join(tx, item, series)?;
            series
        }
        None => {
            let place = (to.network, to.space, to.by);
            series::begin_past(tx, place, (item, recorded.day), to.now)?
        }
    };
    log(tx, to, item, &EVENT_REPEATED)?;
    let known = seat(tx, to, (item, event.starts_at), recorded)?;
    minutes::bring(tx, &viewer, item, &recorded.points, speech)?;
    log(tx, to, item, &MINUTES_WRITTEN)?;
    Ok((recorded.brought(known), Some(series)))
}

/// Starts the event of a meeting: nobody wrote down at which hour it was, so it takes its day.
fn begin(tx: &mut Write<'_>, to: &Destination, recorded: &Recorded) -> Result<(ItemId, Event), Error> {
    let next = recorded.day.tomorrow().unwrap_or(recorded.day);
    let (starts_at, ends_at) = (midnight(recorded.day, &TimeZone::UTC), midnight(next, &TimeZone::UTC));
    let event = Event { all_day: true, ..Event::between(to.zone.as_str(), starts_at, ends_at) };
    let text = ItemText::new(recorded.title.as_str(), recorded.body.as_str());
    let begin = Beginning {
        network: to.network,
        space: to.space,
        kind: &EVENT,
        author: to.by,
        // In a list of what is new it would stand before what people said since; the log knows when it came.
        now: starts_at.min(to.now),
        once: None,
    };
    let item = items::create(tx, &begin, &text)?.ok_or(Error::NotFound)?;
    events::hold(tx, to.network, item, &event, to.now)?;
    networks::use_page(tx, to.network, "events")?;
    spaces::use_tab(tx, to.space, EVENT.verb)?;
    Ok((item, event))
}

/// Writes down who was there; how many of them are members.
fn seat(
    tx: &mut Write<'_>,
    to: &Destination,
    (item, since): (ItemId, Time),
    recorded: &Recorded,
) -> Result<usize, Error> {
    let mut known = 0_usize;
    for who in &recorded.there {
        let member = member_called(tx, to.network, who)?;
        known += usize::from(member.is_some());
        let asker = match member {
            Some(member) => Asker { entered_by: Some(to.by), ..Asker::member(member) },
            None => Asker { member: None, name: who.name.clone(), email: None, entered_by: Some(to.by) },
        };
        let taken = let_in(tx, (to.network, item), &asker, to.now)?;
        presence::write_down(tx, item, (taken.id, since))?;
    }
    if !recorded.there.is_empty() {
        log(tx, to, item, &EVENT_LIST_KEPT)?;
    }
    Ok(known)
}

/// The active member who is called so, or as they are known elsewhere; nobody where several are.
fn member_called(
    q: &mut Read<'_>,
    network: NetworkId,
    who: &Attendee,
) -> Result<Option<MemberId>, db::Error> {
    for name in [&who.name, &who.handle].into_iter().filter(|name| !name.is_empty()) {
        if let [member] = events::people_of(q, network, &members::fold(name))?.as_slice() {
            return Ok(Some(*member));
        }
    }
    Ok(None)
}

fn log(tx: &mut Write<'_>, to: &Destination, item: ItemId, act: &'static Act) -> Result<(), Error> {
    let happened = Happened::new(act).space(to.space).item(item);
    happenings::record(tx, to.network, Some(to.by), to.now, happened)?;
    Ok(())
}

impl Recorded {
    /// What comes of it, where so many of those who were there are members.
    fn brought(&self, members: usize) -> Brought {
        let named = self.there.len().saturating_sub(members);
        Brought { new: true, points: self.points.len(), members, named }
    }
}

#[cfg(test)]
mod tests;
