//! The files that the analysis commands read, brought into the form that the engines expect: UTF-8, and tables with commas.
//!
//! It never looks at what the cells mean.

use std::fmt::Write;
use std::io::Cursor;
use std::path::Path;

use anyhow::{Context, anyhow, bail};
use calamine::{Data, Range, Reader, Xlsx};
use encoding_rs::{Encoding, UTF_8};

use super::report;

/// Files from this size on announce that they are being worked on, in bytes.
const LONG: usize = 20_000_000;

/// The bytes of a file, with a message that names it when it cannot be read. Text in UTF-16 with a mark of byte order, as
/// spreadsheets write it, becomes UTF-8.
pub(super) fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    let bytes = std::fs::read(file).with_context(|| format!("{}: cannot be read", file.display()))?;
    if bytes.len() >= LONG {
        report::progress(&format!("reading {} ({} MB) …", file.display(), bytes.len() / 1_000_000));
    }
    Ok(match Encoding::for_bom(&bytes) {
        Some((encoding, _)) if encoding != UTF_8 => encoding.decode(&bytes).0.into_owned().into_bytes(),
        _ => bytes,
    })
}

/// A table as comma-separated text: the first sheet of a workbook (`.xlsx`), or a CSV whose first line tells whether commas,
/// semicolons or tabs separate its cells. Lines keep their numbers. A quote that is never closed is refused, since it would
/// swallow the rest of the file.
pub(super) fn table(file: &Path) -> anyhow::Result<Vec<u8>> {
    if is_workbook(file) {
        return workbook(file);
    }
    let text = read(file)?;
    let separator = separator(&text);
    check_quotes(file, &text, separator)?;
    Ok(if separator == b',' { text } else { with_commas(&text, separator) })
}

/// Refuses a text in which a quote that begins a cell is never closed.
pub(super) fn check_quotes(file: &Path, text: &[u8], separator: u8) -> anyhow::Result<()> {
    match open_quote(text, separator) {
        Some(line) => bail!(
            "{}:{line}: expected a quote that closes the one opened on this line, found the end of the file",
            file.display()
        ),
        None => Ok(()),
    }
}

/// Whether the file is a workbook, by its name.
pub(super) fn is_workbook(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}

fn workbook(file: &Path) -> anyhow::Result<Vec<u8>> {
    let name = file.display();
    let bytes = std::fs::read(file).with_context(|| format!("{name}: cannot be read"))?;
    let unreadable = |error: calamine::XlsxError| anyhow!("{name}:1: expected a workbook (.xlsx): {error}");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let sheet =
        book.worksheet_range_at(0).ok_or_else(|| anyhow!("{name}:1: expected a sheet, found none"))?;
    Ok(written(&sheet.map_err(unreadable)?))
}

/// A sheet as CSV, each row on the line of its number.
fn written(sheet: &Range<Data>) -> Vec<u8> {
    let above = sheet.start().map_or(0, |(row, _)| usize::try_from(row).unwrap_or(0));
    let mut text = "\n".repeat(above);
    let mut cell = String::new();
    for row in sheet.rows() {
        for (column, data) in row.iter().enumerate() {
            if column > 0 {
                text.push(',');
            }
            cell.clear();
            // Writing into a text cannot fail.
            let _ = write!(cell, "{data}");
            let plain = cell.replace(['\n', '\r'], " ");
            if plain.contains([',', '"']) {
                let _ = write!(text, "\"{}\"", plain.replace('"', "\"\""));
            } else {
                text.push_str(&plain);
            }
        }
        text.push('\n');
    }
    text.into_bytes()
}

/// What separates the cells, as the first line with something on it tells.
fn separator(text: &[u8]) -> u8 {
    let first = text.split(|byte| matches!(byte, b'\n' | b'\r')).find(|line| !line.trim_ascii().is_empty());
    let many = |separator: u8| first.unwrap_or_default().iter().filter(|byte| **byte == separator).count();
    match (many(b','), many(b';'), many(b'\t')) {
        (0, 0, tabs) if tabs > 0 => b'\t',
        (commas, semicolons, _) if semicolons > commas => b';',
        _ => b',',
    }
}

/// Where the walk through a CSV is.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Before the first letter of a cell, where a quote opens it.
    Start,
    /// In a cell without quotes.
    Plain,
    Quoted,
    /// Behind a quote within a quoted cell: it closes the cell, or is the first of two that stand for one.
    Closed,
}

impl Place {
    fn after(self, byte: u8, separator: u8) -> Self {
        let ends = byte == separator || matches!(byte, b'\n' | b'\r');
        match (self, byte) {
            (Self::Start | Self::Closed, b'"') => Self::Quoted,
            (Self::Quoted, b'"') => Self::Closed,
            (Self::Quoted, _) => Self::Quoted,
            _ if ends => Self::Start,
            _ => Self::Plain,
        }
    }
}

/// The line of the quote that is never closed.
fn open_quote(text: &[u8], separator: u8) -> Option<usize> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    if !text.contains(&b'"') {
        return None;
    }
    let (mut place, mut line, mut opened) = (Place::Start, 1, 1);
    for byte in text {
        let next = place.after(*byte, separator);
        if place == Place::Start && next == Place::Quoted {
            opened = line;
        }
        line += usize::from(*byte == b'\n');
        place = next;
    }
    (place == Place::Quoted).then_some(opened)
}

/// The same table with commas. A cell without quotes that holds a comma is put into quotes.
fn with_commas(text: &[u8], separator: u8) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let (mut place, mut cell) = (Place::Start, Vec::new());
    for byte in text {
        let next = place.after(*byte, separator);
        let ends = place != Place::Quoted && (*byte == separator || matches!(byte, b'\n' | b'\r'));
        if ends {
            put(&mut out, &mut cell);
            out.push(if *byte == separator { b',' } else { *byte });
        } else {
            cell.push(*byte);
        }
        place = next;
    }
    put(&mut out, &mut cell);
    out
}

fn put(out: &mut Vec<u8>, cell: &mut Vec<u8>) {
    if cell.contains(&b',') && cell.first() != Some(&b'"') {
        let doubled =
            cell.iter().flat_map(|byte| std::iter::repeat_n(*byte, if *byte == b'"' { 2 } else { 1 }));
        out.push(b'"');
        out.extend(doubled);
        out.push(b'"');
    } else {
        out.extend_from_slice(cell);
    }
    cell.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_and_tabs_become_commas_and_lines_stay() {
        let commas = |text: &str| {
            let text = text.as_bytes();
            String::from_utf8(with_commas(text, separator(text))).unwrap()
        };
        assert_eq!(commas("a;b\r\n\r\n1,5;\"x;\"\"y\"\n"), "a,b\r\n\r\n\"1,5\",\"x;\"\"y\"\n");
        assert_eq!(commas("a\tb\n5\" pipe, long\tz"), "a,b\n\"5\"\" pipe, long\",z");
        assert_eq!(separator(b"id,topic\n"), b',');
    }

    #[test]
    fn a_quote_that_is_never_closed_is_found_at_its_line() {
        assert_eq!(open_quote(b"a,b\n1,\"x\n2,3\n", b','), Some(2));
        assert_eq!(open_quote(b"a,b\n1,\"x\ny\"\n5\" pipe,\"\"\"\"\n", b','), None);
        assert_eq!(open_quote(b"\xef\xbb\xbf\"a\",b\n", b','), None);
    }

    #[test]
    fn text_in_utf_16_is_read() {
        let folder = std::env::temp_dir().join(format!("commonweave-source-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("zoë.csv");
        let wide: Vec<u8> = "\u{feff}id;é\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        std::fs::write(&file, wide).unwrap();
        let text = table(&file);
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(text.unwrap(), "id,é\n".as_bytes());
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = read(Path::new("/no/such/file.blt")).expect_err("no file");
        assert!(format!("{error:#}").starts_with("/no/such/file.blt: cannot be read: "), "{error:#}");
    }

    #[test]
    fn a_sheet_is_written_row_by_row_at_its_place() {
        let cells = [((2, 0), "a, b"), ((2, 1), "\"q\""), ((3, 1), "two\nlines")];
        let cell = |((row, column), text): ((u32, u32), &str)| {
            calamine::Cell::new((row, column), Data::String(text.to_owned()))
        };
        let sheet = Range::from_sparse(cells.map(cell).to_vec());
        assert_eq!(written(&sheet), b"\n\n\"a, b\",\"\"\"q\"\"\"\n,two lines\n");
    }
}
