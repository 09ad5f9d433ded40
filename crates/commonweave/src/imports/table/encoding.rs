//! How the bytes of a file are letters.

use super::FileRefused;
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

db::word! {
    /// How the bytes of a file are letters.
    pub enum Encoding {
        /// What most programs write today.
        Utf8 = "utf-8",
        /// What some spreadsheets call Unicode text.
        Utf16 = "utf-16",
        /// What older spreadsheets write in Western Europe and the Americas.
        Windows1252 = "windows-1252",
    }
}

impl Encoding {
    /// Finds out by marks at the head of the file, and by whether all of it is well-formed.
    ///
    /// # Errors
    /// Where the bytes are no text.
    pub(super) fn guess(bytes: &[u8]) -> Result<Encoding, FileRefused> {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            return Err(FileRefused::Workbook);
        }
        if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
            return Ok(Encoding::Utf16);
        }
        if bytes.contains(&0) || mostly_control(bytes) {
            return Err(FileRefused::Binary);
        }
        let utf8 = std::str::from_utf8(bytes).is_ok();
        Ok(if utf8 { Encoding::Utf8 } else { Encoding::Windows1252 })
    }

    /// The letters; bytes that are none become U+FFFD, which no cell may hold.
    pub(super) fn decode(self, bytes: &[u8]) -> String {
        let encoding = match self {
            Encoding::Utf8 => UTF_8,
            Encoding::Utf16 if bytes.starts_with(b"\xfe\xff") => UTF_16BE,
            Encoding::Utf16 => UTF_16LE,
            Encoding::Windows1252 => WINDOWS_1252,
        };
        let (text, _) = encoding.decode_with_bom_removal(bytes);
        text.into_owned()
    }
}

/// More than one byte in fifty that no text has.
fn mostly_control(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let odd = head.iter().filter(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace()).count();
    odd * 50 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_is_read_from_each_encoding() {
        let utf16: Vec<u8> =
            std::iter::once(0xfeff).chain("Zoë".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> =
            std::iter::once(0xfeff).chain("Zoë".encode_utf16()).flat_map(u16::to_be_bytes).collect();
        let files: [&[u8]; 5] = ["Zoë".as_bytes(), b"Zo\xeb", b"\xef\xbb\xbfZo\xc3\xab", &utf16, &big];
        for bytes in files {
            assert_eq!(Encoding::guess(bytes).unwrap().decode(bytes), "Zoë", "{bytes:?}");
        }
    }

    #[test]
    fn pictures_and_workbooks_are_no_text() {
        assert_eq!(Encoding::guess(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap_err(), FileRefused::Binary);
        assert_eq!(Encoding::guess(b"PK\x03\x04\x14\0").unwrap_err(), FileRefused::Workbook);
        assert_eq!(Encoding::guess(&[1, 2, 3, 4, 5, 6]).unwrap_err(), FileRefused::Binary);
    }

    #[test]
    fn a_wrongly_chosen_encoding_shows_as_damage() {
        assert!(Encoding::Utf8.decode(b"Zo\xeb").contains('\u{fffd}'));
    }
}
