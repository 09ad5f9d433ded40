//! Mailboxes that several people of a file share, and rows that name somebody again.

use crate::imports::draft::Draft;
use house::members::fold;
use house::web::Said;
use std::collections::{HashMap, HashSet};

/// The addresses of a file under which different people stand, folded: each is a contact, and nobody's way to sign in.
pub(super) fn shared(drafts: &[Result<Draft, Said>]) -> HashSet<String> {
    let mut names: HashMap<String, Vec<String>> = HashMap::new();
    let mut shared = HashSet::new();
    for person in drafts.iter().flatten().filter_map(|draft| draft.person.as_ref()) {
        let Some(email) = person.email_key() else { continue };
        let name = fold(&person.name);
        // One who differs is enough: it is not asked with whom else.
        let seen = names.entry(email.clone()).or_default();
        if seen.first().is_some_and(|other| !may_be_one(other, &name)) {
            shared.insert(email);
        } else if seen.is_empty() {
            seen.push(name);
        }
    }
    shared
}

/// Whether two folded names may be those of one person: all words of the one stand in the other. Titles and single letters
/// say nothing.
pub(super) fn may_be_one(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    one.is_subset(&other) || other.is_subset(&one)
}

fn words(name: &str) -> HashSet<&str> {
    const TITLES: [&str; 10] = ["dr", "prof", "mr", "mrs", "ms", "mag", "ing", "herr", "frau", "dipl"];
    let words = name.split(|c: char| c.is_whitespace() || (c.is_ascii() && !c.is_ascii_alphanumeric()));
    words
        .filter(|word| word.chars().count() > usize::from(word.is_ascii()) && !TITLES.contains(word))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::may_be_one;

    #[test]
    fn a_longer_name_may_be_the_same_person_and_another_is_not() {
        assert!(may_be_one("ana", "ana p."));
        assert!(may_be_one("dr. ida berg", "ida maria berg"));
        assert!(!may_be_one("ida berg", "jan berg"));
        assert!(!may_be_one("anna berg", "anna voss"));
    }
}
