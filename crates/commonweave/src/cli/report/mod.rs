//! What the analysis commands share: answering with a page or with one JSON object, telling notes in both, and a sign of life
//! on long work.
//!
//! It knows nothing of what is shown. Whatever a command says goes through [`answer`], so that no name in a file commands a
//! terminal and no note is lost on the way to a program.

mod clean;
mod table;

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};

use serde::Serialize;
use serde_json::Value;

pub(super) use self::clean::{Clean, plain, shown};
pub(super) use self::table::Table;

use self::clean::Way;

/// A name within a sentence is cut after so many columns of the screen.
pub(super) const NAME: usize = 48;
/// A note after so many.
const NOTE: usize = 600;

/// What people should know about a file or an outcome beyond the figures, in sentences without a full stop. The same ones
/// stand on the page, in the object, and on standard error.
#[derive(Debug, Clone, Default)]
pub(super) struct Notes {
    sentences: Vec<String>,
    on_page: bool,
}

impl Notes {
    /// Adds a note.
    pub(super) fn add(&mut self, sentence: impl AsRef<str>) {
        self.sentences.push(shown(sentence.as_ref().trim_end_matches('.'), NOTE));
    }

    /// Whether there is nothing to tell.
    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// Adds the notes of an engine.
    pub(super) fn extend(&mut self, sentences: impl IntoIterator<Item = impl AsRef<str>>) {
        sentences.into_iter().for_each(|sentence| self.add(sentence));
    }
}

/// The one object of a command with its notes.
#[derive(Serialize)]
struct Told<'a, T> {
    #[serde(flatten)]
    object: T,
    notes: &'a [String],
}

/// Answers: with one object for a program, in which the notes stand under `notes`, or with a page for a person, below which
/// they stand. The notes come back, to be told on standard error by [`to_stdout`].
pub(super) fn answer<W: Write, T: Serialize>(
    out: &mut W,
    as_json: bool,
    mut notes: Notes,
    object: impl FnOnce() -> T,
    page: impl FnOnce(&mut Clean<&mut W>) -> anyhow::Result<()>,
) -> anyhow::Result<Notes> {
    if as_json {
        let object = Told { object: object(), notes: &notes.sentences };
        let mut out = Clean::new(out, Way::Json);
        serde_json::to_writer_pretty(&mut out, &object)?;
        writeln!(out)?;
        return Ok(notes);
    }
    let mut out = Clean::new(out, Way::Page);
    page(&mut out)?;
    if !notes.sentences.is_empty() {
        writeln!(out)?;
    }
    for sentence in &notes.sentences {
        writeln!(out, "Note: {sentence}.")?;
    }
    notes.on_page = true;
    Ok(notes)
}

/// Names for a sentence: the first of them, and how many more there are.
pub(super) fn some<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> String {
    const MOST: usize = 5;
    let mut told = Vec::new();
    let mut more = 0_usize;
    for name in names {
        if told.len() < MOST { told.push(shown(name.as_ref(), NAME)) } else { more += 1 }
    }
    let told = told.join(", ");
    if more > 0 { format!("{told} and {more} more") } else { told }
}

/// A decimal number as JSON. It is exact up to 15 digits; a text that is no number stays a text.
pub(super) fn number(text: &str) -> Value {
    let whole = text.parse::<i64>().ok().map(Value::from);
    let decimal = || text.parse::<f64>().ok().and_then(serde_json::Number::from_f64).map(Value::from);
    whole.or_else(decimal).unwrap_or_else(|| text.into())
}

/// Let a command write to standard output, and then tell its notes on standard error, unless the person who reads the page
/// has just read them. A reader who leaves early (`| head`) is no error.
pub(super) fn to_stdout(
    write: impl FnOnce(&mut BufWriter<io::StdoutLock<'static>>) -> anyhow::Result<Notes>,
) -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = write(&mut out).and_then(|notes| {
        out.flush()?;
        Ok(notes)
    });
    match written {
        Ok(notes) if notes.on_page && io::stdout().is_terminal() => {}
        Ok(notes) => notes.sentences.iter().for_each(|sentence| tell(&format!("note: {sentence}"))),
        Err(error) if left(&error) => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Whether the reader of standard output has gone.
fn left(error: &anyhow::Error) -> bool {
    let kinds = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    let json = error.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
    kinds.map(io::Error::kind).chain(json).any(|kind| kind == ErrorKind::BrokenPipe)
}

/// Tell what is being done. It goes to standard error, also when that is a file: who waits for long work may look there.
pub(super) fn progress(doing: &str) {
    tell(doing);
}

fn tell(line: &str) {
    // Nothing is lost when it cannot be told.
    drop(writeln!(io::stderr().lock(), "{}", plain(line)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn answered(as_json: bool) -> (String, Notes) {
        let mut notes = Notes::default();
        notes.add("META says 3 votes, the file has 0");
        notes.add("a\u{1b}[2J\nb");
        let mut out = Vec::new();
        let page = |out: &mut Clean<&mut Vec<u8>>| Ok(writeln!(out, "Elected: \u{1b}[31mAna")?);
        let notes =
            answer(&mut out, as_json, notes, || json!({ "winner": "\u{9b}Ana" }), page).expect("told");
        (String::from_utf8(out).expect("text"), notes)
    }

    #[test]
    fn the_same_notes_stand_on_the_page_and_in_the_object() {
        let (page, notes) = answered(false);
        assert_eq!(
            page,
            "Elected: \u{fffd}[31mAna\n\nNote: META says 3 votes, the file has 0.\nNote: a\u{fffd}[2J b.\n"
        );
        assert!(notes.on_page);
        let (object, notes) = answered(true);
        assert!(object.contains("\\u009bAna"), "{object}");
        let object: Value = serde_json::from_str(&object).expect("JSON");
        assert_eq!(object["notes"], json!(["META says 3 votes, the file has 0", "a\u{fffd}[2J b"]));
        assert_eq!(object["winner"], "\u{9b}Ana");
        assert!(!notes.on_page);
    }

    #[test]
    fn of_many_names_some_are_told() {
        assert_eq!(some(["a", "b"]), "a, b");
        assert_eq!(some((1..=100).map(|at| format!("p{at}"))), "p1, p2, p3, p4, p5 and 95 more");
    }

    #[test]
    fn decimal_numbers_become_json_numbers() {
        assert_eq!(number("858").to_string(), "858");
        assert_eq!(number("726.20054").to_string(), "726.20054");
        assert_eq!(number("-0.5").to_string(), "-0.5");
    }

    #[test]
    fn a_reader_who_leaves_early_is_no_error() {
        let gone = || io::Error::from(ErrorKind::BrokenPipe);
        assert!(to_stdout(|_| Err(gone().into())).is_ok());
        assert!(to_stdout(|_| Err(io::Error::from(ErrorKind::StorageFull).into())).is_err());
    }
}
