//! What a line of Markdown says as plain words, and to where it leads.

use house::web::form::LINE;
use house::web::form::letters::one_line;
use house::web::markdown::{to_html, words_of};

/// A line as plain words that fit a title, without the addresses that stand beside them.
pub(super) fn plain(line: &str) -> String {
    // A mark stands where it was cut, and takes a place too.
    let words = |text: &str| one_line(&words_of(&to_html(text), LINE - 1));
    let apart = words(&without_addresses(line));
    if apart.is_empty() { words(line) } else { apart }
}

/// A line without what stands in angle brackets to be followed.
fn without_addresses(line: &str) -> String {
    let (mut left, mut rest) = (String::with_capacity(line.len()), line);
    while let Some((before, after)) = rest.split_once("<http") {
        left.push_str(before);
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    left.push_str(rest);
    left
}

/// The addresses on the net that a text names.
pub(super) fn addresses(text: &str) -> Vec<&str> {
    let end = |letter: char| letter.is_whitespace() || "<>()[]\"".contains(letter);
    let starts = |(at, _): (usize, &str)| text.get(at..)?.split(end).next();
    let found = text.match_indices("http").filter_map(starts);
    found.filter(|address| address.starts_with("http://") || address.starts_with("https://")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_its_words_and_not_its_marks() {
        for (line, said) in [
            ("[#34](https://board.example/34) The *roof* / @ana", "#34 The roof / @ana"),
            ("Roof <https://board.example/34>", "Roof"),
            ("<https://board.example/34>", "https://board.example/34"),
            ("`a < b` and _more_", "a < b and more"),
            ("…\u{202e}\u{200b}", "…"),
        ] {
            assert_eq!(plain(line), said, "{line}");
        }
        assert_eq!(plain(&"long ".repeat(60)).chars().count(), LINE);
    }

    #[test]
    fn addresses_end_where_their_marks_do() {
        let text = "See [#34](https://board.example/34), <http://roof.example> and https, https://a.example";
        assert_eq!(addresses(text), ["https://board.example/34", "http://roof.example", "https://a.example"]);
    }
}
