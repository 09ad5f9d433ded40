//! What somebody typed: kept as it was, with a complaint beside each field that needs one.

mod begun;
mod kept;
pub mod letters;
mod read;
mod written;

pub use kept::Kept;
pub use written::Written;

pub use begun::Newer;

use crate::web::error::Error;
use crate::web::texts::Said;
use std::collections::BTreeMap;

/// The largest text of a single line.
pub const LINE: usize = 120;
/// The largest text of a few paragraphs.
pub const PARAGRAPHS: usize = 4_000;
/// The largest text of an item or a message, in characters.
pub const PAGES: usize = 40_000;

/// A form as it came, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Form {
    values: BTreeMap<String, Vec<String>>,
    files: BTreeMap<String, Upload>,
    errors: Vec<(String, Said)>,
    /// Whether one of them is no fault but a question: is this really meant?
    asks: bool,
    newer: Vec<Newer>,
    /// Fields of Markdown whose text has been set: as it was typed, and what was made of it.
    set: BTreeMap<String, (String, Written)>,
}

/// A file that came with a form.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Its name on the sender's machine; not to be trusted.
    pub name: String,
    /// Its bytes.
    pub bytes: std::sync::Arc<[u8]>,
}

impl Form {
    /// An empty form.
    pub fn new() -> Form {
        Form::default()
    }

    /// The same form with a value filled in.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Form {
        // No database keeps a NUL, and nobody types one: it becomes the mark of a damaged letter.
        let value = value.into().replace('\0', "\u{fffd}");
        self.values.entry(name.to_owned()).or_default().push(value);
        self
    }

    /// The same form with another value in this field.
    pub fn replaced(mut self, name: &str, value: impl Into<String>) -> Form {
        self.values.insert(name.to_owned(), vec![value.into()]);
        self
    }

    /// The same form with a file.
    pub fn with_file(mut self, name: &str, file: Upload) -> Form {
        self.files.insert(name.to_owned(), file);
        self
    }

    /// What was typed, to be shown again; empty where nothing was.
    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// Everything that was sent under this name: check boxes, repeated fields.
    pub fn values(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether this box was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// Whether this option is chosen.
    pub fn chosen(&self, name: &str, value: &str) -> bool {
        self.values(name).iter().any(|chosen| chosen == value)
    }

    /// The file that came under this name.
    pub fn file(&self, name: &str) -> Option<&Upload> {
        self.files.get(name)
    }

    /// The names of all fields, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// The complaint beside a field.
    pub fn error(&self, name: &str) -> Option<&Said> {
        self.errors.iter().find(|(field, _)| field == name).map(|(_, said)| said)
    }

    /// All complaints in the order in which they were made; an empty name is the form as a whole.
    pub fn errors(&self) -> &[(String, Said)] {
        &self.errors
    }

    /// All complaints, each with the key of its field's label, of those that are given.
    pub fn complaints<'a>(
        &'a self,
        labels: &[(&str, &'static str)],
    ) -> Vec<(&'a str, Option<&'static str>, &'a Said)> {
        let label = |name: &str| labels.iter().find(|(field, _)| *field == name).map(|(_, label)| *label);
        self.errors.iter().map(|(name, said)| (name.as_str(), label(name), said)).collect()
    }

    /// Whether there is any complaint.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Complains about a field.
    pub fn fail(&mut self, name: &str, said: impl Into<Said>) {
        if self.error(name).is_none() {
            self.errors.push((name.to_owned(), said.into()));
        }
    }

    /// Holds the form back once, to say what it will do: nothing is wrong with this field.
    pub fn ask(&mut self, name: &str, said: impl Into<Said>) {
        self.fail(name, said);
        self.asks = true;
    }

    /// Whether it is held back by a question alone.
    pub fn only_asks(&self) -> bool {
        self.asks && self.errors.len() == 1
    }

    /// Complains about the form as a whole.
    pub fn fail_whole(&mut self, said: impl Into<Said>) {
        self.fail("", said);
    }

    /// One line that must be there: trimmed, at most `max` characters, no control characters.
    pub fn line(&mut self, name: &str, max: usize) -> String {
        let text = self.optional_line(name, max);
        if text.is_empty() {
            self.fail(name, "error-field-required");
        }
        text
    }

    /// The name of somebody or something: a line with a letter or digit in it that one can see.
    pub fn name(&mut self, name: &str, max: usize) -> String {
        let text = self.line(name, max);
        if !text.is_empty() && !letters::is_readable(&text) {
            self.fail(name, "error-field-unreadable");
        }
        text
    }

    /// One line that may be empty. Letters that nobody sees are left out, among them those that turn the direction of what
    /// follows and could mirror the rest of a page.
    pub fn optional_line(&mut self, name: &str, max: usize) -> String {
        let text = letters::without_unseen(self.value(name)).trim().to_owned();
        if text.chars().any(char::is_control) {
            self.fail(name, "error-field-control");
        }
        self.bounded(name, text, max)
    }

    /// Paragraphs that must be there.
    pub fn text(&mut self, name: &str, max: usize) -> String {
        let text = self.optional_text(name, max);
        if text.is_empty() {
            self.fail(name, "error-field-required");
        }
        text
    }

    /// Paragraphs that may be empty. Line ends become `\n`.
    pub fn optional_text(&mut self, name: &str, max: usize) -> String {
        let text = self.paragraphs(name);
        if text.chars().any(|letter| letter.is_control() && letter != '\n' && letter != '\t') {
            self.fail(name, "error-field-control");
        }
        self.bounded(name, text, max)
    }

    fn paragraphs(&self, name: &str) -> String {
        self.value(name).replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
    }

    /// One of a fixed set of words.
    pub fn choice<T: std::str::FromStr>(&mut self, name: &str) -> Option<T> {
        let chosen = self.value(name).parse().ok();
        if chosen.is_none() {
            self.fail(name, "error-field-choice");
        }
        chosen
    }

    /// An address of e-mail: one `@` with something on both sides, no blanks, at most 254 characters.
    pub fn email(&mut self, name: &str) -> String {
        let text = self.line(name, 254);
        if !text.is_empty() && !looks_like_email(&text) {
            self.fail(name, "error-field-email");
        }
        text
    }

    /// Ends the reading of a form.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is any complaint.
    pub fn checked(&self) -> Result<(), Error> {
        if self.has_errors() { Err(Error::Invalid) } else { Ok(()) }
    }

    /// Of a text that is too long only the beginning is read on: a form is refused in the end, and until then nobody takes a
    /// megabyte apart line by line while others wait to write.
    fn bounded(&mut self, name: &str, text: String, max: usize) -> String {
        if text.contains('\u{fffd}') {
            self.fail(name, "error-field-encoding");
        }
        let length = text.chars().count();
        if length <= max {
            return text;
        }
        self.fail(name, Said::key("error-field-long").with("max", max).with("length", length));
        text.chars().take(max).collect()
    }
}

/// Whether a text has the form of an e-mail address; whether it exists, only a letter can tell.
pub fn looks_like_email(text: &str) -> bool {
    let Some((before, after)) = text.rsplit_once('@') else { return false };
    let dotted = after.contains('.') && !after.starts_with('.') && !after.ends_with('.');
    !before.is_empty() && dotted && !text.chars().any(|c| c.is_whitespace() || c.is_control() || c == ',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_line_is_complained_about_beside_its_field() {
        let mut form = Form::new().with("name", "   ");
        form.line("name", LINE);
        assert_eq!(form.error("name"), Some(&Said::key("error-field-required")));
        assert!(form.checked().is_err());
    }

    #[test]
    fn what_was_typed_stays_even_when_it_is_too_long() {
        let long = "x".repeat(121);
        let mut form = Form::new().with("name", long.clone());
        form.line("name", LINE);
        assert_eq!(form.value("name"), long);
        assert!(form.has_errors());
    }

    #[test]
    fn of_what_is_too_long_only_the_beginning_is_read_on() {
        let mut form =
            Form::new().with("days", "1970-01-01 1970-12-31\n".repeat(40_000)).with("name", "é".repeat(9));
        assert_eq!(form.optional_text("days", 22), "1970-01-01 1970-12-31\n");
        assert_eq!(form.line("name", 4), "éééé");
        assert!(form.error("days").is_some() && form.error("name").is_some());
    }

    #[test]
    fn an_address_needs_a_name_and_a_dotted_host() {
        assert!(looks_like_email("ana@example.org"));
        assert!(!looks_like_email("ana@localhost"));
        assert!(!looks_like_email("ana example.org"));
        assert!(!looks_like_email("@example.org"));
    }
}
