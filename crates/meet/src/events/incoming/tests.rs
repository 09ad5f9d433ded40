//! Events as calendar files have them.

use super::*;

fn one(file: &str) -> Entry {
    let whole = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{file}\nEND:VEVENT\nEND:VCALENDAR\n");
    read_calendar(whole.as_bytes(), "Europe/Lisbon").unwrap().entries.remove(0)
}

fn hours(file: &str) -> (i64, i64) {
    let event = one(file).event("Europe/Lisbon").unwrap();
    (
        event.starts_at.micros() / 3_600_000_000,
        (event.ends_at.micros() - event.starts_at.micros()) / 3_600_000_000,
    )
}

#[test]
fn times_are_read_with_the_zone_that_the_file_names() {
    // 14:00 in Zürich in October is 12:00 UTC.
    let (at, lasts) = hours("DTSTART;TZID=Europe/Zurich:20161028T140000\nDURATION:PT2H");
    assert_eq!((at % 24, lasts), (12, 2));
    assert_eq!(hours("DTSTART:20261114T100000Z\nDTEND:20261114T130000Z").1, 3);
    assert_eq!(hours("DTSTART;VALUE=DATE:20261114\nDTEND;VALUE=DATE:20261116").1, 48);
    assert_eq!(hours("DTSTART;VALUE=DATE:20261114").1, 24);
    let floating = one("DTSTART:20260714T100000").event("Europe/Lisbon").unwrap();
    assert_eq!((floating.time_zone.as_str(), floating.open_ended), ("Europe/Lisbon", true));
}

#[test]
fn what_cannot_be_is_told() {
    assert_eq!(one("SUMMARY:Nothing").event("UTC"), Err("event-import-no-start"));
    let until = |end: &str| one(&format!("DTSTART:20261114T100000Z\nDTEND:{end}")).event("UTC");
    assert_eq!(until("20261113T100000Z"), Err("event-end-early"));
    assert_eq!(until("20271113T100000Z"), Err("event-import-long"));
    let weekly = one("DTSTART:20261114T100000Z\nRRULE:FREQ=WEEKLY").event("Europe/Lisbon").unwrap();
    assert_eq!(weekly.time_zone, "UTC", "it comes back by the clocks of UTC");
    assert_eq!(one("DTSTART:20261114T100000Z").event("Europe/Lisbon").unwrap().time_zone, "Europe/Lisbon");
    assert_eq!(one("DTSTART;TZID=Mars:20261114T100000").doubts(), ["event-import-zone"]);
    let second = one("DTSTART:20261114T100000Z\nRRULE:FREQ=SECONDLY");
    assert_eq!((second.doubts(), second.rule.is_none()), (["event-rule-too-often"].as_slice(), true));
    assert_eq!(one("DTSTART:99999999T999999\nDTEND:x").event("UTC"), Err("event-import-no-start"));
}

#[test]
fn an_alarm_inside_of_an_event_says_nothing_of_it() {
    let entry = one("DTSTART:20261114T100000Z\nSUMMARY:Talk\nBEGIN:VALARM\nSUMMARY:Beep\nEND:VALARM");
    assert_eq!(entry.title(), "Talk");
}

#[test]
fn a_hundred_thousand_events_are_read_and_no_more() {
    let event = "BEGIN:VEVENT\nUID:a\nDTSTART:20261114T100000Z\nEND:VEVENT\n";
    let file = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", event.repeat(100_010));
    let read = read_calendar(file.as_bytes(), "UTC").unwrap();
    assert_eq!((read.entries.len(), read.cut), (100_000, true));
}

#[test]
fn what_a_long_title_names_has_a_name_that_an_index_takes() {
    let named = |title: &str| one(&format!("SUMMARY:{title}\nDTSTART:20261114T100000Z")).name();
    let (long, longer) = ("ü".repeat(9_000), format!("{}!", "ü".repeat(9_000)));
    assert!(named(&long).len() < 1_300, "{}", named(&long).len());
    assert_ne!(named(&long), named(&longer));
    assert!(named("Supper").ends_with(" Supper"), "what was brought before is still known");
}

#[test]
fn nothing_in_a_place_turns_the_direction_of_a_page() {
    let event = one("DTSTART:20261114T100000Z\nLOCATION:The \u{202e}mill").event("UTC").unwrap();
    assert_eq!(event.place, "The mill");
}
