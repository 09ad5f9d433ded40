//! A part of a page that a room makes for a page of another: what it shows is read with the page, and put into words when
//! the page is. And what waits for somebody, as Today shows it first: rooms make it, and Today knows no room by name.

use super::texts::{Said, Speech};
use askama::Template;
use db::Time;

/// A rendered part in waiting. Plain templates become one by [`Piece::of`]; a page shows it with the filter `draw`.
pub struct Piece(Box<dyn Fn(&Speech) -> askama::Result<String> + Send + Sync>);

impl Piece {
    /// The part that this template renders.
    pub fn of<T: Template + Send + Sync + 'static>(template: T) -> Piece {
        Piece(Box::new(move |speech| template.render_with_values(speech)))
    }

    /// A part that is made by hand for each reader.
    pub fn by(draw: impl Fn(&Speech) -> askama::Result<String> + Send + Sync + 'static) -> Piece {
        Piece(Box::new(draw))
    }

    /// Its HTML for this reader.
    ///
    /// # Errors
    /// Those of the template engine.
    pub fn draw(&self, speech: &Speech) -> askama::Result<String> {
        (self.0)(speech)
    }
}

impl std::fmt::Debug for Piece {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Piece")
    }
}

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
