//! A text as it was typed: paragraphs and lines, and every sign shown as itself.

/// Safe HTML whose length grows with the text alone.
pub(super) fn to_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len().saturating_add(text.len() / 4));
    let mut inside = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            if inside {
                html.push_str("</p>\n");
            }
            inside = false;
            continue;
        }
        html.push_str(if inside { "<br>\n" } else { "<p dir=\"auto\">" });
        inside = true;
        escape(line, &mut html);
    }
    if inside {
        html.push_str("</p>\n");
    }
    html
}

/// Adds a text in which every sign stands for itself, also between quotation marks.
pub(super) fn escape(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

/// The words of HTML, without its elements and in one line. Whoever cuts off the HTML may leave half an element at its end.
pub(super) fn words_of(html: &str, most: usize) -> String {
    let mut words = String::new();
    let mut parts = html.split('<');
    words.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let Some((element, text)) = part.split_once('>') else { break };
        // A word ends where a line or a block does, and not where a link or an emphasis does.
        let inline = ["a", "/a", "em", "/em", "strong", "/strong", "code", "/code", "del", "/del"];
        if !inline.contains(&element.split(' ').next().unwrap_or_default()) {
            words.push(' ');
        }
        words.push_str(text);
    }
    let words =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")]
            .iter()
            .fold(words, |words, (sign, letter)| words.replace(sign, letter));
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut cut: String = line.chars().take(most).collect();
    if cut.len() < line.len() {
        cut.truncate(cut.trim_end().len());
        cut.push('…');
    }
    cut
}
