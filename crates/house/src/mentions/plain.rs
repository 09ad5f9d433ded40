//! Names that somebody typed by hand: `@Ada Lovelace`, `#Bike lanes`, `#42`.

use std::ops::Range;

/// The most words that a name may have to be found so.
pub(super) const WORDS: usize = 6;
/// So many signs are looked at in one text; what stands behind the others stays as it was typed.
pub(super) const LOOKED_AT: usize = 60;

/// A sign with what may be a name behind it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) sign: char,
    /// What may be the name, the longest first: where it ends, counted from the text's beginning.
    pub(super) names: Vec<Range<usize>>,
}

/// Where names may stand in a text, outside of code and of links.
pub(super) fn typed(text: &str) -> Vec<Typed> {
    let (mut found, mut fence, mut at) = (Vec::new(), "", 0_usize);
    for line in text.split_inclusive('\n') {
        let start = at;
        at = at.saturating_add(line.len());
        let mark = ["```", "~~~"].into_iter().find(|mark| line.trim_start().starts_with(mark));
        match mark {
            Some(mark) if fence.is_empty() => fence = mark,
            Some(mark) if fence == mark => fence = "",
            // Who is named in what somebody else said was told of it then.
            _ if line.trim_start().starts_with('>') => {}
            _ if fence.is_empty() => in_line(line, start, &mut found),
            _ => {}
        }
        if found.len() >= LOOKED_AT {
            break;
        }
    }
    found.truncate(LOOKED_AT);
    found
}

fn in_line(line: &str, start: usize, found: &mut Vec<Typed>) {
    let (mut before, mut code) = (' ', false);
    for (at, letter) in line.char_indices() {
        if letter == '`' {
            code = !code;
        }
        // Behind a letter it is an address of mail, behind a bracket a link, behind a backslash meant as it stands.
        let begins = matches!(letter, '@' | '#') && !code && opens(before);
        before = letter;
        if !begins {
            continue;
        }
        let rest = line.get(at.saturating_add(1)..).unwrap_or_default();
        let begin = start.saturating_add(at).saturating_add(1);
        let names: Vec<Range<usize>> =
            ends(rest).into_iter().rev().map(|end| begin..begin.saturating_add(end)).collect();
        if !names.is_empty() {
            found.push(Typed { sign: letter, names });
        }
        if found.len() >= LOOKED_AT {
            return;
        }
    }
}

fn opens(before: char) -> bool {
    !before.is_alphanumeric() && !matches!(before, '[' | '\\' | '/' | '_' | '&' | '@' | '#' | '=' | '?')
}

/// Where the first word of a text ends, the first two, the first three …
fn ends(text: &str) -> Vec<usize> {
    let (mut ends, mut at) = (Vec::new(), 0_usize);
    for word in text.split(' ').take(WORDS) {
        let is_part =
            |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-' | '.' | '&');
        let length = word.find(|letter: char| !is_part(letter)).unwrap_or(word.len());
        let whole = word.get(..length).unwrap_or_default();
        let bare = whole.trim_end_matches(['.', '\'', '’', '-', '&']);
        if bare.is_empty() {
            break;
        }
        ends.push(at.saturating_add(bare.len()));
        // A name may end in a point of its own, as in "Green Ltd."
        if bare.len() < whole.len() {
            ends.push(at.saturating_add(whole.len()));
        }
        at = at.saturating_add(word.len()).saturating_add(1);
        if length < word.len() {
            break;
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<Vec<&str>> {
        typed(text).into_iter().map(|one| one.names.into_iter().map(|range| &text[range]).collect()).collect()
    }

    #[test]
    fn a_name_may_be_as_long_as_the_words_go_on() {
        assert_eq!(names("Ask @Ada Lovelace, please"), [["Ada Lovelace", "Ada"]]);
        assert_eq!(names("(@Zoë)"), [["Zoë"]]);
        assert_eq!(names("#42 and"), [["42 and", "42"]]);
    }

    #[test]
    fn mail_links_and_code_are_no_names() {
        for text in
            ["ana@example.org", "[@Ada](/x)", "`@Ada`", "```\n@Ada\n```", "\\@Ada", "@ Ada", "## Head", "@@"]
        {
            assert!(typed(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_storm_is_looked_at_for_a_while_only() {
        assert_eq!(typed(&"@a ".repeat(10_000)).len(), LOOKED_AT);
        assert_eq!(typed(&"@a\n".repeat(10_000)).len(), LOOKED_AT);
    }
}
