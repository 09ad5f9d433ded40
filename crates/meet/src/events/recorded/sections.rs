//! The headings of a Markdown file of minutes, and what stands below each.

/// What a part of minutes is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The name of the meeting, and what is said before all else.
    Title,
    /// Where a recording or the original is.
    Links,
    /// Who was there.
    Present,
    /// Who could not come.
    Away,
    /// What was to be talked about.
    Agenda,
    /// What was said, below headings of its own or without any.
    Minutes,
    /// One point of it.
    Point,
}

/// The words of headings that are no points.
const WORDS: [(&str, Part); 18] = [
    ("links", Part::Links),
    ("present", Part::Present),
    ("participants", Part::Present),
    ("attendees", Part::Present),
    ("attendance", Part::Present),
    ("in attendance", Part::Present),
    ("who was there", Part::Present),
    ("apologies", Part::Away),
    ("regrets", Part::Away),
    ("absent", Part::Away),
    ("excused", Part::Away),
    ("agenda", Part::Agenda),
    ("minutes", Part::Minutes),
    ("discussion", Part::Minutes),
    ("discussions", Part::Minutes),
    ("topics", Part::Minutes),
    ("notes", Part::Minutes),
    ("points", Part::Minutes),
];

/// A heading with what stands below it.
#[derive(Debug, Clone)]
pub(super) struct Section {
    pub(super) part: Part,
    /// As Markdown.
    pub(super) heading: String,
    /// The line of the heading, from 1.
    pub(super) line: usize,
    level: usize,
    /// The lines that follow it.
    pub(super) lines: Vec<String>,
}

impl Section {
    /// What stands below the heading, without blank lines around it.
    pub(super) fn text(&self) -> String {
        self.lines.join("\n").trim_matches('\n').trim_end().to_owned()
    }
}

/// The parts of a file, in their order; what stands before the first heading is in none.
pub(super) fn sections(text: &str) -> Vec<Section> {
    let (mut sections, mut fenced): (Vec<Section>, bool) = (Vec::new(), false);
    for (at, line) in text.lines().enumerate() {
        let begins = line.trim_start();
        fenced ^= begins.starts_with("```") || begins.starts_with("~~~");
        let new = heading(line).filter(|_| !fenced).and_then(|(level, words)| {
            let part = part_of(sections.last(), level, words)?;
            Some(Section { part, heading: words.to_owned(), line: at + 1, level, lines: Vec::new() })
        });
        match (new, sections.last_mut()) {
            (Some(new), _) => sections.push(new),
            (None, Some(last)) => last.lines.push(line.to_owned()),
            (None, None) => {}
        }
    }
    sections
}

/// The level of a heading, and its words.
fn heading(line: &str) -> Option<(usize, &str)> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let words = words.strip_prefix([' ', '\t'])?.trim();
    ((1..=6).contains(&level) && !words.is_empty()).then_some((level, words))
}

/// What a heading begins after this part; nothing where it belongs to the point below whose heading it stands.
fn part_of(before: Option<&Section>, level: usize, words: &str) -> Option<Part> {
    let Some(before) = before else {
        return Some(if level == 1 { Part::Title } else { Part::Point });
    };
    if before.part == Part::Point && level > before.level {
        return None;
    }
    let words = words.trim_end_matches(':').to_lowercase();
    Some(WORDS.iter().find(|(word, _)| *word == words).map_or(Part::Point, |(_, part)| *part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_below_a_point_belong_to_it_and_others_begin_something() {
        let text = "# Board\n\n## Present\n* Ana\n\n### Roof\nIt leaks.\n#### Where\nIn the north.\n\n## Discussion:\n### Garden\n\
                    ```\n## no heading\n```\n## Budget\n";
        let found = sections(text);
        let parts: Vec<(Part, &str, usize)> =
            found.iter().map(|one| (one.part, one.heading.as_str(), one.line)).collect();
        assert_eq!(
            parts,
            [
                (Part::Title, "Board", 1),
                (Part::Present, "Present", 3),
                (Part::Point, "Roof", 6),
                (Part::Minutes, "Discussion:", 11),
                (Part::Point, "Garden", 12),
                (Part::Point, "Budget", 16),
            ]
        );
        assert_eq!(found[2].text(), "It leaks.\n#### Where\nIn the north.");
        assert_eq!(found[4].text(), "```\n## no heading\n```");
    }

    #[test]
    fn a_sign_without_words_is_no_heading() {
        for line in ["#", "# ", "#hashtag", "####### deep", " text"] {
            assert_eq!(heading(line), None, "{line:?}");
        }
        assert_eq!(heading("## Roof "), Some((2, "Roof")));
    }
}
