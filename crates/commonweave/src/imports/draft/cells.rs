//! A row seen through what its columns mean. What is wrong in a cell that need not be there is left out with a note; no
//! row is refused for it.

use crate::imports::reading::Reading;
use house::sector::Sector;
use house::web::Said;
use house::web::form::letters::{is_readable, without_unseen};
use house::web::form::{LINE, PARAGRAPHS};
use lists::{Field, TableRow, addresses, present};

/// A row, and what was noted about it.
pub(super) struct Cells<'a> {
    reading: &'a Reading,
    row: Vec<String>,
    pub(super) notes: Vec<Said>,
    /// The sector that the row itself says.
    pub(super) sector: Option<Sector>,
}

impl<'a> Cells<'a> {
    /// # Errors
    /// Where the row has more cells than there are columns, so that nobody can tell which cell is which.
    pub(super) fn new(row: &TableRow, reading: &'a Reading) -> Result<Cells<'a>, Said> {
        let width = reading.fields.len();
        let mut cells = Cells { reading, row: healed(row, reading), notes: Vec::new(), sector: None };
        if cells.row.iter().skip(width).any(|cell| !cell.is_empty()) {
            let length = row.cells.len();
            return Err(Said::key("import-row-ragged").with("cells", length).with("columns", width));
        }
        cells.clean()?;
        let sector = cells.all(Field::Sector).find_map(|cell| reading.sector_of(cell));
        cells.sector = sector;
        Ok(cells)
    }

    /// Takes out what no cell may hold. A name that is damaged refuses its row.
    fn clean(&mut self) -> Result<(), Said> {
        let names = [Field::Name, Field::FirstName, Field::LastName, Field::Organisation, Field::Represents];
        for (field, cell) in self.reading.fields.iter().zip(&mut self.row) {
            if *field == Field::Ignore {
                cell.clear();
                continue;
            }
            if is_fault(cell) {
                // One fault goes through many cells of its row: it is said once.
                let note = Said::key("import-note-broken").with("cell", shortened(cell));
                if !self.notes.contains(&note) {
                    self.notes.push(note);
                }
                cell.clear();
                continue;
            }
            let fault = match () {
                () if cell.contains('\u{fffd}') => Some("import-row-encoding"),
                () if cell.starts_with('=') => Some("import-row-formula"),
                () if names.contains(field) && is_unseen(cell) => Some("import-row-unseen"),
                () => None,
            };
            match fault {
                Some(fault) if names.contains(field) => return Err(Said::key(fault)),
                Some(_) => {
                    self.notes.push(Said::key("import-note-broken").with("cell", shortened(cell)));
                    cell.clear();
                }
                None if cell.chars().any(is_odd) => *cell = cell.chars().filter(|c| !is_odd(*c)).collect(),
                None => {}
            }
        }
        Ok(())
    }

    /// The cells of all columns of this meaning that hold anything.
    pub(super) fn all(&self, wanted: Field) -> impl Iterator<Item = &str> {
        let pairs = self.reading.fields.iter().zip(&self.row);
        let cells = pairs.filter(move |(field, _)| **field == wanted).map(|(_, cell)| present(cell));
        cells.filter(|cell| !cell.is_empty())
    }

    /// The first of them.
    pub(super) fn of(&self, wanted: Field) -> String {
        self.all(wanted).next().unwrap_or_default().to_owned()
    }

    /// One line of at most so many characters; what is longer is cut, and noted.
    pub(super) fn line(&mut self, text: &str, most: usize) -> String {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.fitting(line, most)
    }

    /// A name as any other that is typed: without the letters that nobody sees.
    pub(super) fn name(&mut self, text: &str, most: usize) -> String {
        let line = self.line(&without_unseen(text), most);
        if is_readable(&line) { line } else { String::new() }
    }

    /// Text of several lines.
    pub(super) fn paragraphs(&mut self, text: &str) -> String {
        let text = text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
        self.fitting(text, PARAGRAPHS)
    }

    fn fitting(&mut self, text: String, most: usize) -> String {
        let length = text.chars().count();
        if length <= most {
            return text;
        }
        self.notes.push(Said::key("import-note-short").with("length", length).with("max", most));
        let mut short: String = text.chars().take(most - 1).collect();
        short.push('…');
        short
    }

    /// Town, region and country, each once.
    pub(super) fn place(&mut self) -> String {
        let mut parts: Vec<String> = Vec::new();
        for part in self.all(Field::Place).map(str::to_owned) {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        self.line(&parts.join(", "), LINE)
    }

    pub(super) fn about(&mut self) -> String {
        let text = self.all(Field::About).collect::<Vec<_>>().join("\n\n");
        self.paragraphs(&text)
    }

    /// The addresses in the columns of these meanings, in their order; what is none is noted.
    pub(super) fn addresses(&mut self, fields: &[Field]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let cells: Vec<String> =
            fields.iter().flat_map(|field| self.all(*field)).map(str::to_owned).collect();
        for cell in cells {
            let read = addresses(&cell);
            if read.all.is_empty() {
                self.notes.push(Said::key("import-note-email").with("email", shortened(&cell)));
            }
            for email in read.all {
                if !found.iter().any(|other| other.eq_ignore_ascii_case(&email)) {
                    found.push(email);
                }
            }
        }
        found
    }
}

/// Where a list of addresses came apart at its own delimiter, the cells behind it stand one too far: they go back.
fn healed(row: &TableRow, reading: &Reading) -> Vec<String> {
    let mut cells = row.cells.clone();
    let is_email = |cell: &String| !addresses(cell).all.is_empty();
    let of_email =
        |place: usize| matches!(reading.fields.get(place), Some(Field::Email | Field::ContactEmail));
    while cells.len() > reading.fields.len() {
        let apart = (0..cells.len().saturating_sub(1)).find(|place| {
            of_email(*place)
                && !of_email(place + 1)
                && [*place, place + 1].iter().all(|at| cells.get(*at).is_some_and(is_email))
        });
        let Some(place) = apart else { break };
        let second = cells.remove(place + 1);
        if let Some(first) = cells.get_mut(place) {
            first.push_str("; ");
            first.push_str(&second);
        }
    }
    cells
}

/// Whether letters stand in a cell, and none that one can see.
fn is_unseen(cell: &str) -> bool {
    cell.chars().any(char::is_alphanumeric) && !is_readable(cell)
}

/// What a spreadsheet shows where a formula has gone wrong, in its own language (`#REF!`, `#BEZUG!`, `#¿NOMBRE?`), or
/// where the column is too narrow (`#####`). `#N/A` is none: many write that there is nothing with it.
fn is_fault(cell: &str) -> bool {
    let Some(rest) = cell.trim().strip_prefix('#') else { return false };
    let narrow = rest.len() > 1 && rest.chars().all(|c| c == '#');
    let word = rest.strip_suffix(['!', '?']).unwrap_or_default();
    let shouted = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '.' | '¡' | '¿');
    let is_word = word.chars().any(char::is_alphabetic) && word.chars().all(shouted);
    narrow || (is_word && word.chars().count() < 16)
}

/// Control characters, and marks that turn the direction of what follows.
fn is_odd(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// As much of a cell as a sentence can hold.
pub(super) fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
