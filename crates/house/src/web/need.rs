//! What waits for somebody, as Today shows it first: each with the one thing to do about it. Rooms make them; Today knows no
//! room by name.

use super::piece::Piece;
use super::texts::Said;
use db::Time;

/// Something that waits for a viewer.
#[derive(Debug)]
pub struct Need {
    /// A word that tells it from other needs on the page.
    pub name: &'static str,
    /// The class that tints its card: the word of a verb, or nothing.
    pub tint: &'static str,
    /// What is wanted, as a heading.
    pub title: Said,
    /// Why, in a sentence or two.
    pub why: Option<Said>,
    /// What else is to be seen before one decides.
    pub more: Option<Piece>,
    /// Where it is done, and the key of what the button says.
    pub way: (String, &'static str),
    /// Until when, where that is limited: what presses comes first.
    pub until: Option<Time>,
}

impl Need {
    /// Something that is done at this address, by a button that says this.
    pub fn new(name: &'static str, title: impl Into<Said>, way: (String, &'static str)) -> Need {
        Need { name, tint: "", title: title.into(), why: None, more: None, way, until: None }
    }

    /// The same with a reason.
    pub fn because(mut self, why: impl Into<Said>) -> Need {
        self.why = Some(why.into());
        self
    }

    /// The same in the colour of a verb.
    pub fn tinted(mut self, tint: &'static str) -> Need {
        self.tint = tint;
        self
    }

    /// The same with more to see.
    pub fn showing(mut self, more: Piece) -> Need {
        self.more = Some(more);
        self
    }
}
