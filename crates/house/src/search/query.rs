//! What somebody typed into the field: words, "phrases", beginnings*. Everything else that they type is taken for a blank.

use super::fold::{self, Cut, Word};
use crate::ids::NetworkId;
use crate::web::Said;
use db::Sought;

/// The longest search, in characters.
const LONGEST: usize = 200;
/// The most words of a search.
const WORDS: usize = 16;
/// The fewest letters of the beginning of a word.
const BEGINNING: usize = 3;

/// A search that can be looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub(super) terms: Vec<Term>,
}

/// One thing of which all must be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// Its words, one after the other.
    pub(super) words: Vec<Word>,
    /// Whether the last of them is only the beginning of a word.
    pub(super) open: bool,
}

impl Query {
    /// Reads what was typed; a search without any word is empty.
    ///
    /// # Errors
    /// A sentence why it is not looked for.
    pub(super) fn read(typed: &str) -> Result<Query, Said> {
        let count = typed.chars().count();
        if count > LONGEST {
            return Err(Said::key("search-refused-long").with("count", count).with("max", LONGEST));
        }
        let mut terms = Vec::new();
        for (piece, quoted) in pieces(typed) {
            if quoted {
                terms.extend(Term::of(&piece, false));
            } else {
                terms.extend(piece.split_whitespace().filter_map(|part| Term::of(part, part.ends_with('*'))));
            }
        }
        if terms.iter().map(|term| term.words.len()).sum::<usize>() > WORDS {
            let dense = terms.iter().flat_map(|term| &term.words).any(|word| word.cut != Cut::Whole);
            if !dense || terms.len() > WORDS {
                return Err(Said::key("search-refused-many").with("max", WORDS));
            }
        }
        if let Some(short) = terms.iter().find(|term| term.is_too_open()) {
            let letters = short.words.last().map(|word| word.plain.clone()).unwrap_or_default();
            return Err(Said::key("search-refused-open").with("word", letters).with("min", BEGINNING));
        }
        Ok(Query { terms })
    }

    /// The same while it is being typed: its last word may still go on.
    pub(super) fn typing(mut self) -> Query {
        if let Some(term) = self.terms.last_mut() {
            term.open = true;
        }
        self
    }

    /// Everything that must be there, written in this way.
    pub(super) fn sought(&self, network: NetworkId, voice: Voice) -> Sought {
        Sought::All(self.terms.iter().map(|term| term.sought(network, voice)).collect())
    }

    /// All its words one after the other, where that is more than all of them somewhere.
    pub(super) fn in_a_row(&self, network: NetworkId) -> Option<Sought> {
        let several = self.terms.len() > 1 && !self.terms.iter().any(|term| term.open);
        several.then(|| {
            let words = self.terms.iter().flat_map(Term::whole);
            Sought::Row(words.map(|word| format!("{network}_{}", word.stem)).collect())
        })
    }

    /// The words as a name has them.
    pub(super) fn name(&self) -> Vec<Word> {
        self.terms.iter().flat_map(|term| term.words.iter().cloned()).collect()
    }
}

/// Where words are looked for, and how they are written there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// In names, letter by letter.
    Names,
    /// In names, whatever the ending.
    Titles,
    /// Anywhere, whatever the ending.
    Anywhere,
}

impl Voice {
    fn sign(self, network: NetworkId, word: &Word) -> String {
        match self {
            Voice::Names => format!("{network}t_{}", word.plain),
            Voice::Titles => format!("{network}h_{}", word.stem),
            Voice::Anywhere => format!("{network}_{}", word.stem),
        }
    }
}

impl Term {
    fn of(text: &str, open: bool) -> Option<Term> {
        let words = fold::words(text);
        (!words.is_empty()).then_some(Term { words, open })
    }

    fn is_too_open(&self) -> bool {
        let last = self.words.last();
        self.open && last.is_some_and(|word| word.cut == Cut::Whole && word.plain.chars().count() < BEGINNING)
    }

    /// Its words without the single letter at the end of a run, which only a text has.
    fn whole(&self) -> impl Iterator<Item = &Word> {
        let mut before = Cut::Whole;
        self.words.iter().filter(move |word| {
            let tail = word.cut == Cut::Single && before == Cut::Pair;
            before = word.cut;
            !tail
        })
    }

    fn sought(&self, network: NetworkId, voice: Voice) -> Sought {
        let words: Vec<&Word> = self.whole().collect();
        let signs: Vec<String> = words.iter().map(|word| voice.sign(network, word)).collect();
        let one = |sign: &String, word: &Word| match word.cut {
            // A letter of a script without spaces stands at the beginning of a pair or alone.
            Cut::Single => Sought::Start(sign.clone()),
            _ => Sought::Word(sign.clone()),
        };
        match (signs.as_slice(), words.as_slice()) {
            ([sign], [word]) if self.open && word.cut == Cut::Whole => Sought::Start(sign.clone()),
            ([sign], [word]) => one(sign, word),
            ([before @ .., last], [.., word]) if self.open && word.cut == Cut::Whole => {
                Sought::All(vec![Sought::Row(before.to_vec()), Sought::Start(last.clone())])
            }
            (signs, words) if words.iter().any(|word| word.cut == Cut::Single) => {
                Sought::All(signs.iter().zip(words).map(|(sign, word)| one(sign, word)).collect())
            }
            (signs, _) => Sought::Row(signs.to_vec()),
        }
    }
}

/// What stands between quotation marks, and what does not. A mark without its other end opens nothing.
fn pieces(typed: &str) -> Vec<(String, bool)> {
    let is_mark = |letter: char| matches!(letter, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」');
    let parts: Vec<&str> = typed.split(is_mark).collect();
    let last = parts.len().saturating_sub(1);
    let quoted = |index: usize| index % 2 == 1 && index < last;
    parts.iter().enumerate().map(|(index, part)| ((*part).to_owned(), quoted(index))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sought(typed: &str) -> Sought {
        Query::read(typed).unwrap().sought(NetworkId::from(7), Voice::Anywhere)
    }

    fn word(word: &str) -> Sought {
        Sought::Word(format!("7_{word}"))
    }

    fn row(words: &[&str]) -> Sought {
        Sought::Row(words.iter().map(|word| format!("7_{word}")).collect())
    }

    #[test]
    fn words_phrases_and_beginnings() {
        let beginning = Sought::Start("7_roo".to_owned());
        let expected = Sought::All(vec![word("school"), row(&["green", "hall"]), beginning]);
        assert_eq!(sought("school \"green halls\" roo*"), expected);
        assert_eq!(sought("co-op"), Sought::All(vec![row(&["co", "op"])]));
    }

    #[test]
    fn a_word_of_a_script_without_spaces_is_a_row_of_pairs() {
        assert_eq!(sought("東京都"), Sought::All(vec![row(&["東京", "京都"])]));
        assert_eq!(sought("都"), Sought::All(vec![Sought::Start("7_都".to_owned())]));
    }

    #[test]
    fn signs_alone_are_no_search() {
        for typed in
            ["", "   ", "***", "\"\"", "\" \" -- ()", "^ AND\u{0}~".trim_matches(char::is_alphabetic)]
        {
            let query = Query::read(typed).unwrap();
            assert!(
                query.terms.iter().all(|term| term.words.iter().any(|word| word.plain == "and")),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_too_long_too_many_or_too_open_is_told() {
        assert!(Query::read(&"x".repeat(201)).is_err());
        assert!(Query::read(&"ab ".repeat(17)).is_err());
        assert!(Query::read("a*").is_err());
        assert!(Query::read(&"東京都庁舎前広場".repeat(5)).is_ok());
    }

    #[test]
    fn a_mark_without_its_other_end_is_a_blank() {
        assert_eq!(sought("school \"hall"), Sought::All(vec![word("school"), word("hall")]));
    }
}
