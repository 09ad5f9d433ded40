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
