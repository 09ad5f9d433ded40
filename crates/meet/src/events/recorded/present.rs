//! Who was there, as minutes name them: a list with a name in each line, and what somebody is in brackets behind it.

use super::words::plain;
use house::members;
use house::web::form::letters::is_readable;

/// How lines begin that name those who could not come.
const AWAY: [&str; 4] = ["apolog", "regrets", "absent", "excused"];

/// Somebody who was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attendee {
    pub(super) name: String,
    /// By which name they are known elsewhere, without its sign; may be empty.
    pub(super) handle: String,
}

/// What a list of those who were there says.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// Those who were there, each once.
    pub(super) there: Vec<Attendee>,
    /// The list again, as Markdown: names, and what somebody is; addresses are left out.
    pub(super) told: Vec<String>,
    /// Lines that are no entries of it, counted from 0.
    pub(super) odd: Vec<usize>,
}

/// Reads the lines below a heading; `there` says whether they name those who came.
pub(super) fn listed(lines: &[String], there: bool) -> Listed {
    let (mut listed, mut there) = (Listed::default(), there);
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let Some(entry) = entry(line) else {
            let words = plain(line);
            if is_away(&words) {
                there = false;
            } else if !words.ends_with(':') {
                listed.odd.push(at);
            }
            // A paragraph of its own, apart from the list before it and the one that follows.
            listed.told.push(format!("\n{words}\n"));
            continue;
        };
        let words = plain(entry);
        let (who, office) = attendee(&words);
        if is_away(&words) {
            listed.told.push(format!("* {words}"));
        } else if is_readable(&who.name) {
            listed.told.push(format!("* {}{office}", who.name));
            let key = members::fold(&who.name);
            if there && !listed.there.iter().any(|one| members::fold(&one.name) == key) {
                listed.there.push(who);
            }
        } else {
            listed.odd.push(at);
        }
    }
    listed
}

/// What stands behind the sign of a list.
pub(super) fn entry(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let numbered = || {
        let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
        rest.strip_prefix(". ").filter(|_| rest.len() < line.len())
    };
    ["* ", "- ", "+ "].iter().find_map(|sign| line.strip_prefix(*sign)).or_else(numbered).map(str::trim)
}

fn is_away(words: &str) -> bool {
    let words = words.to_lowercase();
    AWAY.iter().any(|word| words.starts_with(*word))
}

/// Somebody, and what they are, in brackets.
fn attendee(words: &str) -> (Attendee, String) {
    let ends = ["@", "(", " - ", " – ", " — "];
    let end = ends.iter().filter_map(|sign| words.find(*sign)).min().unwrap_or(words.len());
    let (name, rest) = words.split_at(end);
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let handle: String = match rest.strip_prefix('@') {
        Some(rest) => rest.chars().take_while(|letter| !letter.is_whitespace() && *letter != '(').collect(),
        None => String::new(),
    };
    let office = rest.split_once('(').and_then(|(_, rest)| rest.rsplit_once(')'));
    let office = office.map(|(office, _)| format!(" ({office})")).unwrap_or_default();
    let name = name.trim_end_matches(['.', ',', ':', ';']).to_owned();
    let name = if name.is_empty() { handle.clone() } else { name };
    (Attendee { name, handle }, office)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Listed {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        listed(&lines, true)
    }

    fn names(listed: &Listed) -> Vec<&str> {
        listed.there.iter().map(|one| one.name.as_str()).collect()
    }

    #[test]
    fn each_is_named_without_what_they_are_and_without_their_address() {
        let list = read(
            "* Ana Silva @anasilva (voting member)\n- [Ben Okoro](https://ben.example) (scribe)\n1. Chidi  Obi.\n\
             * Dora @<dora@dora.example> (guest - council)\n* @eve\n* Ana Silva",
        );
        assert_eq!(names(&list), ["Ana Silva", "Ben Okoro", "Chidi Obi", "Dora", "eve"]);
        assert_eq!(list.there[0].handle, "anasilva");
        assert_eq!(list.told[1], "* Ben Okoro (scribe)");
        assert_eq!(list.told[3], "* Dora (guest - council)");
        assert!(list.odd.is_empty());
    }

    #[test]
    fn whoever_could_not_come_was_not_there() {
        let list = read(
            "* Ana (chair)\n* Apologies for Ben and Chidi\n\nGuests:\n\n* Dora\n\nApologies from:\n\n* Eve",
        );
        assert_eq!(names(&list), ["Ana", "Dora"]);
        assert_eq!(list.told.last().unwrap(), "* Eve");
        assert!(listed(&["* Eve".to_owned()], false).there.is_empty());
    }

    #[test]
    fn a_line_that_names_nobody_is_told() {
        let list = read("* Ana\na *Ben (voting member)\n* …\n");
        assert_eq!((names(&list), list.odd.as_slice()), (vec!["Ana"], [1, 2].as_slice()));
    }
}
