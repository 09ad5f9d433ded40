//! Templates hold no words: every word comes from `locales/`, so that it can be said in another language.

use crate::house::{File, house, in_order};

/// Names that are the same in every language.
const NAMES: &[&str] = &["Commonweave"];
/// Attributes that people read or hear.
const SPOKEN: &[&str] =
    &["title", "alt", "placeholder", "label", "aria-label", "aria-description", "aria-roledescription"];
/// Elements whose content is no prose.
const MUTE: &[&str] = &["script", "style", "kbd", "code"];

/// Words between tags or in spoken attributes, outside `{{ … }}`.
fn spoken_words(files: &[File]) -> Vec<String> {
    let templates =
        files.iter().filter(|file| file.path.starts_with("crates/") && file.path.ends_with(".html"));
    templates
        .flat_map(|file| {
            let found = words_of(&without_template_code(&file.text));
            found.into_iter().map(|(line, word)| {
                format!("{}:{line}: “{word}” stands in the template: give it a key in locales/en", file.path)
            })
        })
        .collect()
}

/// The text with `{{ }}`, `{% %}`, `{# #}` and `<!-- -->` blanked, line ends kept.
fn without_template_code(text: &str) -> String {
    let mut rest = text;
    let mut plain = String::new();
    let pairs = [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<!--", "-->")];
    while let Some((at, (open, close))) =
        pairs.iter().filter_map(|pair| Some((rest.find(pair.0)?, *pair))).min()
    {
        let (before, inside) = rest.split_at(at);
        plain.push_str(before);
        let length = inside.find(close).map_or(inside.len(), |end| end + close.len()).max(open.len());
        let (code, after) = inside.split_at(length);
        plain.extend(code.chars().filter(|letter| *letter == '\n'));
        rest = after;
    }
    plain + rest
}

/// Words that a reader would meet, with their lines.
fn words_of(html: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut mute: Option<String> = None;
    let mut line = 1;
    for (index, piece) in html.split('<').enumerate() {
        let (tag, text) = if index == 0 { ("", piece) } else { split_tag(piece) };
        let name: String =
            tag.chars().take_while(|c| c.is_alphanumeric() || *c == '/' || *c == '-').collect();
        let name = name.to_lowercase();
        if mute.as_ref().is_some_and(|open| name == format!("/{open}")) {
            mute = None;
        }
        if mute.is_none() {
            let spoken = SPOKEN.iter().filter_map(|attribute| value_of(tag, attribute));
            found.extend(spoken.filter(|value| has_words(value)).map(|value| (line, value)));
            if MUTE.contains(&name.as_str()) {
                mute = Some(name);
            } else if has_words(text) {
                let before = tag.matches('\n').count()
                    + text.len().saturating_sub(text.trim_start().len()).min(1) * blank_lines(text);
                found.push((line + before, text.trim().chars().take(40).collect()));
            }
        }
        line += piece.matches('\n').count();
    }
    found
}

fn blank_lines(text: &str) -> usize {
    text.chars().take_while(|letter| letter.is_whitespace()).filter(|letter| *letter == '\n').count()
}

/// A piece after `<` as its tag and the text behind it; `>` inside quotes does not end a tag.
fn split_tag(piece: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, letter) in piece.char_indices() {
        match (quote, letter) {
            (None, '>') => {
                return (piece.get(..at).unwrap_or_default(), piece.get(at + 1..).unwrap_or_default());
            }
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    (piece, "")
}

fn value_of(tag: &str, attribute: &str) -> Option<String> {
    let (_, after) = tag
        .split_once(&format!(" {attribute}=\""))
        .or_else(|| tag.split_once(&format!("\n{attribute}=\"")))?;
    Some(after.split('"').next()?.to_owned())
}

/// Letters of any script, names and `&entities;` left out.
fn has_words(text: &str) -> bool {
    let mut text = text.to_owned();
    for name in NAMES {
        text = text.replace(name, "");
    }
    // A macro may write attributes without their tag: their names and values are judged where they are used.
    while let Some((before, value)) = text.split_once("=\"") {
        let after = value.split_once('"').map_or("", |(_, after)| after);
        let name = before.rfind(char::is_whitespace).map_or("", |at| before.get(..at).unwrap_or_default());
        text = format!("{name} {after}");
    }
    let mut in_entity = false;
    text.chars().any(|letter| {
        in_entity = if letter == '&' { true } else { in_entity && letter != ';' };
        letter.is_alphabetic() && !in_entity
    })
}

#[test]
fn templates_hold_no_words() {
    in_order(&spoken_words(&house()));
}

#[cfg(test)]
fn found(html: &str) -> Vec<String> {
    spoken_words(&[File::new("crates/commonweave/src/events/views/show.html", html)])
}

#[test]
fn a_word_between_tags_is_noticed_with_its_line() {
    let broken = found("<h1>\n{{ t.title }}\n</h1>\n<p>\n  Welcome to {{ name }}</p>");
    assert_eq!(broken.len(), 1);
    assert!(broken[0].contains(":5: “Welcome to”"), "{broken:?}");
}

#[test]
fn a_word_in_an_attribute_that_is_read_aloud_is_noticed() {
    assert_eq!(found("<a class=\"card\" aria-label=\"Close\" href=\"/a\">×</a>").len(), 1);
    assert_eq!(found("<input placeholder=\"{{ t.search }}\" name=\"q\" value=\"x > y\">").len(), 0);
}

#[test]
fn code_scripts_names_and_signs_are_no_words() {
    assert!(
        found("{% if a %}{# a note #}<b>{{ x }}</b>{% endif %} · &nbsp; 12 <!-- note --> Commonweave")
            .is_empty()
    );
    assert!(
        found("{% macro a(b) %} aria-describedby=\"f-{{ b }}-hint\" class=\"x\"{% endmacro %}").is_empty()
    );
    assert_eq!(found("{% macro a(b) %}Say aria-label=\"x\" it{% endmacro %}").len(), 1);
    assert!(found("<script>let a = 1;</script><kbd>n</kbd><code>cargo run</code>").is_empty());
}
