//! Paragraphs of a text: what empty lines part.

/// The paragraphs of a text, in order.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let parts = text.split("\n\n").map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The text with another paragraph in place of this one; none where it stands there no more, or more than once.
pub(super) fn replaced(text: &str, was: &str, becomes: &str) -> Option<String> {
    let parts = paragraphs(text);
    if parts.iter().filter(|part| *part == was).count() != 1 {
        return None;
    }
    let parts: Vec<&str> = parts
        .iter()
        .map(|part| if part == was { becomes } else { part.as_str() })
        .filter(|part| !part.is_empty())
        .collect();
    Some(parts.join("\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_paragraph_is_changed_and_the_others_stay() {
        let text = "One\n\nTwo\nlines\n\n\nThree";
        assert_eq!(replaced(text, "Two\nlines", "2").as_deref(), Some("One\n\n2\n\nThree"));
        assert_eq!(replaced(text, "Two\nlines", "").as_deref(), Some("One\n\nThree"));
        assert_eq!(replaced(text, "Four", "4"), None);
        assert_eq!(replaced("A\n\nA", "A", "B"), None);
    }
}
