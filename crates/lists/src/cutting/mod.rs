//! A file as a table: where cells end, which lines are rows, and which row names the columns. It never decides what a
//! column means.

mod delimiter;
mod head;
mod records;

pub use delimiter::Delimiter;
pub use head::Head;
pub(crate) use records::Records;

use crate::source::{Encoding, FileRefused};
use serde::{Deserialize, Deserializer, Serialize};

/// The most rows of a file, without its header.
pub const ROWS: usize = 10_000;
/// The most columns of a file: exports of address books have about a hundred.
pub const COLUMNS: usize = 200;

/// How a file is cut into rows and cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    /// How its bytes are letters.
    pub encoding: Encoding,
    /// What stands between cells.
    pub delimiter: Delimiter,
    /// The line of the row that says what the columns are called, from 1; 0 where none does.
    #[serde(deserialize_with = "line_or_whether")]
    pub header: u64,
}

/// The rows of a file.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// What the columns are called; empty names where there is no header.
    pub header: Vec<String>,
    /// The rows below.
    pub rows: Vec<TableRow>,
    /// Lines on which a quotation mark begins that is closed nowhere; it was read as a plain character.
    pub stray_quotes: Vec<u64>,
    /// Lines in which a program of surveys tells itself what its columns are.
    pub of_programs: Vec<u64>,
    /// The first lines of the file as they stand there, to choose the header among them.
    pub first: Vec<TableRow>,
}

/// One row with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// Its cells, trimmed, as many as were there.
    pub cells: Vec<String>,
}

impl TableRow {
    /// How many of its cells hold anything.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

impl Cut {
    /// Finds out how a text is cut.
    pub(crate) fn guess(text: &str, encoding: Encoding) -> Cut {
        let delimiter = Delimiter::guess(text);
        let header = Head::find(&Records::new(text, delimiter).collect_first()).line;
        Cut { encoding, delimiter, header }
    }

    /// As it is when bytes are read in another way: the header is looked for anew.
    pub fn again(self, bytes: &[u8]) -> Cut {
        let text = self.encoding.decode(bytes);
        let header = Head::find(&Records::new(&text, self.delimiter).collect_first()).line;
        Cut { header, ..self }
    }
}

impl Table {
    /// Cuts a file.
    ///
    /// # Errors
    /// Where it has no rows, or more than are taken at a time.
    pub fn read(bytes: &[u8], cut: Cut) -> Result<Table, FileRefused> {
        let text = cut.encoding.decode(bytes);
        let mut records = Records::new(&text, cut.delimiter);
        let mut table = Table::default();
        let mut named = cut.header == 0;
        while let Some(row) = records.next() {
            if table.first.len() < head::LOOK {
                table.first.push(row.clone());
            }
            if !named && row.line >= cut.header {
                table.header = row.cells;
                named = true;
            } else if named && is_of_program(&row) {
                table.of_programs.push(row.line);
            } else if named && row.cells != table.header {
                // Where the header stands again at the head of each printed page, it is no row.
                table.rows.push(row);
            }
            if table.rows.len() > ROWS {
                return Err(FileRefused::TooLong);
            }
        }
        table.stray_quotes = records.stray_quotes();
        table.widen()?;
        match (table.first.is_empty(), table.rows.is_empty()) {
            (true, _) => Err(FileRefused::Empty),
            (false, true) => Err(FileRefused::NoRows),
            (false, false) => Ok(table),
        }
    }

    /// As many columns as the header names; more where most of the rows have more, or where none does.
    fn widen(&mut self) -> Result<(), FileRefused> {
        let last =
            |row: &TableRow| row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let mut widths: Vec<usize> = self.rows.iter().map(last).collect();
        widths.sort_unstable();
        let named = self.header.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
        let usual = widths.get(widths.len().saturating_sub(1) / 2).copied().unwrap_or(0);
        let widest = widths.last().copied().unwrap_or(0);
        let width = if named == 0 { widest } else { named.max(usual) };
        if width > COLUMNS {
            return Err(FileRefused::TooWide);
        }
        self.header.resize(width, String::new());
        Ok(())
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.header.len()
    }

    /// What stands in a column, row by row, without the empty cells.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &str> {
        let cells = self.rows.iter().filter_map(move |row| row.cells.get(column));
        cells.map(String::as_str).filter(|cell| !cell.is_empty())
    }

    /// Where the header is, and whether that is beyond doubt.
    pub fn head(&self) -> Head {
        Head::find(&self.first)
    }
}

/// Qualtrics writes its header three times: for people, for analysts, and as JSON for itself.
fn is_of_program(row: &TableRow) -> bool {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|cell| cell.starts_with("{\"ImportId\""))
}

/// Earlier, what was kept was only whether the first row is a header.
fn line_or_whether<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Kept {
        Line(u64),
        Whether(bool),
    }
    Ok(match Kept::deserialize(from)? {
        Kept::Line(line) => line,
        Kept::Whether(header) => u64::from(header),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::open;

    fn read(bytes: &[u8]) -> Table {
        Table::read(bytes, open(bytes).unwrap().cut).unwrap()
    }

    fn refused(bytes: &[u8]) -> FileRefused {
        match open(bytes) {
            Ok(opened) => Table::read(bytes, opened.cut).unwrap_err(),
            Err(refused) => refused,
        }
    }

    #[test]
    fn empty_rows_are_no_rows() {
        let table = read("\u{feff}Name;Ort\r\n;\r\nAna;Graz\r\n\r\n".as_bytes());
        assert_eq!(table.header, ["Name", "Ort"]);
        assert_eq!(table.rows.len(), 1);
    }

    #[test]
    fn a_file_without_header_keeps_its_first_row() {
        let table = read(b"Ana,ana@example.org\nBea,bea@example.org\n");
        assert_eq!((table.header.as_slice(), table.rows.len()), (&["", ""].map(str::to_owned)[..], 2));
    }

    #[test]
    fn nothing_blanks_and_a_lone_header_are_refused() {
        assert_eq!(refused(b""), FileRefused::Empty);
        assert_eq!(refused(b" \r\n\t "), FileRefused::Empty);
        assert_eq!(refused(b"Name,Place\n"), FileRefused::NoRows);
    }

    #[test]
    fn the_row_after_ten_thousand_is_too_much() {
        let text = format!("Name\n{}", "Ana\n".repeat(ROWS));
        assert_eq!(read(text.as_bytes()).rows.len(), ROWS);
        assert_eq!(refused((text + "Bea\n").as_bytes()), FileRefused::TooLong);
    }

    #[test]
    fn millions_of_columns_cost_nothing() {
        assert_eq!(refused(&b"a,".repeat(7 * 1024 * 1024)), FileRefused::TooWide);
        let commas =
            [b"Name,Place\nAna,Graz\n".to_vec(), b",".repeat(15 * 1024 * 1024), b"x\n".to_vec()].concat();
        assert_eq!(read(&commas).rows[1].cells.len(), COLUMNS + 1);
    }

    #[test]
    fn a_header_that_is_printed_on_each_page_is_no_row() {
        assert_eq!(read(b"Name,Place\nAna,Graz\nName,Place\nBea,Linz\n").rows.len(), 2);
    }

    #[test]
    fn what_a_program_tells_itself_is_no_row() {
        let table = read(
            b"Q1,Q2\nWhat is the name of your organisation?,E-mail\n\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\"\nChoir,c@x.org\nFarm,f@x.org\n",
        );
        assert_eq!((table.rows.len(), table.of_programs), (2, vec![3]));
    }

    #[test]
    fn what_was_kept_of_old_is_still_understood() {
        let kept = r#"{"encoding":"utf-8","delimiter":"tab","header":true}"#;
        assert_eq!(serde_json::from_str::<Cut>(kept).unwrap().header, 1);
    }
}
