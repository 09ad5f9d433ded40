//! The time zones that a person may choose: the names of the time zone database that name a place, and UTC.

use crate::web::Form;
use jiff::tz::TimeZoneDatabase;
use std::sync::LazyLock;

/// Areas of the database that name places; the others are old spellings kept for machines.
const AREAS: [&str; 10] = [
    "Africa/",
    "America/",
    "Antarctica/",
    "Arctic/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
];

static ALL: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let database = TimeZoneDatabase::bundled();
    let names: Vec<String> = database
        .available()
        .map(|name| name.to_string())
        .filter(|name| AREAS.iter().any(|area| name.starts_with(area)))
        .collect();
    let mut all: Vec<(String, String)> = names.into_iter().map(|name| (name.clone(), words(&name))).collect();
    all.sort_by(|(_, one), (_, other)| one.cmp(other));
    all.insert(0, ("UTC".to_owned(), "UTC".to_owned()));
    all
});

/// The city first, by which people look for it and by whose first letters a browser finds it in a list: `Buenos Aires,
/// Argentina, America`.
fn words(name: &str) -> String {
    name.replace('_', " ").rsplit('/').collect::<Vec<_>>().join(", ")
}

/// Value and words of every zone by city, UTC first.
pub fn all() -> &'static [(String, String)] {
    &ALL
}

/// The zone chosen in a form; UTC where nothing was.
pub fn read(form: &mut Form, field: &str) -> String {
    let chosen = form.value(field).trim().to_owned();
    if chosen.is_empty() {
        return "UTC".to_owned();
    }
    let bare = chosen.replace(' ', "_");
    let is =
        |name: &str, words: &str| name.eq_ignore_ascii_case(&bare) || words.eq_ignore_ascii_case(&chosen);
    let known = all().iter().find(|(name, words)| is(name, words));
    match known {
        Some((name, _)) => name.clone(),
        None => {
            form.fail(field, "account-zone-unknown");
            chosen
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_zone_for_every_part_of_the_world() {
        assert!(all().len() > 400, "{}", all().len());
        for name in ["UTC", "Europe/Lisbon", "America/Argentina/Buenos_Aires", "Asia/Kolkata"] {
            assert!(all().iter().any(|(zone, _)| zone == name), "{name}");
        }
    }

    #[test]
    fn a_zone_begins_with_its_city() {
        let zones = all();
        assert_eq!(zones[0].1, "UTC");
        assert!(zones.iter().any(|(_, words)| words == "Buenos Aires, Argentina, America"));
        assert!(zones[1..].is_sorted_by_key(|(_, words)| words));
        let mut form = Form::new().with("zone", "lisbon, europe");
        assert_eq!(read(&mut form, "zone"), "Europe/Lisbon");
    }

    #[test]
    fn a_zone_is_found_as_people_write_it() {
        let mut form = Form::new().with("zone", "america/new york");
        assert_eq!(read(&mut form, "zone"), "America/New_York");
        assert!(!form.has_errors());
    }
}
