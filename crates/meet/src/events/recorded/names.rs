//! Whom a line of minutes names, and what else is said of them.

use super::known::is_group;

/// What stands before somebody who had to do something.
const OFFICES: [&str; 12] = [
    "chair",
    "co-chair",
    "facilitator",
    "host",
    "minute taker",
    "minutes",
    "moderator",
    "note taker",
    "notes",
    "scribe",
    "secretary",
    "treasurer",
];

/// Somebody who was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attendee {
    pub(super) name: String,
    /// By which name they are known elsewhere, without its sign; may be empty.
    pub(super) handle: String,
}

/// Those whom a line names.
pub(super) struct Names<'a> {
    pub(super) all: Vec<&'a str>,
    /// Whether it says before them who they are.
    pub(super) grouped: bool,
}

/// Those whom a line names. An entry of a list is somebody, whatever it says, unless it tells several, or the list is told
/// strictly; other lines have to consist of names. Nothing where they do not.
pub(super) fn names(words: &str, (entry, strict): (bool, bool)) -> Option<Names<'_>> {
    let before = |group: &str| is_group(group) || OFFICES.contains(&group.trim().to_lowercase().as_str());
    let parts = words.split_once(':').filter(|(group, _)| before(group));
    let all = parted(parts.map_or(words, |(_, names)| names));
    let are_names = !all.is_empty() && all.iter().all(|name| is_name(name));
    if parts.is_some() && are_names {
        return Some(Names { all, grouped: true });
    }
    // In an entry, what stands behind a comma may be an office.
    let several = all.len() > 2 && all.iter().all(|name| name.contains(' '));
    let all = if entry && !(several && are_names) { vec![words] } else { all };
    let whole = all.len() > 1 || words.contains(' ');
    let fits = if entry { !strict || are_names } else { are_names && whole && !words.contains(':') };
    fits.then_some(Names { all, grouped: false })
}

/// The parts between commas, semicolons and "and", of which none stands in brackets.
fn parted(words: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, letter) in words.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ',' | ';' => {
                parts.push(words.get(from..at).unwrap_or_default());
                from = at + 1;
            }
            ' ' => {
                let rest = words.get(at..).unwrap_or_default();
                if let Some(sign) = [" and ", " & "].into_iter().find(|sign| rest.starts_with(*sign)) {
                    parts.push(words.get(from..at).unwrap_or_default());
                    from = at + sign.len();
                }
            }
            _ => {}
        }
    }
    parts.push(words.get(from..).unwrap_or_default());
    parts.into_iter().map(|part| part.trim().trim_end_matches('.')).filter(|part| !part.is_empty()).collect()
}

/// Whether a text looks like somebody's name: a few words of which the first and the last begin with no small letter.
fn is_name(text: &str) -> bool {
    let (who, _) = attendee(text);
    let capital = |word: Option<&str>| {
        let first = word.and_then(|word| word.chars().next());
        first.is_some_and(|letter| letter.is_alphabetic() && !letter.is_lowercase())
    };
    let words: Vec<&str> = who.name.split_whitespace().collect();
    let short = words.len() <= 5 && !who.name.contains(|letter: char| letter.is_ascii_digit());
    let named = capital(words.first().copied()) && capital(words.last().copied());
    short && (named || (!who.handle.is_empty() && who.name == who.handle))
}

/// Somebody, and what else is said of them, without addresses.
pub(super) fn attendee(words: &str) -> (Attendee, String) {
    let (left, handle) = without_addresses(words);
    let left = left.trim_start_matches(['-', '–', '—', ' ']);
    let ends = ["(", " - ", " -- ", " – ", " — "];
    let end = ends.iter().filter_map(|sign| left.find(*sign)).min().unwrap_or(left.len());
    let (name, rest) = left.split_at(end);
    let name = name.trim_end_matches(['.', ',', ':', ';', ' ']).to_owned();
    let name = if name.is_empty() { handle.clone() } else { name };
    (Attendee { name, handle }, rest.trim().to_owned())
}

/// Words without addresses and names of accounts, and the first of these names.
pub(super) fn without_addresses(words: &str) -> (String, String) {
    let (mut left, mut handle): (Vec<String>, String) = (Vec::new(), String::new());
    // Some leave no blank before what stands in brackets.
    for word in words.replace('(', " (").split_whitespace() {
        let bare = word.trim_matches(['(', ')', '[', ']', '<', '>', ',', ';']);
        if !bare.contains('@') && !bare.starts_with("http://") && !bare.starts_with("https://") {
            left.push(word.to_owned());
            continue;
        }
        if let Some(name) = bare.strip_prefix('@').filter(|_| handle.is_empty()) {
            name.clone_into(&mut handle);
        }
        // Brackets around it go with it, those around more than it stay.
        let (opens, closes) = (word.starts_with('('), word.ends_with(')'));
        if opens && !closes {
            left.push("(".to_owned());
        } else if closes && !opens && left.last().is_some_and(|last| last == "(") {
            left.pop();
        } else if closes && !opens {
            left.push(")".to_owned());
        }
    }
    (left.join(" ").replace("( ", "(").replace(" )", ")"), handle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_parted_where_nothing_stands_in_brackets() {
        let parts = ["Ana (chair, host)", "Ben", "Dora (mill and roof)", "Eve"];
        assert_eq!(parted("Ana (chair, host), and Ben; Dora (mill and roof) & Eve."), parts);
        assert_eq!(parted(" , "), Vec::<&str>::new());
    }

    #[test]
    fn a_name_has_capitals_or_none_that_are_small() {
        for name in ["Ana", "Ana de la Cruz", "李小龙", "@ana", "Steven R. Loomis"] {
            assert!(is_name(name), "{name}");
        }
        for text in ["it rained", "Everyone who came", "Room 12", "", "The first of the six who were"] {
            assert!(!is_name(text), "{text}");
        }
    }
}
