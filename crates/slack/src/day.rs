//! One file of one channel: what was said on a day.

use crate::message::{Message, is_spoken};
use crate::moment;
use crate::value::{text, yes};
use serde_json::Value;

/// An entry of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Something that was said.
    Said(Message),
    /// Another text of something that was said before.
    Changed(Message),
    /// A notice of Slack's own, or an entry that says nothing, by the name of its kind.
    Left(String),
}

/// What was said on a day, in the order of time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Day {
    /// The entries.
    pub lines: Vec<Line>,
    /// How many messages had no moment at which they can have been said; they have that of the day.
    pub mended: usize,
}

impl Day {
    /// Reads a day. None where the file is no list at all.
    pub(crate) fn read(bytes: &[u8], name: &str, begun: Option<i64>, until: i64) -> Option<Day> {
        let Value::Array(entries) = parsed(bytes)? else { return None };
        let mut lines: Vec<Line> = entries.iter().map(|entry| line(entry, until)).collect();
        let first = moment::of_day(name, until).or(begun);
        let mut day = Day { mended: 0, lines: Vec::new() };
        // What has no moment of its own was said just after what stands before it.
        let mut last = first;
        for line in &mut lines {
            let Line::Said(message) = line else { continue };
            if message.moment.is_none() {
                day.mended += 1;
                message.moment = last.map(|last| last.saturating_add(1));
                // Many may have the same moment in 1970: then only their words tell them apart.
                message.key = format!("{}~{}", message.key, mark(&message.text));
            }
            last = message.moment.or(last);
        }
        lines.sort_by_key(|line| match line {
            Line::Said(message) => message.moment,
            Line::Changed(_) | Line::Left(_) => Some(i64::MAX),
        });
        day.lines = lines;
        Some(day)
    }

    /// Between which moments its messages were said.
    pub(crate) fn span(&self) -> Option<(i64, i64)> {
        let moments = self.lines.iter().filter_map(|line| match line {
            Line::Said(message) => message.moment,
            Line::Changed(_) | Line::Left(_) => None,
        });
        Some((moments.clone().min()?, moments.max()?))
    }
}

/// JSON, also where its letters are broken here and there.
pub(crate) fn parsed(bytes: &[u8]) -> Option<Value> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    serde_json::from_slice(bytes).or_else(|_| serde_json::from_str(&String::from_utf8_lossy(bytes))).ok()
}

fn line(entry: &Value, until: i64) -> Line {
    let subtype = text(entry, "subtype");
    let hidden = yes(entry, "hidden");
    if subtype == "message_changed" {
        let message = entry.get("message").and_then(|message| Message::read(message, until));
        return message.map_or(Line::Left(subtype), Line::Changed);
    }
    let said = Some(entry).filter(|_| is_spoken(&subtype) && !hidden);
    let said = said.and_then(|entry| Message::read(entry, until));
    let name = if subtype.is_empty() { "empty".to_owned() } else { subtype };
    said.map_or(Line::Left(name), Line::Said)
}

/// A short number of a text (FNV-1a), the same on every machine.
fn mark(text: &str) -> String {
    let mark = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |mark, byte| {
        (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{mark:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str, name: &str) -> Day {
        Day::read(text.as_bytes(), name, None, i64::MAX).unwrap()
    }

    fn said(day: &Day) -> Vec<&str> {
        day.lines
            .iter()
            .filter_map(|line| match line {
                Line::Said(message) => Some(message.text.as_str()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_day_is_in_the_order_of_time_and_notices_are_no_messages() {
        let text = r#"[{"user":"U1","text":"two","ts":"1736478520.0"},{"user":"U1","text":"one","ts":"1736478510.0"},
            {"subtype":"channel_join","user":"U1","text":"joined","ts":"1736478500.0"},
            {"subtype":"tombstone","hidden":true,"text":"gone","ts":"1736478530.0"}]"#;
        let day = day(text, "2025-01-10.json");
        assert_eq!(said(&day), ["one", "two"]);
        assert_eq!(day.span(), Some((1_736_478_510_000_000, 1_736_478_520_000_000)));
        assert!(day.lines.contains(&Line::Left("channel_join".to_owned())));
    }

    #[test]
    fn a_message_of_1970_is_of_the_day_of_its_file_and_keeps_its_place() {
        let text = r#"[{"user":"U1","text":"a","ts":"0.0"},{"user":"U1","text":"b","ts":"0.0"},{"user":"U1","text":"c"}]"#;
        let day = day(text, "2025-01-10.json");
        assert_eq!((said(&day), day.mended), (vec!["a", "b", "c"], 3));
        let keys: Vec<&str> = day
            .lines
            .iter()
            .filter_map(|line| match line {
                Line::Said(message) => Some(message.key.as_str()),
                _ => None,
            })
            .collect();
        assert_ne!(keys[0], keys[1]);
        assert_eq!(day.span().unwrap().0, 1_736_467_200_000_001);
    }

    #[test]
    fn what_is_no_list_is_no_day_and_broken_letters_spoil_none() {
        assert_eq!(Day::read(b"{\"ok\":true}", "x.json", None, i64::MAX), None);
        assert_eq!(Day::read(b"[{", "x.json", None, i64::MAX), None);
        let broken = Day::read(
            b"\xef\xbb\xbf[{\"text\":\"caf\xe9\",\"ts\":\"1736478510.0\",\"user\":\"U\"}]",
            "x.json",
            None,
            i64::MAX,
        );
        assert_eq!(said(&broken.unwrap()), ["caf\u{fffd}"]);
    }

    #[test]
    fn a_deep_file_is_left_and_does_no_harm() {
        let deep = "[".repeat(100_000);
        assert_eq!(Day::read(deep.as_bytes(), "x.json", None, i64::MAX), None);
    }
}
