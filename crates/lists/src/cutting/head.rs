//! Which row names the columns: found by what the rows below look like. Titles and remarks may stand above it.

use super::{TableRow, is_of_program};
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
        let mut first = 0;
        for place in 0..rows.len().min(ABOVE).min(rows.len().max(2) - 1).max(usize::from(rows.len() == 1)) {
            let score = score(rows, place, usual, &lexicon);
            if place == 0 {
                first = score;
            }
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
            _ => Head { line: 0, sure: first < -1 },
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
        score += alone(cell, usual, lexicon) + beside(cell, column, &below);
    }
    // What a program of surveys tells itself is no header; the one for people stands just above.
    if is_of_program(row) {
        return -20;
    }
    if below.first().is_some_and(|next| is_of_program(next)) {
        score += 20;
    }
    let filled = row.filled();
    // A title stands alone above a table of several columns.
    if usual >= 2 && filled * 2 < usual.max(2) + 1 {
        score -= 6;
    }
    // A row above that is as full as the others would be lost.
    let lost = rows.iter().take(place).filter(|above| above.filled() * 2 > usual.max(1)).count();
    score -= 2 * i32::try_from(lost).unwrap_or(9);
    score.clamp(-20, 60)
}

/// What a cell says by itself.
fn alone(cell: &str, usual: usize, lexicon: &Lexicon) -> i32 {
    let mut score = match shape(cell) {
        Shape::Email | Shape::Website => -4,
        // Nobody calls an only column by a number.
        Shape::Number | Shape::Date if usual == 1 => -3,
        Shape::Number | Shape::Date => -1,
        Shape::Text if cell.chars().count() > 200 => -2,
        Shape::Text => 0,
    };
    // A known word somewhere in a cell may be that of an organisation's name.
    let known = lexicon.field(cell).is_some();
    score += if lexicon.knows(cell) { 3 + i32::from(usual == 1) } else { i32::from(known) };
    if looks_like_body(cell) && !known {
        score -= 1;
    }
    score
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
    fn no_row_is_lost_to_a_name_that_reads_like_a_heading() {
        let bodies = "Organisatie;Kort;Ook\nPolitie;;\nDienst Noord;DN;\nRaad voor de Molens;RM;\nOrganisatie voor Water;Water Organisation OW;\nStichting Zuid;SZ;\n";
        assert_eq!(Head::find(&Records::new(bodies, Delimiter::Semicolon).collect_first()).line, 1);
        assert_eq!(
            head("3\n3QX\nR2Q2\nFoundation of Friends\nClub Association\nSchool of Rivers\nHill Trust\n").0,
            0
        );
        let people = "Ida,Ortner,,Brook GmbH,Lead Analyst,11 Jun 2021\nJan,Herrlich,,OSK,Co-Founder / Managing Partner,11 Jun 2021\nLea,Anders,,Hill Institute,Student,2 May 2021\n";
        assert_eq!(head(people).0, 0);
        assert_eq!(head("Company / Organization Name\nChoir North\nFarm South\n"), (1, true));
    }

    #[test]
    fn where_nothing_is_known_the_first_row_is_taken_and_asked_about() {
        assert_eq!(head("Alpha,Beta\nIda,Graz\nJan,Linz\n"), (1, false));
    }
}
