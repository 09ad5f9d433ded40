//! What a reader noticed and a person should know, in sentences.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use super::shortened;
use super::table::{Heading, Row};

/// So many are named in one sentence.
const NAMED: usize = 5;

/// Candidates who share a name, or whose names differ only in capitals and blanks.
pub(super) fn same_names(names: &[String]) -> Vec<String> {
    let mut known: HashMap<String, usize> = HashMap::with_capacity(names.len());
    let mut notes = Vec::new();
    let mut more = 0;
    for (place, name) in names.iter().enumerate() {
        let plain = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let Some(first) = known.get(&plain) else {
            known.insert(plain, place);
            continue;
        };
        if notes.len() == NAMED {
            more += 1;
            continue;
        }
        let (one, other) = (names.get(*first).map_or("", String::as_str), name.as_str());
        let told = match one == other {
            true => {
                format!("candidates {} and {} have one name, {:?}", first + 1, place + 1, shortened(name))
            }
            false => format!(
                "candidates {} and {} differ in capitals or blanks only: {:?} and {:?}",
                first + 1,
                place + 1,
                shortened(one),
                shortened(other)
            ),
        };
        notes.push(told);
    }
    if more > 0 {
        notes.push(format!("{more} more candidates have the name of another"));
    }
    notes
}

/// A number of votes that the file states and its ballots do not add up to.
pub(super) fn stated(line: usize, stated: u64, found: u64) -> Option<String> {
    (stated != found).then(|| format!("line {line} says {stated} votes, and the ballots hold {found}"))
}

/// That a file numbers its candidates from 0.
pub(super) fn from_zero() -> String {
    "the file numbers its candidates from 0; here they are numbered from 1".to_owned()
}

/// Who has voted on which line.
#[derive(Default)]
pub(super) struct Voters {
    /// The line of each voter's first ballot, by a hash: there may be millions.
    first: HashMap<u64, usize>,
    again: Vec<(String, usize, usize)>,
    more: usize,
}

impl Voters {
    /// Remember who cast the ballot of this row.
    pub(super) fn meet(&mut self, heading: &Heading, row: &Row<'_>) {
        let Some(voter) = heading.voter.map(|column| row.cell(column)).filter(|voter| !voter.is_empty())
        else {
            return;
        };
        let mut hash = DefaultHasher::new();
        voter.hash(&mut hash);
        match self.first.get(&hash.finish()) {
            None => drop(self.first.insert(hash.finish(), row.line)),
            Some(first) if self.again.len() < NAMED => {
                self.again.push((shortened(voter), *first, row.line));
            }
            Some(_) => self.more += 1,
        }
    }

    /// That somebody has voted more than once.
    pub(super) fn told(&self, heading: &Heading) -> Option<String> {
        if self.again.is_empty() {
            return None;
        }
        let again =
            self.again.iter().map(|(voter, first, line)| format!("{voter} (lines {first} and {line})"));
        let again: Vec<String> = again.collect();
        let more = if self.more > 0 { format!(" and {} more", self.more) } else { String::new() };
        let name = shortened(&heading.voter_name);
        Some(format!("the same {name} stands on several lines, and each counts: {}{more}", again.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_alike_are_told() {
        let names = ["Ana", "Bo", "ana ", "Bo"].map(str::to_owned);
        assert_eq!(
            same_names(&names),
            [
                "candidates 1 and 3 differ in capitals or blanks only: \"Ana\" and \"ana \"",
                "candidates 2 and 4 have one name, \"Bo\"",
            ]
        );
    }
}
