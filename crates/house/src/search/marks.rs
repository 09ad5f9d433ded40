//! The piece of a text in which what was looked for stands, with the words marked.

use super::fold::{self, Cut, Word};
use super::query::{Query, Term};

/// About how many letters of a text are shown …
const SHOWN: usize = 220;
/// … and how many of them before the first word.
const BEFORE: usize = 60;
/// How many letters of a text are looked through for the words.
const LOOKED: usize = 20_000;

/// A part of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) text: String,
    /// Whether it is one of the words.
    pub(super) marked: bool,
}

/// A whole text, with the words marked.
pub(super) fn marked(text: &str, query: &Query) -> Vec<Part> {
    cut(text, &spans(text, query), 0, text.len())
}

/// The piece round the first of the words, or the beginning of the text where they do not stand in it.
pub(super) fn piece(text: &str, query: &Query) -> Vec<Part> {
    let text = plainly(text);
    let looked = end_of(&text, 0, LOOKED);
    let spans = spans(text.get(..looked).unwrap_or_default(), query);
    let first = spans.first().map_or(0, |(from, _)| *from);
    let from = start_of(&text, first);
    let to = end_of(&text, from, SHOWN);
    let to = if to < text.len() {
        text.get(from..to).and_then(|part| part.rfind(' ')).map_or(to, |at| from + at)
    } else {
        to
    };
    let mut parts = cut(&text, &spans, from, to);
    if from > 0 {
        parts.insert(0, Part { text: "… ".to_owned(), marked: false });
    }
    if to < text.len() {
        parts.push(Part { text: " …".to_owned(), marked: false });
    }
    parts
}

/// Markdown without its signs, on one line: enough to be read in a list.
fn plainly(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line
            .trim_start_matches(|letter: char| letter.is_whitespace() || "#>-+*|".contains(letter))
            .trim_end();
        if !line.is_empty() {
            out.push_str(if out.is_empty() { "" } else { " " });
            out.extend(line.chars().filter(|letter| !matches!(letter, '*' | '`' | '|')));
        }
    }
    out
}

/// Where the words stand, in bytes, in order and apart.
fn spans(text: &str, query: &Query) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for word in fold::words(text) {
        let Some(to) = query.terms.iter().find_map(|term| meets(term, &word, text)) else { continue };
        match spans.last_mut() {
            Some(last) if last.1 >= word.from => last.1 = last.1.max(to),
            _ => spans.push((word.from, to)),
        }
    }
    spans
}

/// Up to where this word of a text is one of the term's.
fn meets(term: &Term, word: &Word, text: &str) -> Option<usize> {
    let last = term.words.len().saturating_sub(1);
    term.words.iter().enumerate().find_map(|(index, sought)| match (sought.cut, word.cut) {
        (Cut::Single, Cut::Pair | Cut::Single) if last == 0 => {
            let first = text.get(word.from..)?.chars().next()?;
            word.plain.starts_with(&sought.plain).then_some(word.from + first.len_utf8())
        }
        (Cut::Single, _) => None,
        _ if sought.stem == word.stem => Some(word.to),
        _ if term.open && index == last && word.stem.starts_with(&sought.stem) => Some(word.to),
        _ => None,
    })
}

fn cut(text: &str, spans: &[(usize, usize)], from: usize, to: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut push = |from: usize, to: usize, marked: bool| {
        let text = text.get(from..to).unwrap_or_default();
        if !text.is_empty() {
            parts.push(Part { text: text.to_owned(), marked });
        }
    };
    let mut at = from;
    for (start, end) in spans.iter().filter(|(start, end)| *start >= from && *end <= to) {
        push(at, *start, false);
        push(*start, *end, true);
        at = *end;
    }
    push(at, to, false);
    parts
}

/// A place some letters before this one, at the beginning of a word.
fn start_of(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let Some((start, _)) = before.char_indices().rev().nth(BEFORE) else { return 0 };
    before.get(start..).and_then(|part| part.find(' ')).map_or(start, |space| start + space + 1)
}

/// A place so many letters after this one.
fn end_of(text: &str, from: usize, letters: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.char_indices().nth(letters).map_or(text.len(), |(at, _)| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(parts: &[Part]) -> String {
        let part = |part: &Part| if part.marked { format!("[{}]", part.text) } else { part.text.clone() };
        parts.iter().map(part).collect()
    }

    fn query(typed: &str) -> Query {
        Query::read(typed).unwrap()
    }

    #[test]
    fn words_are_marked_however_they_are_written_there() {
        assert_eq!(shown(&marked("Die Bäume im Park", &query("baum parks"))), "Die [Bäume] im [Park]");
        assert_eq!(shown(&marked("東京都庁", &query("京都"))), "東[京都]庁");
        assert_eq!(shown(&marked("我的城市", &query("城"))), "我的[城]市");
        assert_eq!(shown(&marked("gardeners", &query("gard*"))), "[gardeners]");
        assert_eq!(shown(&marked("المدرسة هنا", &query("مدرسه"))), "[المدرسة] هنا");
    }

    #[test]
    fn a_piece_stands_round_the_first_word_and_ends_between_words() {
        let text = format!("{}the roof of the school {}", "before ".repeat(60), "after ".repeat(60));
        let piece = shown(&piece(&text, &query("roof")));
        assert!(piece.starts_with("… before") && piece.contains("the [roof] of"), "{piece}");
        assert!(piece.ends_with("after …"), "{piece}");
    }

    #[test]
    fn a_text_without_the_words_is_shown_from_its_beginning() {
        assert_eq!(shown(&piece("# Plan\n\n- **one**\n- two", &query("roof"))), "Plan one two");
        assert_eq!(shown(&piece("", &query("roof"))), "");
    }
}
