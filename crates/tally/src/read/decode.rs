//! From the bytes of a file to text.

use std::borrow::Cow;

/// What Windows-1252 has at 0x80 to 0x9F; undefined places stay control characters, as browsers read them.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Read bytes as UTF-8, without a byte order mark; as Windows-1252 when they are no UTF-8, since that is what older
/// counting software writes. It never fails.
#[must_use]
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|byte| character(*byte)).collect()),
    }
}

fn character(byte: u8) -> char {
    let windows = byte.checked_sub(0x80).and_then(|place| WINDOWS_1252.get(usize::from(place)));
    windows.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_8_is_read_as_such_and_without_its_mark() {
        assert_eq!(decode("\u{feff}Éva".as_bytes()), "Éva");
    }

    #[test]
    fn what_is_no_utf_8_is_windows_1252() {
        assert_eq!(decode(b"E\x92ghann \xC9va"), "E’ghann Éva");
    }
}
