//! Names as they are compared, sorted and found.

pub(super) mod look;

use unicode_normalization::UnicodeNormalization;

/// The most words of a name by which its bearer is found.
const WORDS: usize = 12;
/// The sign that all of its kind are folded into.
const APOSTROPHE: char = '\'';
/// The longest word that is kept for finding, in characters.
const WORD: usize = 40;

/// A name as it is compared and sorted: lower case, without the marks that Latin, Greek, Cyrillic, Hebrew and Arabic
/// letters may carry, blanks as one space. Vowel signs of other scripts are letters there and stay.
///
/// `fold("José  Ångström")` is `jose angstrom`, `fold("Łukasz Groß")` is `lukasz gross`.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    // Taken apart, a lone accent would leave a blank; people type it for an apostrophe.
    let name = name.chars().map(|letter| if letter == '´' { '\'' } else { letter });
    for letter in name.nfkd().filter(|letter| !is_mark(*letter)).flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(letters) => folded.push_str(letters),
            None if letter.is_whitespace() => folded.push(' '),
            None if letter.is_control() || is_invisible(letter) => {}
            None => folded.push(letter),
        }
    }
    // Capitals can come apart into a letter and a mark when they become small, as İ does.
    let folded: String = folded.nfkd().filter(|letter| !is_mark(*letter)).nfc().collect();
    folded.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The folded words of a name, each once; what an apostrophe joins also as one word, so that `ONeil` finds O’Neil.
pub fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let parts = folded.split(|letter: char| !belongs_to_word(letter)).filter(|word| !word.is_empty());
    let joined = folded
        .split(|letter: char| !belongs_to_word(letter) && letter != APOSTROPHE)
        .filter(|word| word.contains(APOSTROPHE))
        .map(|word| word.replace(APOSTROPHE, ""));
    let all = parts.take(WORDS).map(str::to_owned).chain(joined.take(WORDS)).filter(|word| !word.is_empty());
    let mut words: Vec<String> = all.map(|word| word.chars().take(WORD).collect()).collect();
    words.sort();
    words.dedup();
    words
}

/// The folded words of a search. A name is found with and without its apostrophe; what holds no letter at all is looked
/// for as it stands, and finds nobody.
pub fn sought(search: &str) -> Vec<String> {
    let found = words(&fold(search).replace(APOSTROPHE, ""));
    let bare = search.trim();
    if found.is_empty() && !bare.is_empty() { vec![bare.to_owned()] } else { found }
}

/// The folded words that find somebody: those of the name and of the headline, each once.
pub fn found_by(name: &str, headline: &str) -> Vec<String> {
    let mut found = words(name);
    found.extend(words(headline));
    found.sort();
    found.dedup();
    found
}

fn belongs_to_word(letter: char) -> bool {
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Joiners, direction marks, soft hyphen, variation selectors: seen by nobody.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Letters that stand for others without carrying a mark.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        '’' | 'ʼ' | '‘' | '`' | '′' | 'ʹ' => "'",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_do_not_matter() {
        assert_eq!(fold("José  Ångström"), fold("JOSE ANGSTROM"));
        assert_eq!(fold(" Łukasz Groß "), "lukasz gross");
        assert_eq!(fold("İstanbul"), "istanbul");
        assert_eq!(fold("Σίσυφος"), fold("ΣΙΣΥΦΟΣ"));
    }

    #[test]
    fn vowel_signs_that_are_letters_stay() {
        assert_ne!(fold("कि"), fold("का"));
        assert_eq!(fold("김민준"), "김민준");
        assert_ne!(fold("か"), fold("が"));
    }

    #[test]
    fn arabic_is_found_with_and_without_vowels() {
        assert_eq!(fold("مُحَمَّد"), "محمد");
    }

    #[test]
    fn marks_of_direction_and_joiners_leave_no_trace() {
        assert_eq!(fold("A\u{202e}na\u{200b} "), "ana");
    }

    #[test]
    fn each_word_of_a_name_finds_it() {
        assert_eq!(words("Amanieu d'Antras-Ruiz"), ["amanieu", "antras", "d", "dantras", "ruiz"]);
        assert_eq!(words("Anna Anna"), ["anna"]);
        assert!(words("…").is_empty());
    }

    #[test]
    fn an_apostrophe_may_be_left_out() {
        for typed in ["O’Neil", "O'Neil", "O´Neil", "ONeil", "o`neil"] {
            assert_eq!(sought(typed), ["oneil"], "{typed}");
            let kept = words(typed);
            assert!(kept.contains(&"oneil".to_owned()), "{typed}: {kept:?}");
        }
    }

    #[test]
    fn a_search_without_letters_finds_nobody() {
        assert_eq!(sought(" % "), ["%"]);
        assert!(sought("  ").is_empty());
    }
}
