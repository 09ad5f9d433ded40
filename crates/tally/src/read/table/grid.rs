//! A CSV with a column for each option and a number in each cell.

use super::{Heading, Row, Table};
use crate::ballots::{Candidate, Rankings, Scores};
use crate::read::notes::{self, Voters};
use crate::read::{ReadError, shortened};
use crate::record::Amount;

pub(super) fn grid(table: &Table<'_>, heading: &Heading) -> Result<(Scores, Vec<String>), ReadError> {
    let names: Vec<String> = heading.options.iter().map(|(_, name)| name.clone()).collect();
    if names.is_empty() {
        return Err(ReadError::new(table.file, 1, "expected a heading with the name of each option"));
    }
    let mut scores = Scores::new(names).map_err(|error| ReadError::ballot(table.file, 1, &error))?;
    let (mut cells, mut voters, mut unnamed) = (Vec::new(), Voters::default(), Vec::new());
    table.each(1, |row| {
        cells.clear();
        for (column, name) in &heading.options {
            cells.push(cell(table, row, *column, name)?);
        }
        voters.meet(heading, row);
        let filled = heading.unnamed.iter().filter(|column| !row.cell(**column).is_empty());
        unnamed.extend(filled.filter(|column| !unnamed.contains(*column)).copied().collect::<Vec<_>>());
        let weight = heading.weight(table.file, row)?;
        scores.push(weight, &cells).map_err(|error| ReadError::ballot(table.file, row.line, &error))?;
        Ok(true)
    })?;
    let mut notes = notes::same_names(scores.names());
    notes
        .extend(unnamed.iter().map(|column| format!("column {} has no heading and is left out", column + 1)));
    notes.extend(voters.told(heading));
    Ok((scores, notes))
}

fn cell(table: &Table<'_>, row: &Row<'_>, column: usize, name: &str) -> Result<Option<Amount>, ReadError> {
    let text = row.cell(column);
    if text.is_empty() {
        return Ok(None);
    }
    let with_point = || text.replace(',', ".");
    let with_comma = || Amount::parse(&with_point()).filter(|_| table.has_decimal_commas());
    Amount::parse(text).or_else(with_comma).map(Some).ok_or_else(|| {
        let (name, text) = (shortened(name), shortened(text));
        let told = format!(
            "expected a number (with at most 9 decimals) or nothing under {name:?}, found {text:?}; a column that is no \
             option is left out with --ignore"
        );
        ReadError::new(table.file, row.line, told)
    })
}

/// Read the numbers of a grid as *ranks*: 1 is best, equal numbers are equal ranks, and an empty cell, 0 or less is not
/// ranked. Any rising numbers do; 1, 2, 5 is as good as 1, 2, 3.
#[must_use]
pub fn ranks_of(grid: &Scores) -> Option<Rankings> {
    let mut rankings = Rankings::new(grid.names().to_vec()).ok()?;
    let mut ranked: Vec<(Amount, Candidate)> = Vec::new();
    for row in grid.rows() {
        ranked.clear();
        let cells = row.cells().enumerate();
        ranked.extend(cells.filter_map(|(at, cell)| {
            cell.filter(|rank| *rank > Amount::ZERO).map(|rank| (rank, Candidate::new(at)))
        }));
        ranked.sort_unstable();
        let before = std::iter::once(None).chain(ranked.iter().map(|(rank, _)| Some(*rank)));
        let places =
            ranked.iter().zip(before).map(|((rank, candidate), before)| (*candidate, Some(*rank) == before));
        rankings.push_places(row.weight, places).ok()?;
    }
    Some(rankings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Sheet, csv};

    fn read(text: &str) -> Result<Scores, ReadError> {
        match csv("v.csv", text)? {
            Sheet::Grid(scores, _) => Ok(scores),
            Sheet::Ranked(_) => Err(ReadError::new("v.csv", 0, "rankings")),
        }
    }

    #[test]
    fn a_grid_is_read_with_weights_and_empty_cells() {
        let scores = read("voter,Garden,Library,weight\nana,5,,2\nbo,1.5,-3,1\n").expect("a good file");
        assert_eq!(
            (scores.names(), scores.total()),
            (["Garden".to_owned(), "Library".to_owned()].as_slice(), 3)
        );
        let first = scores.rows().next().expect("a row");
        assert_eq!(first.cells().collect::<Vec<_>>(), [Some(Amount::whole(5)), None]);
    }

    #[test]
    fn a_comma_is_a_decimal_point_where_semicolons_separate() {
        let scores = read("a;b\n1,5;2\n").expect("a good file");
        assert_eq!(scores.rows().next().and_then(|row| row.given().next()), Amount::parse("1.5"));
        assert!(read("a,b\n\"1,5\",2\n").is_err());
    }

    #[test]
    fn a_column_without_a_heading_is_left_out_and_told() {
        let Ok(Sheet::Grid(scores, notes)) = csv("v.csv", ",a,b,\n0,5,2,\n1,4,3,\n") else {
            panic!("a grid")
        };
        assert_eq!(
            (scores.names().len(), notes),
            (2, vec!["column 1 has no heading and is left out".to_owned()])
        );
    }

    #[test]
    fn numbers_can_be_read_as_ranks() {
        let scores = read("a,b,c,d\n2,1,2,\n0,7,9,8\n").expect("a good file");
        let ranks = ranks_of(&scores).expect("ranks");
        let ids: Vec<Vec<Vec<u32>>> = ranks
            .ballots()
            .map(|b| b.groups().iter().map(|g| g.iter().map(|c| c.id()).collect()).collect())
            .collect();
        assert_eq!(ids, [vec![vec![2], vec![1, 3]], vec![vec![2], vec![4], vec![3]]]);
    }

    #[test]
    fn errors_name_the_line_and_what_was_expected() {
        let told = |text: &str| read(text).expect_err("a bad file").to_string();
        assert!(told("a,b\n1,2\nNaN,1\n").starts_with("v.csv:3: expected a number"));
        assert!(
            told("a,a\n1,2\n")
                .starts_with("v.csv:1: expected a different name above each column, found \"a\" twice")
        );
        assert!(told("a,weight\n1,-2\n").starts_with("v.csv:2: expected a whole number of votes"));
        assert!(told("\r\n\r\n").starts_with("v.csv:1: expected ballots"));
    }
}
