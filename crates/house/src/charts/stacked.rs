//! Columns over time, in layers that add up.

use super::figure::{self, Figure};
use super::letters::count;
use super::lines::{HEIGHT, SIDE, column, grid, height, name_steps};
use super::number::clean;
use super::scale::Scale;
use super::{Caption, Series};
use crate::web::texts::Speech;
use crate::web::{Piece, Said};
use std::collections::BTreeSet;

/// How high a column is drawn that came to nothing: it is seen, while what is not told is a gap.
const NOTHING: f64 = 2.0;

/// Columns of one series or of several on top of one another. What is less than nothing goes down from nothing; what came to nothing is
/// a thin line, and what is no number a gap.
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
        let rises = |from: f64, to: f64| (to - from).abs() > 0.0;
        let risen = layers.iter().filter(|(_, _, from, to)| rises(*from, *to));
        let mut seen: BTreeSet<usize> = risen.map(|(at, ..)| *at).collect();
        for (at, look, from, to) in layers {
            let (middle, base) = (column(at, labels.len()), height(&scale, from));
            if rises(from, to) {
                figure.block(middle - half, middle + half, height(&scale, to), base, look);
            } else if seen.insert(at) {
                figure.block(middle - half, middle + half, base - NOTHING, base, look);
            }
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

#[cfg(test)]
mod tests {
    use super::super::figure::Shape;
    use super::super::tests::{caption, names, series, speech};
    use super::*;
    use crate::web::texts::Locale;

    /// The months in which something is drawn, and how high each part of them is.
    fn drawn(columns: &[&[f64]]) -> Vec<(usize, f64)> {
        let months = columns.first().map_or(0, |values| values.len());
        let series = columns.iter().map(|values| series("Arts", values)).collect();
        let hours = Stacked { caption: caption("hours", "Hours logged"), labels: names(months), series };
        let figure = hours.figure(&speech(Locale::En));
        let month = |x: f64| (0..months).filter(|at| column(*at, months) * 100.0 < x).count();
        let part = |shape: &Shape| match shape {
            Shape::Box { x, height, .. } => Some((month(*x), *height)),
            _ => None,
        };
        figure.shapes.iter().filter_map(part).collect()
    }

    #[test]
    fn months_that_came_to_nothing_are_seen_between_months_that_are_not_told() {
        let gap = f64::NAN;
        let months = drawn(&[&[0.0, gap, 0.0, gap], &[gap, gap, 0.0, gap]]);
        assert_eq!(months, [(0, NOTHING), (2, NOTHING)]);
        assert!(drawn(&[&[gap, gap]]).is_empty());
    }

    #[test]
    fn a_column_that_rises_has_no_line_for_what_is_nothing_in_it() {
        let months = drawn(&[&[0.0, 0.0, f64::NAN], &[0.0, 6.0, f64::NAN]]);
        assert_eq!(months.iter().map(|(month, _)| *month).collect::<Vec<_>>(), [0, 1]);
        assert!(months.last().is_some_and(|(_, height)| *height > 100.0), "{months:?}");
    }
}
