//! What can be done: one plain value for each act, which stands in the room that does it.

use super::Audience;
use super::tie::{Step, Tie};
use db::{Cell, FromCell, Kind, Mismatch, ToCell};

/// An act, as its room describes it. Its sentence is `happening-WORD`, its name in lists `happening-WORD-name`.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Act {
    /// The word that is stored; never renamed.
    pub word: &'static str,
    /// Who may learn of it.
    pub audience: Audience,
    /// Whether people who come back want to hear of it: something begins, ends or is said.
    pub news: bool,
    /// Whether it is a turn in the life of its item, such as its beginning, a decision or its end: whoever wants to hear of
    /// new things and decisions hears of it.
    pub landmark: bool,
    /// Of whom it asks something, so that its item stands in their inbox.
    pub asks: Option<&'static Asks>,
    /// Whether it may take from somebody the right to look at something.
    pub narrows: bool,
    /// Whether the message that it is about is gone afterwards.
    pub removes: bool,
    /// Whether the item that it is about is out of sight afterwards. Its sentence does not name the item.
    pub unnamed: bool,
    /// What the number of its subject is the number of.
    pub subject: Subject,
    /// The words that it may write down beside itself, each with the key of the sentence that tells it.
    pub details: &'static [(&'static str, &'static str)],
    /// The page of the network where it can be looked at, where it is done to no item, space, member or organisation.
    pub page: Option<&'static str>,
    /// Whom it ties, where it is something that people do together.
    pub ties: Option<Tie>,
    /// For which step of having a voice it counts.
    pub voice: Option<Step>,
}

/// Of whom an act upon an item asks something. An act that nobody does, but the clock, asks nothing by itself: its room calls
/// them with the word of the act, by `inbox::remind`.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Asks {
    /// Of whom.
    pub whom: Whom,
    /// The key of the words that say in their inbox why the item stands there.
    pub why: &'static str,
}

/// Who is asked. Whoever may not read the item is not, whatever the act says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whom {
    /// The member who is the act's subject: whom something is given to do, who is invited.
    Subject,
    /// Whoever started the item.
    Author,
}

/// What an act may be done to beside item and space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A member.
    Member,
    /// An organisation.
    Organisation,
    /// Something without a name of its own, or nothing.
    Other,
}

impl Act {
    /// An act in a space, known to whoever may read it, that asks for nobody's attention.
    pub const QUIET: Act = Act {
        word: "",
        audience: Audience::Space,
        news: false,
        landmark: false,
        asks: None,
        narrows: false,
        removes: false,
        unnamed: false,
        subject: Subject::Other,
        details: &[],
        page: None,
        ties: None,
        voice: None,
    };

    /// The key of what this word beside the act says.
    pub fn detail(&self, word: &str) -> Option<&'static str> {
        self.details.iter().find(|(one, _)| *one == word).map(|(_, key)| *key)
    }
}

/// The word of an act as the log has it. It may be of a room that this program no longer has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct What(String);

impl What {
    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is the word of this act.
    pub fn is(&self, act: &Act) -> bool {
        self.0 == act.word
    }
}

impl From<&Act> for What {
    fn from(act: &Act) -> What {
        What(act.word.to_owned())
    }
}

impl std::fmt::Display for What {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl FromCell for What {
    fn from_cell(cell: Cell<'_>) -> Result<What, Mismatch> {
        String::from_cell(cell).map(What)
    }
}

impl ToCell for What {
    const KIND: Kind = Kind::Text;
    fn to_cell(&self) -> Cell<'_> {
        Cell::Text(&self.0)
    }
}
