//! A point of an agenda, and the lines of notes that are more than notes.

use db::Time;
use house::ids::{ItemId, MemberId};
use house::web::Said;
use jiff::civil::Date;

db::id! {
    /// A point of an agenda.
    pub struct PointId;
}

db::id! {
    /// A decision or an action in minutes.
    pub struct LineId;
}

db::word! {
    /// What a point is for.
    pub enum Aim {
        /// To tell the others something.
        Inform = "inform",
        /// To think about something together.
        Discuss = "discuss",
        /// To come to a decision.
        Decide = "decide",
    }
}

db::word! {
    /// Whether a point stands on the agenda.
    pub enum PointState {
        /// Somebody would like it to.
        Proposed = "proposed",
        /// It does.
        Planned = "planned",
    }
}

db::word! {
    /// What a line goes on as.
    pub enum LineKind {
        /// Something was decided.
        Decision = "decision",
        /// Somebody is to do something.
        Action = "action",
    }
}

impl Aim {
    /// Key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Aim::Inform => "minutes-aim-inform",
            Aim::Discuss => "minutes-aim-discuss",
            Aim::Decide => "minutes-aim-decide",
        }
    }
}

db::record! {
    /// A point of an agenda, with what was written down under it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Point {
        pub(super) id: PointId,
        pub(super) position: i64,
        pub(super) title: String,
        pub(super) aim: Aim,
        /// In minutes.
        pub(super) length: Option<i64>,
        /// Who brings it in, by name.
        pub(super) speaker: String,
        /// What one reads beforehand.
        pub(super) material: String,
        pub(super) state: PointState,
        pub(super) member_id: MemberId,
        pub(super) notes: String,
        pub(super) notes_html: String,
        pub(super) revision: i64,
        pub(super) began_at: Option<Time>,
        pub(super) ended_at: Option<Time>,
    }
}

impl Point {
    /// Whether somebody would like it to stand on the agenda.
    pub(super) fn is_proposed(&self) -> bool {
        self.state == PointState::Proposed
    }

    /// Whether it is being talked about at this moment.
    pub(super) fn runs(&self) -> bool {
        self.began_at.is_some() && self.ended_at.is_none()
    }
}

db::record! {
    /// A decision or an action, with what became of it.
    #[derive(Debug, Clone)]
    pub(super) struct Line {
        pub(super) id: LineId,
        pub(super) item_id: ItemId,
        pub(super) point_id: PointId,
        pub(super) kind: LineKind,
        pub(super) text: String,
        pub(super) owner: String,
        pub(super) due: String,
        pub(super) made_id: Option<ItemId>,
        /// When what was made of it was ended.
        pub(super) closed_at: Option<Time>,
        /// Who wrote it.
        pub(super) member_id: MemberId,
        pub(super) written_at: Time,
    }
}

/// A line that somebody typed among the notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) kind: LineKind,
    pub(super) text: String,
    /// By which name whoever is to do it was called.
    pub(super) owner: Option<String>,
    pub(super) due: Option<Date>,
}

/// Why something is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// The time for proposals is over.
    Late,
    /// The point is gone.
    Gone,
    /// Somebody else wrote the line.
    Others,
    /// The minutes were approved.
    Approved,
}

impl Refused {
    pub(super) fn said(self) -> Said {
        Said::key(match self {
            Refused::Late => "minutes-refused-late",
            Refused::Gone => "minutes-refused-gone",
            Refused::Others => "minutes-refused-others",
            Refused::Approved => "minutes-refused-approved",
        })
    }
}

/// Takes the lines out of notes that are decisions (`! We paint it green.`) or actions (`-> @Ada Lovelace: asks for a price
/// 2026-12-01`); what stands between fences is left as it is. What is left are the notes.
pub(super) fn lift(notes: &str) -> (String, Vec<Typed>) {
    let (mut rest, mut lifted, mut fenced) = (Vec::new(), Vec::new(), false);
    for line in notes.lines() {
        fenced ^= line.trim_start().starts_with("```");
        match typed(line.trim()).filter(|_| !fenced) {
            Some(typed) => lifted.push(typed),
            None => rest.push(line),
        }
    }
    (rest.join("\n").trim().to_owned(), lifted)
}

fn typed(line: &str) -> Option<Typed> {
    if let Some(text) = line.strip_prefix("! ") {
        let text = text.trim().to_owned();
        return (!text.is_empty()).then_some(Typed {
            kind: LineKind::Decision,
            text,
            owner: None,
            due: None,
        });
    }
    let said = line.strip_prefix("-> ").or(line.strip_prefix("→ "))?.trim();
    let (owner, said) = match said.strip_prefix('@') {
        // A name ends at its colon; without one, it is one word.
        Some(named) => {
            let (name, said) = named.split_once(':').or(named.split_once(' ')).unwrap_or((named, ""));
            (Some(name.trim().to_owned()), said)
        }
        None => (None, said),
    };
    let day = |word: &str| word.trim_matches(['(', ')', ',', '.']).parse::<Date>().ok();
    let due = said.split_whitespace().find_map(day);
    let words: Vec<&str> = said.split_whitespace().filter(|word| day(word).is_none()).collect();
    let text = words.join(" ");
    (!text.is_empty()).then_some(Typed { kind: LineKind::Action, text, owner, due })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn lines_that_go_on_are_taken_out_of_the_notes() {
        let notes = "We looked at three colours.\n! We paint it green.\n-> @Ada Lovelace: asks for a price (2026-12-01)\n\n```\n! left\n```";
        let (rest, lifted) = lift(notes);
        assert_eq!(rest, "We looked at three colours.\n\n```\n! left\n```");
        assert_eq!(lifted[0].text, "We paint it green.");
        assert_eq!(lifted[1].owner.as_deref(), Some("Ada Lovelace"));
        assert_eq!((lifted[1].text.as_str(), lifted[1].due), ("asks for a price", Some(date(2026, 12, 1))));
        assert_eq!(
            lift("!important\n-> \n! \n![picture](x)"),
            ("!important\n-> \n! \n![picture](x)".to_owned(), Vec::new())
        );
    }

    #[test]
    fn an_action_may_name_nobody_and_no_day() {
        let (_, lifted) = lift("→ somebody brings cups\n-> @Ben brings plates");
        assert_eq!((lifted[0].owner.clone(), lifted[0].due), (None, None));
        assert_eq!(lifted[1].owner.as_deref(), Some("Ben"));
        assert_eq!(lifted[1].text, "brings plates");
    }
}
