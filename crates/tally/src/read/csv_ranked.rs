//! CSV files of rankings: counted ones, and one row of choices for each ballot.

use std::collections::HashMap;

use super::table::{Heading, Row};
use super::{RankedFile, ReadError};
use crate::ballots::{Candidate, Rankings};

/// `(candidates, seats)` when the first row holds just these two numbers.
pub(super) fn counted_header(row: &Row) -> Option<(usize, usize)> {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let (candidates, seats) = (filled.next()?.parse().ok()?, filled.next()?.parse().ok()?);
    filled.next().is_none().then_some((candidates, seats))
}

/// Rows `votes, choices …` by number, then a row with a name for each candidate, then perhaps a title.
pub(super) fn counted(
    file: &str,
    rows: &[Row],
    candidates: usize,
    seats: usize,
) -> Result<RankedFile, ReadError> {
    let is_ballot = |row: &&Row| row.cells.first().is_some_and(|cell| cell.parse::<u64>().is_ok());
    let after: Vec<&Row> = rows.iter().skip(1).skip_while(is_ballot).collect();
    let last = rows.last().map_or(1, |row| row.line);
    if after.len() < candidates || candidates == 0 {
        let told =
            format!("expected a row with the name of each of {candidates} candidates after the ballots");
        return Err(ReadError::new(file, last, format!("{told}; {} are there", after.len())));
    }
    let name = |row: &&Row| match row.cells.as_slice() {
        [number, name, ..] if number.starts_with("Candidate ") && !name.is_empty() => name.clone(),
        [name, ..] => name.clone(),
        [] => String::new(),
    };
    let names = after.iter().take(candidates).map(name).collect();
    let title = after.get(candidates).and_then(|row| row.cells.first()).cloned();
    let mut rankings = Rankings::new(names).map_err(|error| ReadError::ballot(file, 1, &error))?;
    for row in rows.iter().skip(1).take_while(is_ballot) {
        let mut numbers = row.cells.iter().filter(|cell| !cell.is_empty());
        let weight = numbers.next().and_then(|cell| cell.parse().ok()).unwrap_or(0);
        let places: Result<Vec<_>, _> =
            numbers.map(|cell| choice(file, row.line, cell, candidates)).collect();
        let added = rankings.push_places(weight, places?);
        added.map_err(|error| ReadError::ballot(file, row.line, &error))?;
    }
    Ok(RankedFile { ballots: rankings, seats: Some(seats), title })
}

fn choice(file: &str, line: usize, cell: &str, last: usize) -> Result<(Candidate, bool), ReadError> {
    let number = cell.parse::<usize>().ok().filter(|number| (1..=last).contains(number));
    let told = || format!("expected a candidate's number from 1 to {last}, found {cell:?}");
    number.map(|number| (Candidate::new(number - 1), false)).ok_or_else(|| ReadError::new(file, line, told()))
}

/// One row for each ballot with a name in each column of choices.
pub(super) fn choices(file: &str, heading: &Heading, rows: &[Row]) -> Result<RankedFile, ReadError> {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut names: Vec<String> = Vec::new();
    let mut ballots: Vec<(usize, u64, Vec<usize>)> = Vec::new();
    for row in rows.iter().skip(1) {
        let cells = heading
            .choices
            .iter()
            .filter_map(|column| row.cells.get(*column))
            .filter(|cell| !cell.is_empty());
        let order = cells.map(|cell| {
            *numbers.entry(cell.as_str()).or_insert_with(|| {
                names.push(cell.clone());
                names.len() - 1
            })
        });
        ballots.push((row.line, heading.weight(file, row)?, order.collect()));
    }
    let mut rankings = Rankings::new(names).map_err(|error| ReadError::ballot(file, 1, &error))?;
    for (line, weight, order) in ballots {
        let added =
            rankings.push_places(weight, order.into_iter().map(|number| (Candidate::new(number), false)));
        added.map_err(|error| ReadError::ballot(file, line, &error))?;
    }
    Ok(RankedFile { ballots: rankings, seats: None, title: None })
}

#[cfg(test)]
mod tests {
    use super::super::{Sheet, csv};
    use super::*;

    fn read(text: &str) -> Result<RankedFile, ReadError> {
        match csv("v.csv", text)? {
            Sheet::Ranked(file) => Ok(file),
            Sheet::Grid(_) => Err(ReadError::new("v.csv", 0, "a grid")),
        }
    }

    fn ids(file: &RankedFile) -> Vec<Vec<u32>> {
        file.ballots.ballots().map(|ballot| ballot.strict().map(Candidate::id).collect()).collect()
    }

    #[test]
    fn counted_rankings_are_read() {
        let text = "2,1,\n5,2,1,\n3,1,\n\"Candidate 1\",\"Ana\",\"Greens\",\n\"Candidate 2\",\"Bo\",\"\",\n\"Ward 1\",\n";
        let file = read(text).expect("a good file");
        assert_eq!((file.seats, file.title.as_deref()), (Some(1), Some("Ward 1")));
        assert_eq!(
            (file.ballots.names(), file.ballots.total()),
            (["Ana".to_owned(), "Bo".to_owned()].as_slice(), 8)
        );
        assert_eq!(ids(&file), [vec![2, 1], vec![1]]);
    }

    #[test]
    fn choices_by_name_are_read_in_order_of_rank() {
        let text = "voter,2nd choice,1st choice,precinct\na,Bo,Ana,7\nb,,Bo,7\nc,,,7\n";
        let file = read(text).expect("a good file");
        assert_eq!(file.ballots.names(), ["Ana", "Bo"]);
        assert_eq!((ids(&file), file.ballots.blank()), (vec![vec![1, 2], vec![2]], 1));
    }

    #[test]
    fn errors_name_the_line_and_what_was_expected() {
        let told = |text: &str| read(text).expect_err("a bad file").to_string();
        assert_eq!(
            told("2,1\n5,3\na\nb\n"),
            "v.csv:2: expected a candidate's number from 1 to 2, found \"3\""
        );
        assert!(
            told("2,1\n5,1\na\n")
                .starts_with("v.csv:3: expected a row with the name of each of 2 candidates")
        );
        assert!(told("rank 1,weight\nAna,x\n").starts_with("v.csv:2: expected a whole number of votes"));
    }
}
