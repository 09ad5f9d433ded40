//! Slack's way of marking text, as Markdown.
//!
//! Slack marks with single signs (`*bold*`, `_slanted_`, `~struck~`), writes `&`, `<` and `>` as `&amp;`, `&lt;` and `&gt;`,
//! and puts people, channels and addresses between `<` and `>`. What means nothing there and something in Markdown is
//! escaped. The work grows with the text and with nothing else.

mod inline;
mod reference;

use inline::Inline;

/// How people and channels are called.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The name of a user and where they are now.
    pub user: &'a dyn Fn(&str) -> Option<(String, Option<String>)>,
    /// The name of a channel and where it is now.
    pub channel: &'a dyn Fn(&str) -> Option<(String, Option<String>)>,
}

impl std::fmt::Debug for Names<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Names")
    }
}

/// A text of Slack as Markdown.
pub fn to_markdown(text: &str, names: &Names<'_>) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(text.len() / 8));
    let mut parts = text.split("```");
    if let Some(first) = parts.next() {
        prose(first, names, &mut out);
    }
    while let Some(code) = parts.next() {
        let Some(after) = parts.next() else {
            // A fence that nobody closed is none.
            out.push_str("\\`\\`\\`");
            prose(code, names, &mut out);
            break;
        };
        fence(&reference::plain(code, names), &mut out);
        prose(after.strip_prefix('\n').unwrap_or(after), names, &mut out);
    }
    out.trim().to_owned()
}

/// Code on lines of its own.
fn fence(code: &str, out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out.push_str("```\n");
    out.push_str(code.trim_matches('\n'));
    out.push_str("\n```\n");
}

fn prose(text: &str, names: &Names<'_>, out: &mut String) {
    // `>>>` quotes all that follows.
    let mut all = false;
    for (place, line) in text.split('\n').enumerate() {
        if place > 0 {
            out.push('\n');
        }
        let quoted = ["&gt;&gt;&gt;", ">>>"].iter().find_map(|mark| line.strip_prefix(mark));
        all |= quoted.is_some();
        let quoted = quoted.or_else(|| ["&gt;", ">"].iter().find_map(|mark| line.strip_prefix(mark)));
        let rest = match quoted {
            Some(rest) => {
                out.push_str("> ");
                rest.trim_start()
            }
            None if all => {
                out.push_str("> ");
                line
            }
            None => line,
        };
        let rest = match rest.trim_start().strip_prefix("• ") {
            Some(item) => {
                out.push_str("- ");
                item
            }
            None => rest,
        };
        if rest.starts_with('#') {
            out.push('\\');
        }
        Inline::new(rest, names).write(out);
    }
}

#[cfg(test)]
mod tests;
