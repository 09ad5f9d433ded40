//! A picture as its template draws it: shapes with their places, a legend, a table.

use super::number::whole;
use super::{Caption, Series};
use crate::web::texts::Speech;
use crate::web::{Piece, Said, filters};
use askama::Template;

/// How many looks there are: six patterns, dashes and marks, each in two colours.
pub(super) const LOOKS: usize = 12;

/// A shape. Across, places are in per cent of the width; down, in pixels.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    Box {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        look: usize,
    },
    /// A cell of a matrix: how full it is, from 0 to 4.
    Cell {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        level: usize,
    },
    Rule {
        x: f64,
        y: f64,
        to: (f64, f64),
        class: &'static str,
    },
    Words {
        x: f64,
        y: f64,
        anchor: &'static str,
        class: &'static str,
        text: String,
        /// How many pixels it is set aside from there.
        aside: Option<f64>,
    },
    Mark {
        x: f64,
        y: f64,
        look: usize,
    },
}

/// A name in full, for a picture that is wide enough; a narrow one shows what was cut of it.
#[derive(Debug, Clone)]
pub(super) struct Full {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) anchor: &'static str,
    pub(super) class: &'static str,
    pub(super) text: String,
    /// How many pixels it is set aside from there.
    pub(super) aside: Option<f64>,
}

/// A line or a field whose places across are in thousandths.
#[derive(Debug, Clone)]
pub(super) struct Path {
    pub(super) class: &'static str,
    pub(super) look: usize,
    pub(super) way: String,
}

/// A whole picture.
#[derive(Debug, Default, Template)]
#[template(path = "charts/views/_chart.html")]
pub(super) struct Figure {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) about: String,
    pub(super) height: f64,
    pub(super) mirrored: bool,
    pub(super) shapes: Vec<Shape>,
    /// Names that are cut among the shapes, in full.
    pub(super) full: Vec<Full>,
    pub(super) paths: Vec<Path>,
    /// How each series looks, whether it is a line, and what it is called.
    pub(super) legend: Vec<(usize, bool, String)>,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
    /// There is nothing to draw.
    pub(super) empty: bool,
}

impl Figure {
    pub(super) fn new(caption: &Caption, speech: &Speech, height: f64) -> Figure {
        Figure {
            id: caption.id,
            title: speech.say(&caption.title),
            about: speech.say(&caption.about),
            height,
            mirrored: speech.locale.direction() == "rtl",
            ..Figure::default()
        }
    }

    /// The place across of a part of the width, from where one begins to read.
    pub(super) fn across(&self, part: f64) -> f64 {
        let part = if self.mirrored { 1.0 - part } else { part };
        tidy(part * 100.0)
    }

    pub(super) fn words(&mut self, x: f64, y: f64, anchor: &'static str, class: &'static str, text: String) {
        self.write((x, y), (anchor, None), class, text);
    }

    /// What a wide picture says where a narrow one has cut words.
    pub(super) fn in_full(
        &mut self,
        (x, y): (f64, f64),
        anchor: &'static str,
        class: &'static str,
        text: String,
    ) {
        let x = self.across(x);
        self.full.push(Full { x, y: tidy(y), anchor, class, text, aside: None });
    }

    /// As [`Figure::in_full`], with words that begin so many pixels before this place.
    pub(super) fn in_full_back(&mut self, (x, y): (f64, f64), back: f64, class: &'static str, text: String) {
        let (x, aside) = (self.across(x), self.back(back));
        self.full.push(Full { x, y: tidy(y), anchor: "start", class, text, aside });
    }

    /// Words that begin so many pixels before this place.
    pub(super) fn words_back(&mut self, place: (f64, f64), back: f64, class: &'static str, text: String) {
        self.write(place, ("start", self.back(back)), class, text);
    }

    /// So many pixels toward where one begins to read.
    fn back(&self, pixels: f64) -> Option<f64> {
        (pixels > 0.0).then(|| tidy(if self.mirrored { pixels } else { -pixels }))
    }

    fn write(
        &mut self,
        (x, y): (f64, f64),
        (anchor, aside): (&'static str, Option<f64>),
        class: &'static str,
        text: String,
    ) {
        let x = self.across(x);
        // A minus stands before its number, wherever one begins to read.
        let text = if text.starts_with('−') { format!("\u{200e}{text}") } else { text };
        self.shapes.push(Shape::Words { x, y: tidy(y), anchor, class, text, aside });
    }

    pub(super) fn rule(&mut self, from: (f64, f64), to: (f64, f64), class: &'static str) {
        let to = (self.across(to.0), tidy(to.1));
        self.shapes.push(Shape::Rule { x: self.across(from.0), y: tidy(from.1), to, class });
    }

    /// A box between two places across and two heights, in any order.
    pub(super) fn block(&mut self, from: f64, to: f64, top: f64, bottom: f64, look: usize) {
        let (x, y, width, height) = self.sides(from, to, top, bottom);
        self.shapes.push(Shape::Box { x, y, width, height, look: look % LOOKS });
    }

    pub(super) fn cell(&mut self, from: f64, to: f64, top: f64, bottom: f64, level: usize) {
        let (x, y, width, height) = self.sides(from, to, top, bottom);
        self.shapes.push(Shape::Cell { x, y, width, height, level: level.min(4) });
    }

    pub(super) fn mark(&mut self, x: f64, y: f64, look: usize) {
        self.shapes.push(Shape::Mark { x: self.across(x), y: tidy(y), look: look % LOOKS });
    }

    /// A way through these places, broken where there is none.
    pub(super) fn path(&mut self, class: &'static str, look: usize, places: &[Option<(f64, f64)>]) {
        let mut way = String::new();
        let mut down = false;
        for place in places {
            let Some((x, y)) = place else {
                down = false;
                continue;
            };
            let letter = if down { 'L' } else { 'M' };
            way.push_str(&format!("{letter}{} {}", tidy(self.across(*x) * 10.0), tidy(*y)));
            down = true;
        }
        if class == "band" && !way.is_empty() {
            way.push('Z');
        }
        self.paths.push(Path { class, look: look % LOOKS, way });
    }

    fn sides(&self, from: f64, to: f64, top: f64, bottom: f64) -> (f64, f64, f64, f64) {
        let (one, other) = (self.across(from), self.across(to));
        let (y, height) = (top.min(bottom), (bottom - top).abs());
        (one.min(other), tidy(y), tidy((other - one).abs()), tidy(height))
    }
}

/// One row for each label, one column for each series.
pub(super) fn table(figure: &mut Figure, speech: &Speech, labels: &[String], all: &[Series]) {
    figure.head = vec![speech.key("web-chart-label").into_owned()];
    figure.head.extend(all.iter().map(|series| speech.say(&series.name)));
    let value = |series: &Series, at: usize| whole(series.values.get(at).copied().unwrap_or(f64::NAN));
    figure.rows = labels
        .iter()
        .enumerate()
        .map(|(at, label)| {
            std::iter::once(label.clone()).chain(all.iter().map(|series| value(series, at))).collect()
        })
        .collect();
}

/// A picture that is drawn when the page is put into words.
pub(super) fn piece(draw: impl Fn(&Speech) -> Figure + Send + Sync + 'static) -> Piece {
    Piece::by(move |speech| draw(speech).render_with_values(speech))
}

/// The words of a list.
pub(super) fn say_all(speech: &Speech, said: &[Said]) -> Vec<String> {
    said.iter().map(|one| speech.say(one)).collect()
}

/// Two digits behind the point are finer than any screen.
fn tidy(value: f64) -> f64 {
    let tidy = (value * 100.0).round() / 100.0;
    if tidy.is_finite() { tidy + 0.0 } else { 0.0 }
}
