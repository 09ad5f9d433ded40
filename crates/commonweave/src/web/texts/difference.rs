//! What changed between two texts, word by word, so that a person can read it.

use similar::{ChangeTag, TextDiff};

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// In both texts.
    Same(String),
    /// Only in the earlier one.
    Gone(String),
    /// Only in the later one.
    Come(String),
}

/// The runs of words in which two texts differ, in reading order; neighbours of one sort are joined.
pub fn words(earlier: &str, later: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::from_words(earlier, later).iter_all_changes() {
        let text = change.value();
        match (change.tag(), pieces.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Same(run)))
            | (ChangeTag::Delete, Some(Piece::Gone(run)))
            | (ChangeTag::Insert, Some(Piece::Come(run))) => run.push_str(text),
            (ChangeTag::Equal, _) => pieces.push(Piece::Same(text.to_owned())),
            (ChangeTag::Delete, _) => pieces.push(Piece::Gone(text.to_owned())),
            (ChangeTag::Insert, _) => pieces.push(Piece::Come(text.to_owned())),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_word_is_gone_and_come() {
        let pieces = words("most children walk", "all children walk");
        assert_eq!(
            pieces,
            [
                Piece::Gone("most".to_owned()),
                Piece::Come("all".to_owned()),
                Piece::Same(" children walk".to_owned())
            ]
        );
    }

    #[test]
    fn equal_texts_are_one_piece() {
        assert_eq!(words("as it was", "as it was"), [Piece::Same("as it was".to_owned())]);
    }
}
