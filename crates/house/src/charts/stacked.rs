//! Columns over time, in layers that add up.

use super::figure::{self, Figure};
use super::letters::count;
use super::lines::{HEIGHT, SIDE, column, grid, height, name_steps};
use super::number::clean;
use super::scale::Scale;
use super::{Caption, Series};
use crate::web::texts::Speech;
use crate::web::{Piece, Said};

/// Columns of one series or of several on top of one another. What is less than nothing goes down from nothing.
#[derive(Debug, Clone)]
pub struct Stacked {
    /// What it is.
    pub caption: Caption,
    /// The steps of time.
    pub labels: Vec<Said>,
    /// The layers, the lowest first.
    pub series: Vec<Series>,
}

/// A layer of a column: where it begins and ends, and which series it is.
type Layer = (usize, usize, f64, f64);

impl Stacked {
    /// The picture.
    pub fn draw(self) -> Piece {
        figure::piece(move |speech| self.figure(speech))
    }

    pub(super) fn figure(&self, speech: &Speech) -> Figure {
        let labels = figure::say_all(speech, &self.labels);
        let mut figure = Figure::new(&self.caption, speech, HEIGHT);
        let layers = self.layers(labels.len());
        figure.empty = layers.is_empty();
        let scale = Scale::over(layers.iter().flat_map(|(_, _, from, to)| [*from, *to]), true);
        grid(&mut figure, &scale);
        name_steps(&mut figure, &labels, false);
        let half = 0.35 / count(labels.len().max(1)) * (1.0 - SIDE);
        for (at, look, from, to) in layers {
            let middle = column(at, labels.len());
            figure.block(middle - half, middle + half, height(&scale, to), height(&scale, from), look);
        }
        if self.series.len() > 1 {
            let names = self.series.iter().enumerate();
            figure.legend =
                names.map(|(look, series)| (look % figure::LOOKS, false, speech.say(&series.name))).collect();
        }
        figure::table(&mut figure, speech, &labels, &self.series);
        figure
    }

    fn layers(&self, steps: usize) -> Vec<Layer> {
        let mut layers = Vec::new();
        for at in 0..steps {
            let (mut above, mut below) = (0.0, 0.0);
            for (look, series) in self.series.iter().enumerate() {
                let Some(value) = series.values.get(at).copied().and_then(clean) else { continue };
                let base = if value < 0.0 { &mut below } else { &mut above };
                // Several of the largest numbers together are no larger than one.
                let top = clean(*base + value).unwrap_or(*base);
                layers.push((at, look, *base, top));
                *base = top;
            }
        }
        layers
    }
}
