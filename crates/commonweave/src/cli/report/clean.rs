//! What stands in files, made fit to be read on a screen.
//!
//! A name may hold anything: letters that clear the terminal or turn its direction, a million of them, none that can be seen.
//! Whatever a command says passes through here, whichever command it is.

use std::io::{self, Write};

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A name or a text from a file on one line of at most so many columns of the screen, with `…` where it goes on.
pub(in crate::cli) fn shown(text: &str, columns: usize) -> String {
    // Marks without a width of their own can be heaped up, so letters are bounded too.
    let letters = columns.saturating_mul(4);
    let mut line = String::new();
    let (mut width, mut count, mut blank) = (0, 0, false);
    for letter in text.chars() {
        if letter.is_whitespace() {
            blank = !line.is_empty();
            continue;
        }
        let Some(letter) = visible(letter) else { continue };
        let wide = letter.width().unwrap_or(0) + usize::from(blank);
        if width + wide > columns || count >= letters {
            while line.width() >= columns.max(1) {
                line.pop();
            }
            line.push('…');
            return line;
        }
        if blank {
            line.push(' ');
        }
        line.push(letter);
        (width, count, blank) = (width + wide, count + 1, false);
    }
    line
}

/// A line without anything that is a command to a terminal, as long as it is.
pub(in crate::cli) fn plain(text: &str) -> String {
    text.chars().filter_map(|letter| if letter == '\n' { Some(letter) } else { visible(letter) }).collect()
}

/// The letter as it may stand on a screen: a sign in place of a command to the terminal, and nothing in place of what is
/// never seen but changes how its neighbours look.
fn visible(letter: char) -> Option<char> {
    match letter.general_category() {
        _ if letter == '\t' => Some(' '),
        GeneralCategory::Control => Some(char::REPLACEMENT_CHARACTER),
        GeneralCategory::Format | GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => {
            None
        }
        _ => Some(letter),
    }
}

/// How what goes through is cleaned.
#[derive(Debug, Clone, Copy)]
pub(super) enum Way {
    /// As a page that people read.
    Page,
    /// As JSON, where the same letters are written as numbers (`\u001b`): a program reads them unchanged.
    Json,
}

/// A writer through which nothing comes that is a command to a terminal.
pub(in crate::cli) struct Clean<W> {
    out: W,
    way: Way,
}

impl<W: Write> Clean<W> {
    pub(super) fn new(out: W, way: Way) -> Self {
        Self { out, way }
    }
}

impl<W: Write> Write for Clean<W> {
    /// Formatted text arrives in whole letters.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(bytes);
        let clean = text.chars().all(|letter| letter == '\n' || visible(letter) == Some(letter));
        if clean {
            self.out.write_all(bytes)?;
        } else {
            match self.way {
                Way::Page => self.out.write_all(plain(&text).as_bytes())?,
                Way::Json => self.out.write_all(escaped(&text).as_bytes())?,
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// JSON in which letters that are no letters are written as numbers.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter == '\n' || visible(letter) == Some(letter) {
            out.push(letter);
        } else {
            let mut halves = [0; 2];
            letter.encode_utf16(&mut halves).iter().for_each(|half| out.push_str(&format!("\\u{half:04x}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_of_what_can_be_seen() {
        assert_eq!(shown("  Ana \n\tMaria\u{2028} ", 20), "Ana Maria");
        assert_eq!(shown("\u{1b}[2JAna\0", 20), "\u{fffd}[2JAna\u{fffd}");
        assert_eq!(shown("An\u{202e}a\u{200b}", 20), "Ana");
    }

    #[test]
    fn a_long_name_is_cut_by_the_columns_that_it_takes() {
        assert_eq!(shown("abcdef", 6), "abcdef");
        assert_eq!(shown("abcdefg", 6), "abcde…");
        assert_eq!(shown("日本語日本語", 7), "日本語…", "each takes two columns");
        assert_eq!(shown(&"e\u{301}".repeat(9), 6).width(), 6, "an accent takes none");
        assert!(shown(&format!("e{}", "\u{301}".repeat(65_536)), 6).len() < 60, "and may not be heaped up");
        assert_eq!(shown("ab", 0), "…");
    }

    fn written(text: &str, way: Way) -> String {
        let mut out = Vec::new();
        Clean::new(&mut out, way).write_all(text.as_bytes()).expect("written");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn nothing_that_is_written_commands_the_terminal() {
        assert_eq!(written("Ana \u{1b}[2J\u{9b}2J\r\n", Way::Page), "Ana \u{fffd}[2J\u{fffd}2J\u{fffd}\n");
        assert_eq!(written("Zoë, Ωμέγα, 山田 👩\n", Way::Page), "Zoë, Ωμέγα, 山田 👩\n");
    }

    #[test]
    fn a_program_reads_every_letter_unchanged() {
        let name = "A\u{1b}[2J\u{7f}\u{9b}\u{202e}\u{e0041}\n";
        let json = written(&serde_json::to_string(name).expect("JSON"), Way::Json);
        assert!(json.chars().all(|letter| visible(letter) == Some(letter)), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).expect("a text"), name);
    }
}
