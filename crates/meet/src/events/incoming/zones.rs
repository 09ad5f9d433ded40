//! Which zone a calendar means by a name: those of the tz database, also behind the names that programs put before or after
//! them, and those that Windows has. A name of a calendar's own is the zone whose clocks go as the calendar says. What nobody
//! knows is told, and read as the zone of the network.

use super::lines::Property;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// How many zones of its own a calendar is asked about, those among them that nothing can be made of: of each it is asked which
/// clocks go like it.
const MOST: usize = 200;

/// Which zones a calendar means.
#[derive(Debug, Default)]
pub(super) struct Zones {
    /// By names of its own, of which it says how their clocks go.
    own: BTreeMap<String, String>,
    /// By the first names that its times are told with, each looked for once; nothing by those that nobody knows.
    named: BTreeMap<String, Option<String>>,
}

/// How the clocks of a zone go, in seconds ahead of UTC: in winter and in summer of the northern half of the Earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Clocks {
    january: i32,
    july: i32,
}

impl Zones {
    /// What a calendar says of zones.
    pub(super) fn of(lines: &[Property]) -> Zones {
        let mut found = BTreeMap::new();
        for name in lines.iter().filter_map(|line| line.param("TZID")) {
            if found.len() < MOST && !found.contains_key(name) {
                found.insert(name.to_owned(), named(name));
            }
        }
        Zones { own: own(lines), named: found }
    }

    /// The zone of this name, by which others know it, or else by what the calendar says of it.
    pub(super) fn named(&self, name: &str) -> Option<String> {
        let known = self.named.get(name).cloned().flatten();
        known.or_else(|| self.own.get(name.trim().trim_matches('"')).cloned())
    }
}

/// What a calendar says of zones that nobody else knows.
fn own(lines: &[Property]) -> BTreeMap<String, String> {
    let mut known = BTreeMap::new();
    let mut from = 0;
    for _ in 0..MOST {
        let begin = lines.iter().skip(from).position(|line| begins(line, "VTIMEZONE"));
        let Some(begin) = begin else { break };
        let start = from + begin + 1;
        let rest = lines.get(start..).unwrap_or_default();
        let length = rest.iter().position(|line| line.name == "END" && is(line, "VTIMEZONE"));
        let zone = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
        if let Some((name, ours)) = zone_of(zone) {
            known.insert(name, ours);
        }
        from = start + zone.len();
    }
    known
}

fn is(line: &Property, what: &str) -> bool {
    line.value.trim().eq_ignore_ascii_case(what)
}

fn begins(line: &Property, what: &str) -> bool {
    line.name == "BEGIN" && is(line, what)
}

/// The name that a calendar has for a zone, and the first zone that we know whose clocks go so by the last that it says.
fn zone_of(lines: &[Property]) -> Option<(String, String)> {
    let name = lines.iter().find(|line| line.name == "TZID")?.value.trim().to_owned();
    let (mut standard, mut summer, mut southern, mut daylight) = (None, None, false, false);
    for line in lines {
        match line.name.as_str() {
            "BEGIN" => daylight = is(line, "DAYLIGHT"),
            "TZOFFSETTO" if daylight => summer = offset(line.value.trim()),
            "TZOFFSETTO" => standard = offset(line.value.trim()),
            // In the south the clocks are put forward in the second half of the year.
            "DTSTART" if daylight => {
                let month = line.value.get(4..6).and_then(|month| month.parse::<u8>().ok());
                southern = month.is_some_and(|month| month > 6);
            }
            _ => {}
        }
    }
    let standard = standard.or(summer)?;
    let summer = summer.unwrap_or(standard);
    let (january, july) = if southern { (summer, standard) } else { (standard, summer) };
    let wanted = Clocks { january, july };
    let found = WINDOWS.iter().map(|(_, ours)| *ours).find(|ours| clocks(ours) == Some(wanted))?;
    Some((name, found.to_owned()))
}

/// `+0130`, `-053000`.
fn offset(text: &str) -> Option<i32> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits = text.trim_start_matches(['+', '-']);
    let part = |from: usize| digits.get(from..from + 2)?.parse::<i32>().ok();
    Some(sign * (part(0)? * 3_600 + part(2)? * 60 + part(4).unwrap_or(0)))
}

/// How the clocks of a zone go in these years.
fn clocks(name: &str) -> Option<Clocks> {
    let zone = TimeZone::get(name).ok()?;
    let at = |text: &str| Some(zone.to_offset(text.parse::<Timestamp>().ok()?).seconds());
    Some(Clocks { january: at("2026-01-15T12:00:00Z")?, july: at("2026-07-15T12:00:00Z")? })
}

/// The names of Windows that calendars hold most, as CLDR maps them.
const WINDOWS: [(&str, &str); 32] = [
    ("AUS Eastern Standard Time", "Australia/Sydney"),
    ("Arabian Standard Time", "Asia/Dubai"),
    ("Argentina Standard Time", "America/Buenos_Aires"),
    ("Atlantic Standard Time", "America/Halifax"),
    ("Cen. Australia Standard Time", "Australia/Adelaide"),
    ("Central America Standard Time", "America/Guatemala"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("Central Standard Time", "America/Chicago"),
    ("China Standard Time", "Asia/Shanghai"),
    ("E. Africa Standard Time", "Africa/Nairobi"),
    ("E. Australia Standard Time", "Australia/Brisbane"),
    ("E. South America Standard Time", "America/Sao_Paulo"),
    ("Eastern Standard Time", "America/New_York"),
    ("Egypt Standard Time", "Africa/Cairo"),
    ("FLE Standard Time", "Europe/Kiev"),
    ("GMT Standard Time", "Europe/London"),
    ("GTB Standard Time", "Europe/Bucharest"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
    ("India Standard Time", "Asia/Calcutta"),
    ("Israel Standard Time", "Asia/Jerusalem"),
    ("Korea Standard Time", "Asia/Seoul"),
    ("Mountain Standard Time", "America/Denver"),
    ("New Zealand Standard Time", "Pacific/Auckland"),
    ("Pacific Standard Time", "America/Los_Angeles"),
    ("Romance Standard Time", "Europe/Paris"),
    ("Russian Standard Time", "Europe/Moscow"),
    ("Singapore Standard Time", "Asia/Singapore"),
    ("South Africa Standard Time", "Africa/Johannesburg"),
    ("Tokyo Standard Time", "Asia/Tokyo"),
    ("Turkey Standard Time", "Europe/Istanbul"),
    ("W. Europe Standard Time", "Europe/Berlin"),
];

/// The zone of this name, where it is one that everybody knows.
fn named(name: &str) -> Option<String> {
    let name = name.trim().trim_matches('"');
    let known = |name: &str| TimeZone::get(name).is_ok().then(|| name.to_owned());
    let windows = || WINDOWS.iter().find(|(theirs, _)| theirs.eq_ignore_ascii_case(name));
    known(name).or_else(|| windows().and_then(|(_, ours)| known(ours))).or_else(|| inside(name))
}

/// A name with something before or after it: `/example.org/20240101/Europe/Berlin`, `custom_America/New_York_Forward`.
fn inside(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.split(['/', '_', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let areas =
        ["Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];
    let at = parts.iter().position(|part| areas.contains(part))?;
    let rest = parts.get(at + 1..)?;
    let area = parts.get(at)?;
    // The longest name first: America/New_York, and not America/New.
    (1..=rest.len().min(4)).rev().find_map(|length| {
        let words = rest.get(..length)?;
        let forms = [words.join("_"), words.join("/"), words.join("-")];
        forms.iter().map(|form| format!("{area}/{form}")).find(|name| TimeZone::get(name).is_ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::incoming::lines::read;

    #[test]
    fn zones_are_found_behind_the_names_that_programs_give_them() {
        let found = |name: &str| named(name).unwrap_or_default();
        assert_eq!(found("Europe/Berlin"), "Europe/Berlin");
        assert_eq!(found("W. Europe Standard Time"), "Europe/Berlin");
        assert_eq!(found("/freeassociation.sourceforge.net/Tzfile/Europe/Zurich"), "Europe/Zurich");
        assert_eq!(found("custom_America/New_York_Forward_reference"), "America/New_York");
        assert_eq!(found("America/Argentina/Buenos_Aires"), "America/Argentina/Buenos_Aires");
        assert_eq!(named("Western/Central Europe"), None);
        assert_eq!(named("Mars/Olympus"), None);
    }
    #[test]
    fn a_name_of_its_own_is_the_zone_whose_clocks_go_as_the_calendar_says() {
        let zone = |name: &str, standard: &str, daylight: &str, month: &str| {
            format!(
                "BEGIN:VTIMEZONE\nTZID:{name}\nBEGIN:STANDARD\nDTSTART:19501029T020000\nTZOFFSETTO:{standard}\nEND:STANDARD\n\
                 BEGIN:DAYLIGHT\nDTSTART:1950{month}26T020000\nTZOFFSETTO:{daylight}\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
            )
        };
        let file = format!(
            "BEGIN:VCALENDAR\n{}{}{}END:VCALENDAR\n",
            zone("Western/Central Europe", "+0100", "+0200", "03"),
            zone("South", "+1000", "+1100", "10"),
            zone("Nowhere", "+0017", "+0017", "03"),
        );
        let zones = Zones::of(&read(file.as_bytes()).unwrap());
        assert_eq!(clocks(&zones.named("Western/Central Europe").unwrap()), clocks("Europe/Berlin"));
        assert_eq!(zones.named("\"South\"").unwrap(), "Australia/Sydney");
        assert_eq!((zones.named("Nowhere"), zones.named("Elsewhere")), (None, None));
        let late = |unknown: usize| {
            let nowhere = zone("Nowhere", "+0017", "+0017", "03").repeat(unknown);
            let file =
                format!("BEGIN:VCALENDAR\n{nowhere}{}END:VCALENDAR\n", zone("South", "+1000", "+1100", "10"));
            Zones::of(&read(file.as_bytes()).unwrap()).named("South")
        };
        assert!(late(MOST - 1).is_some());
        assert!(late(MOST).is_none(), "zones of which nothing can be made cost as much as others");
        let told = |unknown: usize| {
            let names: String =
                (0..unknown).map(|at| format!("DTSTART;TZID=Mars/{at}:20261114T100000\n")).collect();
            let file =
                format!("BEGIN:VCALENDAR\n{names}DTEND;TZID=Europe/Paris:20261114T100000\nEND:VCALENDAR\n");
            Zones::of(&read(file.as_bytes()).unwrap()).named("Europe/Paris")
        };
        assert!(told(MOST - 1).is_some() && told(MOST).is_none());
    }
}
