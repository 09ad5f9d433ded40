//! Cards of addresses (vCard 2.1, 3.0, 4.0) as rows of text.

use super::FileRefused;
use super::letters::Encoding;
use super::pages::{Page, line};
use crate::cutting::ROWS;

/// What is kept of each card, in this order.
const HEAD: [&str; 12] = [
    "Full name",
    "First name",
    "Last name",
    "E-mail",
    "Phone",
    "Organisation",
    "Job title",
    "Website",
    "City",
    "Country",
    "Notes",
    "Contact Type",
];

/// Whether a text begins as cards do.
pub(super) fn begins(text: &str) -> bool {
    let head = text.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']);
    head.get(..11).is_some_and(|head| head.eq_ignore_ascii_case("BEGIN:VCARD"))
}

/// The cards of a file as rows below a header.
pub(super) fn rows(bytes: &[u8]) -> Result<String, FileRefused> {
    rows_of_text(&super::detect::letters(bytes)?.best.decode(bytes))
}

/// The cards of a text as rows below a header.
pub(super) fn rows_of_text(text: &str) -> Result<String, FileRefused> {
    let mut page = Page::default();
    page.push(&HEAD.map(str::to_owned));
    let mut card = Card::default();
    let mut cards = 0;
    for line in unfolded(text) {
        let Some((head, value)) = parted(&line) else { continue };
        let mut parts = head.split(';');
        let name = parts.next().unwrap_or_default();
        let name = name.rsplit('.').next().unwrap_or(name).to_ascii_uppercase();
        let marks: Vec<String> = parts.map(str::to_ascii_uppercase).collect();
        match name.as_str() {
            "BEGIN" => card = Card::default(),
            "END" if cards > ROWS => return Err(FileRefused::TooLong),
            "END" => {
                cards += 1;
                page.push(&card.row());
            }
            _ => card.take(&name, &marks, value),
        }
    }
    if cards == 0 { Err(FileRefused::NoRows) } else { Ok(page.text) }
}

/// One card.
#[derive(Default)]
struct Card {
    full: String,
    names: Vec<String>,
    emails: Vec<String>,
    phone: String,
    organisation: String,
    title: String,
    website: String,
    place: (String, String),
    note: String,
    is_company: bool,
}

impl Card {
    fn take(&mut self, name: &str, marks: &[String], value: &str) {
        let value = decoded(marks, value);
        let plain = plain(&value);
        let first = |slot: &mut String, text: String| {
            if slot.is_empty() {
                *slot = text;
            }
        };
        match name {
            "FN" => first(&mut self.full, plain),
            "N" => self.names = fields(&value),
            "EMAIL" if !plain.is_empty() => self.emails.push(plain),
            "TEL" => first(&mut self.phone, plain.trim_start_matches("tel:").to_owned()),
            "ORG" => first(&mut self.organisation, fields(&value).into_iter().next().unwrap_or_default()),
            "TITLE" => first(&mut self.title, plain),
            "ROLE" if self.title.is_empty() => self.title = plain,
            "URL" => first(&mut self.website, plain),
            "NOTE" => first(&mut self.note, plain),
            "KIND" => self.is_company |= plain.eq_ignore_ascii_case("org"),
            "X-ABSHOWAS" => self.is_company |= plain.eq_ignore_ascii_case("company"),
            "ADR" if self.place.0.is_empty() => {
                let parts = fields(&value);
                let part = |place: usize| parts.get(place).cloned().unwrap_or_default();
                self.place = (part(3), part(6));
            }
            _ => {}
        }
    }

    fn row(&self) -> [String; 12] {
        let part = |place: usize| self.names.get(place).map(String::as_str).unwrap_or_default().trim();
        let person = !part(0).is_empty() || !part(1).is_empty();
        let company = self.is_company || (!person && self.full == self.organisation);
        let organisation = if self.organisation.is_empty() { &self.full } else { &self.organisation };
        let [full, first, last] = if company { ["", "", ""] } else { [self.full.as_str(), part(1), part(0)] };
        [
            full.to_owned(),
            first.to_owned(),
            last.to_owned(),
            self.emails.join(", "),
            self.phone.clone(),
            if company { organisation.clone() } else { self.organisation.clone() },
            self.title.clone(),
            self.website.clone(),
            self.place.0.clone(),
            self.place.1.clone(),
            self.note.clone(),
            if company { "Organisation" } else { "Person" }.to_owned(),
        ]
    }
}

/// Lines, those that were broken put together again.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut soft = false;
    for line in text.lines() {
        let line = line.trim_end_matches('\r');
        match lines.last_mut() {
            Some(last) if soft => {
                last.pop();
                last.push_str(line.trim_start());
            }
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(line.get(1..).unwrap_or_default()),
            _ => lines.push(line.to_owned()),
        }
        let printable =
            lines.last().is_some_and(|last| last.to_ascii_uppercase().contains("QUOTED-PRINTABLE"));
        soft = printable && line.ends_with('=');
    }
    lines
}

/// Name with marks, and value: the colon inside quoted marks is none.
fn parted(line: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let end = line.char_indices().find(|(_, letter)| {
        quoted ^= *letter == '"';
        *letter == ':' && !quoted
    });
    let (end, _) = end?;
    Some((line.get(..end)?, line.get(end + 1..)?))
}

/// A value written as quoted-printable, as older programs do; others as they are.
fn decoded(marks: &[String], value: &str) -> String {
    if !marks.iter().any(|mark| mark.ends_with("QUOTED-PRINTABLE")) {
        return value.to_owned();
    }
    let (mut bytes, mut rest) = (Vec::new(), value.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()).filter(|_| *first == b'=') {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    let utf8 = std::str::from_utf8(&bytes).is_ok();
    if utf8 { Encoding::Utf8.decode(&bytes) } else { Encoding::Windows1252.decode(&bytes) }
}

fn plain(value: &str) -> String {
    line(
        &value
            .replace("\\n", "\n")
            .replace("\\N", "\n")
            .replace("\\,", ",")
            .replace("\\;", ";")
            .replace("\\\\", "\\"),
    )
}

/// The parts between semicolons that are not escaped.
fn fields(value: &str) -> Vec<String> {
    value.replace("\\;", "\u{1}").split(';').map(|part| plain(&part.replace('\u{1}', ";"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_become_rows() {
        let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ida Berg\r\nN:Berg;Ida;;;\r\nitem1.EMAIL;TYPE=work:ida@ex.org\r\n\
                    ORG:Choir\\, North;Board\r\nADR;TYPE=\"a:b\":;;Mill St 1;Graz;;8010;Austria\r\nNOTE:long\r\n er\r\nEND:VCARD\r\n\
                    BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB =\r\nVoss\r\nEND:VCARD\r\n";
        let rows = rows_of_text(text).unwrap();
        let lines: Vec<&str> = rows.lines().collect();
        assert_eq!(lines[1], "Ida Berg,Ida,Berg,ida@ex.org,,\"Choir, North\",,,Graz,Austria,longer,Person");
        assert!(lines[2].starts_with("Zoë Voss,,,"), "{}", lines[2]);
    }

    #[test]
    fn a_card_of_a_company_is_an_organisation() {
        let text = "BEGIN:VCARD\nFN:Choir North\nN:;;;;\nORG:Choir North\nEND:VCARD\n";
        assert!(rows_of_text(text).unwrap().lines().nth(1).unwrap().starts_with(",,,,,Choir North,"));
    }
}
