//! Events from calendar files. Times are read with the zone that the file names, series by their rule and their further dates,
//! and what was moved out of a series by itself or from a day on. A second reading of a file adds nothing, and changes what the
//! calendar has changed since. Nothing is passed over in silence: what could not be taken is told.

mod again;
mod besides;
mod entries;
mod lines;
mod naming;
mod store;
mod until;
mod zones;

pub use entries::{Calendar, Entry};
pub(super) use store::{known, note};

use super::event::Event;
use super::page::LONGEST;
use super::{EVENT, acts::EVENT_REPEATED, pulse, series, store as events};
use db::{Read, Time, Write};
use entries::{Stamp, UTC, next_day};
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
    /// It came before, and the calendar has changed it since.
    Changed,
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
    let source = store::source(q, to.network, &entry.name())?;
    let event = entry.event(&to.zone);
    Ok(match (source, event) {
        _ if entry.outdone => Arrived::Known,
        (Some((_, before)), Ok(_)) if is_other(&before, entry) => Arrived::Changed,
        (Some(_), _) => Arrived::Known,
        (None, Ok(_)) => Arrived::New,
        (None, Err(reason)) => Arrived::Refused(reason),
    })
}

/// Whether the file says something else than it said before. What it said of what came long ago is not known.
fn is_other(before: &str, entry: &Entry) -> bool {
    !before.is_empty() && before != entry.told()
}

/// Brings an event of a file in.
///
/// # Errors
/// Those of the database.
pub fn bring(tx: &mut Write<'_>, to: &Destination, entry: &Entry) -> Result<Arrived, Error> {
    if entry.outdone {
        return Ok(Arrived::Known);
    }
    let name = entry.name();
    let source = store::source(tx, to.network, &name)?;
    let event = match entry.event(&to.zone) {
        Ok(event) => event,
        Err(_) if source.is_some() => return Ok(Arrived::Known),
        Err(reason) => return Ok(Arrived::Refused(reason)),
    };
    let Some((item, before)) = source else {
        let item = match &entry.instead_of {
            Some(day) => instead(tx, to, entry, (day, &event))?,
            None => begin(tx, to, entry, &event)?,
        };
        store::note(tx, to.network, (&name, &entry.told()), item)?;
        return Ok(Arrived::New);
    };
    let changed = is_other(&before, entry) && again::change(tx, to, entry, (item, &event))?;
    if changed || before.is_empty() {
        store::tell(tx, to.network, (&name, &entry.told()))?;
    }
    Ok(if changed { Arrived::Changed } else { Arrived::Known })
}

/// Puts an event in the place of a day of its series: it moves the meeting of that day, or stands by itself where that is not
/// written down, and then the series leaves the day out. What is for the days that follow too moves those as well.
fn instead(
    tx: &mut Write<'_>,
    to: &Destination,
    entry: &Entry,
    (stamp, event): (&Stamp, &Event),
) -> Result<ItemId, Error> {
    let first = known_first(tx, to, entry)?;
    let model = first.map(|first| events::event_of(tx, first)).transpose()?.flatten();
    let Some((first, model)) = first.zip(model) else { return begin(tx, to, entry, event) };
    let day = stamp.day(&if model.all_day { TimeZone::UTC } else { model.zone() });
    if entry.onwards {
        return onwards(tx, to, entry, (first, day), event);
    }
    let at = if let Stamp::Moment(at, _) = stamp { Some(time(*at)) } else { None };
    if let Some(item) = series::meeting_on(tx, first, (day, at))? {
        series::move_alone(tx, item, event, to.now)?;
        let happened = Happened::new(&EVENT_REPEATED).space(to.space).item(item);
        happenings::record(tx, to.network, Some(to.by), to.now, happened)?;
        return Ok(item);
    }
    series::leave_out(tx, first, day)?;
    begin(tx, to, entry, event)
}

/// Holds a series as this event tells from this day on; where its days are not written down as far as that, it goes on after
/// this event once they are.
fn onwards(
    tx: &mut Write<'_>,
    to: &Destination,
    entry: &Entry,
    (first, day): (ItemId, Date),
    event: &Event,
) -> Result<ItemId, Error> {
    let viewer = Viewer::of_member(tx, to.by, to.now)?;
    if let Some(item) = series::hold_from(tx, &viewer, (first, day), (event, &text_of(to, entry)))? {
        return Ok(item);
    }
    let item = begin(tx, to, entry, event)?;
    series::hold_later(tx, (first, day), (item, event))?;
    Ok(item)
}

/// The event with which the series of an event of a file began. One that came from a file and stands in another space is
/// nothing that this file may change.
fn known_first(tx: &mut Write<'_>, to: &Destination, entry: &Entry) -> Result<Option<ItemId>, Error> {
    let first = store::source(tx, to.network, &entry.uid)?.map(|(item, _)| item);
    let here = first.map(|first| items::space_of(tx, first)).transpose()?.flatten() == Some(to.space);
    Ok(first.filter(|_| here))
}

/// What an event of a file is called, and what it says.
fn text_of(to: &Destination, entry: &Entry) -> ItemText {
    let title: String = one_line(&entry.title).chars().take(LINE).collect();
    let title = if title.is_empty() { to.untitled.clone() } else { title };
    let body: String = entry.about.chars().take(PAGES).collect();
    ItemText::new(title, body)
}

/// The days that a series leaves out, and when it comes besides.
fn besides_of(entry: &Entry, event: &Event) -> (Vec<Date>, Vec<Event>) {
    let clocks = if event.all_day { TimeZone::UTC } else { event.zone() };
    (entry.left_out.iter().map(|stamp| stamp.day(&clocks)).collect(), entry.further(event))
}

/// Starts an event, and what comes back of it.
fn begin(tx: &mut Write<'_>, to: &Destination, entry: &Entry, event: &Event) -> Result<ItemId, Error> {
    let text = text_of(to, entry);
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
    let (left_out, besides) = besides_of(entry, event);
    // What was called off as a whole comes back no more.
    if !event.cancelled && (entry.rule.is_some() || !besides.is_empty()) {
        let viewer = Viewer::of_member(tx, to.by, to.now)?;
        let whole = items::visible_to(tx, &viewer, item)?.ok_or(Error::NotFound)?;
        series::begin(tx, &viewer, (&whole, event), &entry.rule_text, &left_out)?;
        series::come_besides(tx, &viewer, &whole, &besides)?;
    }
    Ok(item)
}

impl Entry {
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
