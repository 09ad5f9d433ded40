//! Which zone a calendar means by a name: those of the tz database, also behind the names that programs put before or after
//! them, and those that Windows has. What nobody knows is told, and read as the zone of the network.

use jiff::tz::TimeZone;

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

/// The zone of this name, by the name that the tz database has for it.
pub(super) fn named(name: &str) -> Option<String> {
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
    use super::named;

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
}
