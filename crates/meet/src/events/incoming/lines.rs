//! The lines of a calendar file (RFC 5545): folded ones put together, names and parameters cut apart. By hand, as we write
//! such files by hand: what is read of them is a dozen properties.

/// The largest file, in bytes.
pub(super) const LARGEST: usize = 64 * 1024 * 1024;
/// The longest line, in bytes, once it is put together; what is longer is cut.
const LONGEST: usize = 64 * 1024;

/// A property of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Property {
    /// In capitals.
    pub(super) name: String,
    params: Vec<(String, String)>,
    /// As it stands in the file.
    pub(super) value: String,
}

impl Property {
    /// A parameter, by its name in capitals.
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    /// The value as a text that somebody wrote.
    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(self.value.len());
        let mut letters = self.value.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next() {
                    Some('n' | 'N') => text.push('\n'),
                    Some(other) => text.push(other),
                    None => {}
                },
                other if other.is_control() && other != '\t' => {}
                other => text.push(other),
            }
        }
        text.trim().to_owned()
    }
}

/// Reads a file; nothing where it is no text, or too large, or no calendar.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<Property>> {
    if bytes.len() > LARGEST || bytes.contains(&0) {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    let mut whole: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let line = line.trim_end_matches('\r');
        match (line.strip_prefix([' ', '\t']), whole.last_mut()) {
            (Some(more), Some(last)) if last.len() + more.len() <= LONGEST => last.push_str(more),
            (Some(_), _) => {}
            (None, _) if line.trim().is_empty() => {}
            (None, _) => whole.push(cut(line).to_owned()),
        }
    }
    let found: Vec<Property> = whole.iter().filter_map(|line| property(line)).collect();
    let begins = |one: &Property| one.name == "BEGIN" && one.value.eq_ignore_ascii_case("VCALENDAR");
    found.iter().any(begins).then_some(found)
}

/// As much of a line as is read of one, ending between two letters.
fn cut(line: &str) -> &str {
    let mut end = line.len().min(LONGEST);
    while !line.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    line.get(..end).unwrap_or_default()
}

/// One line, cut at the first colon that stands in no quotes.
fn property(line: &str) -> Option<Property> {
    let (mut quoted, mut cuts, mut colon) = (false, Vec::new(), None);
    for (at, letter) in line.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            ';' if !quoted => cuts.push(at),
            ':' if !quoted => {
                colon = Some(at);
                break;
            }
            _ => {}
        }
    }
    let colon = colon?;
    cuts.push(colon);
    let mut parts = Vec::new();
    let mut from = 0;
    for cut in cuts {
        parts.push(line.get(from..cut)?);
        from = cut + 1;
    }
    let mut parts = parts.into_iter();
    let name = parts.next()?.trim().to_ascii_uppercase();
    let param = |part: &str| {
        let (name, value) = part.split_once('=')?;
        Some((name.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_owned()))
    };
    Some(Property {
        name,
        params: parts.filter_map(param).collect(),
        value: line.get(colon + 1..)?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_lines_quotes_and_escapes_are_read_as_they_are_meant() {
        let file = b"BEGIN:VCALENDAR\r\nDESCRIPTION;ALTREP=\"data:a;b:c\";X=1:Toller\r\n\t Ter\r\n min\\, ja\\nund\r\nEND:VCALENDAR";
        let found = read(file).unwrap();
        assert_eq!(found[1].param("ALTREP"), Some("data:a;b:c"));
        assert_eq!(found[1].text(), "Toller Termin, ja\nund");
    }

    #[test]
    fn a_line_is_cut_by_its_bytes_and_between_two_letters() {
        let file = format!("BEGIN:VCALENDAR\nSUMMARY:{}\n more\nEND:VCALENDAR", "ä".repeat(LONGEST));
        let found = read(file.as_bytes()).unwrap();
        assert_eq!(found[1].value, "ä".repeat((LONGEST - "SUMMARY:".len()) / 2));
    }

    #[test]
    fn what_is_no_calendar_is_nothing() {
        for file in [&b""[..], b"hello", b"\x00\x01BEGIN:VCALENDAR", b"BEGIN:VCARD\nEND:VCARD", b"\xff\xfe"] {
            assert!(read(file).is_none(), "{file:?}");
        }
    }
}
