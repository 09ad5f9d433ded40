//! PrefLib's ordinal formats (Mattei and Walsh 2013), as they are since 2022.

use super::{RankedFile, ReadError, notes, plain, preflib_old, shortened};
use crate::ballots::{Candidate, MAX_CANDIDATES, Rankings};

/// Read a `.soc`, `.soi`, `.toc` or `.toi` file: lines of metadata that begin with `#`, then `votes: 3,{1,2},4`, where
/// braces hold candidates ranked equal. Candidates without a name are called `Candidate 4`. Files from before 2022 begin with
/// the bare number of alternatives instead; they are read too.
///
/// # Errors
/// No number of alternatives, a name given twice, or a line that is not as above.
pub fn preflib(file: &str, text: &str) -> Result<RankedFile, ReadError> {
    let text = &*plain(text);
    let lines = || text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    if lines().find(|(_, line)| !line.is_empty()).is_some_and(|(_, line)| line.parse::<u64>().is_ok()) {
        return preflib_old::read(file, text);
    }
    let mut head = Head::default();
    for (at, line) in lines() {
        if let Some(meta) = line.strip_prefix('#') {
            head.read(file, at, meta.trim())?;
        }
    }
    let ballots = || lines().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let orders = ballots().filter_map(|(_, line)| line.split_once(':'));
    let from =
        usize::from(head.named.iter().all(|(number, _)| *number > 0) && !names_zero(orders.map(|o| o.1)));
    let (title, stated) = (head.title.take(), head.voters);
    let mut rankings =
        Rankings::new(head.names(file, from)?).map_err(|error| ReadError::ballot(file, 1, &error))?;
    let (mut places, mut total) = (Vec::new(), 0_u64);
    for (at, line) in ballots() {
        let weight = ballot(file, at, line, (from, rankings.candidates()), &mut places)?;
        total = total.saturating_add(weight);
        let added = rankings.push_places(weight, places.iter().copied());
        added.map_err(|error| ReadError::ballot(file, at, &error))?;
    }
    let mut notes = notes::same_names(rankings.names());
    notes.extend(stated.and_then(|(line, stated)| notes::stated(line, stated, total)));
    notes.extend((from == 0).then(notes::from_zero));
    Ok(RankedFile { title, notes, ..RankedFile::of(rankings) })
}

/// Whether one of these orders names a candidate 0.
pub(super) fn names_zero<'t>(mut orders: impl Iterator<Item = &'t str>) -> bool {
    orders.any(|order| order.split([',', '{', '}']).any(|number| number.trim() == "0"))
}

/// What the metadata say.
#[derive(Default)]
struct Head {
    title: Option<String>,
    alternatives: Option<usize>,
    /// The line and the number of voters that it states.
    voters: Option<(usize, u64)>,
    named: Vec<(usize, String)>,
}

impl Head {
    fn read(&mut self, file: &str, at: usize, meta: &str) -> Result<(), ReadError> {
        let Some((key, value)) = meta.split_once(':') else { return Ok(()) };
        let (key, value) = (key.trim(), value.trim());
        if key == "TITLE" {
            self.title = Some(value.to_owned());
        } else if key == "NUMBER ALTERNATIVES" {
            let number = value.parse().ok().filter(|n| (1..=MAX_CANDIDATES).contains(n));
            let found = shortened(value);
            let told =
                || format!("expected a number of alternatives from 1 to {MAX_CANDIDATES}, found {found:?}");
            self.alternatives = Some(number.ok_or_else(|| ReadError::new(file, at, told()))?);
        } else if key == "NUMBER VOTERS" {
            self.voters = value.parse().ok().map(|voters| (at, voters));
        } else if let Some(number) = key.strip_prefix("ALTERNATIVE NAME") {
            let told = || format!("expected an alternative's number, found {number:?}");
            let number = number.trim().parse().ok().filter(|n| (0..=MAX_CANDIDATES).contains(n));
            let number = number.ok_or_else(|| ReadError::new(file, at, told()))?;
            if self.named.iter().any(|(known, _)| *known == number) {
                let told = format!("expected one name for alternative {number}, and this is the second");
                return Err(ReadError::new(file, at, told));
            }
            self.named.push((number, value.to_owned()));
        }
        Ok(())
    }

    fn names(self, file: &str, from: usize) -> Result<Vec<String>, ReadError> {
        let highest = self.named.iter().map(|(number, _)| *number + 1 - from).max();
        let Some(count) = self.alternatives.or(highest) else {
            let told = "expected a line \"# NUMBER ALTERNATIVES: 5\" (the format of PrefLib since 2022)";
            return Err(ReadError::new(file, 1, told));
        };
        let mut names: Vec<String> =
            (from..count + from).map(|number| format!("Candidate {number}")).collect();
        for (number, name) in self.named {
            match number.checked_sub(from).and_then(|place| names.get_mut(place)) {
                Some(slot) => *slot = name,
                None => {
                    let told = format!(
                        "expected names for the {count} alternatives, and one has the number {number}"
                    );
                    return Err(ReadError::new(file, 1, told));
                }
            }
        }
        Ok(names)
    }
}

/// Read one line's choices into `places`, and hand back its votes.
fn ballot(
    file: &str,
    at: usize,
    line: &str,
    numbers: (usize, usize),
    places: &mut Vec<(Candidate, bool)>,
) -> Result<u64, ReadError> {
    let told =
        || format!("expected votes and an order, such as \"12: 3,{{1,2}},4\", found {:?}", shortened(line));
    let (weight, order) = line.split_once(':').ok_or_else(|| ReadError::new(file, at, told()))?;
    let weight = weight.trim().parse().ok().filter(|weight| *weight > 0);
    let weight = weight.ok_or_else(|| ReadError::new(file, at, told()))?;
    order_of(file, at, order, numbers, places).map(|()| weight)
}

/// Read an order such as `3,{1,2},4` into `places`.
pub(super) fn order_of(
    file: &str,
    at: usize,
    order: &str,
    numbers: (usize, usize),
    places: &mut Vec<(Candidate, bool)>,
) -> Result<(), ReadError> {
    places.clear();
    // Inside braces, every candidate after the first is equal with the one before.
    let (mut inside, mut after_first) = (false, false);
    for word in order.split(',') {
        let mut word = word.trim();
        if let Some(rest) = word.strip_prefix('{').filter(|_| !inside) {
            (inside, after_first, word) = (true, false, rest.trim());
        }
        let closes = word.strip_suffix('}').filter(|_| inside);
        let number = closes.unwrap_or(word).trim();
        if !number.is_empty() {
            places.push((candidate(file, at, number, numbers)?, inside && after_first));
            after_first = true;
        }
        inside &= closes.is_none();
    }
    if inside {
        return Err(ReadError::new(file, at, "expected a brace that closes the one opened on this line"));
    }
    Ok(())
}

/// The candidate of this number, of a count of them that are numbered from 0 or 1.
fn candidate(
    file: &str,
    at: usize,
    number: &str,
    (from, count): (usize, usize),
) -> Result<Candidate, ReadError> {
    let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(from));
    place.filter(|place| *place < count).map(Candidate::new).ok_or_else(|| {
        let (last, found) = ((count + from).saturating_sub(1), shortened(number));
        let told = format!("expected an alternative's number from {from} to {last}, found {found:?}");
        ReadError::new(file, at, told)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "# TITLE: A vote\n# NUMBER ALTERNATIVES: 4\n# ALTERNATIVE NAME 2: Bo: the second\n";

    #[test]
    fn orders_with_equal_ranks_are_read() {
        let file =
            preflib("v.toi", &format!("{HEAD}12: 3,{{1,2}},4\n2: {{4}}, 1\n1: {{1,2,3}}\n")).expect("good");
        let ids: Vec<Vec<Vec<u32>>> = file
            .ballots
            .ballots()
            .map(|b| b.groups().iter().map(|g| g.iter().map(|c| c.id()).collect()).collect())
            .collect();
        assert_eq!(ids, [vec![vec![3], vec![1, 2], vec![4]], vec![vec![4], vec![1]], vec![vec![1, 2, 3]]]);
        assert_eq!(file.ballots.names(), ["Candidate 1", "Bo: the second", "Candidate 3", "Candidate 4"]);
        assert_eq!((file.title.as_deref(), file.ballots.total()), (Some("A vote"), 15));
    }

    #[test]
    fn errors_name_the_line_and_what_was_expected() {
        let told = |rest: &str| preflib("v.soi", &format!("{HEAD}{rest}")).expect_err("bad").to_string();
        assert_eq!(told("1: 5\n"), "v.soi:4: expected an alternative's number from 1 to 4, found \"5\"");
        assert!(told("1: {1,2\n").starts_with("v.soi:4: expected a brace that closes"));
        assert!(told("1: {1,{2}}\n").starts_with("v.soi:4: expected an alternative's number"));
        assert!(told("\nNaN: 1\n").starts_with("v.soi:5: expected votes and an order"));
        assert!(told("-3: 1\n").starts_with("v.soi:4: expected votes and an order"));
        assert!(
            told("# ALTERNATIVE NAME 2: Cy\n").starts_with("v.soi:4: expected one name for alternative 2")
        );
        assert!(told("1000000000000000001: 1\n").contains("more than 10^18"));
    }

    #[test]
    fn alternatives_numbered_from_0_are_read() {
        let text =
            "# NUMBER ALTERNATIVES: 3\n# ALTERNATIVE NAME 0: Ana\n# ALTERNATIVE NAME 2: Cy\n2: 0,{1,2}\n";
        let file = preflib("v.toi", text).expect("a good file");
        assert_eq!(file.ballots.names(), ["Ana", "Candidate 1", "Cy"]);
        assert_eq!(file.ballots.ballot(0).strict_at(0), Some(Candidate::new(0)));
        assert_eq!(file.notes, [notes::from_zero()]);
    }

    #[test]
    fn a_stated_number_of_voters_that_differs_is_told() {
        let file = preflib("v.toi", &format!("# NUMBER VOTERS: 7\n{HEAD}3: 1,2\n")).expect("a good file");
        assert_eq!(file.notes, ["line 1 says 7 votes, and the ballots hold 3"]);
    }

    #[test]
    fn a_file_without_alternatives_is_refused() {
        assert!(preflib("v.soc", "").expect_err("bad").to_string().starts_with("v.soc:1: expected a line"));
        assert!(preflib("v.soc", "# NUMBER ALTERNATIVES: 99999999999\n").is_err());
    }
}
