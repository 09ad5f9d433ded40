//! Rules, as the standard tells them and as people get them wrong.

use super::*;
use jiff::civil::date;

fn days(rule: &str, first: Date, most: usize) -> Vec<String> {
    let rule = Rule::read(rule).unwrap();
    rule.days(first, date(2199, 1, 1), most).iter().map(ToString::to_string).collect()
}

#[test]
fn the_examples_of_the_standard_come_out_as_it_says() {
    let first = date(1997, 9, 2);
    assert_eq!(days("FREQ=DAILY;INTERVAL=10;COUNT=3", first, 9), ["1997-09-02", "1997-09-12", "1997-09-22"]);
    let twice = days("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH;COUNT=8", first, 99);
    assert_eq!(twice[..4], ["1997-09-02", "1997-09-04", "1997-09-16", "1997-09-18"]);
    assert_eq!(twice[7], "1997-10-16");
    let friday = days("FREQ=MONTHLY;COUNT=4;BYDAY=1FR", date(1997, 9, 5), 99);
    assert_eq!(friday, ["1997-09-05", "1997-10-03", "1997-11-07", "1997-12-05"]);
    let ends = days("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", date(1997, 9, 30), 99);
    assert_eq!(ends, ["1997-09-30", "1997-10-31", "1997-11-30"]);
    let third = days("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", date(1997, 9, 4), 99);
    assert_eq!(third, ["1997-09-04", "1997-10-07", "1997-11-06"]);
    let unlucky = days("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", date(1998, 2, 13), 4);
    assert_eq!(unlucky, ["1998-02-13", "1998-03-13", "1998-11-13", "1999-08-13"]);
    let sunday = days("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", date(1997, 8, 5), 99);
    assert_eq!(sunday, ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"]);
    let leap = days("FREQ=YEARLY", date(2096, 2, 29), 2);
    assert_eq!(leap, ["2096-02-29", "2104-02-29"]);
}

#[test]
fn until_holds_its_whole_day_and_nothing_goes_on_past_the_window() {
    let until = days("FREQ=DAILY;UNTIL=20260103T090000Z", date(2026, 1, 1), 99);
    assert_eq!(until, ["2026-01-01", "2026-01-02", "2026-01-03"]);
    let rule = Rule::read("FREQ=WEEKLY").unwrap();
    assert_eq!(rule.days(date(2026, 1, 1), date(2026, 1, 20), 99).len(), 3);
    // A day that never comes is not looked for for ever.
    let never = Rule::read("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").unwrap();
    assert_eq!(never.days(date(2026, 1, 1), date(2200, 1, 1), 99).len(), 1);
}

#[test]
fn what_comes_each_second_and_what_nobody_can_read_is_refused() {
    for often in ["FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=5", "FREQ=HOURLY", "FREQ=DAILY;BYSECOND=1,2,3"] {
        assert_eq!(Rule::read(often), Err(Refused::TooOften), "{often}");
    }
    for wrong in [
        "",
        "WEEKLY",
        "FREQ=SOMETIMES",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=99999999999999",
        "FREQ=MONTHLY;BYDAY=9MO",
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=DAILY;UNTIL=soon",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=DAILY;X=1",
        "FREQ=MONTHLY;BYMONTHDAY=0",
    ] {
        assert_eq!(Rule::read(wrong), Err(Refused::Unknown), "{wrong}");
    }
}

#[test]
fn what_lies_long_before_a_window_is_passed_over_unless_it_has_to_be_counted() {
    let (from, before) = (date(2026, 12, 1), date(2027, 3, 1));
    let looked = |rule: &str, first: Date| {
        let (read, mut patience) = (Rule::read(rule).unwrap(), 1_000_000);
        let mut all = read.days(first, before, usize::MAX);
        all.retain(|day| *day >= from);
        assert_eq!(read.days_within(first, (from, before), &mut patience), all, "{rule}");
        1_000_000 - patience
    };
    for rule in [
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=DAILY;BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR",
        "FREQ=MONTHLY;BYDAY=-1MO",
        "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=31",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=1,12;BYDAY=1SU",
        "FREQ=YEARLY",
        "FREQ=DAILY;UNTIL=20261224",
    ] {
        assert!(looked(rule, date(1971, 1, 5)) < 200, "{rule}");
        looked(rule, date(2026, 12, 24));
        looked(rule, date(2027, 6, 1));
    }
    assert!(looked("FREQ=DAILY;BYDAY=MO;COUNT=9999", date(1971, 1, 5)) > 10_000);
    let mut patience = 100;
    let tired = Rule::read("FREQ=DAILY").unwrap().days_within(from, (from, date(2199, 1, 1)), &mut patience);
    assert_eq!((tired.len(), patience), (100, 0));
}

#[test]
fn what_a_rule_says_twice_is_meant_once() {
    let twice = days("FREQ=MONTHLY;BYDAY=MO,MO,1MO;BYSETPOS=1,1,-5;COUNT=3", date(2026, 11, 2), 9);
    assert_eq!(twice, ["2026-11-02", "2026-12-07", "2027-01-04"]);
}
