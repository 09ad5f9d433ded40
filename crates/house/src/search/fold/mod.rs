//! From what people write to the words by which it is found. A word is folded: small letters, no accents, no vowel marks
//! of Arabic and Hebrew, spellings that stand for one another made one. Its ending is taken off lightly
//! (`endings`), so that one finds the parks by the park, in many languages and with no knowledge of which it is. Where a
//! script sets no spaces between words, each two neighbouring letters are a word: a longer one is a row of such pairs.

mod endings;

use crate::members::fold;
use unicode_normalization::char::is_combining_mark;

/// The longest word that is kept, in letters.
const LONGEST: usize = 40;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Word {
    /// Folded, with its ending: how a name begins is asked of this.
    pub(in crate::search) plain: String,
    /// Folded, without its ending.
    pub(in crate::search) stem: String,
    /// Where it stands, in bytes.
    pub(in crate::search) from: usize,
    pub(in crate::search) to: usize,
    /// What kind of word.
    pub(in crate::search) cut: Cut,
}

/// How a word was cut out of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum Cut {
    /// It stands between spaces or signs.
    Whole,
    /// Two neighbouring letters of a script without spaces.
    Pair,
    /// The last letter of a run of such letters, or its only one.
    Single,
}

/// To what a letter belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A word between spaces.
    Spaced,
    /// A script that sets none.
    Dense,
    /// A picture, a word by itself.
    Picture,
    /// No word.
    None,
}

/// The words of a text, in their order.
pub(in crate::search) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut run: Vec<(usize, char)> = Vec::new();
    let mut kind = Sort::None;
    for (at, letter) in text.char_indices() {
        let next = sort_of(letter, kind);
        if next != kind || next == Sort::Picture {
            end(&mut found, text, kind, &run);
            run.clear();
            kind = next;
        }
        run.push((at, letter));
    }
    end(&mut found, text, kind, &run);
    found
}

/// Adds the words of a run of letters of one sort.
fn end(found: &mut Vec<Word>, text: &str, kind: Sort, run: &[(usize, char)]) {
    let (Some((from, _)), Some((last, letter))) = (run.first(), run.last()) else { return };
    let to = last + letter.len_utf8();
    match kind {
        Sort::None => {}
        Sort::Spaced => found.extend(whole(text.get(*from..to).unwrap_or_default(), *from, to)),
        Sort::Picture => {
            let sign = letter.to_string();
            found.push(Word { plain: sign.clone(), stem: sign, from: *from, to, cut: Cut::Whole });
        }
        Sort::Dense => {
            for (index, (from, letter)) in run.iter().enumerate() {
                let next = run.get(index + 1);
                let text: String = std::iter::once(*letter).chain(next.map(|(_, next)| *next)).collect();
                let to = next.map_or(to, |(at, next)| at + next.len_utf8());
                let plain = fold(&text);
                let cut = if next.is_some() { Cut::Pair } else { Cut::Single };
                if !plain.is_empty() {
                    found.push(Word { stem: plain.clone(), plain, from: *from, to, cut });
                }
            }
        }
    }
}

fn whole(text: &str, from: usize, to: usize) -> Option<Word> {
    let short: String = text.chars().take(LONGEST).collect();
    let short = endings::while_marked(&short.to_lowercase());
    let plain: String = respelled(&fold(&short))
        .chars()
        .filter(|letter| letter.is_alphanumeric() || is_combining_mark(*letter))
        .collect();
    let stem = endings::without(&plain);
    (!plain.is_empty()).then_some(Word { plain, stem, from, to, cut: Cut::Whole })
}

/// Spellings that stand for one another, made one: ae, oe, ue for the German umlauts (not behind a vowel or q, after the
/// normalisation of Lucene's `GermanNormalizationFilter`), and the Arabic letters that people write for one another.
fn respelled(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut before = ' ';
    for letter in word.chars() {
        let joins = letter == 'e' && matches!(before, 'a' | 'o' | 'u');
        let held = out.chars().rev().nth(1).is_some_and(|other| "aeiouyq".contains(other));
        if joins && !held {
            before = ' ';
            continue;
        }
        before = letter;
        match letter {
            'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
            'ى' | 'ی' | 'ئ' => out.push('ي'),
            'ؤ' => out.push('و'),
            'ة' => out.push('ه'),
            'ک' => out.push('ك'),
            'ـ' | 'ء' => {}
            other => out.push(other),
        }
    }
    out
}

fn sort_of(letter: char, before: Sort) -> Sort {
    match letter {
        // Joiners and marks go with what stands before them.
        '\u{200c}' | '\u{200d}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}' if before != Sort::Picture => before,
        '\u{e00}'..='\u{eff}'
        | '\u{f00}'..='\u{fff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}'
            if letter.is_alphanumeric() || is_combining_mark(letter) =>
        {
            Sort::Dense
        }
        '々' | '〆' | 'ー' => Sort::Dense,
        '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1f3fa}' | '\u{1f400}'..='\u{1faff}' => Sort::Picture,
        _ if letter.is_alphanumeric() => Sort::Spaced,
        _ if is_combining_mark(letter) && before != Sort::Picture => before,
        _ => Sort::None,
    }
}

#[cfg(test)]
mod tests;
