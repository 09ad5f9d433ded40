//! Pictures of figures, one kit for all rooms: bars, lines with a target, a forecast and what happened meanwhile, stacked
//! columns, a timeline, a matrix. Each is a whole `<figure>`: an SVG with title and description, a legend where there is more than one series,
//! and its table. It never asks the database, needs no script, and takes any number that there is: what is not finite is
//! a gap, and the scale reaches from the smallest to the largest that is left.
//!
//! Places across are told in per cent of the width and heights in pixels, so that a picture is as wide as its page and its
//! letters keep their size. Labels are spaced for a screen of 360 pixels. Series differ by pattern, dash and mark, and by
//! colour on top; where one reads from right to left, so does the picture.

mod bars;
mod figure;
mod letters;
mod lines;
mod matrix;
mod noted;
mod number;
mod scale;
mod stacked;
mod timeline;

pub use bars::Bars;
pub use lines::{Forecast, Lines};
pub use matrix::Matrix;
pub use noted::Noted;
pub use stacked::Stacked;
pub use timeline::{Stretch, Timeline};

use crate::web::Said;

/// What every picture has.
#[derive(Debug, Clone)]
pub struct Caption {
    /// A word that no other picture of the page has: the names inside the SVG begin with it.
    pub id: &'static str,
    /// What it shows; stands above it.
    pub title: Said,
    /// What one sees on it, in a sentence, for who does not.
    pub about: Said,
}

/// Figures that belong together, one for each label of the picture; a figure that is not finite is a gap.
#[derive(Debug, Clone)]
pub struct Series {
    /// What they are figures of.
    pub name: Said,
    /// The figures.
    pub values: Vec<f64>,
}

#[cfg(test)]
mod tests;
