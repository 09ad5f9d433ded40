//! Workbooks of spreadsheet programs: the sheet that holds most, as rows of text. What a file would become is measured
//! before it is unpacked: a small file may hold a sheet that fits in no memory.

use super::extent::{UNPACKED, bounded, of_old, of_open_document};
use super::pages::{Page, line};
use super::{FileRefused, Sheets};
use calamine::{Data, DataRef, Ods, Reader, Xls, Xlsx, open_workbook_from_rs};
use std::io::{BufReader, Cursor, Read};

/// The most sheets that are looked at.
const SHEETS: usize = 30;

type Book<'a> = Cursor<&'a [u8]>;
/// Cells in their order: row, column, text.
type Cells = Vec<(usize, usize, String)>;

/// The rows of the sheet that is wanted, by its name or its number, else of the fullest; and which others hold something
/// too.
pub(super) fn rows(bytes: &[u8], wanted: Option<&str>) -> Result<(String, Sheets), FileRefused> {
    let sheets = if bytes.starts_with(b"PK") { packed(bytes)? } else { old(bytes)? };
    let holding = || sheets.iter().filter(|(_, cells)| cells.len() > 1).map(|(name, _)| name.clone());
    let found = match wanted.map(str::trim) {
        Some(wanted) => {
            let named = sheets.iter().position(|(name, _)| name.trim() == wanted);
            let numbered = || wanted.parse::<usize>().ok()?.checked_sub(1);
            let chosen = named.or_else(numbered).and_then(|place| sheets.get(place));
            Some(chosen.ok_or_else(|| FileRefused::NoSheet(holding().collect()))?)
        }
        // Of two that hold as much, the first.
        None => sheets.iter().rev().max_by_key(|(_, cells)| cells.len()),
    };
    let (name, cells) = found.filter(|(_, cells)| !cells.is_empty()).ok_or(FileRefused::Empty)?;
    let others = holding().filter(|other| other != name).collect();
    Ok((text(cells)?, Sheets { name: name.clone(), others }))
}

fn packed(bytes: &[u8]) -> Result<Vec<(String, Cells)>, FileRefused> {
    let broken = |_| FileRefused::Workbook;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let (mut whole, mut is_ods) = (0u64, false);
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(broken)?;
        is_ods |= file.name().is_ok_and(|name| name == "content.xml");
        let left = UNPACKED.saturating_sub(whole);
        let mut most = file.take(left + 1);
        whole += std::io::copy(&mut most, &mut std::io::sink()).map_err(|_| FileRefused::Workbook)?;
        if whole > UNPACKED {
            return Err(FileRefused::Workbook);
        }
    }
    if is_ods { open_document(bytes, &mut archive) } else { office(bytes) }
}

/// `.xlsx`, read cell by cell.
fn office(bytes: &[u8]) -> Result<Vec<(String, Cells)>, FileRefused> {
    let mut book: Xlsx<Book<'_>> =
        open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| FileRefused::Workbook)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names().into_iter().take(SHEETS) {
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        let mut cells: Cells = Vec::new();
        while let Ok(Some(cell)) = reader.next_cell() {
            let (row, column) = place(cell.get_position());
            let text = written(&owned(cell.get_value()));
            if !text.is_empty() {
                bounded(row, column)?;
                cells.push((row, column, text));
            }
        }
        sheets.push((name, cells));
    }
    Ok(sheets)
}

/// `.ods`.
fn open_document(
    bytes: &[u8],
    archive: &mut zip::ZipArchive<Cursor<&[u8]>>,
) -> Result<Vec<(String, Cells)>, FileRefused> {
    let file = archive.by_name("content.xml").map_err(|_| FileRefused::Workbook)?;
    of_open_document(BufReader::new(file.take(UNPACKED)))?;
    let mut book: Ods<Book<'_>> =
        open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| FileRefused::Workbook)?;
    ranges(&mut book)
}

/// `.xls`.
fn old(bytes: &[u8]) -> Result<Vec<(String, Cells)>, FileRefused> {
    of_old(bytes)?;
    let mut book: Xls<Book<'_>> =
        open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| FileRefused::Workbook)?;
    ranges(&mut book)
}

fn ranges<'a, B: Reader<Book<'a>>>(book: &mut B) -> Result<Vec<(String, Cells)>, FileRefused> {
    let mut sheets = Vec::new();
    for name in book.sheet_names().into_iter().take(SHEETS) {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let (top, left) = range.start().map(place).unwrap_or_default();
        let mut cells: Cells = Vec::new();
        for (row, column, value) in range.used_cells() {
            let text = written(value);
            if !text.is_empty() {
                bounded(top + row, left + column)?;
                cells.push((top + row, left + column, text));
            }
        }
        sheets.push((name, cells));
    }
    Ok(sheets)
}

fn place((row, column): (u32, u32)) -> (usize, usize) {
    (usize::try_from(row).unwrap_or(usize::MAX), usize::try_from(column).unwrap_or(usize::MAX))
}

fn owned(value: &DataRef<'_>) -> Data {
    Data::from(value.clone())
}

/// A cell as it would be read. What a formula could not compute is written as the program writes it.
fn written(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => line(other.to_string().trim()),
    }
}

/// The cells as lines, one for each row of the sheet.
fn text(cells: &Cells) -> Result<String, FileRefused> {
    let mut page = Page::default();
    let width = cells.iter().map(|(_, column, _)| column + 1).max().unwrap_or(0);
    let mut sorted: Vec<&(usize, usize, String)> = cells.iter().collect();
    sorted.sort_by_key(|(row, column, _)| (*row, *column));
    let mut next = 0;
    for row in sorted.chunk_by(|one, other| one.0 == other.0) {
        let number = row.first().map_or(0, |(number, _, _)| *number);
        while next < number {
            page.push(&[]);
            next += 1;
        }
        let mut line = vec![String::new(); width];
        for (_, column, text) in row {
            if let Some(slot) = line.get_mut(*column) {
                slot.clone_from(text);
            }
        }
        page.push(&line);
        next += 1;
    }
    Ok(page.text)
}
