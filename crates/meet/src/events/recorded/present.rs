//! Who was there, as minutes name them: a list with a name in each line, and what somebody is in brackets behind it.

use super::known::is_group;
use super::names::{Attendee, Names, attendee, names, without_addresses};
use super::table::{Row, row};
use super::words::plain;
use house::members;
use house::web::form::letters::is_readable;

/// How words begin that are of those who could not come.
const AWAY: [&str; 6] = ["apolog", "regrets", "absent", "excused", "not present", "unable to"];
/// What stands where nobody is to be named.
const NOBODY: [&str; 6] = ["none", "n/a", "nobody", "no one", "tbd", "tba"];
/// How lists begin their entries; the last three as they are copied from elsewhere.
const SIGNS: [char; 6] = ['*', '-', '+', '•', '–', '—'];

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

/// Reads the lines below a heading; `there` says whether they name those who came, and `strict` whether that is not known of
/// this heading, so that what is no name is nobody.
pub(super) fn listed(lines: &[String], (there, strict): (bool, bool)) -> Listed {
    let (mut listed, mut here, mut strict) = (Listed::default(), there, strict);
    // Boxes say who came only where somebody has ticked one.
    let ticked = lines.iter().filter_map(|line| entry(line)).any(|line| tick(line).0 == Some(true));
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let of_table = match row(lines, at) {
            Row::Head => continue,
            Row::Somebody(who) => Some(who),
            Row::None => None,
        };
        let entry = of_table.as_deref().or_else(|| entry(line));
        let (tick, text) = tick(entry.unwrap_or(line));
        let words = plain(text);
        // A line over those who follow; below another one they were there, or not, as below the heading.
        if words.ends_with(':') || (is_away(&words) && (entry.is_none() || !words.contains(' '))) {
            here = there && !is_away(&words);
            strict = !is_away(&words) && !is_group(&words);
            listed.told.push(format!("\n{words}\n"));
        } else if is_away(&words) || is_nobody(&words) {
            listed.told.push(format!("* {words}"));
        } else if let Some(names) = names(&words, (entry.is_some(), strict)) {
            here = if names.grouped { there } else { here };
            if !listed.take(&names, here && (!ticked || tick != Some(false))) {
                listed.odd.push(at);
            }
            if names.grouped {
                listed.told.push(format!("* {}", without_addresses(&words).0));
            }
        } else {
            listed.odd.push(at);
            // A paragraph of its own, apart from the list before it and the one that follows.
            listed.told.push(format!("\n{words}\n"));
        }
    }
    listed
}

impl Listed {
    /// Takes those of a line; false where one of them has no name.
    fn take(&mut self, names: &Names<'_>, came: bool) -> bool {
        let mut named = true;
        for (who, office) in names.all.iter().map(|name| attendee(name)) {
            if !is_readable(&who.name) {
                named = false;
                continue;
            }
            if !names.grouped {
                self.told.push(format!("* {} {office}", who.name).trim_end().to_owned());
            }
            let away = is_away(office.trim_start_matches(|letter: char| !letter.is_alphabetic()));
            let key = members::fold(&who.name);
            if came && !away && !self.there.iter().any(|one| members::fold(&one.name) == key) {
                self.there.push(who);
            }
        }
        named
    }
}

/// What stands behind the sign of a list.
pub(super) fn entry(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let numbered = || {
        let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
        rest.strip_prefix(['.', ')']).filter(|_| rest.len() < line.len())
    };
    let rest = line.strip_prefix(SIGNS).or_else(numbered)?;
    rest.strip_prefix([' ', '\t']).map(str::trim)
}

/// Whether the box before an entry is ticked, and what stands behind it.
fn tick(entry: &str) -> (Option<bool>, &str) {
    for (sign, ticked) in [("[x]", true), ("[X]", true), ("[ ]", false)] {
        if let Some(rest) = entry.strip_prefix(sign).and_then(|rest| rest.strip_prefix(' ')) {
            return (Some(ticked), rest.trim());
        }
    }
    (None, entry)
}

pub(super) fn is_away(words: &str) -> bool {
    let words = words.to_lowercase();
    AWAY.iter().any(|word| words.starts_with(*word))
}

fn is_nobody(words: &str) -> bool {
    NOBODY.contains(&words.trim_end_matches('.').to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Listed {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        listed(&lines, (true, false))
    }

    fn named(listed: &Listed) -> Vec<&str> {
        listed.there.iter().map(|one| one.name.as_str()).collect()
    }

    #[test]
    fn each_is_named_without_what_they_are_and_without_their_address() {
        let list = read(
            "* Ana Silva @anasilva (voting member)\n- [Ben Okoro](https://ben.example) (scribe)\n1. Chidi  Obi.\n\
             * Dora @<dora@dora.example> (guest - council)\n* @eve\n* Ana Silva",
        );
        assert_eq!(named(&list), ["Ana Silva", "Ben Okoro", "Chidi Obi", "Dora", "eve"]);
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
        assert_eq!(named(&list), ["Ana", "Dora"]);
        assert_eq!(list.told.last().unwrap(), "* Eve");
        assert!(listed(&["* Eve".to_owned()], (false, false)).there.is_empty());
    }

    #[test]
    fn addresses_are_no_names_and_what_somebody_is_is_not_lost() {
        let list = read(
            "-\tAna Silva <ana@board.example>\n* Ben Okoro(@ben, treasurer)\n* @chidi - Chidi Obi\n\
             * Dora Ek – guest\n* Jean, Maria @jm (guest)\n* Chair: Eve Ek @eve\n* Fay Ek (guest @mill)",
        );
        let all = ["Ana Silva", "Ben Okoro", "Chidi Obi", "Dora Ek", "Jean, Maria", "Eve Ek", "Fay Ek"];
        assert_eq!(named(&list), all);
        assert_eq!((list.there[1].handle.as_str(), list.there[2].handle.as_str()), ("ben", "chidi"));
        let told = [
            "* Ana Silva",
            "* Ben Okoro (treasurer)",
            "* Chidi Obi",
            "* Dora Ek – guest",
            "* Jean, Maria (guest)",
            "* Chair: Eve Ek",
            "* Fay Ek (guest)",
        ];
        assert_eq!(list.told, told);
    }

    #[test]
    fn lists_below_lists_and_boxes_are_read_too() {
        let list = read(
            "* Voting members:\n  * Ana\n* Absent:\n  * Ben\n* Guests: Chidi Obi (mill, roof) and Dora\n• Eve Ek\n* None.",
        );
        assert_eq!(named(&list), ["Ana", "Chidi Obi", "Dora", "Eve Ek"]);
        assert!(list.odd.is_empty());
        assert_eq!(named(&read("- [x] Ana\n- [ ] Ben\n- [X] Chidi (excused)\n- Dora")), ["Ana", "Dora"]);
        assert_eq!(named(&read("- [ ] Ana\n- [ ] Ben")), ["Ana", "Ben"], "nobody has ticked a box");
    }

    #[test]
    fn a_table_names_people_and_a_list_of_something_else_nobody() {
        let table = read("| Name | House |\n|---|---|\n| Ana Silva | Mill |\n| Ben Okoro | absent |");
        assert_eq!(named(&table), ["Ana Silva"]);
        assert_eq!(table.told, ["* Ana Silva (Mill)", "* Ben Okoro (absent)"]);
        let other = read("* Ana\n* From the mill:\n  * Ben\n* Decided:\n  * we buy a roof");
        assert_eq!((named(&other), other.odd.as_slice()), (vec!["Ana", "Ben"], [4].as_slice()));
    }

    #[test]
    fn a_line_of_names_names_each_and_a_sentence_nobody() {
        let lines = read("Ana Silva, Ben Okoro (chair) & Chidi\nDora du Ek");
        assert_eq!(named(&lines), ["Ana Silva", "Ben Okoro", "Chidi", "Dora du Ek"]);
        assert_eq!(lines.told[1], "* Ben Okoro (chair)");
        let prose = read("Everyone.\nAbout 12 people came, and it rained.\nPlace: Old Mill");
        assert_eq!((named(&prose).len(), prose.odd.as_slice()), (0, [0, 1, 2].as_slice()));
    }

    #[test]
    fn a_line_that_names_nobody_is_told() {
        let list = read("* Ana\na *Ben (voting member)\n* …\n");
        assert_eq!((named(&list), list.odd.as_slice()), (vec!["Ana"], [1, 2].as_slice()));
    }
}
