//! Events from calendar files. Times are read with the zone that the file names, series by their rule, and what was moved out
//! of a series by itself. A second reading of a file adds nothing. Nothing is passed over in silence: what could not be
//! taken is told.

mod entries;
mod lines;
mod store;
mod zones;

pub use entries::{Calendar, Entry};

use super::event::Event;
use super::page::LONGEST;
use super::{EVENT, acts::EVENT_REPEATED, pulse, series, store as events};
use db::{Read, Time, Write};
use entries::{Stamp, UTC, next_day};
use house::clock::digest;
use house::dates::midnight;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::items::{self, Beginning, ItemText};
use house::networks;
use house::spaces;
use house::web::form::letters::one_line;
use house::web::form::{LINE, PAGES};
use house::web::{Error, Viewer};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Where events of a file go.
#[derive(Debug, Clone)]
pub struct Destination {
    /// The network.
    pub network: NetworkId,
    /// The space.
    pub space: SpaceId,
    /// In whose name.
    pub by: MemberId,
    /// The zone of what names none.
    pub zone: String,
    /// What an event is called that has no name.
    pub untitled: String,
    /// When.
    pub now: Time,
}

/// What became of an event of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrived {
    /// It was brought in.
    New,
    /// It came before.
    Known,
    /// It could not be taken, for a reason: key of a sentence.
    Refused(&'static str),
}

/// Reads a calendar file; nothing where it is none.
pub fn read_calendar(bytes: &[u8], zone: &str) -> Option<Calendar> {
    lines::read(bytes).map(|lines| entries::take(&lines, zone))
}

/// In whose name events of a file can stand in a network, where nobody is named.
///
/// # Errors
/// Those of the database.
pub fn host(q: &mut Read<'_>, network: NetworkId) -> Result<Option<MemberId>, db::Error> {
    store::host(q, network)
}

/// What became of an event of a file if it were brought in now.
///
/// # Errors
/// Those of the database.
pub fn look(q: &mut Read<'_>, to: &Destination, entry: &Entry) -> Result<Arrived, Error> {
    if store::known(q, to.network, &entry.name())?.is_some() {
        return Ok(Arrived::Known);
    }
    Ok(entry.event(&to.zone).map_or_else(Arrived::Refused, |_| Arrived::New))
}

/// Brings an event of a file in.
///
/// # Errors
/// Those of the database.
pub fn bring(tx: &mut Write<'_>, to: &Destination, entry: &Entry) -> Result<Arrived, Error> {
    let name = entry.name();
    if store::known(tx, to.network, &name)?.is_some() {
        return Ok(Arrived::Known);
    }
    let event = match entry.event(&to.zone) {
        Ok(event) => event,
        Err(reason) => return Ok(Arrived::Refused(reason)),
    };
    let item = match &entry.instead_of {
        Some(day) => instead(tx, to, entry, (day, &event))?,
        None => begin(tx, to, entry, &event)?,
    };
    store::note(tx, to.network, &name, item)?;
    Ok(Arrived::New)
}

/// Puts an event in the place of a day of its series: it moves the meeting of that day, or stands by itself where that is not
/// written down, and then the series leaves the day out.
fn instead(
    tx: &mut Write<'_>,
    to: &Destination,
    entry: &Entry,
    (stamp, event): (&Stamp, &Event),
) -> Result<ItemId, Error> {
    let first = store::known(tx, to.network, &entry.uid)?;
    // One that came from a file and stands in another space is nothing that this file may change.
    let here = first.map(|first| items::space_of(tx, first)).transpose()?.flatten() == Some(to.space);
    let first = first.filter(|_| here);
    let model = first.map(|first| events::event_of(tx, first)).transpose()?.flatten();
    let Some((first, model)) = first.zip(model) else { return begin(tx, to, entry, event) };
    let day = stamp.day(&model.zone());
    if let Some(item) = series::meeting_on(tx, first, day)? {
        series::move_alone(tx, item, event, to.now)?;
        let happened = Happened::new(&EVENT_REPEATED).space(to.space).item(item);
        happenings::record(tx, to.network, Some(to.by), to.now, happened)?;
        return Ok(item);
    }
    series::leave_out(tx, first, day)?;
    begin(tx, to, entry, event)
}

/// Starts an event, and what comes back of it.
fn begin(tx: &mut Write<'_>, to: &Destination, entry: &Entry, event: &Event) -> Result<ItemId, Error> {
    let title: String = one_line(&entry.title).chars().take(LINE).collect();
    let title = if title.is_empty() { to.untitled.clone() } else { title };
    let body: String = entry.about.chars().take(PAGES).collect();
    let text = ItemText::new(title, body);
    let begin = Beginning {
        network: to.network,
        space: to.space,
        kind: &EVENT,
        author: to.by,
        now: to.now,
        once: None,
    };
    let item = items::create(tx, &begin, &text)?.ok_or(Error::NotFound)?;
    events::hold(tx, to.network, item, event, to.now)?;
    pulse::ask_at_the_end(tx, (to.network, item), event, to.now)?;
    networks::use_page(tx, to.network, "events")?;
    spaces::use_tab(tx, to.space, EVENT.verb)?;
    let happened = Happened::new(&EVENT_REPEATED).space(to.space).item(item);
    happenings::record(tx, to.network, Some(to.by), to.now, happened)?;
    if entry.rule.is_some() {
        let viewer = Viewer::of_member(tx, to.by, to.now)?;
        let whole = items::visible_to(tx, &viewer, item)?.ok_or(Error::NotFound)?;
        let clocks = if event.all_day { TimeZone::UTC } else { event.zone() };
        let left_out: Vec<Date> = entry.left_out.iter().map(|stamp| stamp.day(&clocks)).collect();
        series::begin(tx, &viewer, (&whole, event), &entry.rule_text, &left_out)?;
    }
    Ok(item)
}

impl Entry {
    /// By which name it is known: an event that was moved out of a series has one of its own. A name that is longer than what
    /// an index takes is known by its digest.
    fn name(&self) -> String {
        let uid =
            if self.uid.is_empty() { format!("{:?} {}", self.starts, self.title) } else { self.uid.clone() };
        let uid = if uid.chars().count() > 300 { digest(&uid) } else { uid };
        match &self.instead_of {
            Some(Stamp::Day(day)) => format!("{uid} {day}"),
            Some(Stamp::Moment(at, _)) => format!("{uid} {at}"),
            None => uid,
        }
    }

    /// What could not be taken of it, as keys of sentences.
    pub fn doubts(&self) -> &[&'static str] {
        &self.doubts
    }

    /// What it is called; may be empty.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// When and where it is; or why that cannot be.
    fn event(&self, here: &str) -> Result<Event, &'static str> {
        let starts = self.starts.as_ref().ok_or("event-import-no-start")?;
        let (starts_at, zone) = moment(starts, here);
        // What comes back by the clocks of UTC does so whatever those of a place do; for one time alone they tell nobody anything.
        let zone = if zone == UTC && self.rule.is_none() { here.to_owned() } else { zone };
        let (ends_at, open) = self.end(starts, starts_at);
        let longest = i64::from(LONGEST) * 86_400_000_000;
        if ends_at < starts_at {
            return Err("event-end-early");
        }
        if ends_at.micros() - starts_at.micros() > longest {
            return Err("event-import-long");
        }
        let years = 0..=7_258_118_400_000_000_i64;
        if !years.contains(&starts_at.micros()) {
            return Err("event-import-no-start");
        }
        let link = Some(self.link.clone())
            .filter(|link| link.starts_with("https://") || link.starts_with("http://"));
        Ok(Event {
            all_day: matches!(starts, Stamp::Day(_)),
            open_ended: open,
            place: one_line(&self.place).chars().take(LINE).collect(),
            link: link.filter(|link| link.len() <= 500).unwrap_or_default(),
            cancelled: self.cancelled,
            ..Event::between(zone, starts_at, ends_at)
        })
    }

    /// When it ends, and whether nobody knows.
    fn end(&self, starts: &Stamp, starts_at: Time) -> (Time, bool) {
        let day = |day| midnight(day, &TimeZone::UTC);
        match (starts, &self.ends, self.lasts) {
            (Stamp::Day(first), Some(Stamp::Day(end)), _) if end > first => (day(*end), false),
            (Stamp::Day(first), ..) => (day(next_day(*first)), false),
            (_, Some(Stamp::Moment(end, _)), _) => (time(*end), time(*end) == starts_at),
            (_, _, Some(lasts)) if lasts.is_positive() => {
                let micros = i64::try_from(lasts.as_micros()).unwrap_or(i64::MAX);
                (Time::from_micros(starts_at.micros().saturating_add(micros)), false)
            }
            _ => (starts_at, true),
        }
    }
}

fn time(at: Timestamp) -> Time {
    Time::from_micros(at.as_microsecond())
}

/// The moment of a stamp, and the zone by whose clocks it is told.
fn moment(stamp: &Stamp, here: &str) -> (Time, String) {
    match stamp {
        Stamp::Day(day) => (midnight(*day, &TimeZone::UTC), here.to_owned()),
        Stamp::Moment(at, zone) => (time(*at), zone.clone().unwrap_or_else(|| here.to_owned())),
    }
}

#[cfg(test)]
mod tests;
