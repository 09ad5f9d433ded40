//! The events of a calendar file, as far as we take them.

use super::besides::Besides;
use super::lines::Property;
use super::zones::Zones;
use crate::events::series::Rule;
use crate::events::series::rule_day as day;
use jiff::civil::{Date, DateTime, Time as Clock};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use std::collections::BTreeSet;

/// The zone of moments that no clocks of a place tell.
pub(super) const UTC: &str = "UTC";
/// The most events of one file, further dates among them.
pub(super) const MOST: usize = 100_000;
/// Of how many events of a file it is asked which whole days they are, and how many days are looked at for it: a calendar of
/// holidays needs a hundredth of them.
const LOOKED_AT: usize = 500;
const PATIENCE: i64 = 500_000;
/// The most days that one series leaves out.
const LEFT_OUT: usize = 1_000;

/// A moment or a day, as a calendar has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stamp {
    Day(Date),
    /// A moment, and the zone whose clocks it was read from, where one was named.
    Moment(Timestamp, Option<String>),
}

/// An event of a file.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    pub(super) uid: String,
    pub(super) title: String,
    pub(super) about: String,
    pub(super) place: String,
    pub(super) link: String,
    pub(super) starts: Option<Stamp>,
    pub(super) ends: Option<Stamp>,
    pub(super) lasts: Option<SignedDuration>,
    pub(super) rule: Option<Rule>,
    pub(super) rule_text: String,
    /// Days on which it does not come back.
    pub(super) left_out: Vec<Stamp>,
    /// When it comes besides its rule.
    pub(super) besides: Vec<Besides>,
    /// The day of the series for which it stands.
    pub(super) instead_of: Option<Stamp>,
    /// Whether it stands for the days that follow too.
    pub(super) onwards: bool,
    /// What the file says of the series to which it belongs, where it stands for the days that follow.
    pub(super) of: String,
    /// How often whoever keeps it has changed it.
    pub(super) sequence: i64,
    /// Whether another one of the file has its name and counts in its place.
    pub(super) outdone: bool,
    pub(super) cancelled: bool,
    /// What could not be taken, as keys of sentences.
    pub(super) doubts: Vec<&'static str>,
}

/// What stands in a file.
#[derive(Debug, Default)]
pub struct Calendar {
    /// Its events, in order.
    pub entries: Vec<Entry>,
    /// Whether there are more than are taken.
    pub cut: bool,
}

impl Calendar {
    /// The whole days of its first events from one day on and before another, such as holidays: what begins at a moment is none.
    pub(in crate::events) fn whole_days(&self, (from, before): (Date, Date)) -> BTreeSet<Date> {
        let (mut days, mut patience) = (BTreeSet::new(), PATIENCE);
        for entry in self.entries.iter().filter(|entry| !entry.cancelled).take(LOOKED_AT) {
            let Some(Stamp::Day(first)) = &entry.starts else { continue };
            let length = match &entry.ends {
                Some(Stamp::Day(end)) => (*end - *first).get_days().clamp(1, 31),
                _ => 1,
            };
            // What began before may still last.
            let near = from.checked_sub(length.days()).unwrap_or(from);
            let starts = match &entry.rule {
                Some(rule) => rule.days_within(*first, (near, before), &mut patience),
                None => vec![*first],
            };
            for start in starts {
                patience -= i64::from(length);
                if patience <= 0 {
                    return days;
                }
                let all = (0..length).filter_map(|more| start.checked_add(more.days()).ok());
                days.extend(all.filter(|day| (from..before).contains(day)));
            }
        }
        days
    }
}

/// Takes the events out of the lines; `here` is the zone of what names none.
pub(super) fn take(lines: &[Property], here: &str) -> Calendar {
    let mut calendar = Calendar::default();
    let zones = Zones::of(lines);
    let (mut inside, mut entry): (Vec<String>, Option<Entry>) = (Vec::new(), None);
    // Each further date is an event too.
    let mut further = 0;
    for line in lines {
        match line.name.as_str() {
            "BEGIN" => {
                let what = line.value.trim().to_ascii_uppercase();
                if what == "VEVENT" {
                    entry = Some(Entry::default());
                }
                inside.push(what);
            }
            "END" => {
                let what = inside.pop().unwrap_or_default();
                if let Some(mut whole) = entry.take_if(|_| what == "VEVENT") {
                    whole.end_by_its_clocks(here);
                    if calendar.entries.len() + further >= MOST {
                        calendar.cut = true;
                        return calendar.in_order();
                    }
                    further += whole.besides.len();
                    calendar.entries.push(whole);
                }
            }
            // What stands in an alarm of an event is not of the event.
            _ if inside.last().is_some_and(|what| what == "VEVENT") => {
                if let Some(entry) = &mut entry {
                    entry.take(line, &zones, here);
                }
            }
            _ => {}
        }
    }
    calendar.in_order()
}

impl Entry {
    fn take(&mut self, line: &Property, zones: &Zones, here: &str) {
        match line.name.as_str() {
            "UID" => self.uid = line.text().chars().take(250).collect(),
            "SUMMARY" => self.title = line.text().replace('\n', " "),
            "DESCRIPTION" => self.about = line.text(),
            "LOCATION" => self.place = line.text().replace('\n', ", "),
            "URL" => self.link = line.text(),
            "STATUS" => self.cancelled = line.value.trim().eq_ignore_ascii_case("CANCELLED"),
            // Of a start that is given twice the first is meant.
            "DTSTART" if self.starts.is_none() => self.starts = self.stamp(line, zones, here),
            "DTEND" if self.ends.is_none() => self.ends = self.stamp(line, zones, here),
            "DURATION" => self.lasts = duration(line.value.trim()),
            "RECURRENCE-ID" => {
                self.instead_of = self.stamp(line, zones, here);
                let range = line.param("RANGE");
                self.onwards = range.is_some_and(|range| range.eq_ignore_ascii_case("THISANDFUTURE"));
                if range.is_some() && !self.onwards {
                    self.doubts.push("event-import-range");
                }
            }
            "RRULE" => match Rule::read(&line.value) {
                Ok(rule) => {
                    (self.rule, self.rule_text) = (Some(rule), line.value.trim().to_ascii_uppercase())
                }
                Err(refused) => self.doubts.push(refused.key()),
            },
            "EXDATE" => {
                let zone = line.param("TZID").and_then(|name| zones.named(name));
                let stamps = line.value.split(',').filter_map(|one| stamp(one.trim(), zone.clone(), here));
                self.left_out.extend(stamps.take(LEFT_OUT.saturating_sub(self.left_out.len())));
            }
            "RDATE" => self.take_besides(line, zones, here),
            "SEQUENCE" => self.sequence = line.value.trim().parse().unwrap_or(0),
            _ => {}
        }
    }

    fn stamp(&mut self, line: &Property, zones: &Zones, here: &str) -> Option<Stamp> {
        let zone = line.param("TZID").map(|name| (name, zones.named(name)));
        if matches!(zone, Some((_, None))) {
            self.doubts.push("event-import-zone");
        }
        let zone = zone.and_then(|(_, zone)| zone);
        stamp(line.value.trim(), zone, here)
    }
}

/// Reads `20261128`, `20261128T101500Z`, or the clocks of a zone.
pub(super) fn stamp(text: &str, zone: Option<String>, here: &str) -> Option<Stamp> {
    let date = day(text)?;
    let Some((_, clock)) = text.split_once('T') else { return Some(Stamp::Day(date)) };
    let at = clock_of(date, clock.trim_end_matches('Z'))?;
    if clock.ends_with('Z') {
        return Some(Stamp::Moment(at.to_zoned(TimeZone::UTC).ok()?.timestamp(), Some(UTC.to_owned())));
    }
    let name = zone.clone().unwrap_or_else(|| here.to_owned());
    let clocks = TimeZone::get(&name).ok()?;
    Some(Stamp::Moment(at.to_zoned(clocks).ok()?.timestamp(), zone))
}

fn clock_of(date: Date, clock: &str) -> Option<DateTime> {
    let part = |from: usize| clock.get(from..from + 2)?.parse::<i8>().ok();
    let second = part(4).unwrap_or(0).min(59);
    Some(date.to_datetime(Clock::new(part(0)?, part(2)?, second, 0).ok()?))
}

impl Stamp {
    /// The day on which it lies by these clocks.
    pub(super) fn day(&self, clocks: &TimeZone) -> Date {
        match self {
            Stamp::Day(day) => *day,
            Stamp::Moment(at, _) => at.to_zoned(clocks.clone()).date(),
        }
    }

    /// Whether another one says the same, by whatever clocks.
    pub(super) fn is(&self, other: &Stamp) -> bool {
        match (self, other) {
            (Stamp::Day(one), Stamp::Day(other)) => one == other,
            (Stamp::Moment(one, _), Stamp::Moment(other, _)) => one == other,
            _ => false,
        }
    }
}

/// `PT1H30M`, `P1D`, `P2W`.
pub(super) fn duration(text: &str) -> Option<SignedDuration> {
    let (mut time, mut number, mut seconds) = (false, String::new(), 0_i64);
    for letter in text.trim_start_matches('+').strip_prefix('P')?.chars() {
        match letter {
            'T' => time = true,
            digit if digit.is_ascii_digit() => number.push(digit),
            unit => {
                let each = match (unit, time) {
                    ('W', _) => 604_800,
                    ('D', _) => 86_400,
                    ('H', _) => 3_600,
                    ('M', true) => 60,
                    ('S', _) => 1,
                    _ => return None,
                };
                seconds = seconds.checked_add(number.parse::<i64>().ok()?.checked_mul(each)?)?;
                number.clear();
            }
        }
    }
    Some(SignedDuration::from_secs(seconds))
}

/// The day after.
pub(super) fn next_day(day: Date) -> Date {
    day.checked_add(1.day()).unwrap_or(day)
}
