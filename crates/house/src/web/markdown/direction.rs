//! In which direction a text runs. The browser finds it out for a paragraph (`dir="auto"`); a list, a quotation or a table
//! holds paragraphs that have directions of their own, and has to be told.

/// The direction of the first letter that has one.
pub(super) fn of(text: &str) -> Option<&'static str> {
    text.chars().find_map(|letter| match letter {
        letter if is_right_to_left(letter) => Some("rtl"),
        letter if letter.is_alphabetic() => Some("ltr"),
        _ => None,
    })
}

/// The blocks of Unicode whose letters run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin.
fn is_right_to_left(letter: char) -> bool {
    let block = matches!(letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    block && letter.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn the_first_letter_decides_and_figures_do_not() {
        assert_eq!(of("12, مرحبا Omar"), Some("rtl"));
        assert_eq!(of("(3) Hello مرحبا"), Some("ltr"));
        assert_eq!(of("שלום"), Some("rtl"));
        assert_eq!(of("2026!"), None);
    }
}
