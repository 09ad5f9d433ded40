//! Lines over time, with a target to reach and a forecast that widens.

use super::figure::{self, Figure};
use super::letters::{NARROW, count, every, width};
use super::number::{clean, short, whole};
use super::scale::Scale;
use super::{Caption, Series};
use crate::web::texts::Speech;
use crate::web::{Piece, Said};

/// The heights of the highest and the lowest place, and of the labels.
pub(super) const TOP: f64 = 18.0;
pub(super) const BOTTOM: f64 = 184.0;
pub(super) const LABELS: f64 = 204.0;
pub(super) const HEIGHT: f64 = 212.0;
/// The part of the width that the marks of the scale take.
pub(super) const SIDE: f64 = 0.18;

/// Lines of several series.
#[derive(Debug, Clone)]
pub struct Lines {
    /// What it is.
    pub caption: Caption,
    /// The steps of time.
    pub labels: Vec<Said>,
    /// The lines.
    pub series: Vec<Series>,
    /// From which number to which the scale reaches at least. That of marks shows all that can be given, so that a small
    /// change looks small.
    pub span: Option<(f64, f64)>,
    /// What is to be reached, and its name.
    pub target: Option<(Said, f64)>,
    /// What is expected of the first series.
    pub forecast: Option<Forecast>,
}

/// What is expected: one figure for each label from `from` on.
#[derive(Debug, Clone)]
pub struct Forecast {
    /// Its name.
    pub name: Said,
    /// The place of its first label.
    pub from: usize,
    /// The least, the likeliest and the most for each label.
    pub steps: Vec<(f64, f64, f64)>,
}

impl Lines {
    /// The picture.
    pub fn draw(self) -> Piece {
        figure::piece(move |speech| self.figure(speech))
    }

    pub(super) fn figure(&self, speech: &Speech) -> Figure {
        let labels = figure::say_all(speech, &self.labels);
        let mut figure = Figure::new(&self.caption, speech, HEIGHT);
        let own = self.series.iter().flat_map(|series| series.values.iter().take(labels.len()).copied());
        let expected = self.forecast.iter().flat_map(|forecast| &forecast.steps);
        let expected = expected.flat_map(|(low, middle, high)| [*low, *middle, *high]);
        let target = self.target.as_ref().map(|(_, value)| *value);
        let all: Vec<f64> = own.chain(expected).chain(target).collect();
        figure.empty = labels.is_empty() || all.iter().all(|value| clean(*value).is_none());
        let ends = self.span.into_iter().flat_map(|(low, high)| [low, high]);
        let scale = Scale::over(all.into_iter().chain(ends), false);
        grid(&mut figure, &scale);
        name_steps(&mut figure, &labels, true);
        self.expect(&mut figure, speech, labels.len(), &scale);
        for (look, series) in self.series.iter().enumerate() {
            let name = speech.say(&series.name);
            one(&mut figure, (&series.values, &name), look, labels.len(), &scale);
        }
        if let Some((name, value)) = self.target.as_ref().filter(|(_, value)| clean(*value).is_some()) {
            let y = height(&scale, *value);
            figure.rule((SIDE, y), (1.0, y), "target");
            let text = format!("{} {}", speech.say(name), short(*value));
            let text = super::letters::fitted(&text, NARROW * (1.0 - SIDE));
            figure.words(1.0, if y < TOP + 8.0 { y + 14.0 } else { y - 5.0 }, "end", "halo", text);
        }
        figure::table(&mut figure, speech, &labels, &self.series);
        self.expected_column(&mut figure, speech);
        figure
    }

    /// The forecast: a field, and the likeliest way through it.
    fn expect(&self, figure: &mut Figure, speech: &Speech, steps: usize, scale: &Scale) {
        let Some(forecast) = &self.forecast else { return };
        let place = |at: usize, value: f64| {
            let at = forecast.from.saturating_add(at);
            clean(value).filter(|_| at < steps).map(|value| (step(at, steps), height(scale, value)))
        };
        let known = forecast.steps.iter().enumerate();
        let whole: Vec<_> = known
            .filter_map(|(at, (low, middle, high))| {
                Some((place(at, *low)?, place(at, *middle)?, place(at, *high)?))
            })
            .collect();
        let above = whole.iter().map(|(_, _, high)| Some(*high));
        let below = whole.iter().rev().map(|(low, _, _)| Some(*low));
        figure.path("band", 0, &above.chain(below).collect::<Vec<_>>());
        figure.path("expected", 0, &whole.iter().map(|(_, middle, _)| Some(*middle)).collect::<Vec<_>>());
        figure.legend.push((LEGEND_OF_FORECAST, true, speech.say(&forecast.name)));
    }

    fn expected_column(&self, figure: &mut Figure, speech: &Speech) {
        let Some(forecast) = &self.forecast else { return };
        figure.head.push(speech.say(&forecast.name));
        for (at, row) in figure.rows.iter_mut().enumerate() {
            let expected = at.checked_sub(forecast.from).and_then(|at| forecast.steps.get(at));
            let told = |(low, middle, high): &(f64, f64, f64)| {
                format!("{} ({} – {})", whole(*middle), whole(*low), whole(*high))
            };
            row.push(expected.map_or_else(String::new, told));
        }
    }
}

/// The look of a forecast in the legend: none of the series has it.
const LEGEND_OF_FORECAST: usize = figure::LOOKS;

fn one(figure: &mut Figure, (values, name): (&[f64], &str), look: usize, steps: usize, scale: &Scale) {
    let place =
        |(at, value): (usize, &f64)| clean(*value).map(|value| (step(at, steps), height(scale, value)));
    let places: Vec<_> = values.iter().take(steps).enumerate().map(place).collect();
    figure.path("line", look, &places);
    // Marks tell series apart; of many steps a dozen are marked.
    let often = steps.div_ceil(12).max(1);
    for (at, (x, y)) in places.iter().enumerate().filter_map(|(at, place)| Some((at, (*place)?))) {
        if at % often == 0 || at.saturating_add(1) == steps || is_alone(&places, at) {
            figure.mark(x, y, look);
        }
    }
    let last = values.iter().take(steps).rev().find_map(|value| clean(*value));
    let told = last.map_or_else(|| name.to_owned(), |last| format!("{name}: {}", short(last)));
    figure.legend.push((look % figure::LOOKS, true, told));
}

/// Whether there is a gap on either side of a place, so that no line leads to it.
fn is_alone(places: &[Option<(f64, f64)>], at: usize) -> bool {
    let there = |at: Option<usize>| at.and_then(|at| places.get(at)).is_some_and(Option::is_some);
    !there(at.checked_sub(1)) && !there(at.checked_add(1))
}

/// The marks of the scale, each with its number.
pub(super) fn grid(figure: &mut Figure, scale: &Scale) {
    for mark in &scale.marks {
        let y = height(scale, *mark);
        figure.rule((SIDE, y), (1.0, y), if *mark == 0.0 { "axis" } else { "grid" });
        figure.words(SIDE - 0.02, y + 4.0, "end", "tick", short(*mark));
    }
}

/// The names of the steps, as many as have room. `between`: they stand under points from edge to edge, not under columns.
pub(super) fn name_steps(figure: &mut Figure, labels: &[String], between: bool) {
    let room = NARROW * (1.0 - SIDE) / count(labels.len().max(1));
    let often = every(labels, room);
    let mut taken = -NARROW;
    for (at, label) in labels.iter().enumerate().filter(|(at, _)| at % often == 0) {
        let label = super::letters::fitted(label, NARROW * (1.0 - SIDE));
        let x = if between { step(at, labels.len()) } else { column(at, labels.len()) };
        let wide = width(&label);
        // A name at the edge stays inside the picture, and is left out where it would meet the one before it.
        let (x, from, anchor) = match x * NARROW {
            middle if middle + wide / 2.0 > NARROW => (1.0, NARROW - wide, "end"),
            middle if middle < wide / 2.0 => (0.0, 0.0, "start"),
            middle => (x, middle - wide / 2.0, "middle"),
        };
        if from >= taken + 4.0 {
            taken = from + wide;
            figure.words(x, LABELS, anchor, "tick", label);
        }
    }
}

pub(super) fn height(scale: &Scale, value: f64) -> f64 {
    BOTTOM - scale.at(value) * (BOTTOM - TOP)
}

/// Where a step of so many stands across.
fn step(at: usize, steps: usize) -> f64 {
    between(count(at), steps)
}

/// Where a place between the steps stands across, told in steps from the first.
pub(super) fn between(at: f64, steps: usize) -> f64 {
    let part = if steps < 2 { 0.5 } else { at / count(steps.saturating_sub(1)) };
    SIDE + 0.03 + part * (1.0 - SIDE - 0.06)
}

/// Where the middle of a column of so many stands across.
pub(super) fn column(at: usize, steps: usize) -> f64 {
    SIDE + (count(at) + 0.5) / count(steps.max(1)) * (1.0 - SIDE)
}
