//! The words by which the parts of minutes are known.

use super::words::plain;

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
const LINKS: &[&str] = &["links", "related links", "recording", "recordings", "resources"];
const PRESENT: &[&str] = &[
    "present",
    "participants",
    "attendees",
    "attendance",
    "attending",
    "attended",
    "in attendance",
    "members present",
    "people present",
    "those present",
    "members in attendance",
    "list of participants",
    "participant list",
    "attendee list",
    "on the call",
    "roll call",
    "who attended",
    "who was there",
];
const AWAY: &[&str] = &[
    "apologies",
    "apologies for absence",
    "regrets",
    "absent",
    "absentees",
    "members absent",
    "excused",
    "not present",
    "not attending",
    "unable to attend",
];
const AGENDA: &[&str] = &["agenda", "agenda items", "proposed agenda"];
const MINUTES: &[&str] = &[
    "minutes",
    "meeting minutes",
    "discussion",
    "discussions",
    "topics",
    "discussion topics",
    "notes",
    "meeting notes",
    "points",
    "summary",
];
/// Who stands below a heading of their own, behind those who were there.
const GROUPS: &[&str] = &[
    "members",
    "voting members",
    "non-voting members",
    "regular members",
    "guests",
    "invited guests",
    "observers",
    "visitors",
    "others",
    "in person",
    "online",
    "remote",
];

/// What the words of a heading say that it begins, where they are known.
pub(super) fn known(words: &str) -> Option<Part> {
    let bare = bare(words);
    let all: [(&[&str], Part); 5] = [
        (LINKS, Part::Links),
        (PRESENT, Part::Present),
        (AWAY, Part::Away),
        (AGENDA, Part::Agenda),
        (MINUTES, Part::Minutes),
    ];
    all.iter().find(|(words, _)| words.contains(&bare.as_str())).map(|(_, part)| *part)
}

/// Whether these words name some of those who were there.
pub(super) fn is_group(words: &str) -> bool {
    let bare = bare(words);
    GROUPS.contains(&bare.as_str()) || PRESENT.contains(&bare.as_str())
}

/// Words without the number before them, what stands behind them in brackets, and marks: `2. **Attendees** (12):`.
fn bare(words: &str) -> String {
    let words = plain(words).to_lowercase();
    let words = words.split('(').next().unwrap_or_default();
    words.trim_matches(|letter: char| !letter.is_alphabetic()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_with_a_number_before_them_and_marks_around_them() {
        for (words, part) in [
            ("2. **Attendees** (12):", Some(Part::Present)),
            ("_Apologies for absence_", Some(Part::Away)),
            ("Meeting Notes", Some(Part::Minutes)),
            ("Agenda for next time", None),
            ("🎉", None),
        ] {
            assert_eq!(known(words), part, "{words}");
        }
        assert!(is_group("Non-voting members") && is_group("Present") && !is_group("Roof"));
    }
}
