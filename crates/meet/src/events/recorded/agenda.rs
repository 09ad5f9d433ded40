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
    for line in lines {
        let deeper = line.starts_with([' ', '\t']);
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
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let (its, others) = (numbers(one), numbers(other));
    if !its.is_empty() && !others.is_empty() {
        return !its.is_disjoint(&others);
    }
    let (one, other) = (letters(one), letters(other));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short.chars().count() >= SHORTEST && long.starts_with(&short)
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
    fn what_was_planned_is_known_by_its_number_or_its_beginning() {
        assert!(is_same("New tools #34 / Ana", "#34 New tools"));
        assert!(is_same("Deprecate domains", "deprecate: domains, and more"));
        assert!(!is_same("Nominating Ana #34", "Nominating Ana #35"));
        assert!(!is_same("Roof", "Roof of the school"), "four letters are not enough");
        assert!(!is_same("Budget of the year", "Garden"));
    }
}
