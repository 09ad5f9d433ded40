//! When an event of a calendar file comes besides its rule: further dates (`RDATE`), of which some have an end of their own.

use super::entries::{Entry, Stamp, duration, stamp};
use super::lines::Property;
use super::time;
use super::zones::Zones;
use crate::events::event::Event;
use crate::events::page::LONGEST;
use crate::events::series;
use db::Time;
use jiff::SignedDuration;
use std::collections::BTreeMap;

/// The most further dates of one event: as many meetings of a series as one change reaches.
const MOST: usize = 120;

/// A further date.
#[derive(Debug, Clone)]
pub(super) struct Besides {
    starts: Stamp,
    ends: Option<Stamp>,
    lasts: Option<SignedDuration>,
}

impl Besides {
    /// What the file says of it.
    pub(super) fn told(&self) -> String {
        let ends = self.ends.as_ref().map(Stamp::told).unwrap_or_default();
        let lasts = self.lasts.map(|lasts| lasts.as_secs().to_string()).unwrap_or_default();
        format!("{}/{ends}{lasts}", self.starts.told())
    }

    /// The event on this date: with the end that is said, or else as long as it always is.
    fn event(&self, event: &Event) -> Event {
        let (starts_at, ends_at) = match &self.starts {
            Stamp::Day(day) => series::on(event, *day),
            Stamp::Moment(..) if event.all_day => series::on(event, self.starts.day(&event.zone())),
            Stamp::Moment(at, _) => (time(*at), self.end(time(*at), event)),
        };
        Event { starts_at, ends_at, open_ended: event.open_ended && ends_at == starts_at, ..event.clone() }
    }

    fn end(&self, starts_at: Time, event: &Event) -> Time {
        let after = |micros: i64| Time::from_micros(starts_at.micros().saturating_add(micros));
        match (&self.ends, self.lasts) {
            (Some(Stamp::Moment(end, _)), _) => time(*end),
            (_, Some(lasts)) => after(i64::try_from(lasts.as_micros()).unwrap_or(i64::MAX)),
            _ => after(event.ends_at.micros() - event.starts_at.micros()),
        }
    }
}

impl Entry {
    /// Reads further dates. What cannot be read, and what is too much, is told once.
    pub(super) fn take_besides(&mut self, line: &Property, zones: &Zones, here: &str) {
        let zone = line.param("TZID").and_then(|name| zones.named(name));
        for one in line.value.split(',').map(str::trim) {
            let (start, end) = one.split_once('/').map_or((one, None), |(start, end)| (start, Some(end)));
            let starts = stamp(start, zone.clone(), here).filter(|_| self.besides.len() < MOST);
            let ends = end.and_then(|end| stamp(end, zone.clone(), here));
            let lasts = end.and_then(duration);
            let taken = starts.filter(|starts| !is_before(ends.as_ref(), starts));
            // An end that cannot be read is told, and the date has the end that all have.
            let whole = taken.is_some() && (end.is_none() || ends.is_some() || lasts.is_some());
            if !whole && !self.doubts.contains(&"event-import-rdate") {
                self.doubts.push("event-import-rdate");
            }
            self.besides.extend(taken.map(|starts| Besides { starts, ends, lasts }));
        }
    }

    /// How many events it is at least, however often its rule comes back.
    pub fn events(&self) -> usize {
        1 + self.besides.len()
    }

    /// The event on each of its further dates, in their order: without its first, and without those that are left out.
    pub(super) fn further(&self, event: &Event) -> Vec<Event> {
        let longest = i64::from(LONGEST) * 86_400_000_000;
        let left_out = |one: &&Besides| self.left_out.iter().any(|stamp| stamp.is(&one.starts));
        let all = self.besides.iter().filter(|one| !left_out(one)).map(|one| one.event(event));
        let sound = all.filter(|one| {
            let length = one.ends_at.micros().saturating_sub(one.starts_at.micros());
            one.starts_at.micros() >= 0 && (0..=longest).contains(&length)
        });
        let mut found: BTreeMap<Time, Event> = sound.map(|one| (one.starts_at, one)).collect();
        found.remove(&event.starts_at);
        found.into_values().collect()
    }
}

/// Whether something ends before it begins.
fn is_before(ends: Option<&Stamp>, starts: &Stamp) -> bool {
    matches!((ends, starts), (Some(Stamp::Moment(ends, _)), Stamp::Moment(starts, _)) if ends < starts)
}
