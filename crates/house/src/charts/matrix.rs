//! Rows against columns: how much lies where they meet, as fullness and as a number.

use super::Caption;
use super::figure::{self, Figure};
use super::letters::{NARROW, WIDE, count, fitted, width};
use super::number::{clean, short, whole};
use crate::web::texts::Speech;
use crate::web::{Piece, Said};

const ROW: f64 = 40.0;
const HEAD: f64 = 24.0;
/// The part of the width that the names of the rows take.
const NAMES: f64 = 0.24;

/// A matrix of figures.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// What it is.
    pub caption: Caption,
    /// The names of the columns.
    pub columns: Vec<Said>,
    /// Each row with its name and its figures.
    pub rows: Vec<(Said, Vec<f64>)>,
}

impl Matrix {
    /// The picture.
    pub fn draw(self) -> Piece {
        figure::piece(move |speech| self.figure(speech))
    }

    pub(super) fn figure(&self, speech: &Speech) -> Figure {
        let columns = figure::say_all(speech, &self.columns);
        let mut figure = Figure::new(&self.caption, speech, HEAD + ROW * count(self.rows.len()) + 4.0);
        let all = self.rows.iter().flat_map(|(_, values)| values.iter().take(columns.len()));
        let known: Vec<f64> = all.filter_map(|value| clean(*value)).collect();
        figure.empty = known.is_empty();
        let (low, high) =
            known.iter().fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(*value), high.max(*value)));
        let side = (1.0 - NAMES) / count(columns.len().max(1));
        let across = |at: usize| NAMES + side * count(at);
        for (at, name) in columns.iter().enumerate() {
            named(&mut figure, (across(at) + side / 2.0, 15.0), ("middle", "tick", "tick slim"), name, side);
        }
        for (at, (name, values)) in self.rows.iter().enumerate() {
            let top = HEAD + ROW * count(at);
            named(&mut figure, (0.0, top + 24.0), ("start", "name", "name slim"), &speech.say(name), NAMES);
            for column in 0..columns.len() {
                let value = values.get(column).copied().and_then(clean);
                let level = value.map_or(0, |value| level(value, low, high));
                figure.cell(across(column), across(column) + side, top, top + ROW, level);
                let text = value.map_or_else(|| "–".to_owned(), short);
                // A number that was cut would be another number: the table has it.
                let text = if width(&text) <= NARROW * side { text } else { "…".to_owned() };
                let look = if level > 2 {
                    "inside"
                } else if text == "0" {
                    "tick"
                } else {
                    "value"
                };
                figure.words(across(column) + side / 2.0, top + 25.0, "middle", look, text);
            }
        }
        self.table(&mut figure, speech, columns);
        figure
    }

    fn table(&self, figure: &mut Figure, speech: &Speech, columns: Vec<String>) {
        let row = |(name, values): &(Said, Vec<f64>)| {
            let value = |at: usize| whole(values.get(at).copied().unwrap_or(f64::NAN));
            std::iter::once(speech.say(name)).chain((0..columns.len()).map(value)).collect()
        };
        figure.rows = self.rows.iter().map(row).collect();
        figure.head = std::iter::once(speech.key("web-chart-label").into_owned()).chain(columns).collect();
    }
}

/// The name of a column or a row that has this part of the width: cut where the picture is narrow, in full where it is
/// wide. `look` is where it is anchored, and its class when it fits and when it was cut.
fn named(
    figure: &mut Figure,
    (x, y): (f64, f64),
    look: (&'static str, &'static str, &'static str),
    name: &str,
    part: f64,
) {
    let (anchor, whole, slim) = look;
    let narrow = fitted(name, NARROW * part - 6.0);
    if narrow == name {
        figure.words(x, y, anchor, whole, narrow);
    } else {
        figure.words(x, y, anchor, slim, narrow);
        figure.in_full((x, y), anchor, whole, fitted(name, WIDE * part - 6.0));
    }
}

/// How full a cell is, from 0 for the least to 4 for the most.
fn level(value: f64, low: f64, high: f64) -> usize {
    let whole = high / 2.0 - low / 2.0;
    let part = if whole > 0.0 { (value / 2.0 - low / 2.0) / whole } else { 0.0 };
    [0.2, 0.4, 0.6, 0.8].iter().filter(|edge| part > **edge).count()
}
