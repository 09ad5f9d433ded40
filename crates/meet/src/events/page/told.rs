//! When something is, as somebody's clocks show it and as those at its place do.

use crate::events::event::Event;
use house::dates::{Span, zoned};
use house::web::Said;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A time as somebody's clocks show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::events) struct When {
    pub(in crate::events) first: Date,
    pub(in crate::events) last: Option<Date>,
    pub(in crate::events) start: Option<String>,
    pub(in crate::events) end: Option<String>,
    pub(in crate::events) zone: Option<String>,
}

impl When {
    /// The same in one sentence, whose key takes `when`.
    pub(in crate::events) fn said(&self, key: &'static str) -> Said {
        let clock = match (&self.start, &self.end, self.last) {
            (Some(start), Some(end), None) => format!("{start}–{end}"),
            (Some(start), ..) => start.clone(),
            _ => String::new(),
        };
        let zone = self.zone.clone().unwrap_or_default();
        Said::key(key).with("day", self.first).with("clock", clock).with("zone", zone)
    }
}

/// The time for somebody in this zone, and for those who are where it is.
pub(in crate::events) fn told(event: &Event, zone: &TimeZone) -> (When, Option<When>) {
    let place = event.zone();
    let (here, there) = (when(event, zone), when(event, &place));
    let same = (&here.first, &here.start, &here.end) == (&there.first, &there.start, &there.end);
    let named = |zone: &TimeZone| zone.iana_name().map(|name| name.replace('_', " "));
    let there = When { zone: named(&place), ..there };
    if same || event.all_day { (here, None) } else { (When { zone: named(zone), ..here }, Some(there)) }
}

fn when(event: &Event, zone: &TimeZone) -> When {
    let span = event.span();
    let (first, last) = (span.first_day(zone), span.last_day(zone));
    let clock = |time| zoned(time, zone).strftime("%H:%M").to_string();
    let (start, end) = match span {
        Span::Days { .. } => (None, None),
        Span::Moments { from, until } => (Some(clock(from)), until.map(clock)),
    };
    When { first, last: (last != first).then_some(last), start, end, zone: None }
}
