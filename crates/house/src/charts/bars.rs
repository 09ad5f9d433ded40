//! Bars below one another, each under its name: for things that have no order in time.

use super::figure::{self, Figure};
use super::letters::{NARROW, fitted, width};
use super::number::{clean, short};
use super::scale::Scale;
use super::{Caption, Series};
use crate::web::texts::Speech;
use crate::web::{Piece, Said};

/// The height of a bar with its name above it, and of its parts.
const ROW: f64 = 44.0;
const NAME: f64 = 15.0;
const BAR: (f64, f64) = (21.0, 37.0);

/// Bars with their figures beside them.
#[derive(Debug, Clone)]
pub struct Bars {
    /// What it is.
    pub caption: Caption,
    /// The name of each bar.
    pub labels: Vec<Said>,
    /// Its length.
    pub series: Series,
}

impl Bars {
    /// The picture.
    pub fn draw(self) -> Piece {
        figure::piece(move |speech| self.figure(speech))
    }

    pub(super) fn figure(&self, speech: &Speech) -> Figure {
        let labels = figure::say_all(speech, &self.labels);
        let mut figure = Figure::new(&self.caption, speech, ROW * super::letters::count(labels.len()) + 4.0);
        let value = |at: usize| self.series.values.get(at).copied().and_then(clean);
        let scale = Scale::over((0..labels.len()).filter_map(value), true);
        figure.empty = (0..labels.len()).filter_map(value).next().is_none();
        // Room for the figure behind a bar, and before one that goes the other way.
        let room =
            (0..labels.len()).filter_map(value).map(|value| width(&short(value))).fold(0.0, f64::max) + 10.0;
        let (start, end) = (if scale.low < 0.0 { room / NARROW } else { 0.0 }, 1.0 - room / NARROW);
        let place = |value: f64| start + scale.at(value) * (end - start);
        for (at, label) in labels.iter().enumerate() {
            let top = ROW * super::letters::count(at);
            figure.words(0.0, top + NAME, "start", "halo", fitted(label, NARROW));
            let Some(value) = value(at) else {
                figure.words(place(0.0), top + BAR.1 - 3.0, "start", "value", "–".to_owned());
                continue;
            };
            figure.block(place(0.0), place(value), top + BAR.0, top + BAR.1, 0);
            let (x, anchor) = if value < 0.0 && scale.low < 0.0 {
                (place(value) - 0.012, "end")
            } else {
                (place(value) + 0.012, "start")
            };
            figure.words(x, top + BAR.1 - 3.0, anchor, "value", short(value));
        }
        if scale.low < 0.0 {
            figure.rule((place(0.0), BAR.0 - 4.0), (place(0.0), figure.height), "axis");
        }
        figure::table(&mut figure, speech, &labels, std::slice::from_ref(&self.series));
        figure
    }
}
