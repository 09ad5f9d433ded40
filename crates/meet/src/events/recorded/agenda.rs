//! The list of an agenda, and which of its entries was talked about under which heading.

use super::present::entry;
use super::words::{addresses, plain};
use std::collections::BTreeSet;

/// So many letters have to be the same where one title is the beginning of another.
const SHORTEST: usize = 6;

/// An entry of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Planned {
    pub(super) title: String,
    /// All that is said of it, as Markdown.
    pub(super) whole: String,
}

impl Planned {
    /// What stands under it as a point of its own: nothing where its title says everything.
    pub(super) fn notes(&self) -> String {
        let says_more = self.whole.lines().count() > 1 || !addresses(&self.whole).is_empty();
        if says_more || self.title.ends_with('…') { self.whole.clone() } else { String::new() }
    }
}

/// The entries of the list, and what else stands there.
pub(super) fn planned(lines: &[String]) -> (Vec<Planned>, String) {
    let (mut entries, mut rest): (Vec<Vec<&str>>, Vec<&str>) = (Vec::new(), Vec::new());
    let (mut inside, mut blank) = (false, false);
    // The whole list may stand a little to the right.
    let indent = |line: &String| line.len() - line.trim_start_matches([' ', '\t']).len();
    let least = lines.iter().filter(|line| entry(line).is_some()).map(indent).min().unwrap_or_default();
    for line in lines {
        let deeper = indent(line) > least;
        let new = entry(line).filter(|_| !deeper);
        match (new, entries.last_mut()) {
            (Some(new), _) => {
                entries.push(vec![new]);
                inside = true;
            }
            (None, Some(last)) if inside && (line.trim().is_empty() || deeper || !blank) => {
                last.push(line.strip_prefix("  ").unwrap_or(line));
            }
            (None, _) => {
                inside = false;
                rest.push(line);
            }
        }
        blank = line.trim().is_empty();
    }
    let entry = |lines: Vec<&str>| Planned {
        title: plain(lines.first().copied().unwrap_or_default()),
        whole: lines.join("\n").trim().to_owned(),
    };
    let entries = entries.into_iter().map(entry).filter(|planned| !planned.title.is_empty()).collect();
    (entries, rest.join("\n").trim().to_owned())
}

/// Whether two titles mean the same: both have the same number with a sign before it, or one is the beginning of the other.
fn is_same(one: &str, other: &str) -> bool {
    let (its, others) = (numbers(one), numbers(other));
    if !its.is_empty() && !others.is_empty() {
        return !its.is_disjoint(&others);
    }
    let (one, other) = (letters(one), letters(other));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short.chars().count() >= SHORTEST && long.starts_with(&short)
}

/// Whether a text says what an entry does, or begins so.
pub(super) fn repeats(title: &str, text: &str) -> bool {
    let words = letters(title);
    (!words.is_empty() && words == letters(text)) || is_same(title, text)
}

/// Which of these titles means the same as this one: one that says the same, before any that only begins so.
pub(super) fn same_as<'a>(title: &str, mut titles: impl Iterator<Item = &'a str> + Clone) -> Option<usize> {
    let words = letters(title);
    titles
        .clone()
        .position(|other| !words.is_empty() && letters(other) == words)
        .or_else(|| titles.position(|other| is_same(title, other)))
}

/// Whether a text says anything that another one does not: a word, or an address.
pub(super) fn says_more(text: &str, other: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let known = addresses(other);
    !words(text).is_subset(&words(other)) || addresses(text).iter().any(|address| !known.contains(address))
}

/// The numbers of a title: `#12`.
fn numbers(title: &str) -> BTreeSet<String> {
    let digits = |rest: &str| rest.chars().take_while(|letter| letter.is_ascii_digit()).collect::<String>();
    title.split('#').skip(1).map(digits).filter(|digits| !digits.is_empty()).collect()
}

fn letters(title: &str) -> String {
    title.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_takes_along_what_is_said_of_it() {
        let text = "Taken from <https://board.example/labels> before.\n\n* Roof #12 <https://board.example/12>\n* Garden\n  In short:\n\
                    \x20 * who waters\n* Budget\nof next year\n\nAnything else?";
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let (entries, rest) = planned(&lines);
        let titles: Vec<&str> = entries.iter().map(|one| one.title.as_str()).collect();
        assert_eq!(titles, ["Roof #12", "Garden", "Budget"]);
        assert_eq!(entries[0].notes(), "Roof #12 <https://board.example/12>");
        assert_eq!(entries[1].notes(), "Garden\nIn short:\n* who waters");
        assert_eq!(rest, "Taken from <https://board.example/labels> before.\n\nAnything else?");
        assert_eq!(Planned { title: "Bees".to_owned(), whole: "Bees".to_owned() }.notes(), "");
    }

    #[test]
    fn a_list_may_stand_to_the_right() {
        let lines: Vec<String> = "  1) Roof\n     leaks\n  2) Garden".lines().map(str::to_owned).collect();
        let (entries, rest) = planned(&lines);
        assert_eq!(entries.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["Roof", "Garden"]);
        assert_eq!(rest, "");
    }

    #[test]
    fn the_title_that_is_the_same_is_taken_before_one_that_begins_so() {
        let titles = ["Website", "Website redesign", "Budget"];
        assert_eq!(same_as("Website: redesign", titles.into_iter()), Some(1));
        assert_eq!(same_as("Website hosting", titles.into_iter()), Some(0));
        assert_eq!(same_as("Garden", titles.into_iter()), None);
        assert!(says_more("Website hosting", "Website\nIt is old."));
        assert!(says_more("Website <https://a.example>", "Website a example https"));
        assert!(says_more("<https://a.example/3>", "https example a 3 <https://a.example/30>"));
        assert!(!says_more("* the WEBSITE", "The Website\nIt is old."));
    }

    #[test]
    fn what_was_planned_is_known_by_its_number_or_its_beginning() {
        assert!(is_same("New tools #34 / Ana", "#34 New tools"));
        assert!(is_same("Deprecate domains", "deprecate: domains, and more"));
        assert!(!is_same("Nominating Ana #34", "Nominating Ana #35"));
        assert!(!is_same("Roof", "Roof of the school"), "four letters are not enough");
        assert!(!is_same("Budget of the year", "Garden"));
    }
}
