//! What a file is, whatever it is called.

use super::FileRefused;

/// What can be read.
pub(super) enum Nature {
    Text,
    Workbook,
    Cards,
}

/// By the marks at its head.
pub(super) fn of(bytes: &[u8]) -> Result<Nature, FileRefused> {
    if bytes.is_empty() {
        return Err(FileRefused::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Ok(Nature::Workbook);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(FileRefused::Pdf);
    }
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if !marked && super::letters::two_bytes(bytes).is_none() && (bytes.contains(&0) || mostly_control(bytes))
    {
        return Err(FileRefused::Binary);
    }
    let head = bytes.get(..64).unwrap_or(bytes).to_ascii_uppercase();
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head).trim_ascii_start();
    Ok(if head.starts_with(b"BEGIN:VCARD") { Nature::Cards } else { Nature::Text })
}

/// By how its text begins.
pub(super) fn of_text(text: &str) -> Result<(), FileRefused> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let end = text.char_indices().nth(2000).map_or(text.len(), |(end, _)| end);
    let head = text.get(..end).unwrap_or(text).to_ascii_lowercase();
    let tagged = |names: &[&str]| names.iter().any(|name| head.starts_with(name));
    if tagged(&["<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<div", "<tr", "<style"]) {
        return Err(FileRefused::Html);
    }
    if head.starts_with("<?xml") || (head.starts_with('<') && head.contains("xmlns")) {
        return Err(if head.contains("<html") { FileRefused::Html } else { FileRefused::Xml });
    }
    if head.starts_with('<') && head.contains("</") {
        return Err(FileRefused::Xml);
    }
    let rest = head.trim_start_matches(['[', '{', ' ', '\n', '\r', '\t']);
    let object = head.starts_with('{') || head.starts_with('[');
    let keyed = rest.starts_with('"') && rest.get(1..).is_some_and(after_key);
    if object && (keyed || rest.starts_with(']') || rest.starts_with('}')) {
        return Err(FileRefused::Json);
    }
    // A list of lists of words.
    let listed = head.starts_with('[') && rest.starts_with('"') && head.contains("\",") && head.contains(']');
    if listed { Err(FileRefused::Json) } else { Ok(()) }
}

fn after_key(rest: &str) -> bool {
    rest.split_once('"').is_some_and(|(_, after)| after.trim_start().starts_with(':'))
}

/// More than one byte in fifty that no text has.
fn mostly_control(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let odd = head.iter().filter(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace()).count();
    // The sign by which Japanese mail of old changes its letters.
    let escapes = head.iter().filter(|byte| **byte == 0x1b).count();
    (odd - escapes) * 50 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_table_is_known_by_its_head() {
        assert_eq!(of_text("<html><head>").unwrap_err(), FileRefused::Html);
        assert_eq!(of_text(" [{\"name\":\"Ida\"}]").unwrap_err(), FileRefused::Json);
        assert_eq!(of_text("{\n  \"people\": []}").unwrap_err(), FileRefused::Json);
        assert_eq!(of_text("<?xml version=\"1.0\"?><list/>").unwrap_err(), FileRefused::Xml);
        assert_eq!(of_text("[Draft] Members,Email\n"), Ok(()));
        assert_eq!(of_text("<Ida> Berg,Email\n"), Ok(()));
        assert!(matches!(of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(FileRefused::Binary)));
    }
}
