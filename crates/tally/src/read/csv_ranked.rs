//! CSV files of rankings: counted ones, and one row of choices for each ballot.

use std::collections::HashMap;

use super::table::{Heading, Row, Table};
use super::{RankedFile, ReadError, shortened};
use crate::ballots::{BallotError, Candidate, MAX_CANDIDATES, Rankings};

/// `(candidates, seats)` when the first row holds just these two numbers.
pub(super) fn counted_header(row: &Row<'_>) -> Option<(usize, usize)> {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let (candidates, seats) = (filled.next()?.parse().ok()?, filled.next()?.parse().ok()?);
    filled.next().is_none().then_some((candidates, seats))
}

/// Rows `votes, choices …` by number, then a row with a name for each candidate, then perhaps a title. The names come
/// last, so the table is read twice.
pub(super) fn counted(table: &Table<'_>, candidates: usize, seats: usize) -> Result<RankedFile, ReadError> {
    let weight = |row: &Row<'_>| row.cell(0).parse::<u64>().ok();
    let (mut names, mut title, mut in_ballots, mut last) = (Vec::new(), None, true, 1);
    table.each(1, |row| {
        last = row.line;
        in_ballots &= weight(row).is_some();
        if !in_ballots && names.len() < candidates {
            let labelled = row.cell(0).starts_with("Candidate ") && !row.cell(1).is_empty();
            names.push(row.cell(usize::from(labelled)).to_owned());
        } else if !in_ballots {
            title = Some(row.cell(0).to_owned());
        }
        Ok(title.is_none())
    })?;
    if names.len() < candidates || candidates == 0 {
        let told =
            format!("expected a row with the name of each of {candidates} candidates after the ballots");
        return Err(ReadError::new(table.file, last, format!("{told}; {} are there", names.len())));
    }
    let mut rankings = Rankings::new(names).map_err(|error| ReadError::ballot(table.file, 1, &error))?;
    let mut places = Vec::new();
    table.each(1, |row| {
        let Some(weight) = weight(row) else { return Ok(false) };
        places.clear();
        for cell in row.cells.iter().skip(1).filter(|cell| !cell.is_empty()) {
            places.push(choice(table.file, row.line, cell, candidates)?);
        }
        let added = rankings.push_places(weight, places.iter().copied());
        added.map_err(|error| ReadError::ballot(table.file, row.line, &error))?;
        Ok(true)
    })?;
    Ok(RankedFile { ballots: rankings, seats: Some(seats), title })
}

fn choice(file: &str, line: usize, cell: &str, last: usize) -> Result<(Candidate, bool), ReadError> {
    let number = cell.parse::<usize>().ok().filter(|number| (1..=last).contains(number));
    let found = shortened(cell);
    let told = || format!("expected a candidate's number from 1 to {last}, found {found:?}");
    number.map(|number| (Candidate::new(number - 1), false)).ok_or_else(|| ReadError::new(file, line, told()))
}

/// What voting machines write where a voter ranked nobody …
const SKIPPED: [&str; 3] = ["undervote", "skipped", "blank"];
/// … and where a voter marked several, so that the ballot is cut there, as at a shared place.
const SEVERAL: &str = "overvote";

/// The names on a ballot, in order.
fn names_on<'r>(row: &'r Row<'_>, heading: &Heading) -> impl Iterator<Item = &'r str> {
    let cells = heading.choices.iter().map(|column| row.cell(*column));
    let is = |cell: &str, label: &str| cell.eq_ignore_ascii_case(label);
    cells
        .take_while(move |cell| !is(cell, SEVERAL))
        .filter(move |cell| !cell.is_empty() && !SKIPPED.iter().any(|label| is(cell, label)))
}

/// One row for each ballot with a name in each column of choices. The table is read twice: for the names, and for the
/// ballots.
pub(super) fn choices(table: &Table<'_>, heading: &Heading) -> Result<RankedFile, ReadError> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut names: Vec<String> = Vec::new();
    table.each(1, |row| {
        for cell in names_on(row, heading) {
            if !numbers.contains_key(cell) {
                if names.len() == MAX_CANDIDATES {
                    let error = BallotError::TooManyCandidates(names.len() + 1);
                    return Err(ReadError::ballot(table.file, row.line, &error));
                }
                numbers.insert(cell.to_owned(), names.len());
                names.push(cell.to_owned());
            }
        }
        Ok(true)
    })?;
    let mut rankings = Rankings::new(names).map_err(|error| ReadError::ballot(table.file, 1, &error))?;
    table.each(1, |row| {
        let cells = names_on(row, heading).filter_map(|cell| numbers.get(cell));
        let weight = heading.weight(table.file, row)?;
        let added = rankings.push_places(weight, cells.map(|number| (Candidate::new(*number), false)));
        added.map_err(|error| ReadError::ballot(table.file, row.line, &error))?;
        Ok(true)
    })?;
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
    fn what_voting_machines_write_is_understood() {
        let text = "Precinct,1ST CHOICE MAYOR,2ND CHOICE MAYOR,COUNT\nW-1,undervote,Ana,2\nW-1,Bo,Overvote,1\nW-2,overvote,Ana,3\n";
        let file = read(text).expect("a good file");
        assert_eq!(file.ballots.names(), ["Ana", "Bo"]);
        assert_eq!((ids(&file), file.ballots.total(), file.ballots.blank()), (vec![vec![1], vec![2]], 3, 3));
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
