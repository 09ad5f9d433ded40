//! The headings of a Markdown file of minutes, and what stands below each.

use super::even::Fence;
use super::known::{Part, is_group, known};
use super::present::entry;
use super::words::plain;
use jiff::civil::Date;

/// How deep a heading can stand.
const DEEPEST: usize = 6;

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
    let (mut sections, mut fence): (Vec<Section>, Fence) = (Vec::new(), Fence::default());
    let titled = has_title(text);
    for (at, line) in text.lines().enumerate() {
        let code = fence.holds(line);
        let found = heading(line).filter(|_| !code).and_then(|(level, words)| {
            let part = part_of(&sections, (level, words), titled)?;
            Some(Section { part, heading: words.to_owned(), line: at + 1, level, lines: Vec::new() })
        });
        let new = found.or_else(|| sections.last().filter(|_| !code)?.labelled(at, line));
        match (new, sections.last_mut()) {
            (Some(new), _) => sections.push(new),
            (None, Some(last)) => last.lines.push(line.to_owned()),
            (None, None) => {}
        }
    }
    sections
}

/// Whether the first heading names the meeting: it stands above all others, or has a day in it.
fn has_title(text: &str) -> bool {
    let mut fence = Fence::default();
    let mut all = text.lines().filter(|line| !fence.holds(line)).filter_map(heading);
    let Some((first, words)) = all.next() else { return false };
    let dated = || plain(words).split([' ', '(', ')', ',', ':']).any(|word| word.parse::<Date>().is_ok());
    first == 1 || (known(words).is_none() && (dated() || all.all(|(level, _)| level > first)))
}

/// The level of a heading, and its words.
fn heading(line: &str) -> Option<(usize, &str)> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let words = words.strip_prefix([' ', '\t'])?.trim();
    // Some close a heading with the signs that began it.
    let open = words.trim_end_matches('#');
    let words = if open.ends_with([' ', '\t']) { open.trim_end() } else { words };
    ((1..=DEEPEST).contains(&level) && !words.is_empty()).then_some((level, words))
}

/// What a heading begins after these parts; nothing where it belongs to the point below whose heading it stands.
fn part_of(sections: &[Section], (level, words): (usize, &str), titled: bool) -> Option<Part> {
    let Some(before) = sections.last() else {
        return Some(if titled { Part::Title } else { known(words).unwrap_or(Part::Point) });
    };
    let part = known(words);
    if before.part == Part::Point && level > before.level {
        // Some open a meeting with a point in which they call the roll.
        let called = sections.iter().any(|section| section.part == Part::Present);
        return part.filter(|part| !called && matches!(part, Part::Present | Part::Away));
    }
    let people = |part: Part| matches!(part, Part::Present | Part::Away);
    let among = people(before.part) && is_group(words);
    // Below a heading with nothing of its own, whatever the headings are called that part those who were there.
    let above = sections.iter().rev().take_while(|section| people(section.part)).last();
    let above = above.filter(|above| level > above.level && above.text().is_empty());
    match (part, above) {
        (None, _) if among && level > before.level => Some(before.part),
        (None, Some(above)) => Some(above.part),
        (None, None) if among => Some(Part::Present),
        (None, None) => Some(Part::Point),
        (known, _) => known,
    }
}

impl Section {
    /// What a line begins without a heading, before the first point: `**Present:** Ana, Ben`.
    fn labelled(&self, at: usize, line: &str) -> Option<Section> {
        let told = self.lines.iter().any(|line| !line.trim().is_empty());
        if matches!(self.part, Part::Agenda | Part::Point) || (self.part == Part::Minutes && told) {
            return None;
        }
        let (before, after) = line.split_once(':')?;
        let after = after.trim_start_matches(['*', '_']).trim();
        let part = known(before)?;
        let fits = match (self.part, part) {
            (Part::Title | Part::Links | Part::Minutes, Part::Present | Part::Away)
            | (Part::Present | Part::Away, Part::Links) => true,
            (Part::Present, Part::Away) => entry(line).is_none(),
            (Part::Title | Part::Links | Part::Present | Part::Away, Part::Agenda) => after.is_empty(),
            _ => false,
        };
        if !fits {
            return None;
        }
        let heading = plain(before).trim_matches(|letter: char| !letter.is_alphabetic()).to_owned();
        let lines = if after.is_empty() { Vec::new() } else { vec![after.to_owned()] };
        // Its lines are counted from the one after it, and here the first may be its own. No heading stands below it.
        Some(Section { part, heading, line: at + 1 - lines.len(), level: DEEPEST, lines })
    }
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

    fn parts(text: &str) -> Vec<(Part, String)> {
        sections(text).into_iter().map(|one| (one.part, one.heading)).collect()
    }

    #[test]
    fn parts_are_known_however_their_headings_are_written() {
        let text = "## Board\n### 1. **Attendees** (2) ###\n* Ana\n#### Guests\n* Ben\n### 2. Regrets:\n* Eve\n\
                    ### Budget\n#### Notes\nNone.\n";
        let named: Vec<Part> = parts(text).into_iter().map(|(part, _)| part).collect();
        assert_eq!(named, [Part::Title, Part::Present, Part::Present, Part::Away, Part::Point]);
        let opening =
            "# Board\n## Opening\nAt eight.\n### Roll call\n* Ana\n## Roof\n### Attendance\nIt falls.\n";
        let named: Vec<Part> = parts(opening).into_iter().map(|(part, _)| part).collect();
        assert_eq!(named, [Part::Title, Part::Point, Part::Present, Part::Point], "the roll is called once");
    }

    #[test]
    fn those_who_were_there_can_stand_below_headings_of_any_name() {
        let text = "# Board\n## Present\n\n### Mill\n* Ana\n### Roof\n* Ben\n## Summary\n### Bees\nWell.\n";
        let named: Vec<Part> = parts(text).into_iter().map(|(part, _)| part).collect();
        let people = [Part::Title, Part::Present, Part::Present, Part::Present];
        assert_eq!(named, [people.as_slice(), &[Part::Minutes, Part::Point]].concat());
    }

    #[test]
    fn a_line_can_name_who_was_there() {
        let text = "# Board\n\n**Present:** Ana, Ben\n**Absent**: Eve\n\n## Roof\n\nPresent: a gift.\n";
        let found = sections(text);
        let said: Vec<(Part, &str, usize, String)> =
            found.iter().map(|one| (one.part, one.heading.as_str(), one.line, one.text())).collect();
        assert_eq!(
            said,
            [
                (Part::Title, "Board", 1, String::new()),
                (Part::Present, "Present", 2, "Ana, Ben".to_owned()),
                (Part::Away, "Absent", 3, "Eve".to_owned()),
                (Part::Point, "Roof", 6, "Present: a gift.".to_owned()),
            ]
        );
    }

    #[test]
    fn a_list_can_hold_the_parts_before_the_points() {
        let empty = parts("# Board\n\n**Present:**\n\n## Roof\n\nIt leaks.\n");
        assert_eq!(
            empty.last().map(|(part, _)| *part),
            Some(Part::Point),
            "an empty line takes no point with it"
        );
        let text =
            "# Board\n\n- Attendees:\n  - Ana\n- Recording: <https://film.example>\n- Agenda:\n  - Roof\n";
        let named: Vec<Part> = parts(text).into_iter().map(|(part, _)| part).collect();
        assert_eq!(named, [Part::Title, Part::Present, Part::Links, Part::Agenda]);
    }

    #[test]
    fn a_title_stands_above_the_others_or_has_a_day() {
        for (text, titled) in [
            ("## Board\n### Roof\n", true),
            ("## Board 2026-11-04\n## Roof\n", true),
            ("## Roof\n## Garden\n", false),
            ("## Agenda\n### Roof\n", false),
        ] {
            assert_eq!(has_title(text), titled, "{text}");
        }
    }

    #[test]
    fn a_sign_without_words_is_no_heading() {
        for line in ["#", "# ", "#hashtag", "####### deep", " text"] {
            assert_eq!(heading(line), None, "{line:?}");
        }
        assert_eq!(heading("## Roof "), Some((2, "Roof")));
    }
}
