//! A CSV with one row for each ballot and a name in each column of ranks.

use super::marks::{Cells, Marks};
use super::rules::{Overvote, Rules};
use super::{Heading, Row, Table};
use crate::ballots::{BallotError, End, MAX_CANDIDATES, Rankings};
use crate::read::notes::{self, Voters};
use crate::read::{RankedFile, ReadError, shortened};

/// Read the ballots. The table is read twice: for what its cells say, and for the ballots.
pub(super) fn choices(table: &Table<'_>, heading: &Heading, rules: &Rules) -> Result<RankedFile, ReadError> {
    let marks = marks_of(table, heading, rules)?;
    let mut rankings =
        Rankings::new(marks.names.clone()).map_err(|error| ReadError::ballot(table.file, 1, &error))?;
    let (mut places, mut overvoted, mut voters) = (Vec::new(), 0_u64, Voters::default());
    table.each(1, |row| {
        let weight = heading.weight(table.file, row)?;
        voters.meet(heading, row);
        let ballot = marks.ballot(cells(row, heading, rules), rules, &mut places);
        overvoted = overvoted.saturating_add(if ballot.overvoted { weight } else { 0 });
        if ballot.marked && ballot.end == End::Choices && places.is_empty() {
            rankings.push_void(weight, End::Choices);
            return Ok(true);
        }
        let added = rankings.push_until(weight, places.iter().copied(), ballot.end);
        added.map_err(|error| ReadError::ballot(table.file, row.line, &error))?;
        Ok(true)
    })?;
    let mut notes = notes::same_names(rankings.names());
    notes.extend(voters.told(heading));
    notes.extend(told(overvoted, rules));
    Ok(RankedFile { notes, ..RankedFile::of(rankings) })
}

/// The cells of a row's ranks.
fn cells<'r>(row: &'r Row<'_>, heading: &'r Heading, rules: &Rules) -> impl Iterator<Item = &'r str> {
    heading.choices.iter().take(rules.ranks.unwrap_or(usize::MAX)).map(|column| row.cell(*column))
}

fn marks_of(table: &Table<'_>, heading: &Heading, rules: &Rules) -> Result<Marks, ReadError> {
    let mut seen = Cells::default();
    table.each(1, |row| {
        if cells(row, heading, rules).all(|cell| seen.add(cell)) {
            return Ok(true);
        }
        Err(ReadError::ballot(table.file, row.line, &BallotError::TooManyCandidates(MAX_CANDIDATES + 1)))
    })?;
    Marks::of(&seen, rules).map_err(|unknown| {
        let mut line = 1;
        // Reading went well before, so it does again.
        drop(table.each(1, |row| {
            line = row.line;
            Ok(cells(row, heading, rules).all(|cell| cell != unknown))
        }));
        let found = shortened(&unknown);
        ReadError::new(
            table.file,
            line,
            format!("expected a name from the list of candidates, found {found:?}"),
        )
    })
}

/// How many voters marked what they cannot have meant, and by which rule it was read.
fn told(overvoted: u64, rules: &Rules) -> Option<String> {
    let rule = match rules.overvote {
        Overvote::Ends => "the ballot ends there",
        Overvote::Skip => "the next rank counts",
        Overvote::OnlyOneLeft => "the ballot ends there while more than one of them is left",
    };
    let mark = if overvoted == 1 { "1 ballot marks".to_owned() } else { format!("{overvoted} ballots mark") };
    (overvoted > 0).then(|| format!("{mark} several candidates at one rank; {rule}"))
}
