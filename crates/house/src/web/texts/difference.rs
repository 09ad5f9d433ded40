//! What changed between two texts, word by word, so that a person can read it.

use similar::{ChangeTag, TextDiff};
use std::time::Duration;

/// How long the finest difference is sought.
const PATIENCE: Duration = Duration::from_millis(60);

/// A run of words that stayed, came or went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub change: Change,
    /// The words, with the blanks between them.
    pub text: String,
}

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// They stand in both.
    Kept,
    /// They stand in the newer alone.
    Added,
    /// They stand in the older alone.
    Removed,
}

impl Piece {
    /// Whether it is new.
    pub fn added(&self) -> bool {
        self.change == Change::Added
    }

    /// Whether it is gone.
    pub fn removed(&self) -> bool {
        self.change == Change::Removed
    }

    /// The blanks before, the words, and the blanks behind: a mark round blanks would only be in the way.
    pub fn parts(&self) -> (&str, &str, &str) {
        let (before, rest) = self.text.split_at(self.text.len().saturating_sub(self.text.trim_start().len()));
        let (words, behind) = rest.split_at(rest.trim_end().len());
        (before, words, behind)
    }
}

/// The pieces of which two texts are made, in reading order: the kept and the removed ones are the older text, the
/// kept and the added ones the newer. Single blanks between changes go with them, so that a rewritten sentence reads
/// as one, not as a chain of words.
pub fn difference(older: &str, newer: &str) -> Vec<Piece> {
    difference_among(older, newer, 1)
}

/// As [`difference`], for one of so many on a page: a page of many takes little longer than one.
pub fn difference_among(older: &str, newer: &str, amount: usize) -> Vec<Piece> {
    let patience = PATIENCE * 2 / u32::try_from(amount.saturating_add(1)).unwrap_or(u32::MAX);
    let (older, newer) = (words(older), words(newer));
    // Two long texts that have nothing in common would take seconds: beyond this they are told apart roughly.
    let compared = TextDiff::configure().timeout(patience).diff_slices(&older, &newer);
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut gone, mut come) = (String::new(), String::new());
    let changes: Vec<_> = compared.iter_all_changes().collect();
    for (at, change) in changes.iter().enumerate() {
        let text = change.value();
        match change.tag() {
            ChangeTag::Delete => gone.push_str(text),
            ChangeTag::Insert => come.push_str(text),
            ChangeTag::Equal
                if between_changes(&changes, at, text) && !(gone.is_empty() && come.is_empty()) =>
            {
                gone.push_str(text);
                come.push_str(text);
            }
            ChangeTag::Equal => {
                settle(&mut pieces, &mut gone, &mut come);
                push(&mut pieces, Change::Kept, text);
            }
        }
    }
    settle(&mut pieces, &mut gone, &mut come);
    pieces
}

/// Words, runs of blanks, and each other sign on its own: a comma that comes does not take its word with it.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind = kind(first);
        let alone = kind == Kind::Sign;
        let end = rest.char_indices().skip(1).find(|(_, letter)| alone || self::kind(*letter) != kind);
        let (word, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        words.push(word);
        rest = after;
    }
    words
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Kind {
    Word,
    Blank,
    Sign,
}

/// Letters, digits, marks and everything beyond ASCII that is not a blank belong to words.
fn kind(letter: char) -> Kind {
    if letter.is_whitespace() {
        Kind::Blank
    } else if letter.is_alphanumeric() || !letter.is_ascii() || letter == '\'' {
        Kind::Word
    } else {
        Kind::Sign
    }
}

fn between_changes(changes: &[similar::Change<&str>], at: usize, text: &str) -> bool {
    let next = changes.get(at.saturating_add(1));
    text == " " && next.is_some_and(|next| next.tag() != ChangeTag::Equal)
}

/// Ends a run of changes: what went stands before what came; a blank with which both end is kept after all.
fn settle(pieces: &mut Vec<Piece>, gone: &mut String, come: &mut String) {
    let (gone, come) = (std::mem::take(gone), std::mem::take(come));
    let (gone, come, tail) = match (gone.strip_suffix(' '), come.strip_suffix(' ')) {
        (Some(gone), Some(come)) => (gone, come, " "),
        _ => (gone.as_str(), come.as_str(), ""),
    };
    push(pieces, Change::Removed, gone);
    push(pieces, Change::Added, come);
    push(pieces, Change::Kept, tail);
}

fn push(pieces: &mut Vec<Piece>, change: Change, text: &str) {
    if text.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(last) if last.change == change => last.text.push_str(text),
        _ => pieces.push(Piece { change, text: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn many_long_differences_on_one_page_take_hardly_longer_than_one() {
        let text = |seed: u64| (0..20_000).map(|at| format!("w{} ", (at * seed) % 7_919)).collect::<String>();
        let (older, newer) = (text(31), text(17));
        // Told apart more roughly, and still whole.
        let pieces = difference_among(&older, &newer, 20);
        let kept = |change| {
            let own =
                pieces.iter().filter(move |piece| piece.change == Change::Kept || piece.change == change);
            own.map(|piece| piece.text.as_str()).collect::<String>()
        };
        assert_eq!((kept(Change::Removed), kept(Change::Added)), (older, newer));
    }

    fn written(pieces: &[Piece]) -> String {
        let mark = |piece: &Piece| match piece.change {
            Change::Kept => piece.text.clone(),
            Change::Added => format!("[+{}+]", piece.text),
            Change::Removed => format!("[-{}-]", piece.text),
        };
        pieces.iter().map(mark).collect()
    }

    #[test]
    fn a_changed_word_stands_beside_the_one_it_replaces() {
        let pieces = difference("where most children walk", "where all children walk");
        assert_eq!(written(&pieces), "where [-most-][+all+] children walk");
    }

    #[test]
    fn a_rewritten_sentence_reads_as_one() {
        let pieces = difference("We plant trees.", "We count birds.");
        assert_eq!(written(&pieces), "We [-plant trees-][+count birds+].");
    }

    #[test]
    fn a_comma_that_comes_leaves_its_word_alone() {
        let pieces = difference("walk to school.", "walk to school, and breathe.");
        assert_eq!(written(&pieces), "walk to school[+, and breathe+].");
    }

    #[test]
    fn the_blanks_round_a_change_can_be_told_from_its_words() {
        let pieces = difference("We share credit.", "We share credit.\n\nWe meet by tram.");
        assert_eq!(pieces[1].parts(), ("\n\n", "We meet by tram.", ""));
    }

    #[test]
    fn the_same_text_has_no_changes() {
        assert_eq!(
            difference("Clean air.", "Clean air."),
            [Piece { change: Change::Kept, text: "Clean air.".into() }]
        );
        assert_eq!(difference("", ""), []);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_back(older in "[a-cé,. \n]{0,40}", newer in "[a-cé,. \n]{0,40}") {
            let pieces = difference(&older, &newer);
            let of = |wanted: Change| -> String {
                pieces.iter().filter(|p| p.change == Change::Kept || p.change == wanted).map(|p| p.text.as_str()).collect()
            };
            prop_assert_eq!(of(Change::Removed), older);
            prop_assert_eq!(of(Change::Added), newer);
        }
    }
}
