//! The files that the analysis commands read, brought into the form that the engines expect: UTF-8, and tables with commas.
//!
//! It never looks at what the cells mean.

#[cfg(test)]
mod broken;
mod separated;
mod workbook;

use std::path::Path;

use anyhow::{Context, bail};
use encoding_rs::{Encoding, UTF_8};

use separated::{open_quote, separator, with_commas};

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
    Ok(in_utf_8(bytes))
}

fn in_utf_8(bytes: Vec<u8>) -> Vec<u8> {
    match Encoding::for_bom(&bytes) {
        Some((encoding, _)) if encoding != UTF_8 => encoding.decode(&bytes).0.into_owned().into_bytes(),
        _ => bytes,
    }
}

/// A table as comma-separated text: the first sheet of a workbook (`.xlsx`), or a CSV whose first line tells whether commas,
/// semicolons or tabs separate its cells. Lines keep their numbers. A quote that is never closed is refused, since it would
/// swallow the rest of the file.
pub(super) fn table(file: &Path) -> anyhow::Result<Vec<u8>> {
    let name = file.display().to_string();
    if is_workbook(file) {
        let bytes = std::fs::read(file).with_context(|| format!("{name}: cannot be read"))?;
        return workbook::text(&name, &bytes);
    }
    table_of(&name, read(file)?)
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
}
