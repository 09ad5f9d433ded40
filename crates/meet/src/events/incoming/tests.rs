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

/// When an event comes besides its rule: minutes after 1 December 2026, UTC, and how many it lasts.
fn further(file: &str) -> Vec<(i64, i64)> {
    let entry = one(file);
    let all = entry.further(&entry.event("Europe/Lisbon").unwrap());
    let minutes = |at: Time| at.micros() / 60_000_000 - 1_796_083_200 / 60;
    all.iter().map(|one| (minutes(one.starts_at), minutes(one.ends_at) - minutes(one.starts_at))).collect()
}

#[test]
fn further_dates_last_as_long_as_the_event_or_as_they_say_themselves() {
    let supper = "DTSTART;TZID=Europe/Berlin:20261201T190000\nDTEND;TZID=Europe/Berlin:20261201T210000";
    // 19:00 in Berlin is 18:00 UTC, 1,080 minutes after midnight.
    let dates = format!("{supper}\nRDATE;TZID=Europe/Berlin:20261203T190000,20261202T190000,20261201T190000");
    assert_eq!(further(&dates), [(1_440 + 1_080, 120), (2_880 + 1_080, 120)]);
    let periods = format!(
        "{supper}\nRDATE;VALUE=PERIOD:20261202T180000Z/20261202T183000Z,20261203T180000Z/PT3H\n\
         EXDATE:20261203T180000Z"
    );
    assert_eq!(further(&periods), [(1_440 + 1_080, 30)]);
    // A day alone is the hour of the event on that day.
    assert_eq!(further(&format!("{supper}\nRDATE;VALUE=DATE:20261202")), [(1_440 + 1_080, 120)]);
    let whole = "DTSTART;VALUE=DATE:20261201\nRDATE;VALUE=DATE:20261205";
    assert_eq!(further(whole), [(4 * 1_440, 1_440)]);
    // What ends before it begins, or takes longer than a month, does not come.
    let odd = "RDATE;VALUE=PERIOD:20261202T180000Z/20261202T170000Z,20261203T180000Z/P40D";
    assert!(further(&format!("{supper}\n{odd}")).is_empty());
}

#[test]
fn further_dates_that_cannot_be_taken_are_told_once() {
    let odd = one("DTSTART:20261201T190000Z\nRDATE:never,20261202T190000Z,,20269999T000000Z");
    assert_eq!((odd.doubts(), odd.besides.len()), (["event-import-rdate"].as_slice(), 1));
    let many = vec!["20261202T190000Z"; 121].join(",");
    let many = one(&format!("DTSTART:20261201T190000Z\nRDATE:{many}"));
    assert_eq!((many.doubts(), many.besides.len()), (["event-import-rdate"].as_slice(), 120));
    // Of a whole file they count as events do.
    let event = format!(
        "BEGIN:VEVENT\nDTSTART:20261201T190000Z\nRDATE:{}\nEND:VEVENT\n",
        vec!["20261202T190000Z"; 120].join(",")
    );
    let file = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", event.repeat(1_000));
    let read = read_calendar(file.as_bytes(), "UTC").unwrap();
    assert!(read.cut && read.entries.len() == 827, "{}", read.entries.len());
    let before = one("DTSTART:20261201T190000Z\nRECURRENCE-ID;RANGE=THISANDPRIOR:20261201T190000Z");
    assert_eq!((before.doubts(), before.onwards), (["event-import-range"].as_slice(), false));
}

#[test]
fn what_is_for_one_day_comes_before_what_is_for_those_that_follow_and_the_latest_counts() {
    let event = |more: &str| format!("BEGIN:VEVENT\nUID:a\nDTSTART:20261201T190000Z\n{more}\nEND:VEVENT\n");
    let file = [
        event("RECURRENCE-ID;RANGE=THISANDFUTURE:20261203T190000Z\nSUMMARY:onwards"),
        event("RECURRENCE-ID:20261205T190000Z\nSUMMARY:one day"),
        event("SEQUENCE:1\nSUMMARY:early"),
        event("SEQUENCE:2\nSUMMARY:late\nRRULE:FREQ=DAILY"),
    ];
    let read = |file: &[String]| {
        let whole = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", file.concat());
        read_calendar(whole.as_bytes(), "UTC").unwrap().entries
    };
    let entries = read(&file);
    let order: Vec<(&str, bool)> = entries.iter().map(|entry| (entry.title(), entry.outdone)).collect();
    assert_eq!(order, [("early", true), ("late", false), ("one day", false), ("onwards", false)]);
    // What is for the days that follow is said anew where its series is.
    let mut other = file.clone();
    other[3] = other[3].replace("late", "later");
    let again = read(&other);
    assert_eq!(entries[2].told(), again[2].told());
    assert_ne!(entries[3].told(), again[3].told());
    assert_ne!(entries[1].told(), again[1].told());
    assert_eq!(entries[3].name(), again[3].name());
}

#[test]
fn a_further_date_that_ends_before_it_begins_is_told() {
    let dates = |text: &str| one(&format!("DTSTART:20261114T100000Z\nRDATE;VALUE=PERIOD:{text}"));
    let backwards = dates("20261115T100000Z/20261115T090000Z,20261116T100000Z/PT2H");
    assert_eq!((backwards.events(), backwards.doubts()), (2, ["event-import-rdate"].as_slice()));
    let unread = dates("20261115T100000Z/soon");
    assert_eq!((unread.events(), unread.doubts()), (2, ["event-import-rdate"].as_slice()));
    assert!(dates("20261115T100000Z/20261115T110000Z").doubts().is_empty());
}
