//! PrefLib's ordinal formats as they were until 2022: without the lines of metadata.
//!
//! ```text
//! 3                   alternatives
//! 1,Name …            a line for each
//! 15,15,2             voters, votes, different orders
//! 12,3,{1,2}          votes, then an order
//! ```

use super::{RankedFile, ReadError, notes, preflib, shortened};
use crate::ballots::{MAX_CANDIDATES, Rankings};

/// Read a file whose first line is the number of alternatives.
pub(super) fn read(file: &str, text: &str) -> Result<RankedFile, ReadError> {
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    let mut lines = lines.filter(|(_, line)| !line.is_empty());
    let (at, first) = lines.next().unwrap_or((1, ""));
    let count = first.parse().ok().filter(|count| (1..=MAX_CANDIDATES).contains(count)).ok_or_else(|| {
        let told = format!("expected a number of alternatives from 1 to {MAX_CANDIDATES}, found {first:?}");
        ReadError::new(file, at, told)
    })?;
    let mut names: Vec<String> = Vec::new();
    let mut last = at;
    let from = usize::from(!lines.clone().next().is_some_and(|(_, line)| line.starts_with("0,")));
    for (at, line) in lines.by_ref().take(count) {
        let wanted = names.len() + from;
        let name = line.split_once(',').filter(|(number, _)| number.trim().parse() == Ok(wanted));
        let (_, name) = name.ok_or_else(|| {
            let found = shortened(line);
            ReadError::new(file, at, format!("expected \"{wanted},\" and a name, found {found:?}"))
        })?;
        names.push(name.trim().to_owned());
        last = at;
    }
    let sums = lines.next();
    if names.len() < count || sums.is_none() {
        let told = format!("expected {count} names and then the numbers of voters, votes and orders");
        return Err(ReadError::new(file, last, told));
    }
    let ballots = Rankings::new(names).map_err(|error| ReadError::ballot(file, 1, &error))?;
    let (ballots, total) = filled(ballots, file, from, lines)?;
    let mut notes = notes::same_names(ballots.names());
    // Voters, votes, different orders.
    let stated = sums.and_then(|(line, sums)| Some((line, sums.split(',').nth(1)?.trim().parse().ok()?)));
    notes.extend(stated.and_then(|(line, stated)| notes::stated(line, stated, total)));
    notes.extend((from == 0).then(notes::from_zero));
    Ok(RankedFile { notes, ..RankedFile::of(ballots) })
}

/// The profile with the ballots of the remaining lines, and their votes.
fn filled<'t>(
    mut ballots: Rankings,
    file: &str,
    from: usize,
    lines: impl Iterator<Item = (usize, &'t str)>,
) -> Result<(Rankings, u64), ReadError> {
    let (mut places, mut total) = (Vec::new(), 0_u64);
    for (at, line) in lines {
        let split = line.split_once(',');
        let split = split.and_then(|(votes, order)| Some((votes.trim().parse().ok()?, order)));
        let (votes, order) = split.filter(|(votes, _)| *votes > 0).ok_or_else(|| {
            let found = shortened(line);
            ReadError::new(
                file,
                at,
                format!("expected votes and an order, such as \"12,3,{{1,2}}\", found {found:?}"),
            )
        })?;
        preflib::order_of(file, at, order, (from, ballots.candidates()), &mut places)?;
        total = total.saturating_add(votes);
        let added = ballots.push_places(votes, places.iter().copied());
        added.map_err(|error| ReadError::ballot(file, at, &error))?;
    }
    Ok((ballots, total))
}

#[cfg(test)]
mod tests {
    use super::super::preflib;

    const OLD: &str = "3\n1,Ana, of the North\n2,Bo\n3,Cy\n5,5,2\n4,3,{1,2}\n1,2\n";

    #[test]
    fn a_file_from_before_2022_is_read() {
        let file = preflib("v.toi", OLD).expect("a good file");
        assert_eq!(file.ballots.names(), ["Ana, of the North", "Bo", "Cy"]);
        let sizes: Vec<Vec<usize>> =
            file.ballots.ballots().map(|b| b.groups().iter().map(Vec::len).collect()).collect();
        assert_eq!((sizes, file.ballots.total()), (vec![vec![1, 2], vec![1]], 5));
    }

    #[test]
    fn alternatives_numbered_from_0_are_read_and_a_wrong_sum_is_told() {
        let file = preflib("v.toi", "2\n0,Ana\n1,Bo\n9,9,1\n4,1,0\n").expect("a good file");
        assert_eq!(file.ballots.ballot(0).strict_at(0), Some(crate::Candidate::new(1)));
        assert_eq!(file.notes[0], "line 4 says 9 votes, and the ballots hold 4");
    }

    #[test]
    fn its_errors_name_the_line_and_what_was_expected() {
        let told = |text: &str| preflib("v.soi", text).expect_err("bad").to_string();
        assert!(told("0\n").starts_with("v.soi:1: expected a number of alternatives"));
        assert!(told("2\n1,Ana\n").starts_with("v.soi:2: expected 2 names"));
        assert!(told("2\n1,Ana\n3,Bo\n").starts_with("v.soi:3: expected \"2,\" and a name"));
        assert!(told(&OLD.replace("4,3", "4,7")).starts_with("v.soi:6: expected an alternative's number"));
        assert!(told(&OLD.replace("4,3", "x,3")).starts_with("v.soi:6: expected votes and an order"));
    }
}
