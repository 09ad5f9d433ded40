//! A CSV of counted rankings, as published for the Scottish councils.

use super::{Row, Table};
use crate::ballots::{Candidate, Rankings};
use crate::read::{RankedFile, ReadError, notes, shortened};

/// `(candidates, seats)` when the first row holds just these two numbers.
pub(super) fn header(row: &Row<'_>) -> Option<(usize, usize)> {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let (candidates, seats) = (filled.next()?.parse().ok()?, filled.next()?.parse().ok()?);
    filled.next().is_none().then_some((candidates, seats))
}

/// Rows `votes, choices …` by number, then a row with a name for each candidate, then perhaps a title. The names come
/// last, so the table is read twice.
pub(super) fn counted(table: &Table<'_>, candidates: usize, seats: usize) -> Result<RankedFile, ReadError> {
    let weight = |row: &Row<'_>| row.cell(0).parse::<u64>().ok();
    let (mut names, mut title, mut in_ballots, mut last) = (Vec::new(), None, true, 1);
    let mut from = 1;
    table.each(1, |row| {
        last = row.line;
        in_ballots &= weight(row).is_some();
        if in_ballots && row.cells.iter().skip(1).any(|cell| cell == "0") || row.cell(0) == "Candidate 0" {
            from = 0;
        }
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
            places.push(choice(table.file, row.line, cell, (from, candidates))?);
        }
        let added = rankings.push_places(weight, places.iter().copied());
        added.map_err(|error| ReadError::ballot(table.file, row.line, &error))?;
        Ok(true)
    })?;
    let mut notes = notes::same_names(rankings.names());
    notes.extend((from == 0).then(notes::from_zero));
    Ok(RankedFile { seats: Some(seats), title, notes, ..RankedFile::of(rankings) })
}

fn choice(
    file: &str,
    line: usize,
    cell: &str,
    (from, count): (usize, usize),
) -> Result<(Candidate, bool), ReadError> {
    let place = cell.parse::<usize>().ok().and_then(|number| number.checked_sub(from));
    let (last, found) = (count + from - 1, shortened(cell));
    let told = || format!("expected a candidate's number from {from} to {last}, found {found:?}");
    let place = place.filter(|place| *place < count).ok_or_else(|| ReadError::new(file, line, told()))?;
    Ok((Candidate::new(place), false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Sheet, csv};

    fn read(text: &str) -> Result<RankedFile, ReadError> {
        match csv("v.csv", text)? {
            Sheet::Ranked(file) => Ok(file),
            Sheet::Grid(..) => Err(ReadError::new("v.csv", 0, "a grid")),
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
    fn counted_rankings_that_number_from_0_are_read() {
        let text = "2,1,\n5,1,0,\n3,0,\n\"Ana\"\n\"Bo\"\n";
        let file = read(text).expect("a good file");
        assert_eq!((ids(&file), file.notes.len()), (vec![vec![2, 1], vec![1]], 1));
    }

    #[test]
    fn the_same_voter_twice_is_told() {
        let file = read("voter_id,r1,r2\n7,Ana,Bo\n8,Bo,\n7,Ana,Bo\n").expect("a good file");
        assert_eq!(
            file.notes,
            ["the same voter_id stands on several lines, and each counts: 7 (lines 2 and 4)"]
        );
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
        assert_eq!((ids(&file), file.ballots.total(), file.ballots.blank()), (vec![vec![1], vec![2]], 3, 0));
        assert_eq!(file.ballots.void().overvotes, crate::Amount::whole(3));
        assert_eq!(file.notes, ["4 ballots mark several candidates at one rank; the ballot ends there"]);
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
