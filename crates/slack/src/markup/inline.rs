//! One line: emphasis, code, references, small pictures, and signs that stand for themselves.

use super::Names;
use super::reference::{is_reference, marked, spelled};
use crate::emoji::picture;

/// A line about to be written as Markdown.
pub(super) struct Inline<'a> {
    letters: Vec<char>,
    names: &'a Names<'a>,
    /// The marks that are open around this part.
    open: String,
    /// The marks of which no end follows any more, so that none is looked for twice.
    never: String,
}

/// The marks of Slack, and what they are in Markdown.
const MARKS: [(char, &str); 3] = [('*', "**"), ('_', "*"), ('~', "~~")];
/// The longest name of a small picture.
const NAME: usize = 60;

impl<'a> Inline<'a> {
    pub(super) fn new(line: &str, names: &'a Names<'a>) -> Inline<'a> {
        Inline { letters: line.chars().collect(), names, open: String::new(), never: String::new() }
    }

    pub(super) fn write(mut self, out: &mut String) {
        let mut at = 0;
        while let Some(letter) = self.at(at) {
            at = self.step(at, letter, out);
        }
    }

    /// Writes what begins here, and tells where the rest begins.
    fn step(&mut self, at: usize, letter: char, out: &mut String) -> usize {
        match letter {
            '`' => self.code(at, out),
            '<' => self.reference(at, out),
            ':' => self.picture(at, out),
            '&' => self.spelled(at, out),
            '*' | '_' | '~' => self.emphasis(at, letter, out),
            other => {
                if other == '[' || (other == ']' && matches!(self.at(at + 1), Some('(' | '[' | ':'))) {
                    out.push('\\');
                }
                out.push(other);
                at + 1
            }
        }
    }

    fn at(&self, place: usize) -> Option<char> {
        self.letters.get(place).copied()
    }

    fn part(&self, from: usize, to: usize) -> String {
        self.letters.get(from..to).map(|part| part.iter().collect()).unwrap_or_default()
    }

    /// Where this letter stands next, at most so far away.
    fn find(&self, letter: char, from: usize, most: usize) -> Option<usize> {
        let rest = self.letters.get(from..)?;
        rest.iter().take(most).position(|other| *other == letter).map(|place| place + from)
    }

    fn code(&mut self, at: usize, out: &mut String) -> usize {
        let end = self.until('`', at + 1, |found| found > at + 1);
        let Some(end) = end else {
            out.push_str("\\`");
            return at + 1;
        };
        let code = super::reference::plain(&self.part(at + 1, end), self.names);
        out.push('`');
        out.push_str(&code);
        out.push('`');
        end + 1
    }

    fn reference(&mut self, at: usize, out: &mut String) -> usize {
        let end = self.until('>', at + 1, |_| true);
        let inner = end.map(|end| self.part(at + 1, end)).filter(|inner| is_reference(inner));
        match (end, inner) {
            (Some(end), Some(inner)) => {
                out.push_str(&marked(&inner, self.names));
                end + 1
            }
            _ => {
                out.push_str("\\<");
                at + 1
            }
        }
    }

    fn picture(&mut self, at: usize, out: &mut String) -> usize {
        let end = self.find(':', at + 1, NAME);
        let name = end.map(|end| self.part(at + 1, end)).unwrap_or_default();
        // `:wave::skin-tone-3:` is one picture.
        match (end, picture(&name)) {
            (Some(end), Some(found)) => {
                out.push_str(found);
                let tone = self.part(end, end + 13);
                if tone.starts_with("::skin-tone-") || tone.starts_with(":skin-tone-") {
                    return self.find(':', end + 2, NAME).map_or(end + 1, |tone| tone + 1);
                }
                end + 1
            }
            _ => {
                out.push(':');
                at + 1
            }
        }
    }

    fn spelled(&self, at: usize, out: &mut String) -> usize {
        for sign in ["&lt;", "&gt;", "&amp;"] {
            if self.part(at, at + sign.len()) == sign {
                if sign != "&gt;" {
                    out.push('\\');
                }
                out.push_str(&spelled(sign));
                return at + sign.len();
            }
        }
        out.push_str("\\&");
        at + 1
    }

    fn emphasis(&mut self, at: usize, mark: char, out: &mut String) -> usize {
        let before = at.checked_sub(1).and_then(|before| self.at(before));
        let opens = before.is_none_or(|before| !before.is_alphanumeric() && before != mark)
            && self.at(at + 1).is_some_and(|next| !next.is_whitespace() && next != mark)
            && !self.open.contains(mark);
        let end = if opens { self.end_of(mark, at) } else { None };
        let sign = MARKS.iter().find(|(other, _)| *other == mark).map_or("", |(_, sign)| *sign);
        let Some(end) = end else {
            // Between letters it means nothing in Markdown either.
            let within = before.is_some_and(char::is_alphanumeric)
                && self.at(at + 1).is_some_and(char::is_alphanumeric);
            if !within {
                out.push('\\');
            }
            out.push(mark);
            return at + 1;
        };
        out.push_str(sign);
        let inner = Inline {
            letters: self.letters.get(at + 1..end).unwrap_or_default().to_vec(),
            names: self.names,
            open: format!("{}{mark}", self.open),
            never: String::new(),
        };
        inner.write(out);
        out.push_str(sign);
        end + 1
    }

    /// Where a mark that opened here closes: behind something that is no blank, and not before a letter.
    fn end_of(&mut self, mark: char, at: usize) -> Option<usize> {
        let letters = self.letters.clone();
        let letter = |place: usize| letters.get(place).copied();
        self.until(mark, at + 1, |found| {
            let before = found.checked_sub(1).and_then(letter);
            found > at + 1
                && before.is_some_and(|before| !before.is_whitespace())
                && letter(found + 1).is_none_or(|after| !after.is_alphanumeric())
        })
    }

    /// The next place of this letter that will do. Where none follows, none is looked for again.
    fn until(&mut self, letter: char, from: usize, will_do: impl Fn(usize) -> bool) -> Option<usize> {
        if self.never.contains(letter) {
            return None;
        }
        let rest = self.letters.get(from..).unwrap_or_default();
        let places = rest.iter().enumerate().filter(|(_, other)| **other == letter);
        let found = places.map(|(place, _)| place + from).find(|place| will_do(*place));
        if found.is_none() {
            self.never.push(letter);
        }
        found
    }
}
