//! Signs inside of a line that stand for themselves.

use std::borrow::Cow;

/// Stands between two signs that mean something only together.
pub(super) const BETWEEN: char = '\u{fdd0}';
const STAR: char = '\u{fdd1}';
const TILDE: char = '\u{fdd2}';
const TICK: char = '\u{fdd3}';
const UNDER: char = '\u{fdd4}';

fn is_mark(letter: char) -> bool {
    matches!(letter, BETWEEN | STAR | TILDE | TICK | UNDER)
}

/// A text with its marks as the signs for which they stand.
pub(in crate::web::markdown) fn restored(text: &str) -> Cow<'_, str> {
    if !text.contains(is_mark) {
        return Cow::Borrowed(text);
    }
    let sign = |letter| match letter {
        BETWEEN => None,
        STAR => Some('*'),
        TILDE => Some('~'),
        TICK => Some('`'),
        UNDER => Some('_'),
        other => Some(other),
    };
    Cow::Owned(text.chars().filter_map(sign).collect())
}

/// Adds a line in which signs that stand for themselves are marked.
pub(super) fn marked(line: &str, out: &mut String) {
    // Marks that somebody has found a way to type are nothing.
    let letters: Vec<char> = line.chars().filter(|letter| !is_mark(*letter)).collect();
    let at = |place: usize| letters.get(place).copied();
    // Whether a piece of code is open: then a tick closes it, wherever it stands.
    let mut code = false;
    for (place, letter) in letters.iter().copied().enumerate() {
        let before = place.checked_sub(1).and_then(at);
        let around = (before, at(place.saturating_add(1)));
        match letter {
            '*' if is_times(around) || is_eye(&letters, place) => out.push(STAR),
            '_' if is_face_of_two(around) => out.push(UNDER),
            // Two tildes strike out; one means about, or from here to there.
            '~' if around.0 != Some('~') && around.1 != Some('~') => out.push(TILDE),
            '`' if !code && is_apostrophe(around) => out.push(TICK),
            '`' => {
                code = !code;
                out.push(letter);
            }
            // `[10:32]: yes` names no address.
            ':' if before == Some(']') => out.extend([BETWEEN, ':']),
            // Two backslashes begin the address of a shared folder, and one ends that of a drive.
            '\\' if around.1 == Some('\\') || around.1.is_none() || before == Some('¯') => {
                out.extend(['\\', BETWEEN]);
            }
            other => out.push(other),
        }
    }
}

type Around = (Option<char>, Option<char>);

/// Between two letters or figures a star multiplies, or hides a letter. Scripts without blanks emphasise there.
fn is_times((before, after): Around) -> bool {
    let parted =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() && has_blanks(letter));
    parted(before) && parted(after)
}

/// Whether words of the script of this letter stand apart.
fn has_blanks(letter: char) -> bool {
    !matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{fffff}')
}

/// `^_^`, `-_-`, `>_<`
fn is_face_of_two(around: Around) -> bool {
    let sign = |letter: char| !letter.is_alphanumeric() && !letter.is_whitespace() && letter != '_';
    match around {
        (Some('>'), Some('<')) => true,
        (Some(before), Some(after)) => before == after && sign(before),
        _ => false,
    }
}

/// One of the stars of `*_*`, which would else emphasise.
fn is_eye(letters: &[char], place: usize) -> bool {
    let face = |first: Option<usize>| {
        let face = first.and_then(|first| letters.get(first..first.saturating_add(3)));
        face == Some(&['*', '_', '*'])
    };
    face(Some(place)) || face(place.checked_sub(2))
}

/// ``It`s``
fn is_apostrophe((before, after): Around) -> bool {
    before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn once(line: &str) -> String {
        let mut out = String::new();
        marked(line, &mut out);
        assert_eq!(restored(&out), line, "nothing is lost");
        out
    }

    #[test]
    fn sums_hidden_letters_and_apostrophes_stand_for_themselves() {
        for line in
            ["2*3*4 = 24", "f*ck and s*it", "It`s what she`s said", "from 10~20 to 30~40", "*_* oh *_*"]
        {
            let out = once(line);
            assert!(!out.contains(['*', '`', '~']), "{out}");
        }
    }

    #[test]
    fn emphases_and_code_stay_what_they_are() {
        for line in
            ["**bold** and *slanted*", "run `ls` and `it`s", "~~gone~~", "中文*强调*中文", "_so_", "*_so_*"]
        {
            assert_eq!(once(line), line);
        }
    }

    #[test]
    fn a_mark_that_was_typed_is_nothing() {
        let mut out = String::new();
        marked("a\u{fdd1}b", &mut out);
        assert_eq!(out, "ab");
    }
}
