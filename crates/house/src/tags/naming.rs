//! What people type for tags, and how it is written.

use crate::members::fold;
use crate::web::form::PARAGRAPHS;
use crate::web::form::letters::without_unseen;
use crate::web::{Form, Said};
use unicode_normalization::UnicodeNormalization;

/// The most tags of one item.
pub(super) const MOST: usize = 8;
/// The longest tag, in characters.
pub(super) const LONGEST: usize = 40;

/// Reads the field `tags`: parted by commas, each once, however it is written. Complaints stand beside the field.
pub fn read(form: &mut Form) -> Vec<String> {
    let text = form.optional_text("tags", PARAGRAPHS);
    let tags = names_of(&text);
    if tags.len() > MOST {
        form.fail("tags", Said::key("tag-refused-many").with("max", MOST).with("count", tags.len()));
    }
    if let Some(long) = tags.iter().find(|tag| tag.chars().count() > LONGEST) {
        let shown: String = long.chars().take(LONGEST).collect();
        form.fail("tags", Said::key("tag-refused-long").with("max", LONGEST).with("tag", shown));
    }
    tags
}

/// The tags in a text.
pub fn names_of(text: &str) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let parts = text.split([',', ';', '\n', '\u{60c}', '\u{61b}', '\u{3001}', '\u{ff0c}']);
    parts.filter_map(name_of).filter(|name| seen.insert(fold(name))).collect()
}

/// A tag as it is kept: in one form, without the sign before it, without what nobody sees. None where nothing stays.
pub(super) fn name_of(text: &str) -> Option<String> {
    let text: String = text.nfc().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let text = without_unseen(&text);
    let text = text.trim().trim_start_matches(['#', '＃']);
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let readable = name.chars().any(|letter| !letter.is_ascii_punctuation() && !letter.is_whitespace());
    (readable && !fold(&name).is_empty()).then_some(name)
}

/// Tags as they are typed.
pub fn typed(tags: &[String]) -> String {
    tags.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_parted_by_commas_and_count_once() {
        assert_eq!(
            names_of("Roofs, #roofs ,  school   yard;🌱,, مياه، a"),
            ["Roofs", "school yard", "🌱", "مياه", "a"]
        );
        assert!(names_of(" , # , ## ,\u{200b}, --").is_empty());
    }

    #[test]
    fn the_ninth_tag_and_one_of_two_hundred_letters_are_refused_and_stay_typed() {
        let many = "a, b, c, d, e, f, g, h, i";
        let mut form = Form::new().with("tags", many);
        read(&mut form);
        assert!(form.error("tags").is_some());
        assert_eq!(form.value("tags"), many);
        let mut form = Form::new().with("tags", "x".repeat(200));
        read(&mut form);
        assert!(form.error("tags").is_some());
    }
}
