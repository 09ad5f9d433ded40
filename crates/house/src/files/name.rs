//! What a file is called: as its sender called it, as far as a name can be trusted.

use crate::web::form::letters;

/// The longest name that is kept, in letters.
const LETTERS: usize = 120;
/// The longest end of a name, such as `.tar.gz`, that stays when the rest of it is cut.
const END: usize = 12;

/// A name without the folders before it, without letters that nobody sees or that turn what follows, and not too long.
pub(super) fn cleaned(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen = letters::without_unseen(last);
    let line: String = seen.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = words.trim_start_matches('.').trim();
    if name.is_empty() { "file".to_owned() } else { shortened(name) }
}

/// Cut in its middle, so that one still sees what it is.
fn shortened(name: &str) -> String {
    let length = name.chars().count();
    if length <= LETTERS {
        return name.to_owned();
    }
    let end = name.rsplit_once('.').map(|(_, end)| end).filter(|end| end.chars().count() <= END);
    let end = end.map(|end| format!("….{end}")).unwrap_or_else(|| "…".to_owned());
    let room = LETTERS.saturating_sub(end.chars().count());
    name.chars().take(room).chain(end.chars()).collect()
}

/// The header by which a browser saves a file under its name: in plain letters for old ones, in all letters for the others.
pub(super) fn disposition(name: &str, shown: bool) -> String {
    let way = if shown { "inline" } else { "attachment" };
    let plain = |letter: char| letter.is_ascii_alphanumeric() || " .-_()".contains(letter);
    let ascii: String = name.chars().map(|letter| if plain(letter) { letter } else { '_' }).collect();
    let mut all = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
            all.push(char::from(byte));
        } else {
            all.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("{way}; filename=\"{ascii}\"; filename*=UTF-8''{all}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_and_turns_nothing() {
        for (sent, kept) in [
            ("../../x", "x"),
            ("..\\..\\windows\\system.ini", "system.ini"),
            ("/etc/passwd", "passwd"),
            ("..", "file"),
            ("", "file"),
            (".htaccess", "htaccess"),
            ("invoice\u{202e}fdp.exe", "invoicefdp.exe"),
            ("a\r\nSet-Cookie: b.txt", "a Set-Cookie: b.txt"),
            ("表紙 2026.pdf", "表紙 2026.pdf"),
            ("تقرير.docx", "تقرير.docx"),
        ] {
            assert_eq!(cleaned(sent), kept, "{sent:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_beginning_and_its_end() {
        let long = cleaned(&format!("{}.pdf", "ß".repeat(1_000)));
        assert_eq!(long.chars().count(), LETTERS);
        assert!(long.starts_with("ßßß") && long.ends_with("….pdf"), "{long}");
        let longer = cleaned(&format!("a.{}", "x".repeat(1_000)));
        assert!(longer.starts_with("a.x") && longer.ends_with('…'), "{longer}");
    }

    #[test]
    fn a_browser_is_told_the_name_in_letters_that_it_can_take() {
        let told = disposition("Plan \"B\"; für.pdf", false);
        assert!(told.starts_with("attachment; filename=\"Plan _B__ f_r.pdf\"; "), "{told}");
        assert!(told.ends_with("filename*=UTF-8''Plan%20%22B%22%3B%20f%C3%BCr.pdf"), "{told}");
        assert!(told.is_ascii());
    }
}
