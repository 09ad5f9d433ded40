//! Workbooks of spreadsheet programs: the sheet that holds most, as rows of text. What a file would become is measured
//! before it is unpacked: a small file may hold a sheet that fits in no memory.

use super::FileRefused;
use super::pages::{Page, line};
use crate::cutting::{COLUMNS, ROWS};
use calamine::{Data, DataRef, Ods, Reader, Xls, Xlsx, open_workbook_from_rs};
use std::io::{Cursor, Read};

/// The most that a workbook may unpack to, in bytes.
const UNPACKED: u64 = 192 * 1024 * 1024;
/// The most lines above the rows, blanks among them.
const SLACK: usize = 2_000;
/// The most sheets that are looked at.
const SHEETS: usize = 30;

type Book<'a> = Cursor<&'a [u8]>;
/// Cells in their order: row, column, text.
type Cells = Vec<(usize, usize, String)>;

/// The rows of the fullest sheet, its name, and how many others hold something too.
pub(super) fn rows(bytes: &[u8]) -> Result<(String, String, usize), FileRefused> {
    let sheets = if bytes.starts_with(b"PK") { packed(bytes)? } else { old(bytes)? };
    let others = sheets.iter().filter(|(_, cells)| cells.len() > 1).count().saturating_sub(1);
    // Of two that hold as much, the first.
    let fullest = sheets.into_iter().rev().max_by_key(|(_, cells)| cells.len());
    let (name, cells) = fullest.filter(|(_, cells)| !cells.is_empty()).ok_or(FileRefused::Empty)?;
    Ok((text(&cells)?, name, others))
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

/// `.ods`, of which repeated cells are counted first.
fn open_document(
    bytes: &[u8],
    archive: &mut zip::ZipArchive<Cursor<&[u8]>>,
) -> Result<Vec<(String, Cells)>, FileRefused> {
    let mut content = String::new();
    let file = archive.by_name("content.xml").map_err(|_| FileRefused::Workbook)?;
    file.take(UNPACKED).read_to_string(&mut content).map_err(|_| FileRefused::Workbook)?;
    if repeats_too_much(&content) {
        return Err(FileRefused::TooWide);
    }
    drop(content);
    let mut book: Ods<Book<'_>> =
        open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| FileRefused::Workbook)?;
    ranges(&mut book)
}

/// Whether cells that hold something are repeated so often that unpacking them would be the purpose. Programs repeat
/// empty cells to the edge of the sheet; those cost nothing.
fn repeats_too_much(content: &str) -> bool {
    let mut whole: u64 = 0;
    for row in content.split("<table:table-row").skip(1) {
        let times = repeated(row, "table:number-rows-repeated=\"", row.find('>').unwrap_or(0));
        let mut cells: u64 = 0;
        for cell in row.split("<table:table-cell").skip(1) {
            let end = cell.find('>').unwrap_or(0);
            let holds = cell
                .get(..end)
                .is_some_and(|head| head.contains("office:value-type") || !head.ends_with('/'));
            if holds {
                cells = cells.saturating_add(repeated(cell, "table:number-columns-repeated=\"", end));
            }
        }
        whole = whole.saturating_add(cells.saturating_mul(times));
    }
    whole > 20_000_000
}

fn repeated(text: &str, name: &str, end: usize) -> u64 {
    let head = text.get(..end).unwrap_or_default();
    let times = head.split_once(name).and_then(|(_, rest)| rest.split('"').next()?.parse().ok());
    times.unwrap_or(1)
}

/// `.xls`.
fn old(bytes: &[u8]) -> Result<Vec<(String, Cells)>, FileRefused> {
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

fn bounded(row: usize, column: usize) -> Result<(), FileRefused> {
    match () {
        () if row > ROWS + SLACK => Err(FileRefused::TooLong),
        () if column > COLUMNS => Err(FileRefused::TooWide),
        () => Ok(()),
    }
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
