//! Markdown with each heading on one line, behind its signs, whatever way it was written; and where code stands, in which
//! nothing is a heading. Lines keep their numbers.

use super::present::entry;

/// The code around which a fence stands open, by its sign and length.
#[derive(Debug, Default)]
pub(super) struct Fence(Option<(char, usize)>);

impl Fence {
    /// Whether the next line stands in code, or is the fence around it.
    pub(super) fn holds(&mut self, line: &str) -> bool {
        let line = line.trim();
        let signs = |sign: char| {
            let rest = line.trim_start_matches(sign);
            let long = line.len() - rest.len();
            (long >= 3).then_some((sign, long, rest))
        };
        match (self.0, signs('`').or_else(|| signs('~'))) {
            // Code in a line may stand between three signs too.
            (None, Some((sign, long, rest))) if sign == '~' || !rest.contains('`') => {
                self.0 = Some((sign, long));
                true
            }
            (Some((open, least)), Some((sign, long, ""))) if sign == open && long >= least => {
                self.0 = None;
                true
            }
            (open, _) => open.is_some(),
        }
    }
}

/// A text in which headings that are underlined have signs before them, and what stands at its top for machines is blank but
/// for the title.
pub(super) fn even(text: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    blank_front(&mut lines);
    blank_comments(&mut lines);
    let (mut even, mut fence): (Vec<String>, Fence) = (Vec::with_capacity(lines.len()), Fence::default());
    for line in lines {
        let signs = if fence.holds(&line) { None } else { underline(&line) };
        let alone = even.iter().rev().nth(1).is_none_or(|before| before.trim().is_empty());
        match (signs, even.last_mut()) {
            (Some(signs), Some(words)) if alone && is_words(words) => {
                *words = format!("{signs} {}", words.trim());
                even.push(String::new());
            }
            _ => even.push(line),
        }
    }
    even.join("\n")
}

/// The signs of a heading below whose words this line stands.
fn underline(line: &str) -> Option<&'static str> {
    let line = line.trim_end();
    let is_all = |sign: char| line.len() >= 3 && line.chars().all(|letter| letter == sign);
    if is_all('=') {
        Some("#")
    } else if is_all('-') {
        Some("##")
    } else {
        None
    }
}

/// Whether a line can be a heading if the next one underlines it.
fn is_words(line: &str) -> bool {
    let marked = line.starts_with(['#', '>', '|', '<', ' ', '\t', '`', '~']);
    !line.trim().is_empty() && !marked && entry(line).is_none()
}

/// Takes away what stands between two lines at the top for the machines of a website; the title becomes a heading where no
/// other one follows.
fn blank_front(lines: &mut [String]) {
    if lines.first().is_none_or(|line| line.trim_end() != "---") {
        return;
    }
    let is_end = |line: &String| matches!(line.trim_end(), "---" | "...");
    let Some(between) = lines.iter().skip(1).position(is_end) else { return };
    let mut rest = lines.iter().skip(between + 2).filter(|line| !line.trim().is_empty());
    let first = rest.next().is_some_and(|line| line.starts_with("# "));
    let titled = first || rest.next().is_some_and(|line| underline(line) == Some("#"));
    for line in lines.iter_mut().take(between + 2) {
        let title = line.strip_prefix("title:").map(|title| title.trim().trim_matches(['"', '\'']));
        let title = title.filter(|title| !titled && !title.is_empty());
        *line = title.map(|title| format!("# {title}")).unwrap_or_default();
    }
}

/// Takes away comments before all else, such as who has which right to the text: they are shown nowhere.
fn blank_comments(lines: &mut [String]) {
    let mut inside = false;
    for line in lines {
        inside |= line.trim_start().starts_with("<!--");
        if !inside && !line.trim().is_empty() {
            return;
        }
        let rest = line.split_once("-->").map(|(_, rest)| rest.trim().to_owned());
        inside = inside && rest.is_none();
        *line = rest.unwrap_or_default();
        if !line.is_empty() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_are_underlined_get_signs() {
        let text = "Board\n=====\n\nPresent\n-------\n\n* Ana\n---\n\n```\nno\n---\n```\nTwo\nlines\n---\n";
        assert_eq!(
            even(text),
            "# Board\n\n\n## Present\n\n\n* Ana\n---\n\n```\nno\n---\n```\nTwo\nlines\n---"
        );
    }

    #[test]
    fn what_is_for_machines_is_blank_but_for_the_title() {
        let text = "---\nlayout: post\ntitle: \"Board\"\n---\n## Roof\n";
        assert_eq!(even(text), "\n\n# Board\n\n## Roof");
        assert_eq!(even("---\ntitle: Page\n---\n# Board\n"), "\n\n\n# Board");
        assert_eq!(even("---\nWe met.\n"), "---\nWe met.");
    }

    #[test]
    fn comments_before_all_else_are_blank() {
        let text = "<!-- Free\nfor all -->\n\n<!-- by Ana -->\n# Board\n<!-- kept -->\n";
        assert_eq!(even(text), "\n\n\n\n# Board\n<!-- kept -->");
        assert_eq!(even("<!-- a --> # Board\n"), "# Board");
        assert_eq!(even("# Board\n<!-- a -->\n"), "# Board\n<!-- a -->");
    }

    #[test]
    fn code_ends_with_the_fence_that_began_it() {
        let mut fence = Fence::default();
        let text = "a\n```rust\n# b\n~~~\n````\nc\n```d``` e\n# f";
        let held: Vec<bool> = text.lines().map(|line| fence.holds(line)).collect();
        assert_eq!(held, [false, true, true, true, true, false, false, false]);
    }
}
