//! The first sheet of a workbook (`.xlsx`) as comma-separated text.

use std::fmt::Write;
use std::io::Cursor;

use anyhow::{anyhow, bail};
use calamine::{Cell, Data, DataRef, Range, Reader, Xlsx, XlsxError};

/// A sheet has at most so many rows and columns in every program that writes workbooks.
const EDGE: (u32, u32) = (1_048_576, 16_384);
/// From its first to its last cell a sheet may have so many, empty ones included: they all become text.
const MOST: u64 = 50_000_000;

/// The text of the first sheet; lines keep their numbers.
pub(super) fn text(name: &str, bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    // The reader of workbooks believes what numbers a damaged one gives, and stumbles over the largest.
    std::panic::catch_unwind(|| first_sheet(name, bytes))
        .unwrap_or_else(|_| Err(anyhow!("{name}:1: expected a workbook (.xlsx), and this one is damaged")))
}

fn first_sheet(name: &str, bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let unreadable = |error: XlsxError| anyhow!("{name}:1: expected a workbook (.xlsx): {error}");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let Some(first) = book.sheet_names().first().cloned() else {
        bail!("{name}:1: expected a sheet, found none");
    };
    let mut reader = book.worksheet_cells_reader(&first).map_err(unreadable)?;
    let mut cells = Vec::new();
    let (mut from, mut to) = (EDGE, (0, 0));
    while let Some(cell) = reader.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        if matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        if row >= EDGE.0 || column >= EDGE.1 {
            bail!("{name}:1: expected a workbook (.xlsx), found a cell beyond the edge of its sheet");
        }
        from = (from.0.min(row), from.1.min(column));
        to = (to.0.max(row), to.1.max(column));
        if u64::from(to.0 - from.0 + 1) * u64::from(to.1 - from.1 + 1) > MOST {
            let line = row + 1;
            bail!(
                "{name}:{line}: expected at most 50 million cells; delete those that lie far from the table"
            );
        }
        cells.push(Cell::new((row, column), Data::from(cell.get_value().clone())));
    }
    Ok(written(&Range::from_sparse(cells)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::source::broken::{book, sheet};

    #[test]
    fn a_sheet_is_written_row_by_row_at_its_place() {
        let cells = [((2, 0), "a, b"), ((2, 1), "\"q\""), ((3, 1), "two\nlines")];
        let cell = |((row, column), text): ((u32, u32), &str)| {
            calamine::Cell::new((row, column), Data::String(text.to_owned()))
        };
        let sheet = Range::from_sparse(cells.map(cell).to_vec());
        assert_eq!(written(&sheet), b"\n\n\"a, b\",\"\"\"q\"\"\"\n,two lines\n");
    }

    #[test]
    fn the_first_sheet_of_a_workbook_becomes_text_with_commas() {
        let rows = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Ana</t></is></c><c r=\"C2\"><v>2.5</v></c></row>";
        assert_eq!(text("v.xlsx", &book(&sheet(rows))).expect("a text"), b"\nAna,,2.5\n");
    }

    #[test]
    fn a_cell_that_was_lost_far_away_is_named_instead_of_filling_the_memory() {
        for (far, expected) in [
            ("XFD1048576", "v.xlsx:1048576: expected at most 50 million cells"),
            ("ZZZZ9", "beyond the edge of its sheet"),
        ] {
            let rows = format!("<row><c r=\"A1\"><v>1</v></c></row><row><c r=\"{far}\"><v>2</v></c></row>");
            let error = text("v.xlsx", &book(&sheet(&rows))).expect_err("too far");
            assert!(error.to_string().contains(expected), "{error}");
        }
    }

    #[test]
    fn what_is_no_workbook_is_refused_by_name() {
        let error = text("v.xlsx", b"Garden,Library\n").expect_err("no workbook");
        assert!(error.to_string().starts_with("v.xlsx:1: expected a workbook (.xlsx): "), "{error}");
    }
}
