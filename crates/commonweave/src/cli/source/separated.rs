//! Text whose cells are separated by semicolons or tabs, brought to commas; and quotes that are never closed.

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

/// The same table with commas. A cell without quotes that holds a comma is put into quotes.
pub(super) fn with_commas(text: &[u8], separator: u8) -> Vec<u8> {
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
}
