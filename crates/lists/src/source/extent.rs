//! How far the sheets of a workbook reach, found out before they are laid out: the library holds each as a full rectangle,
//! and two cells at opposite corners of a small file would fill any memory.

use super::FileRefused;
use crate::cutting::{COLUMNS, ROWS};
use quick_xml::events::{BytesStart, Event};
use std::io::{BufRead, Cursor, Read};

/// The most that a workbook may unpack to, in bytes.
pub(super) const UNPACKED: u64 = 192 * 1024 * 1024;
/// The most lines above the rows, blanks among them.
const SLACK: usize = 2_000;
/// The most cells, empty ones among them, of all rectangles together.
const CELLS: usize = 6_000_000;
/// The most cells of which a sheet of `.xls` may say that it has them: as many as fit into one.
const SAID: u64 = 65_536 * 256;

/// That a cell lies where a list of people may have one.
pub(super) fn bounded(row: usize, column: usize) -> Result<(), FileRefused> {
    match () {
        () if row > ROWS + SLACK => Err(FileRefused::TooLong),
        () if column > COLUMNS => Err(FileRefused::TooWide),
        () => Ok(()),
    }
}

/// The rectangles so far.
#[derive(Default)]
struct Extent {
    /// Of earlier sheets.
    cells: usize,
    /// How far the present one reaches.
    reach: Option<(usize, usize)>,
}

impl Extent {
    fn take(&mut self, row: usize, column: usize) -> Result<(), FileRefused> {
        bounded(row, column)?;
        let (down, right) = self.reach.unwrap_or_default();
        self.reach = Some((down.max(row), right.max(column)));
        Ok(())
    }

    fn next_sheet(&mut self) -> Result<(), FileRefused> {
        let (down, right) = self.reach.take().map_or((0, 0), |(down, right)| (down + 1, right + 1));
        self.cells = self.cells.saturating_add(down.saturating_mul(right));
        if self.cells > CELLS { Err(FileRefused::Workbook) } else { Ok(()) }
    }
}

/// Records of `.xls` that hold a value, by their number: the row and the column stand first in each.
const VALUES: [u16; 7] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x027e, 0x00fd, 0x0006];
/// Several values in a row: the last column stands last.
const VALUES_IN_A_ROW: u16 = 0x00bd;
/// The sheet says how far it reaches.
const REACH: u16 = 0x0200;
/// A sheet begins.
const BEGINS: u16 = 0x0809;

/// Looks at the cells of `.xls`.
pub(super) fn of_old(bytes: &[u8]) -> Result<(), FileRefused> {
    let broken = |_| FileRefused::Workbook;
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    let stream = file.open_stream(name.ok_or(FileRefused::Workbook)?).map_err(broken)?;
    let mut records = Vec::new();
    stream.take(UNPACKED).read_to_end(&mut records).map_err(broken)?;
    let mut extent = Extent::default();
    let mut rest = records.as_slice();
    while let (Some(kind), Some(length)) = (two_bytes(rest, 0), two_bytes(rest, 2)) {
        let end = usize::from(length) + 4;
        let data = rest.get(4..end).unwrap_or_default();
        look_at_record(kind, data, &mut extent)?;
        rest = rest.get(end..).unwrap_or_default();
    }
    extent.next_sheet()
}

fn look_at_record(kind: u16, data: &[u8], extent: &mut Extent) -> Result<(), FileRefused> {
    let at = |place: usize| two_bytes(data, place).map(usize::from);
    match kind {
        BEGINS => extent.next_sheet(),
        REACH if says_too_much(data) => Err(FileRefused::Workbook),
        _ if VALUES.contains(&kind) || kind == VALUES_IN_A_ROW => {
            let (Some(row), Some(first)) = (at(0), at(2)) else { return Ok(()) };
            let last = if kind == VALUES_IN_A_ROW { at(data.len().saturating_sub(2)) } else { None };
            extent.take(row, last.unwrap_or(first).max(first))
        }
        _ => Ok(()),
    }
}

/// Whether a sheet says that it reaches further than any can: the library makes room for that.
fn says_too_much(data: &[u8]) -> bool {
    let two = |at: usize| two_bytes(data, at).map(u64::from);
    let four = |at: usize| Some(two(at)? + (two(at + 2)? << 16));
    let (rows, columns) = match data.len() {
        10 => ((two(0), two(2)), (two(4), two(6))),
        _ => ((four(0), four(4)), (two(8), two(10))),
    };
    let length = |(from, to): (Option<u64>, Option<u64>)| to?.checked_sub(from?);
    // Where nothing stands, the end may lie before the beginning.
    match (length(rows), length(columns)) {
        (Some(down), Some(right)) => down.saturating_mul(right) > SAID,
        _ => two(0).is_some_and(|first| first > 0) || data.len() < 10,
    }
}

fn two_bytes(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}

/// Looks at the cells of `content.xml` in `.ods`, which says how often rows and cells are repeated. Programs repeat empty
/// ones to the edge of the sheet; those cost nothing.
pub(super) fn of_open_document(content: impl BufRead) -> Result<(), FileRefused> {
    let mut reader = quick_xml::Reader::from_reader(content);
    let (mut extent, mut buffer) = (Extent::default(), Vec::new());
    // Where the next row and the next cell stand, and how often this row stands there.
    let (mut row, mut column, mut times) = (0_usize, 0_usize, 0_usize);
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|_| FileRefused::Workbook)?;
        let (Event::Start(tag) | Event::Empty(tag)) = event else {
            if matches!(event, Event::Eof) {
                return extent.next_sheet();
            }
            continue;
        };
        match tag.name().as_ref() {
            "table:table" => {
                extent.next_sheet()?;
                (row, times) = (0, 0);
            }
            "table:table-row" => {
                row = row.saturating_add(times);
                (column, times) = (0, repeated(&tag, "table:number-rows-repeated")?);
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let wide = repeated(&tag, "table:number-columns-repeated")?;
                if holds(&tag) {
                    let (last, right) = (row.saturating_add(times), column.saturating_add(wide));
                    extent.take(last.saturating_sub(1), right.saturating_sub(1))?;
                }
                column = column.saturating_add(wide);
            }
            _ => {}
        }
    }
}

fn repeated(tag: &BytesStart<'_>, name: &str) -> Result<usize, FileRefused> {
    let found = tag.try_get_attribute(name).map_err(|_| FileRefused::Workbook)?;
    found.map_or(Ok(1), |times| times.value.trim().parse().map_err(|_| FileRefused::Workbook))
}

/// Whether a cell has a value or computes one.
fn holds(tag: &BytesStart<'_>) -> bool {
    let mut attributes = tag.attributes();
    attributes.with_checks(false).flatten().any(|one| {
        let name: &str = one.key.as_ref();
        name.starts_with("office:") || name == "table:formula"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &str) -> Result<(), FileRefused> {
        of_open_document(format!("<office:body><table:table>{rows}</table:table></office:body>").as_bytes())
    }

    const CELL: &str =
        r#"<table:table-cell office:value-type="string"><text:p>Ida</text:p></table:table-cell>"#;

    #[test]
    fn a_cell_at_the_far_corner_is_refused_before_the_sheet_is_laid_out() {
        let first = format!("<table:table-row>{CELL}</table:table-row>");
        let below = format!(
            "{first}<table:table-row table:number-rows-repeated='1048574'><table:table-cell/></table:table-row>{first}"
        );
        assert_eq!(sheet(&below), Err(FileRefused::TooLong));
        let right = format!(
            "<table:table-row><table:table-cell table:number-columns-repeated='16383'/>{CELL}</table:table-row>"
        );
        assert_eq!(sheet(&right), Err(FileRefused::TooWide));
        let many = r#"<table:table-row table:number-rows-repeated="90000"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#;
        assert_eq!(sheet(many), Err(FileRefused::TooLong));
    }

    #[test]
    fn what_programs_repeat_to_the_edge_costs_nothing() {
        let row = format!(
            "<table:table-row>{CELL}<table:table-cell table:number-columns-repeated=\"16383\"/></table:table-row>"
        );
        let rest = r#"<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/></table:table-row>"#;
        assert_eq!(sheet(&format!("{row}{rest}")), Ok(()));
    }

    /// A file of `.xls` with these records.
    fn book(records: &[(u16, &[u8])]) -> Vec<u8> {
        use std::io::Write;
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        let mut stream = file.create_stream("/Workbook").unwrap();
        for (kind, data) in records {
            stream.write_all(&kind.to_le_bytes()).unwrap();
            stream.write_all(&u16::try_from(data.len()).unwrap().to_le_bytes()).unwrap();
            stream.write_all(data).unwrap();
        }
        drop(stream);
        file.into_inner().into_inner()
    }

    #[test]
    fn old_workbooks_are_looked_at_record_by_record() {
        let near: &[u8] = &[1, 0, 1, 0, 0, 0, 0, 0, 0, 0];
        let far: &[u8] = &[0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0];
        let wide: &[u8] = &[1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0xff, 0x0f];
        assert_eq!(of_old(&book(&[(0x0809, &[0; 16]), (0x027e, near)])), Ok(()));
        assert_eq!(of_old(&book(&[(0x027e, near), (0x027e, far)])), Err(FileRefused::TooLong));
        assert_eq!(of_old(&book(&[(0x00bd, wide)])), Err(FileRefused::TooWide));
        let whole_sheet: &[u8] = &[0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0];
        let more: &[u8] = &[0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0xff, 0xff, 0, 0];
        assert_eq!(of_old(&book(&[(0x0200, whole_sheet)])), Ok(()));
        assert_eq!(of_old(&book(&[(0x0200, more)])), Err(FileRefused::Workbook));
        assert_eq!(
            of_old(&book(&[(0x0200, &[9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0])])),
            Err(FileRefused::Workbook)
        );
    }
}
