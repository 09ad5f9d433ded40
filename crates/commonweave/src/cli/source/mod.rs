//! The files that the analysis commands read, brought into the form that the engines expect: UTF-8 with line feeds, and tables
//! with commas between their cells and points in their numbers.
//!
//! It never looks at what the cells mean.

#[cfg(test)]
mod broken;
mod decimals;
mod separated;
mod workbook;

use std::path::Path;

use anyhow::{Context, bail};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use separated::{open_quote, separator, with_commas};

use super::report::{self, Notes};

/// Files from this size on announce that they are being worked on, in bytes.
const LONG: usize = 20_000_000;

/// The text of a file in UTF-8, each line ended by a line feed, with a message that names it when it cannot be read. Text in
/// UTF-16 with a mark of byte order, as spreadsheets write it, is turned; what is neither is read as Windows-1252, which has all
/// of Latin-1, and that is noted.
pub(super) fn read(file: &Path, notes: &mut Notes) -> anyhow::Result<Vec<u8>> {
    let name = file.display().to_string();
    let bytes = std::fs::read(file).with_context(|| format!("{name}: cannot be read"))?;
    if bytes.len() >= LONG {
        report::progress(&format!("reading {name} ({} MB) …", bytes.len() / 1_000_000));
    }
    in_utf_8(&name, bytes, notes)
}

fn in_utf_8(name: &str, bytes: Vec<u8>, notes: &mut Notes) -> anyhow::Result<Vec<u8>> {
    let text = match Encoding::for_bom(&bytes) {
        Some((encoding, _)) if encoding != UTF_8 => encoding.decode(&bytes).0.into_owned().into_bytes(),
        _ => match std::str::from_utf8(&bytes) {
            Ok(_) => bytes,
            Err(error) => {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
                if bytes.contains(&0) {
                    bail!("{name}:{line}: expected text, and this file holds something else");
                }
                notes.add(format!(
                    "{name} is not in UTF-8 (first seen on line {line}) and was read as Windows-1252; save it in UTF-8 if \
                     names look wrong"
                ));
                WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned().into_bytes()
            }
        },
    };
    Ok(with_line_feeds(text))
}

/// Line ends of Windows and of old Macs as line feeds; lines keep their numbers.
fn with_line_feeds(text: Vec<u8>) -> Vec<u8> {
    if !text.contains(&b'\r') {
        return text;
    }
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.into_iter().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\r' if bytes.peek() == Some(&b'\n') => {}
            b'\r' => out.push(b'\n'),
            _ => out.push(byte),
        }
    }
    out
}

/// A table as comma-separated text: the first sheet of a workbook (`.xlsx`), or a CSV whose first line tells whether commas,
/// semicolons or tabs separate its cells. Where it is not commas, numbers may be written with a decimal comma. Lines keep their
/// numbers. A quote that is never closed is refused, since it would swallow the rest of the file.
pub(super) fn table(file: &Path, notes: &mut Notes) -> anyhow::Result<Vec<u8>> {
    let name = file.display().to_string();
    if is_workbook(file) {
        let bytes = std::fs::read(file).with_context(|| format!("{name}: cannot be read"))?;
        return workbook::text(&name, &bytes);
    }
    table_of(&name, read(file, notes)?)
}

fn table_of(name: &str, text: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    let separator = separator(&text);
    check_quotes(name, &text, separator)?;
    Ok(if separator == b',' { text } else { with_commas(&text, separator) })
}

/// Refuses a text in which a quote that begins a cell is never closed.
pub(super) fn check_quotes(name: &str, text: &[u8], separator: u8) -> anyhow::Result<()> {
    match open_quote(text, separator) {
        Some(line) => bail!(
            "{name}:{line}: expected a quote that closes the one opened on this line, found the end of the file"
        ),
        None => Ok(()),
    }
}

/// Whether the file is a workbook, by its name.
pub(super) fn is_workbook(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of a file with these bytes, and how many notes there are on it.
    fn read_as(test: &str, bytes: &[u8]) -> anyhow::Result<(String, Notes)> {
        let folder = std::env::temp_dir().join(format!("commonweave-source-{}-{test}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let file = folder.join("zoë.csv");
        std::fs::write(&file, bytes)?;
        let mut notes = Notes::default();
        let text = table(&file, &mut notes);
        std::fs::remove_dir_all(&folder)?;
        Ok((String::from_utf8(text?)?, notes))
    }

    #[test]
    fn text_in_utf_16_is_read() {
        let wide: Vec<u8> = "\u{feff}id;é\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (text, notes) = read_as("wide", &wide).unwrap();
        assert_eq!((text.as_str(), notes.is_empty()), ("id,é\n", true));
    }

    #[test]
    fn text_in_latin_1_is_read_and_that_is_said() {
        let (text, notes) = read_as("latin", b"id,name\na,\xe9t\xe9\n").unwrap();
        assert_eq!((text.as_str(), notes.is_empty()), ("id,name\na,été\n", false));
        assert!(read_as("binary", b"\x89PNG\r\n\x1a\n\0\0").is_err());
    }

    #[test]
    fn lines_of_old_macs_and_of_windows_are_lines() {
        assert_eq!(read_as("mac", b"id,name\ra,b\rc,d").unwrap().0, "id,name\na,b\nc,d");
        assert_eq!(read_as("windows", b"id,name\r\na,b\r\n\r\n").unwrap().0, "id,name\na,b\n\n");
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = read(Path::new("/no/such/file.blt"), &mut Notes::default()).expect_err("no file");
        assert!(format!("{error:#}").starts_with("/no/such/file.blt: cannot be read: "), "{error:#}");
    }
}
