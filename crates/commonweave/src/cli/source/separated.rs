//! Text whose cells are separated by semicolons or tabs, brought to commas; and quotes that are never closed.

use super::decimals::Columns;

/// What separates the cells, as the first line with something on it tells.
pub(super) fn separator(text: &[u8]) -> u8 {
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
pub(super) fn open_quote(text: &[u8], separator: u8) -> Option<usize> {
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

/// The same table with commas, and with points where the numbers of a column have decimal commas. A cell without quotes that
/// holds a comma is put into quotes.
pub(super) fn with_commas(text: &[u8], separator: u8) -> Vec<u8> {
    let mut columns = Columns::default();
    each_cell(text, separator, |row, column, cell, _| columns.look(row, column, cell));
    let mut out = Vec::with_capacity(text.len());
    each_cell(text, separator, |row, column, cell, end| {
        match columns.with_point(row, column, cell) {
            Some(number) => out.extend(number),
            None => put(&mut out, cell),
        }
        out.extend(end.map(|byte| if byte == separator { b',' } else { byte }));
    });
    out
}

/// Walks through all cells: row from 0, column, the cell as it stands, and the byte that ends it.
fn each_cell(text: &[u8], separator: u8, mut found: impl FnMut(usize, usize, &[u8], Option<u8>)) {
    let (mut place, mut from, mut row, mut column) = (Place::Start, 0, 0, 0);
    for (at, byte) in text.iter().enumerate() {
        let next = place.after(*byte, separator);
        if place != Place::Quoted && (*byte == separator || matches!(byte, b'\n' | b'\r')) {
            found(row, column, text.get(from..at).unwrap_or_default(), Some(*byte));
            (row, column) = if *byte == separator { (row, column + 1) } else { (row + 1, 0) };
            from = at + 1;
        }
        place = next;
    }
    found(row, column, text.get(from..).unwrap_or_default(), None);
}

fn put(out: &mut Vec<u8>, cell: &[u8]) {
    if cell.contains(&b',') && cell.first() != Some(&b'"') {
        let doubled =
            cell.iter().flat_map(|byte| std::iter::repeat_n(*byte, if *byte == b'"' { 2 } else { 1 }));
        out.push(b'"');
        out.extend(doubled);
        out.push(b'"');
    } else {
        out.extend_from_slice(cell);
    }
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
        assert_eq!(commas("a;b\r\n\r\n1,5;\"x;\"\"y\"\n"), "a,b\r\n\r\n1.5,\"x;\"\"y\"\n");
        assert_eq!(commas("a\tb\n5\" pipe, long\tz"), "a,b\n\"5\"\" pipe, long\",z");
        assert_eq!(separator(b"id,topic\n"), b',');
    }

    #[test]
    fn a_quote_that_is_never_closed_is_found_at_its_line() {
        assert_eq!(open_quote(b"a,b\n1,\"x\n2,3\n", b','), Some(2));
        assert_eq!(open_quote(b"a,b\n1,\"x\ny\"\n5\" pipe,\"\"\"\"\n", b','), None);
        assert_eq!(open_quote(b"\xef\xbb\xbf\"a\",b\n", b','), None);
    }
}
