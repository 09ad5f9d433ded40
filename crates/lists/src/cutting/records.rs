//! A text as rows of cells. A quotation mark that is not closed where a cell ends is a plain character: whoever forgot one
//! loses no row to it.

use super::{COLUMNS, Delimiter, TableRow, head};
use crate::source::BREAK;

/// The longest cell in quotation marks, in bytes: what is longer was never closed.
const QUOTED: usize = 65_536;
/// After so many that are not closed, none is looked for.
const STRAY: usize = 500;

/// Rows with anything in them, one after the other.
pub(crate) struct Records<'t> {
    text: &'t str,
    /// Where the next row begins.
    at: usize,
    line: u64,
    delimiter: u8,
    /// How many cells a row has that is no title.
    width: usize,
    stray: Vec<u64>,
}

impl<'t> Records<'t> {
    pub(crate) fn new(text: &'t str, delimiter: Delimiter) -> Records<'t> {
        let text = text.trim_start_matches('\u{feff}');
        Records { text, at: 0, line: 1, delimiter: delimiter.byte(), width: 0, stray: Vec::new() }
    }

    /// The lines on which a quotation mark begins that is closed nowhere.
    pub(crate) fn stray_quotes(mut self) -> Vec<u64> {
        self.stray.dedup();
        self.stray
    }

    /// As many rows as are looked at to find the header.
    pub(crate) fn collect_first(mut self) -> Vec<TableRow> {
        std::iter::from_fn(|| self.next()).take(head::LOOK).collect()
    }

    /// The next row that holds anything.
    pub(crate) fn next(&mut self) -> Option<TableRow> {
        while self.at < self.text.len() {
            let line = self.line;
            let cells = self.row();
            if cells.iter().any(|cell| !cell.is_empty()) {
                self.width = self.width.max(if line < 60 { cells.len() } else { 0 });
                return Some(TableRow { line, cells });
            }
        }
        None
    }

    /// The cells up to the end of the row, as many as are kept.
    fn row(&mut self) -> Vec<String> {
        let mut cells: Vec<String> = Vec::new();
        loop {
            if cells.len() > COLUMNS {
                let beyond = self.skip();
                // What stands beyond all columns is told by the last that is kept.
                if let Some(last) = cells.last_mut().filter(|last| beyond && last.is_empty()) {
                    last.push('…');
                }
                return cells;
            }
            let (cell, end) = self.cell();
            cells.push(cell);
            self.at = end + 1;
            match self.byte(end) {
                Some(byte) if byte == self.delimiter => {}
                Some(b'\r') if self.byte(end + 1) == Some(b'\n') => {
                    self.at = end + 2;
                    self.line += 1;
                    return cells;
                }
                _ => {
                    self.line += 1;
                    return cells;
                }
            }
        }
    }

    /// Goes on to the next line; tells whether anything stood on the rest of this one.
    fn skip(&mut self) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        let blank = |byte: &u8| *byte == self.delimiter || byte.is_ascii_whitespace();
        let anything = !rest.get(..end).unwrap_or_default().iter().all(blank);
        self.at += end + 1;
        self.line += 1;
        anything
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The next cell, and the place of what ends it.
    fn cell(&mut self) -> (String, usize) {
        let mut start = self.at;
        while self.byte(start) == Some(b' ') {
            start += 1;
        }
        if self.byte(start) == Some(b'"') && self.stray.len() < STRAY {
            match self.quoted(start) {
                Some((text, end, lines)) => {
                    self.line += lines;
                    return (cell(&text), end);
                }
                None => self.stray.push(self.line),
            }
        }
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let ends = |byte: &u8| *byte == self.delimiter || *byte == b'\n' || *byte == b'\r';
        let end = self.at + rest.iter().position(ends).unwrap_or(rest.len());
        (cell(self.text.get(self.at..end).unwrap_or_default()), end)
    }

    /// A cell in quotation marks that begins here: its text, where it ends and how many lines it goes on; none where it is
    /// not closed before a delimiter or the end of a line, or holds what reads like the rows below.
    fn quoted(&self, start: usize) -> Option<(String, usize, u64)> {
        let (mut at, mut lines) = (start + 1, 0);
        let mut text = String::new();
        loop {
            let rest = self.text.get(at..)?;
            let head = rest.as_bytes().get(..QUOTED).unwrap_or(rest.as_bytes());
            let next = at + head.iter().position(|byte| *byte == b'"')?;
            let part = self.text.get(at..next)?;
            lines += u64::try_from(part.matches('\n').count()).unwrap_or(0);
            text.push_str(part);
            if self.byte(next + 1) == Some(b'"') {
                text.push('"');
                at = next + 2;
                continue;
            }
            let mut end = next + 1;
            while self.byte(end) == Some(b' ') {
                end += 1;
            }
            let closed =
                self.byte(end).is_none_or(|byte| byte == self.delimiter || byte == b'\n' || byte == b'\r');
            return (closed && text.len() <= QUOTED && !self.swallows(&text)).then_some((text, end, lines));
        }
    }

    /// Whether each further line of a cell has just as many cells as a row has.
    fn swallows(&self, text: &str) -> bool {
        let delimiters = |line: &str| line.bytes().filter(|byte| *byte == self.delimiter).count();
        let mut further = text.lines().skip(1).filter(|line| !line.trim().is_empty()).peekable();
        self.width >= 3 && further.peek().is_some() && further.all(|line| delimiters(line) + 1 == self.width)
    }
}

/// A cell without blanks round it, and without the apostrophe that keeps spreadsheets from computing it.
fn cell(text: &str) -> String {
    // No field of ours holds as much as this: the rest would only cost time.
    let end = (0..=QUOTED.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let text = text.get(..end).unwrap_or(text);
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | BREAK));
    let inner =
        text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).filter(|text| !text.is_empty());
    let text = inner.unwrap_or(text);
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        _ => text.replace(BREAK, "\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> (Vec<TableRow>, Vec<u64>) {
        let mut records = Records::new(text, Delimiter::Comma);
        let rows = std::iter::from_fn(|| records.next()).collect();
        (rows, records.stray_quotes())
    }

    #[test]
    fn quoted_cells_may_hold_new_lines_and_delimiters() {
        let (rows, stray) = rows("Name,About\nAna,\"one\ntwo, three\"\nBea, \"a \"\"b\"\"\" \n");
        assert_eq!(rows[1].cells, ["Ana", "one\ntwo, three"]);
        assert_eq!((rows[2].line, rows[2].cells[1].as_str()), (4, "a \"b\""));
        assert!(stray.is_empty());
    }

    #[test]
    fn a_mark_that_is_never_closed_swallows_no_row() {
        let text = "Name,Email,Organisation\r\nIda \"Idi Berg,i@x.org,Choir\r\nJan,j@x.org,\"Farm South\r\n\
                    Lea,l@x.org,\"School\"\r\nMia,m@x.org,School\r\n";
        let (read, stray) = rows(text);
        assert_eq!((read.len(), stray), (5, vec![3]));
        assert_eq!(read[2].cells, ["Jan", "j@x.org", "\"Farm South"]);
        let (read, _) =
            rows("Name,Email,Org\nJan,j@x.org,\"Farm\nLea,l@x.org,School\nMia,m@x.org,School\"\n");
        assert_eq!(read.len(), 4);
    }

    #[test]
    fn a_name_in_marks_stays_in_its_cell() {
        assert_eq!(rows("Name,Place\n\"Idi\" Berg,Graz\n").0[1].cells, ["\"Idi\" Berg", "Graz"]);
    }

    #[test]
    fn an_apostrophe_that_guards_a_cell_is_taken_off_again() {
        assert_eq!(cell("'@ana"), "@ana");
        assert_eq!(cell("'t Hooft"), "'t Hooft");
    }
}
