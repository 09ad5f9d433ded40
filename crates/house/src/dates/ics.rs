//! Dates as a calendar of RFC 5545, by hand: what we write is one component with a dozen properties, and the crate of that
//! name brings a second library of dates. Moments stand in UTC, which every program puts into its own zone; whole days are
//! days without a zone. Lines are folded at 75 bytes, between letters, and end as the standard says.

use super::{Dated, Span};
use crate::web::Said;
use db::Time;
use jiff::Timestamp;
use jiff::civil::Date;

/// The most bytes of a line.
const LINE: usize = 75;

/// What a program that gets a date by mail does with it, as RFC 5546 names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// It puts the date in, or moves it.
    Request,
    /// It takes the date out.
    Cancel,
}

impl Method {
    /// The word of the standard.
    pub fn word(self) -> &'static str {
        match self {
            Method::Request => "REQUEST",
            Method::Cancel => "CANCEL",
        }
    }
}

/// A calendar of this name. `base` is the address of the server; it makes the names of dates unlike those of other servers.
pub fn publish(name: &str, base: &str, dates: &[Dated], say: &dyn Fn(&Said) -> String) -> String {
    let mut out = Lines(String::with_capacity(512 + dates.len() * 400));
    out.head("PUBLISH");
    out.text("NAME", name);
    out.text("X-WR-CALNAME", name);
    out.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    out.line("X-PUBLISHED-TTL", "PT1H");
    for dated in dates {
        out.line("BEGIN", "VEVENT");
        event(&mut out, dated, base, say);
        out.line("END", "VEVENT");
    }
    out.line("END", "VCALENDAR");
    out.0
}

/// One date as a letter to somebody who comes carries it; `from` and `to` are addresses.
pub fn invite(
    method: Method,
    (from, to): (&str, &str),
    base: &str,
    dated: &Dated,
    say: &dyn Fn(&Said) -> String,
) -> String {
    let mut out = Lines(String::with_capacity(1024));
    out.head(method.word());
    out.line("BEGIN", "VEVENT");
    event(&mut out, dated, base, say);
    out.text("ORGANIZER", &format!("mailto:{from}"));
    let role = "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE";
    out.text(role, &format!("mailto:{to}"));
    out.line("END", "VEVENT");
    out.line("END", "VCALENDAR");
    out.0
}

fn event(out: &mut Lines, dated: &Dated, base: &str, say: &dyn Fn(&Said) -> String) {
    let (word, number) = dated.subject;
    let host = base.split_once("://").map_or(base, |(_, host)| host);
    out.line("UID", &format!("{word}-{number}@{host}"));
    out.line("DTSTAMP", &stamp(dated.changed_at));
    out.line("LAST-MODIFIED", &stamp(dated.changed_at));
    out.line("SEQUENCE", &dated.sequence.to_string());
    match dated.span {
        Span::Moments { from, until } => {
            out.line("DTSTART", &stamp(from));
            if let Some(until) = until.filter(|until| *until > from) {
                out.line("DTEND", &stamp(until));
            }
        }
        Span::Days { first, last } => {
            out.line("DTSTART;VALUE=DATE", &day(first));
            out.line("DTEND;VALUE=DATE", &day(last.tomorrow().unwrap_or(last)));
        }
    }
    out.text("SUMMARY", &say(&dated.title));
    if !dated.place.is_empty() {
        out.text("LOCATION", &dated.place);
    }
    if let Some((_, space)) = &dated.space {
        out.text("CATEGORIES", space);
    }
    out.line("URL", &format!("{base}{}", dated.href));
    out.line("STATUS", if dated.cancelled { "CANCELLED" } else { "CONFIRMED" });
}

/// A moment in UTC: `20261128T101500Z`.
fn stamp(time: Time) -> String {
    let moment = Timestamp::from_microsecond(time.micros()).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A day: `20261128`.
fn day(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// What has been written.
struct Lines(String);

impl Lines {
    /// What every calendar begins with.
    fn head(&mut self, method: &str) {
        self.line("BEGIN", "VCALENDAR");
        self.line("VERSION", "2.0");
        self.line("PRODID", "-//Commonweave//Calendar//EN");
        self.line("CALSCALE", "GREGORIAN");
        self.line("METHOD", method);
    }

    /// A property whose value is of our own making.
    fn line(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE.saturating_sub(1);
            }
            self.0.push(letter);
            room = room.saturating_sub(letter.len_utf8());
        }
        self.0.push_str("\r\n");
    }

    /// A property whose value somebody wrote.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len() + 8);
        for letter in value.replace("\r\n", "\n").chars() {
            match letter {
                '\\' => escaped.push_str("\\\\"),
                ';' => escaped.push_str("\\;"),
                ',' => escaped.push_str("\\,"),
                '\n' => escaped.push_str("\\n"),
                // Marks that set a text apart on a page, and what no line may hold.
                '\u{2066}'..='\u{2069}' => {}
                other if other.is_control() => {}
                other => escaped.push(other),
            }
        }
        self.line(name, &escaped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn dated(title: &str, span: Span) -> Dated {
        Dated {
            subject: ("event", 7),
            title: Said::raw(title),
            href: "/n/x/items/7".to_owned(),
            span,
            space: None,
            tint: "meet",
            place: String::new(),
            mine: false,
            cancelled: false,
            sequence: 2,
            changed_at: Time::from_micros(1_794_650_400_000_000),
        }
    }

    fn written(title: &str, span: Span) -> String {
        let say = |said: &Said| match said {
            Said::Raw(text) => text.clone(),
            Said::Key(key, _) => key.to_string(),
        };
        publish("N", "https://a.example", &[dated(title, span)], &say)
    }

    const OPEN: Span = Span::Moments { from: Time::from_micros(1_794_650_400_000_000), until: None };

    #[test]
    fn long_lines_are_folded_between_letters_and_come_back_whole() {
        let title = "Água, 水; und Ähnliches\\mehr ".repeat(20);
        let text = written(&title, OPEN);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(!text.replace("\r\n", "").contains(['\n', '\r']));
        let whole = text.replace("\r\n ", "");
        let summary = whole.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
        let plain =
            summary.replace("\\\\", "\u{0}").replace("\\,", ",").replace("\\;", ";").replace('\u{0}', "\\");
        assert_eq!(plain, title);
    }

    #[test]
    fn nothing_that_somebody_wrote_begins_a_line_of_its_own() {
        let text = written("A\r\nEND:VCALENDAR\rX\u{0}\u{7}", OPEN);
        assert!(text.contains("SUMMARY:A\\nEND:VCALENDARX\r\n"), "{text}");
        assert_eq!(text.matches("\r\nEND:VCALENDAR").count(), 1);
    }

    #[test]
    fn a_letter_says_for_whom_it_is_and_what_is_to_be_done() {
        let say = |_: &Said| "Talk".to_owned();
        let addresses = ("noreply@a.example", "zoe@b.example");
        let off = Dated { cancelled: true, ..dated("Talk", OPEN) };
        let text = invite(Method::Cancel, addresses, "https://a.example", &off, &say).replace("\r\n ", "");
        for line in ["METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED", "ORGANIZER:mailto:noreply@a.example"]
        {
            assert!(text.contains(&format!("{line}\r\n")), "no {line} in {text}");
        }
        assert!(text.contains("RSVP=FALSE:mailto:zoe@b.example\r\n"), "{text}");
    }

    #[test]
    fn whole_days_end_before_the_day_after_the_last() {
        let text = written("Fair", Span::Days { first: date(2026, 12, 30), last: date(2026, 12, 31) });
        assert!(text.contains("DTSTART;VALUE=DATE:20261230\r\nDTEND;VALUE=DATE:20270101\r\n"));
        let open = written("Talk", OPEN);
        assert!(open.contains("DTSTART:20261114T100000Z\r\nSUMMARY"), "{open}");
        assert!(open.contains("UID:event-7@a.example\r\n") && open.contains("SEQUENCE:2\r\n"));
    }
}
