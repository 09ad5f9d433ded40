//! A file as a table: which bytes are letters, where cells end, and which lines are rows. It never decides what a
//! column means.

mod delimiter;
mod encoding;

pub use delimiter::Delimiter;
pub use encoding::Encoding;

use house::web::Said;

/// The most rows of a file, without its header.
pub const ROWS: usize = 10_000;
/// The most columns of a file.
const COLUMNS: usize = 100;

/// Why a file is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileRefused {
    /// No bytes, or nothing but blanks.
    Empty,
    /// A header and nothing below it.
    NoRows,
    /// The program's own format of a spreadsheet.
    Workbook,
    /// Bytes that are no text.
    Binary,
    /// More rows than are taken at a time.
    TooLong,
    /// More columns than any list of people has.
    TooWide,
}

impl FileRefused {
    /// What to say, and what to do about it.
    pub fn said(self) -> Said {
        match self {
            FileRefused::Empty => Said::key("import-refused-empty"),
            FileRefused::NoRows => Said::key("import-refused-no-rows"),
            FileRefused::Workbook => Said::key("import-refused-workbook"),
            FileRefused::Binary => Said::key("import-refused-binary"),
            FileRefused::TooLong => Said::key("import-refused-long").with("max", ROWS),
            FileRefused::TooWide => Said::key("import-refused-wide").with("max", COLUMNS),
        }
    }
}

/// How a file is cut into rows and cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Cut {
    /// How its bytes are letters.
    pub encoding: Encoding,
    /// What stands between cells.
    pub delimiter: Delimiter,
    /// Whether the first row says what the columns are called.
    pub header: bool,
}

/// The rows of a file.
#[derive(Debug, Clone)]
pub struct Table {
    /// What the columns are called; empty names where there is no header.
    pub header: Vec<String>,
    /// The rows below.
    pub rows: Vec<TableRow>,
}

/// One row with its place in the file.
#[derive(Debug, Clone)]
pub struct TableRow {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// Its cells, trimmed, as many as were there.
    pub cells: Vec<String>,
}

impl Cut {
    /// Finds out how a file is cut.
    ///
    /// # Errors
    /// Where it is no table of text.
    pub fn guess(bytes: &[u8]) -> Result<Cut, FileRefused> {
        let encoding = Encoding::guess(bytes)?;
        let text = encoding.decode(bytes);
        if text.trim().is_empty() {
            return Err(FileRefused::Empty);
        }
        let delimiter = Delimiter::guess(&text);
        let first = records(&text, delimiter, 1).pop().map(|row| row.cells).unwrap_or_default();
        Ok(Cut { encoding, delimiter, header: looks_like_header(&first) })
    }
}

impl Table {
    /// Cuts a file.
    ///
    /// # Errors
    /// Where it has no rows, or more than are taken at a time.
    pub fn read(bytes: &[u8], cut: Cut) -> Result<Table, FileRefused> {
        let text = cut.encoding.decode(bytes);
        let mut rows = records(&text, cut.delimiter, ROWS + 2);
        if rows.is_empty() {
            return Err(FileRefused::Empty);
        }
        let header = if cut.header { rows.remove(0).cells } else { Vec::new() };
        let width =
            if cut.header { header.len() } else { rows.iter().map(|row| row.cells.len()).max().unwrap_or(0) };
        match rows.len() {
            0 => Err(FileRefused::NoRows),
            long if long > ROWS => Err(FileRefused::TooLong),
            _ if width > COLUMNS => Err(FileRefused::TooWide),
            _ => Ok(Table { header: named(header, width), rows }),
        }
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
}

fn named(mut header: Vec<String>, width: usize) -> Vec<String> {
    header.resize(width, String::new());
    header
}

/// Rows with anything in them, at most `most` of them.
fn records(text: &str, delimiter: Delimiter, most: usize) -> Vec<TableRow> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.byte())
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    // Text in memory is valid UTF-8, so no record can fail; one that did would end the table.
    while rows.len() < most && reader.read_record(&mut record).unwrap_or(false) {
        let cells: Vec<String> = record.iter().map(cell).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(TableRow { line: record.position().map_or(0, csv::Position::line), cells });
        }
    }
    rows
}

/// A cell without blanks round it, and without the apostrophe that keeps spreadsheets from computing it.
fn cell(text: &str) -> String {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        _ => text.to_owned(),
    }
}

/// Names of columns are short, all different, and hold no address.
fn looks_like_header(cells: &[String]) -> bool {
    let mut names: Vec<String> = cells.iter().map(|cell| cell.to_lowercase()).collect();
    names.retain(|name| !name.is_empty());
    let count = names.len();
    names.sort();
    names.dedup();
    let address = |cell: &String| cell.contains('@') || cell.contains("://");
    let number = |cell: &String| cell.chars().all(|c| c.is_ascii_digit() || c == '.');
    let long = |cell: &String| cell.chars().count() > 60;
    count > 0 && names.len() == count && !names.iter().any(|name| address(name) || number(name) || long(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Table {
        Table::read(bytes, Cut::guess(bytes).unwrap()).unwrap()
    }

    #[test]
    fn quoted_cells_may_hold_new_lines_and_delimiters() {
        let table = read(b"Name,About\nAna,\"one\ntwo, three\"\nBea,x\n");
        assert_eq!(table.rows[0].cells, ["Ana", "one\ntwo, three"]);
        assert_eq!(table.rows[1].line, 4);
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
        assert_eq!(table.header, ["", ""]);
        assert_eq!(table.rows.len(), 2);
    }

    #[test]
    fn nothing_blanks_and_a_lone_header_are_refused() {
        assert_eq!(Cut::guess(b"").unwrap_err(), FileRefused::Empty);
        assert_eq!(Cut::guess(b" \r\n\t ").unwrap_err(), FileRefused::Empty);
        let cut = Cut::guess(b"Name,Place\n").unwrap();
        assert_eq!(Table::read(b"Name,Place\n", cut).unwrap_err(), FileRefused::NoRows);
    }

    #[test]
    fn the_row_after_ten_thousand_is_too_much() {
        let text = format!("Name\n{}", "Ana\n".repeat(ROWS));
        assert_eq!(read(text.as_bytes()).rows.len(), ROWS);
        let text = text + "Bea\n";
        let cut = Cut::guess(text.as_bytes()).unwrap();
        assert_eq!(Table::read(text.as_bytes(), cut).unwrap_err(), FileRefused::TooLong);
    }

    #[test]
    fn an_apostrophe_that_guards_a_cell_is_taken_off_again() {
        assert_eq!(cell("'@ana"), "@ana");
        assert_eq!(cell("'t Hooft"), "'t Hooft");
    }
}
