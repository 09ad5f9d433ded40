//! Which row names the columns: found by what the rows below look like. Titles and remarks may stand above it.

use super::TableRow;
use crate::cells::{Shape, shape};
use crate::words::{Lexicon, looks_like_body};

/// How many rows are looked at.
pub(super) const LOOK: usize = 40;
/// How many of them can be the header.
const ABOVE: usize = 15;

/// Which row names the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Its line, from 1; 0 where none does.
    pub line: u64,
    /// Whether that is beyond doubt.
    pub sure: bool,
}

impl Head {
    /// Finds it among the first rows.
    pub(crate) fn find(rows: &[TableRow]) -> Head {
        let lexicon = Lexicon::new();
        let usual = usual_width(rows);
        let mut best: Option<(i32, usize)> = None;
        for place in 0..rows.len().min(ABOVE).min(rows.len().max(2) - 1).max(usize::from(rows.len() == 1)) {
            let score = score(rows, place, usual, &lexicon);
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, place));
            }
        }
        let Some((score, place)) = best else { return Head { line: 0, sure: true } };
        let line = rows.get(place).map_or(0, |row| row.line);
        match score {
            // Most lists have a header: a first row that nothing speaks against is taken for one.
            5.. => Head { line, sure: true },
            1..=4 => Head { line, sure: false },
            _ => Head { line: 0, sure: score < -1 },
        }
    }
}

/// How many cells most of the rows fill.
fn usual_width(rows: &[TableRow]) -> usize {
    let mut widths: Vec<usize> = rows.iter().map(TableRow::filled).collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied().unwrap_or(0)
}

/// What speaks for a row being the header, and what against it.
fn score(rows: &[TableRow], place: usize, usual: usize, lexicon: &Lexicon) -> i32 {
    let Some(row) = rows.get(place) else { return i32::MIN };
    // A header that is printed again further down is no row.
    let below: Vec<&TableRow> =
        rows.iter().skip(place + 1).filter(|other| other.cells != row.cells).collect();
    let mut score = 1;
    for (column, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        score += match shape(cell) {
            Shape::Email | Shape::Website => -4,
            Shape::Number | Shape::Date => -1,
            Shape::Text if cell.chars().count() > 200 => -2,
            Shape::Text => 0,
        };
        if lexicon.field(cell).is_some() {
            score += 3;
        }
        score += beside(cell, column, &below);
        if looks_like_body(cell) && lexicon.field(cell).is_none() {
            score -= 1;
        }
    }
    let filled = row.filled();
    // A title stands alone above a table of several columns.
    if usual >= 2 && filled * 2 < usual.max(2) + 1 {
        score -= 6;
    }
    score.clamp(-20, 60)
}

/// A heading is of another kind than what stands below it, and stands only once.
fn beside(cell: &str, column: usize, below: &[&TableRow]) -> i32 {
    let cells: Vec<&str> = below.iter().filter_map(|row| row.cells.get(column)).map(String::as_str).collect();
    let filled: Vec<&&str> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    if filled.is_empty() {
        return 0;
    }
    let typed = filled.iter().filter(|cell| shape(cell) != Shape::Text).count();
    let mut score = if shape(cell) == Shape::Text && typed * 10 >= filled.len() * 6 { 2 } else { 0 };
    let small = |text: &str| text.chars().next().is_some_and(char::is_lowercase);
    if small(cell) && filled.iter().all(|cell| !small(cell)) {
        score += 2;
    }
    if filled.iter().any(|other| **other == cell) {
        score -= 2;
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cutting::{Delimiter, Records};

    fn head(text: &str) -> (u64, bool) {
        let head = Head::find(&Records::new(text, Delimiter::Comma).collect_first());
        (head.line, head.sure)
    }

    #[test]
    fn the_header_is_found_below_titles() {
        assert_eq!(
            head("Member list 2026,,,\n,,,\nName,Email,Organisation,Town\nIda Berg,i@x.org,Choir,Graz\n"),
            (3, true)
        );
        assert_eq!(
            head(
                "Notes:\n\"When exporting, some addresses are missing.\"\n\nFirst Name,Last Name,URL,Company\nIda,Berg,https://x.org/ida,Choir\n"
            ),
            (4, true)
        );
        assert_eq!(
            head("Contact,,,Where,\nName,Email,Phone,Street,City\nIda,i@x.org,1,Mill St,Graz\n"),
            (2, true)
        );
        assert_eq!(head("Name,Email\nIda,i@x.org\n"), (1, true));
    }

    #[test]
    fn headings_may_be_long_twice_or_missing() {
        assert_eq!(head("Name,Email,Email,\nIda,i@x.org,j@x.org,z\n"), (1, true));
        let long =
            "What is the name of the organisation for which you want to take part in our network this year?";
        assert_eq!(head(&format!("Timestamp,{long},E-mail\n2026-01-02,Choir,i@x.org\n")), (1, true));
    }

    #[test]
    fn a_file_may_have_no_header() {
        assert_eq!(head("Ana,ana@example.org,Schule\nBea,bea@example.org,Verein\n").0, 0);
        assert_eq!(head("Ana,Graz,Choir\nBea,Linz,Choir\nCleo,Graz,Farm\n").0, 0);
        assert_eq!(head("Chorverein Nord e.V.\nHofgut Süd GmbH\n").0, 0);
    }

    #[test]
    fn where_nothing_is_known_the_first_row_is_taken_and_asked_about() {
        assert_eq!(head("Alpha,Beta\nIda,Graz\nJan,Linz\n"), (1, false));
    }
}
