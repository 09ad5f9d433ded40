//! A common ground, its statements and answers, and who may do what with it.

use super::GROUND;
use super::store;
use db::{Read, Time};
use house::access::Action;
use house::ids::{ItemId, MemberId, NetworkId};
use house::items::{self, Item};
use house::web::{Error, Said, Viewer};

/// The longest statement, in letters.
pub(super) const LONGEST: usize = 140;
/// The most statements of a ground: more can neither be read nor answered by anybody.
pub(super) const MOST: i64 = 2_000;
/// Below so many people nothing is told that comes from them alone.
pub(super) const FEW: i64 = 5;
/// From so many people on there is a map.
pub(super) const MAPPED: i64 = 20;

db::word! {
    /// When statements are looked at by those who hold the conversation.
    pub enum Moderation {
        /// Before others see them.
        Before = "before",
        /// Afterwards, where need be.
        After = "after",
    }
}

db::word! {
    /// What became of a statement.
    pub enum State {
        /// It is answered.
        Shown = "shown",
        /// It waits to be looked at.
        Waiting = "waiting",
        /// It was not taken.
        Rejected = "rejected",
    }
}

db::word! {
    /// What somebody says to a statement.
    pub enum Voice {
        /// Yes.
        Agree = "agree",
        /// No.
        Disagree = "disagree",
        /// Neither.
        Pass = "pass",
    }
}

impl Voice {
    /// As it is kept and as the tools of the field write it.
    pub(super) fn number(self) -> i64 {
        match self {
            Voice::Agree => 1,
            Voice::Pass => 0,
            Voice::Disagree => -1,
        }
    }

    /// The answer of this number.
    pub(super) fn of_number(number: i64) -> Option<Voice> {
        Voice::ALL.iter().copied().find(|voice| voice.number() == number)
    }

    /// As the engine takes it.
    pub(super) fn vote(self) -> opinion::Vote {
        match self {
            Voice::Agree => opinion::Vote::Agree,
            Voice::Pass => opinion::Vote::Pass,
            Voice::Disagree => opinion::Vote::Disagree,
        }
    }

    /// The key of what its button says.
    pub(super) fn label(self) -> &'static str {
        match self {
            Voice::Agree => "ground-agree",
            Voice::Disagree => "ground-disagree",
            Voice::Pass => "ground-pass",
        }
    }

    /// The key of the keyboard that presses its button.
    pub(super) fn key(self) -> &'static str {
        match self {
            Voice::Agree => "a",
            Voice::Disagree => "d",
            Voice::Pass => "p",
        }
    }
}

db::record! {
    /// What is kept of a common ground beside its item.
    #[derive(Debug, Clone)]
    pub(super) struct Ground {
        pub(super) item_id: ItemId,
        pub(super) network_id: NetworkId,
        pub(super) moderation: Moderation,
        pub(super) link_token: Option<String>,
        pub(super) link_by: Option<MemberId>,
        pub(super) statement_count: i64,
        pub(super) waiting_count: i64,
        pub(super) person_count: i64,
        pub(super) visitor_count: i64,
        pub(super) outcome: String,
        pub(super) outcome_html: String,
        pub(super) outcome_at: Option<Time>,
        pub(super) drawn_for: i64,
    }
}

/// Why something is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// The conversation is closed.
    Closed,
    /// The statement is not asked, or no longer.
    Statement,
    /// No project can be made of it: it is not there, or not shown.
    Gone,
    /// There are as many statements as there may be.
    Full,
    /// So few took part that a file would tell of each of them.
    Few,
    /// There are as many visitors as there may be.
    Visitors,
    /// The statement was decided on meanwhile.
    Decided,
}

impl Refused {
    pub(super) fn said(self) -> Said {
        Said::key(match self {
            Refused::Closed => "ground-refused-closed",
            Refused::Statement => "ground-refused-statement",
            Refused::Gone => "ground-refused-gone",
            Refused::Full => "ground-refused-full",
            Refused::Few => "ground-refused-few",
            Refused::Visitors => "ground-refused-visitors",
            Refused::Decided => "ground-refused-decided",
        })
    }
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Error {
        Error::Refused(refused.said())
    }
}

/// A common ground in which the viewer may do this.
pub(super) fn find(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    action: Action,
) -> Result<(Item, Ground), Error> {
    let item = items::visible_to(q, viewer, id)?.filter(|item| item.kind == GROUND.name);
    let item = item.ok_or(Error::NotFound)?;
    item.require(viewer, action)?;
    let ground = store::of_item(q, id)?.ok_or(Error::NotFound)?;
    Ok((item, ground))
}

/// Goes on only while statements and answers are taken.
pub(super) fn require_open(item: &Item) -> Result<(), Refused> {
    if item.is_open() { Ok(()) } else { Err(Refused::Closed) }
}

/// The address of what can be done with a ground.
pub(super) fn path(viewer: &Viewer, id: ItemId, rest: &str) -> String {
    viewer.path(format_args!("grounds/{id}/{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_the_number_that_the_tools_of_the_field_write() {
        for (voice, number) in [(Voice::Agree, 1), (Voice::Pass, 0), (Voice::Disagree, -1)] {
            assert_eq!(voice.number(), number);
            assert_eq!(Voice::of_number(number), Some(voice));
            assert!((voice.vote().value() - f64::from(i32::try_from(number).unwrap())).abs() < 1e-9);
        }
        assert_eq!(Voice::of_number(2), None);
    }
}
