//! What a kind of item says of itself.

mod steps;

pub use steps::{State, Step};

use super::item::Item;
use crate::happenings::Step as Voice;
use crate::ids::{ItemId, MemberId};
use crate::web::{Error, Form, Piece, Said, Viewer};
use db::{Read, Write};
use jiff::civil::Date;

/// What one does with items of a kind: the tab of a space under which they stand, and the colour of their tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Speaking with one another.
    Talk,
    /// Coming together.
    Meet,
    /// Doing something together.
    Work,
    /// Deciding together.
    Decide,
    /// Pooling what one has.
    Share,
    /// Learning from one another.
    Learn,
    /// Seeing what came of it.
    Outcomes,
}

/// How the conversation of a kind is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Contributions with replies, oldest first.
    Threaded,
    /// A running talk whose newest line is at the bottom.
    Live,
    /// No conversation: what is to be said is said elsewhere.
    Silent,
}

/// A kind of item: plain data and plain functions, one a folder, listed by its room.
#[derive(Debug)]
pub struct Kind {
    /// The word in the table `items`; never renamed.
    pub name: &'static str,
    /// The tab under which it stands.
    pub verb: Verb,
    /// How its conversation is shown.
    pub shape: Shape,
    /// Keys of the sentences that name it, one and several, and say what it is for.
    pub label: &'static str,
    /// As `label`, for several.
    pub plural: &'static str,
    /// As `label`: one sentence for who chooses a kind.
    pub about: &'static str,
    /// Whether an item of this kind needs a body.
    pub needs_body: bool,
    /// The states in which an item can be, the one in which it begins first; no kind has two of the same word.
    pub states: &'static [State],
    /// How it gets from one to another, and who may take it there.
    pub steps: &'static [Step],
    /// The path, below the item, of the page that asks for words before it is closed.
    pub ending: Option<&'static str>,
    /// The names of the kinds that can be made of it in one step; those that no room brings are not offered.
    pub leads_to: &'static [&'static str],
    /// What is made of a part of it, such as one of its statements, begins with the words of that part.
    pub origin: Option<&'static Origin>,
    /// Makes one of what somebody said in a line that somebody is to do; none where nobody can be charged with such items.
    pub charged: Option<Charged>,
    /// What its form asks beyond title and body.
    pub fields: Option<&'static Fields>,
    /// The one thing that is asked of this viewer now: the card above the conversation.
    pub card: Option<Card>,
    /// What stands between the body and the trail.
    pub part: Option<Part>,
    /// Where the tab of its verb leads, as a path below the space, where that is more than a list of items.
    pub home: Option<&'static str>,
    /// What a list adds to its line.
    pub line: Option<Line>,
    /// What the search finds of these items beyond title, body and tags, asked for all of them at once. After a change of
    /// it, `items::renew`.
    pub text: Option<Text>,
    /// Why an item has to stay in its space for now.
    pub bound: Option<Bound>,
    /// What came of an item, on a page of its own.
    pub result: Option<Outcome>,
    /// For which step of having a voice it counts to start one.
    pub voice: Option<Voice>,
}

/// What is to be done by whom until when, in a word.
#[derive(Debug, Clone, Copy)]
pub struct Charge {
    /// Who is to do it.
    pub owner: Option<MemberId>,
    /// Until which day.
    pub until: Option<Date>,
}

/// Writes the table of a kind for an item that was just started, without a form.
pub type Charged = fn(&mut Write<'_>, &Viewer, ItemId, &Charge) -> Result<(), Error>;

/// Makes the card of an item for one viewer; none where nothing is asked of them.
pub type Card = fn(&mut Read<'_>, &Viewer, &Item) -> Result<Option<Piece>, Error>;
/// Makes the kind's own part of an item's page.
pub type Part = fn(&mut Read<'_>, &Viewer, &Item) -> Result<Piece, Error>;
/// What a list adds to the lines of these items, asked for all of them at once. The viewer may read them all.
pub type Line = fn(&mut Read<'_>, &Viewer, &[ItemId]) -> Result<Vec<(ItemId, Said)>, Error>;

/// Why this item has to stay in its space for now, as the key of a sentence; none where it may go to another.
pub type Bound = fn(&mut Read<'_>, ItemId) -> Result<Option<&'static str>, Error>;
/// What came of an item: the title of that page and what stands on it. What stands behind the question mark comes along.
pub type Outcome = fn(&mut Read<'_>, &Viewer, &Item, &Form) -> Result<(Said, Piece), Error>;

/// The words by which these items are found beyond title, body and tags.
pub type Text = fn(&mut Read<'_>, &[ItemId]) -> Result<Vec<(ItemId, String)>, db::Error>;

/// The fields of a kind beyond title and body, which stand in a table of its own, keyed by the item.
#[derive(Debug)]
pub struct Fields {
    /// The fields as a form shows them: what was typed, with the complaints.
    pub show: fn(&Form) -> Piece,
    /// The form with what the item has now.
    pub fill: fn(&mut Read<'_>, ItemId, Form) -> Result<Form, Error>,
    /// Reads the fields and writes them; tells whether anything is other than before. Complaints stand in the form, with
    /// [`Error::Invalid`].
    pub write: fn(&mut Write<'_>, &Viewer, ItemId, &mut Form) -> Result<bool, Error>,
}

/// What a kind says of its parts, each of which has a number, when something is made of one.
#[derive(Debug)]
pub struct Origin {
    /// The title and the Markdown with which that begins; none where there is no such part.
    pub text: fn(&mut Read<'_>, &Viewer, &Item, i64) -> Result<Option<(String, String)>, Error>,
    /// Notes that this item was made of that part.
    pub led: fn(&mut Write<'_>, &Viewer, &Item, i64, ItemId) -> Result<(), Error>,
}

/// Every kind that the program knows.
pub type Kinds = &'static [&'static Kind];

impl Kind {
    /// A kind of title, body and conversation alone.
    pub const PLAIN: Kind = Kind {
        name: "",
        verb: Verb::Talk,
        shape: Shape::Threaded,
        label: "",
        plural: "",
        about: "",
        needs_body: false,
        states: steps::OPEN_AND_CLOSED,
        steps: steps::CLOSE_AND_REOPEN,
        ending: None,
        leads_to: &[],
        origin: None,
        charged: None,
        fields: None,
        card: None,
        part: None,
        home: None,
        line: None,
        text: None,
        bound: None,
        result: None,
        voice: None,
    };

    /// The class that tints its tag and its action card.
    pub fn tint(&self) -> &'static str {
        self.verb.word()
    }

    /// The state of this word.
    pub fn state(&self, word: &str) -> Option<&'static State> {
        self.states.iter().find(|state| state.word == word)
    }

    /// Whether somebody can take an item from this state into one in which it goes on.
    pub fn opens_from(&self, word: &str) -> bool {
        let goes_on = |to: &str| self.state(to).is_some_and(|state| state.open);
        self.steps.iter().any(|step| step.from.contains(&word) && goes_on(step.to))
    }

    /// Key of the name of this state, unless it is the one in which everybody expects an item of a kind without states of
    /// its own to be.
    pub fn worth_saying(&self, word: &str) -> Option<&'static str> {
        // By their words: the same states may stand in more than one place of the program.
        let plain = self.states.iter().map(|state| state.word).eq(["open", "closed"]) && word == "open";
        self.state(word).filter(|_| !plain).map(|state| state.label)
    }

    /// What the log calls one of its states: the name of the kind and the word of the state.
    pub fn detail(&self, state: &State) -> String {
        format!("{}-{}", self.name, state.word)
    }
}

impl Verb {
    /// All of them, in the order of the tabs of a space.
    pub const ALL: &[Verb] =
        &[Verb::Talk, Verb::Meet, Verb::Work, Verb::Decide, Verb::Share, Verb::Learn, Verb::Outcomes];

    /// The verb of this word.
    pub fn of_word(word: &str) -> Option<Verb> {
        Verb::ALL.iter().copied().find(|verb| verb.word() == word)
    }

    /// Keys of what one wants to do, for who starts something, and of the name of its tab.
    pub fn keys(self) -> (&'static str, &'static str) {
        match self {
            Verb::Talk => ("item-verb-talk", "space-tab-talk"),
            Verb::Meet => ("item-verb-meet", "space-tab-meet"),
            Verb::Work => ("item-verb-work", "space-tab-work"),
            Verb::Decide => ("item-verb-decide", "space-tab-decide"),
            Verb::Share => ("item-verb-share", "space-tab-share"),
            Verb::Learn => ("item-verb-learn", "space-tab-learn"),
            Verb::Outcomes => ("item-verb-outcomes", "space-tab-outcomes"),
        }
    }

    /// The word in addresses and classes.
    pub fn word(self) -> &'static str {
        match self {
            Verb::Talk => "talk",
            Verb::Meet => "meet",
            Verb::Work => "work",
            Verb::Decide => "decide",
            Verb::Share => "share",
            Verb::Learn => "learn",
            Verb::Outcomes => "outcomes",
        }
    }
}

/// The kind of this name; an unknown one is an error of the program, not of the viewer.
pub(super) fn named(kinds: Kinds, name: &str) -> Option<&'static Kind> {
    kinds.iter().copied().find(|kind| kind.name == name)
}
