//! What programs beside the first ones write into a BLT file: options in brackets, and remarks between `/*` and `*/`.

use std::borrow::Cow;

use super::{ReadError, shortened};
use crate::ballots::Candidate;

/// The options in brackets.
#[derive(Default)]
pub(super) struct Options {
    nicks: Vec<String>,
    pub(super) tie: Vec<Candidate>,
    pub(super) undeclared: Vec<Candidate>,
    pub(super) withdrawn: Vec<Candidate>,
    pub(super) notes: Vec<String>,
}

/// Where a word stands, and how many candidates there are.
#[derive(Clone, Copy)]
pub(super) struct At<'f> {
    pub(super) file: &'f str,
    pub(super) line: usize,
    pub(super) candidates: usize,
}

impl Options {
    /// Read a line of options, such as `[nick ana bo cy] [tie 2 1 3]`.
    pub(super) fn read(&mut self, at: At<'_>, line: &str) -> Result<(), ReadError> {
        let mut rest = line;
        while let Some(option) = rest.strip_prefix('[') {
            let (option, after) = option.split_once(']').ok_or_else(|| {
                ReadError::new(at.file, at.line, "expected a bracket that closes the one opened on this line")
            })?;
            self.option(at, option)?;
            rest = after.trim_start();
        }
        if rest.is_empty() {
            return Ok(());
        }
        let found = shortened(rest);
        Err(ReadError::new(at.file, at.line, format!("expected an option in brackets, found {found:?}")))
    }

    fn option(&mut self, at: At<'_>, option: &str) -> Result<(), ReadError> {
        let mut words = option.split([' ', '\t', ',']).filter(|word| !word.is_empty());
        let name = words.next().unwrap_or_default().to_ascii_lowercase();
        let words: Vec<&str> = words.collect();
        let candidates = |options: &Self| -> Result<Vec<Candidate>, ReadError> {
            words.iter().map(|word| options.candidate(at, word)).collect()
        };
        match name.as_str() {
            "nick" => {
                if words.len() != at.candidates {
                    let told = format!(
                        "expected a nick for each of {} candidates, found {}",
                        at.candidates,
                        words.len()
                    );
                    return Err(ReadError::new(at.file, at.line, told));
                }
                self.nicks = words.iter().map(|nick| (*nick).to_owned()).collect();
            }
            "tie" => self.tie = candidates(self)?,
            "withdrawn" => self.withdrawn.extend(candidates(self)?),
            "undeclared" => self.undeclared.extend(candidates(self)?),
            // How that program is to count is said on its own line; here it is said on the command line.
            _ => {
                let option = shortened(option);
                self.notes
                    .push(format!("line {}: [{option}] is for another program and not looked at", at.line));
            }
        }
        Ok(())
    }

    /// The candidate of this number or nick.
    pub(super) fn candidate(&self, at: At<'_>, word: &str) -> Result<Candidate, ReadError> {
        let place = match word.parse::<usize>() {
            Ok(number) => number.checked_sub(1).filter(|place| *place < at.candidates),
            Err(_) => self.nicks.iter().position(|nick| nick == word),
        };
        place.map(Candidate::new).ok_or_else(|| {
            let (last, found) = (at.candidates, shortened(word));
            let or = if self.nicks.is_empty() { "" } else { " or nick" };
            let told = format!("expected a candidate's number{or} from 1 to {last}, found {found:?}");
            ReadError::new(at.file, at.line, told)
        })
    }
}

/// The text with remarks between `/*` and `*/` as blanks; lines keep their numbers.
pub(super) fn without_remarks(text: &str) -> Cow<'_, str> {
    if !text.contains("/*") {
        return Cow::Borrowed(text);
    }
    let (mut out, mut inside, mut quoted) = (String::with_capacity(text.len()), false, false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        if inside {
            if letter == '*' && next == Some('/') {
                inside = false;
                letters.next();
            }
            out.push(if letter == '\n' { '\n' } else { ' ' });
            continue;
        }
        // A quote that is not closed on its line is none.
        quoted = letter != '\n' && (quoted != (letter == '"'));
        inside = !quoted && letter == '/' && next == Some('*');
        out.push(if inside { ' ' } else { letter });
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_left_out_and_lines_stay() {
        let text = without_remarks("2 1 /* a\nb */ 3\n\"x /* y\"\n");
        assert_eq!(text.lines().map(str::trim).collect::<Vec<_>>(), ["2 1", "3", "\"x /* y\""]);
    }
}
