//! Until when an event of a calendar file comes back: a moment at which its rule ends means another day by the clocks of its place
//! than by those of UTC, in which it is written.

use super::entries::{Entry, Stamp, stamp};
use crate::events::series::Rule;
use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;

impl Entry {
    /// Lets a rule that ends with a moment end with the last day on which the event still begins by then.
    pub(super) fn end_by_its_clocks(&mut self, here: &str) {
        let Some(Stamp::Moment(starts, zone)) = self.starts.as_ref().filter(|_| self.rule.is_some()) else {
            return;
        };
        let clocks = TimeZone::get(zone.as_deref().unwrap_or(here)).unwrap_or(TimeZone::UTC);
        let begins = starts.to_zoned(clocks);
        let part = |part: &str| {
            let until = part.strip_prefix("UNTIL=").and_then(|until| stamp(until, zone.clone(), here));
            let day = until.and_then(|until| last_day(&until, &begins));
            day.map_or_else(|| part.to_owned(), |day| format!("UNTIL={}", day.strftime("%Y%m%d")))
        };
        let text = self.rule_text.split(';').map(part).collect::<Vec<_>>().join(";");
        if let Ok(rule) = Rule::read(&text) {
            (self.rule, self.rule_text) = (Some(rule), text);
        }
    }
}

/// The last day on which what begins at this hour does so by a moment; nothing where that is a day already.
fn last_day(until: &Stamp, begins: &Zoned) -> Option<Date> {
    let Stamp::Moment(until, _) = until else { return None };
    let until = until.to_zoned(begins.time_zone().clone());
    if until.time() < begins.time() { until.date().yesterday().ok() } else { Some(until.date()) }
}

#[cfg(test)]
mod tests {
    use crate::events::incoming::read_calendar;

    fn rule(start: &str, until: &str) -> String {
        let event = format!("RRULE:FREQ=WEEKLY;UNTIL={until};BYDAY=TU,TH\n{start}");
        let file = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{event}\nEND:VEVENT\nEND:VCALENDAR\n");
        read_calendar(file.as_bytes(), "Europe/Lisbon").unwrap().entries.remove(0).rule_text
    }

    #[test]
    fn a_rule_ends_by_the_clocks_of_its_place() {
        let york = "DTSTART;TZID=America/New_York:19970902T090000";
        let auckland = "DTSTART;TZID=Pacific/Auckland:20261201T090000";
        for (start, until, day) in [
            // Of RFC 5545: midnight in UTC is the evening before.
            (york, "19971007T000000Z", "19971006"),
            (york, "19971007T130000Z", "19971007"),
            (york, "19971007T125959Z", "19971006"),
            (york, "19971007", "19971007"),
            (auckland, "20261201T200000Z", "20261202"),
            ("DTSTART:20261201T100000", "20261208T100000", "20261208"),
            ("DTSTART:20261201T100000", "20261208T095959", "20261207"),
            ("DTSTART;VALUE=DATE:20261201", "20261208T000000Z", "20261208T000000Z"),
        ] {
            let wanted = format!("FREQ=WEEKLY;UNTIL={day};BYDAY=TU,TH");
            assert_eq!(rule(start, until), wanted, "{start} {until}");
        }
        assert_eq!(rule(york, "soon"), "", "what cannot be read is told, and comes back no more");
    }
}
