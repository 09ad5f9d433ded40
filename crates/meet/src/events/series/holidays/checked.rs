//! The holidays of five years as others tell them: python-holidays 0.109 (<https://github.com/vacanza/holidays>). It is no part of this
//! program: what stands here are the days that it gives.

use super::between;
use jiff::civil::date;

/// Country, year, and each day that is free in it, as month and day. England and Wales keep the same.
const TOLD: &[(&str, i16, &str)] = &[
    ("at", 2024, "01-01 01-06 04-01 05-01 05-09 05-20 05-30 08-15 10-26 11-01 12-08 12-25 12-26"),
    ("at", 2025, "01-01 01-06 04-21 05-01 05-29 06-09 06-19 08-15 10-26 11-01 12-08 12-25 12-26"),
    ("at", 2026, "01-01 01-06 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25 12-26"),
    ("at", 2027, "01-01 01-06 03-29 05-01 05-06 05-17 05-27 08-15 10-26 11-01 12-08 12-25 12-26"),
    ("at", 2028, "01-01 01-06 04-17 05-01 05-25 06-05 06-15 08-15 10-26 11-01 12-08 12-25 12-26"),
    ("de", 2024, "01-01 03-29 04-01 05-01 05-09 05-20 10-03 12-25 12-26"),
    ("de", 2025, "01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26"),
    ("de", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26"),
    ("de", 2027, "01-01 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26"),
    ("de", 2028, "01-01 04-14 04-17 05-01 05-25 06-05 10-03 12-25 12-26"),
    ("fr", 2024, "01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25"),
    ("fr", 2025, "01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-01 11-11 12-25"),
    ("fr", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25"),
    ("fr", 2027, "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25"),
    ("fr", 2028, "01-01 04-17 05-01 05-08 05-25 06-05 07-14 08-15 11-01 11-11 12-25"),
    ("gb", 2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
    ("gb", 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
    ("gb", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28"),
    ("gb", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28"),
    ("gb", 2028, "01-01 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
    ("us", 2024, "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25"),
    ("us", 2025, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25"),
    ("us", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25"),
    ("us", 2027, "01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31"),
    ("us", 2028, "01-01 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-11 11-23 12-25"),
];

/// What a country keeps in a year, in the same way.
fn kept(code: &str, year: i16) -> String {
    let days = between(code, (date(year, 1, 1), date(year + 1, 1, 1)));
    days.iter().map(|day| day.strftime("%m-%d").to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn five_years_of_five_countries_are_as_others_tell_them() {
    for (code, year, told) in TOLD {
        assert_eq!(kept(code, *year), *told, "{code} {year}");
    }
}

#[test]
fn the_feasts_that_follow_easter_move_with_it() {
    // Easter Monday and Whit Monday, which all but the United States keep where they keep them at all.
    let mondays =
        [("04-01", "05-20"), ("04-21", "06-09"), ("04-06", "05-25"), ("03-29", "05-17"), ("04-17", "06-05")];
    for (year, (easter, whitsun)) in (2024..).zip(mondays) {
        for code in ["at", "de", "fr"] {
            let days = kept(code, year);
            assert!(days.contains(easter) && days.contains(whitsun), "{code} {year}: {days}");
        }
        assert!(kept("gb", year).contains(easter), "{year}");
    }
    // Corpus Christi is a Thursday, sixty days after Easter, which the whole country keeps in Austria and not in Germany.
    assert!(kept("at", 2027).contains("05-27") && !kept("de", 2027).contains("05-27"));
}
