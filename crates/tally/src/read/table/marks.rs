//! What stands in the cells of ranks: names, nothing, or several names at once.

use std::collections::{HashMap, HashSet};

use super::rules::{Overvote, Rules};
use crate::ballots::{Candidate, End, MAX_CANDIDATES};

/// What voting machines write where a voter ranked nobody …
const SKIPPED: [&str; 7] = ["", "undervote", "skipped", "skipped rank", "blank", "-", "n/a"];
/// … and where a voter marked several.
const SEVERAL: [&str; 4] = ["overvote", "over vote", "over-vote", "overvoted"];
/// Between names that were marked at one rank. The first never stands in a name; the others only count where each part
/// stands by itself in other cells.
const BETWEEN: [char; 7] = ['|', ';', '/', '&', '+', ',', '\n'];

/// What one cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Skipped,
    /// Several candidates, and nobody knows which.
    Overvote,
    One(Candidate),
    Several(Vec<Candidate>),
}

/// All different cells of a table with what they say.
#[derive(Default)]
pub(super) struct Marks {
    pub(super) names: Vec<String>,
    known: HashMap<String, Mark>,
}

/// The cells of a table's ranks, each once, in the order in which they first appear.
#[derive(Default)]
pub(super) struct Cells {
    order: Vec<String>,
    seen: HashSet<String>,
}

/// What one row says beside its candidates.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ballot {
    /// Why nothing more is read.
    pub(super) end: End,
    /// Whether anything is marked.
    pub(super) marked: bool,
    /// Whether several candidates are marked at one rank.
    pub(super) overvoted: bool,
}

impl Cells {
    /// Remember a cell; `false` when there are more different ones than a table of ballots can have.
    pub(super) fn add(&mut self, cell: &str) -> bool {
        if !self.seen.contains(cell) {
            self.seen.insert(cell.to_owned());
            self.order.push(cell.to_owned());
        }
        self.order.len() <= 16 * MAX_CANDIDATES
    }
}

impl Marks {
    /// What the cells say. With a list of candidates, hands back a cell that names none of them.
    pub(super) fn of(cells: &Cells, rules: &Rules) -> Result<Self, String> {
        let mut marks = Self::default();
        let mut numbers: HashMap<String, Candidate> = HashMap::new();
        for known in &rules.candidates {
            let candidate = Candidate::new(marks.names.len());
            marks.names.extend(known.first().cloned());
            numbers.extend(known.iter().map(|name| (name.clone(), candidate)));
        }
        let closed = !rules.candidates.is_empty();
        for cell in &cells.order {
            let alone = |part: &str| numbers.contains_key(part) || !closed && cells.seen.contains(part);
            let parts = if numbers.contains_key(cell) { vec![cell.as_str()] } else { parts(cell, alone) };
            let mark = if parts.iter().any(|part| is(part, &SEVERAL)) {
                Mark::Overvote
            } else if closed && !parts.iter().all(|part| numbers.contains_key(*part)) {
                return Err(cell.clone());
            } else {
                marks.several(&mut numbers, &parts)
            };
            marks.known.insert(cell.clone(), mark);
        }
        Ok(marks)
    }

    fn several(&mut self, numbers: &mut HashMap<String, Candidate>, parts: &[&str]) -> Mark {
        let mut several = Vec::new();
        for part in parts {
            let candidate = self.number(numbers, part);
            if !several.contains(&candidate) {
                several.push(candidate);
            }
        }
        match several.as_slice() {
            [] => Mark::Skipped,
            [one] => Mark::One(*one),
            _ => Mark::Several(several),
        }
    }

    /// The candidate of this name, who gets a number when it is first met.
    fn number(&mut self, numbers: &mut HashMap<String, Candidate>, name: &str) -> Candidate {
        if let Some(candidate) = numbers.get(name) {
            return *candidate;
        }
        let candidate = Candidate::new(self.names.len());
        numbers.insert(name.to_owned(), candidate);
        self.names.push(name.to_owned());
        candidate
    }

    /// Read one ballot's cells by the rules.
    pub(super) fn ballot<'c>(
        &self,
        cells: impl Iterator<Item = &'c str>,
        rules: &Rules,
        places: &mut Vec<(Candidate, bool)>,
    ) -> Ballot {
        places.clear();
        let (mut ballot, mut gap) = (Ballot::default(), 0);
        for cell in cells {
            let named: &[Candidate] = match self.known.get(cell).unwrap_or(&Mark::Skipped) {
                Mark::Skipped => {
                    gap += 1;
                    continue;
                }
                Mark::Overvote => &[],
                Mark::One(one) => std::slice::from_ref(one),
                Mark::Several(several) => several,
            };
            ballot.marked = true;
            ballot.overvoted |= named.len() != 1;
            if let Some(end) = end(named, gap, rules, places) {
                ballot.end = end;
                break;
            }
            gap = 0;
            if named.len() == 1 || rules.overvote != Overvote::Skip {
                places.extend(named.iter().enumerate().map(|(at, c)| (*c, at > 0)));
            }
        }
        ballot
    }
}

/// Why a ballot ends before this mark, if it does.
fn end(named: &[Candidate], gap: usize, rules: &Rules, places: &[(Candidate, bool)]) -> Option<End> {
    let known = |candidate: &Candidate| places.iter().any(|(known, _)| known == candidate);
    if rules.skipped.is_some_and(|most| gap > most) {
        return Some(End::Skipped);
    }
    if rules.repeated_ends && named.iter().any(known) {
        return Some(End::Repeated);
    }
    (named.is_empty() && rules.overvote != Overvote::Skip).then_some(End::Overvote)
}

fn is(cell: &str, labels: &[&str]) -> bool {
    labels.iter().any(|label| cell.eq_ignore_ascii_case(label))
}

/// The names in a cell: none where it is left out, several where it marks an overvote.
fn parts(cell: &str, alone: impl Fn(&str) -> bool) -> Vec<&str> {
    for between in BETWEEN {
        if !cell.contains(between) {
            continue;
        }
        let parts = cell.split(between).map(str::trim).filter(|part| !is(part, &SKIPPED));
        let parts: Vec<&str> = parts.collect();
        let several = between == '|' || parts.len() > 1 && parts.iter().all(|part| alone(part));
        if several {
            return parts;
        }
    }
    if is(cell, &SKIPPED) { Vec::new() } else { vec![cell] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(cells: &[&str], rules: &Rules) -> Result<Marks, String> {
        let mut seen = Cells::default();
        cells.iter().for_each(|cell| assert!(seen.add(cell)));
        Marks::of(&seen, rules)
    }

    #[test]
    fn several_names_in_one_cell_are_no_candidate() {
        let marks =
            marks(&["A", "B", "A|D", "A/B", "X/Y", "B, A", "Smith, Ana"], &Rules::default()).expect("marks");
        assert_eq!(marks.names, ["A", "B", "D", "X/Y", "Smith, Ana"]);
        let several = |cell: &str| match &marks.known[cell] {
            Mark::Several(several) => several.iter().map(|c| c.index()).collect(),
            _ => Vec::new(),
        };
        assert_eq!((several("A|D"), several("A/B"), several("B, A")), (vec![0, 2], vec![0, 1], vec![1, 0]));
    }

    #[test]
    fn a_list_of_candidates_gives_their_order_and_refuses_others() {
        let candidates = vec![vec!["Ana".to_owned(), "A1".to_owned()], vec!["Bo".to_owned()]];
        let rules = Rules { candidates, ..Rules::default() };
        let known = marks(&["Bo", "A1", "undervote", "Bo|A1"], &rules).expect("marks");
        assert_eq!(known.names, ["Ana", "Bo"]);
        assert_eq!(known.known["A1"], Mark::One(Candidate::new(0)));
        assert_eq!(marks(&["Bo", "Cy"], &rules).err(), Some("Cy".to_owned()));
    }

    /// The candidates of a ballot by each rule, with why it ends.
    fn read(cells: &[&str], rules: &Rules) -> (Vec<usize>, End) {
        let marks = marks(cells, rules).expect("marks");
        let mut places = Vec::new();
        let ballot = marks.ballot(cells.iter().copied(), rules, &mut places);
        (places.iter().map(|(c, _)| c.index()).collect(), ballot.end)
    }

    #[test]
    fn an_overvote_ends_a_ballot_or_is_passed_over_by_rule() {
        let skip = Rules { overvote: Overvote::Skip, ..Rules::default() };
        let cells = ["A", "overvote", "B"];
        assert_eq!(read(&cells, &Rules::default()), (vec![0], End::Overvote));
        assert_eq!(read(&cells, &skip), (vec![0, 1], End::Choices));
        assert_eq!(read(&["A", "C|D", "B"], &skip), (vec![0, 3], End::Choices));
    }

    #[test]
    fn too_many_ranks_left_out_end_a_ballot() {
        let most = |skipped| Rules { skipped: Some(skipped), ..Rules::default() };
        let cells = ["A", "", "undervote", "B"];
        assert_eq!(read(&cells, &Rules::default()), (vec![0, 1], End::Choices));
        assert_eq!(read(&cells, &most(2)), (vec![0, 1], End::Choices));
        assert_eq!(read(&cells, &most(1)), (vec![0], End::Skipped));
        assert_eq!(
            read(&["A", "overvote", "", "B"], &Rules { overvote: Overvote::Skip, ..most(1) }).0,
            [0, 1]
        );
    }

    #[test]
    fn a_candidate_named_again_ends_a_ballot_by_rule() {
        let rules = Rules { repeated_ends: true, ..Rules::default() };
        assert_eq!(read(&["A", "A", "B"], &rules), (vec![0], End::Repeated));
    }
}
