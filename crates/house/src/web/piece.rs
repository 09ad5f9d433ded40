//! A part of a page that a room makes for a page of another: what it shows is read with the page, and put into words when
//! the page is.

use super::texts::Speech;
use askama::Template;

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
