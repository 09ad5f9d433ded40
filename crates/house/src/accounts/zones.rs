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
    let mut names: Vec<String> = database
        .available()
        .map(|name| name.to_string())
        .filter(|name| AREAS.iter().any(|area| name.starts_with(area)))
        .collect();
    names.sort();
    names.insert(0, "UTC".to_owned());
    names.into_iter().map(|name| (name.clone(), name.replace('_', " "))).collect()
});

/// Value and words of every zone, UTC first.
pub fn all() -> &'static [(String, String)] {
    &ALL
}

/// The zone chosen in a form; UTC where nothing was.
pub fn read(form: &mut Form, field: &str) -> String {
    let chosen = form.value(field).trim().to_owned();
    if chosen.is_empty() {
        return "UTC".to_owned();
    }
    let known = all().iter().find(|(name, words)| *name == chosen || words.eq_ignore_ascii_case(&chosen));
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
    fn a_zone_is_found_as_people_write_it() {
        let mut form = Form::new().with("zone", "america/new york");
        assert_eq!(read(&mut form, "zone"), "America/New_York");
        assert!(!form.has_errors());
    }
}
