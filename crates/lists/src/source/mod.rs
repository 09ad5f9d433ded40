//! What a file is: text in some encoding, a workbook, a card file; or something else, of which one sentence tells what to
//! do with it.

mod detect;
mod extent;
mod letters;
mod nature;
mod pages;
mod vcard;
mod workbook;

pub use detect::{Letters, Sample};
pub use letters::Encoding;
pub(crate) use pages::BREAK;

use crate::cutting::{Cut, Delimiter, Head, Records};

/// Why a file is not read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileRefused {
    /// No bytes, or nothing but blanks.
    Empty,
    /// A header and nothing below it.
    NoRows,
    /// A workbook that is damaged, locked by a password or larger than is read.
    Workbook,
    /// Bytes that are no text.
    Binary,
    /// A page of the web.
    Html,
    /// Data for programs.
    Json,
    /// A tree of marks.
    Xml,
    /// A document to be printed.
    Pdf,
    /// More rows than are taken at a time.
    TooLong,
    /// More columns than any list of people has.
    TooWide,
    /// No sheet of the workbook is the one that is wanted; these hold something.
    NoSheet(Vec<String>),
}

/// The sheets of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    /// The one that was read.
    pub name: String,
    /// The others that hold something, in their order.
    pub others: Vec<String>,
}

/// A file that could be opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// What is to be kept: the bytes as they came, or a workbook's sheet or cards as text in rows.
    pub content: Vec<u8>,
    /// How it is cut.
    pub cut: Cut,
    /// How sure the letters are, and what else they could be.
    pub letters: Letters,
    /// The sheets, where it is a workbook.
    pub sheets: Option<Sheets>,
}

/// Opens a file and finds out how it is cut. Of a workbook the fullest sheet is read.
///
/// # Errors
/// Where it is no list.
pub fn open(bytes: &[u8]) -> Result<Opened, FileRefused> {
    open_sheet(bytes, None)
}

/// As [`open`]; of a workbook the sheet is read that is wanted, by its name or its number from 1.
///
/// # Errors
/// Where it is no list, or the workbook has no such sheet.
pub fn open_sheet(bytes: &[u8], sheet: Option<&str>) -> Result<Opened, FileRefused> {
    match nature::of(bytes)? {
        nature::Nature::Workbook => {
            let (text, sheets) = workbook::rows(bytes, sheet)?;
            converted(text, Some(sheets))
        }
        nature::Nature::Cards => converted(vcard::rows(bytes)?, None),
        nature::Nature::Text => {
            let letters = detect::letters(bytes)?;
            let text = letters.best.decode(bytes);
            nature::of_text(&text)?;
            if vcard::begins(&text) {
                return converted(vcard::rows_of_text(&text)?, None);
            }
            let cut = cut(&text, letters.best)?;
            Ok(Opened { content: bytes.to_vec(), cut, letters, sheets: None })
        }
    }
}

/// Text that we made of rows ourselves.
fn converted(text: String, sheets: Option<Sheets>) -> Result<Opened, FileRefused> {
    let cut = Cut { delimiter: Delimiter::Comma, ..cut(&text, Encoding::Utf8)? };
    let head = Head::find(&Records::new(&text, cut.delimiter).collect_first());
    let cut = Cut { header: head.line, ..cut };
    Ok(Opened { content: text.into_bytes(), cut, letters: Letters::sure(Encoding::Utf8), sheets })
}

fn cut(text: &str, encoding: Encoding) -> Result<Cut, FileRefused> {
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err(FileRefused::Empty);
    }
    Ok(Cut::guess(text, encoding))
}
