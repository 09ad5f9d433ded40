//! The picture of a curve: what was measured, what was foreseen, what is to be reached, and what was done meanwhile.

use super::standing::Standing;
use crate::outcomes::figures::Period;
use crate::outcomes::indicator::Indicator;
use crate::outcomes::store::Frozen;
use house::charts::{Caption, Forecast, Lines, Noted, Series};
use house::web::{Piece, Said};
use jiff::civil::Date;

/// How far ahead of the last figure a forecast is drawn, in periods.
const AHEAD: i64 = 4;
/// The most steps that are drawn.
const STEPS: i64 = 72;

/// What is drawn.
pub(in crate::outcomes) struct Curve<'a> {
    pub(in crate::outcomes) id: &'static str,
    pub(in crate::outcomes) indicator: &'a Indicator,
    /// The figures of the total, the earliest first.
    pub(in crate::outcomes) figures: &'a [(Period, f64)],
    pub(in crate::outcomes) forecast: Option<&'a Frozen>,
    /// The targets, the earliest first.
    pub(in crate::outcomes) targets: &'a [(Period, f64)],
}

impl<'a> Curve<'a> {
    /// The curve of an indicator as it stands; `id` is a word that no other picture of the page has.
    pub(in crate::outcomes) fn of(
        id: &'static str,
        standing: &'a Standing,
        targets: &'a [(Period, f64)],
    ) -> Curve<'a> {
        let Standing { indicator, figures, forecast, .. } = standing;
        Curve { id, indicator, figures, forecast: forecast.as_ref(), targets }
    }
}

/// Draws a curve with its table.
pub(in crate::outcomes) fn chart(curve: &Curve<'_>) -> Piece {
    lines(curve).draw()
}

/// As [`chart`], with what was done on these days, the earliest first, by its number in a list.
pub(in crate::outcomes) fn noted(curve: &Curve<'_>, done: &[(Date, usize)]) -> Piece {
    let frequency = curve.indicator.frequency;
    let ends = steps(curve);
    let ends = ends.first().zip(ends.last());
    let place = |(day, number): &(Date, usize)| {
        let (first, last) = ends?;
        let at = first.until(*day, frequency);
        // What lies beyond the picture stands in the list alone.
        (at >= -0.5 && last.until(*day, frequency) <= 0.5).then_some((at, *number))
    };
    let notes = done.iter().filter_map(place).collect();
    Noted { lines: lines(curve), name: Said::key("outcome-evidence-numbers"), notes }.draw()
}

fn lines(curve: &Curve<'_>) -> Lines {
    let Curve { indicator, figures, .. } = curve;
    let frequency = indicator.frequency;
    let periods = steps(curve);
    let values = periods.iter().map(|period| {
        let found = figures.iter().find(|(measured, _)| measured == period);
        found.map_or(f64::NAN, |(_, value)| *value)
    });
    let values: Vec<f64> = values.collect();
    let unit = if indicator.unit.is_empty() { indicator.name.clone() } else { indicator.unit.clone() };
    let about = match (figures.first(), figures.last()) {
        (Some((from, low)), Some((to, high))) => Said::key("outcome-chart-about")
            .with("from", from.told(frequency))
            .with("first", indicator.told(*low))
            .with("to", to.told(frequency))
            .with("last", indicator.told(*high)),
        _ => Said::key("outcome-says-nothing"),
    };
    Lines {
        caption: Caption { id: curve.id, title: Said::raw(&indicator.name), about },
        labels: periods.iter().map(|period| Said::raw(period.told(frequency))).collect(),
        series: vec![Series { name: Said::raw(unit), values }],
        span: None,
        target: next_target(curve).map(|(period, value)| {
            (Said::key("outcome-target-of").with("period", period.told(frequency)), value)
        }),
        forecast: expected(curve, &periods),
    }
}

/// The periods that are drawn: from the first figure on to some way beyond the last, without a gap.
fn steps(curve: &Curve<'_>) -> Vec<Period> {
    let frequency = curve.indicator.frequency;
    let (Some((first, _)), Some((last, _))) = (curve.figures.first(), curve.figures.last()) else {
        return Vec::new();
    };
    let ahead = if curve.forecast.is_some() { AHEAD } else { 0 };
    let all = last.since(*first, frequency).saturating_add(ahead);
    let from = all.saturating_sub(STEPS).max(0);
    (from..=all).map(|step| first.later(step, frequency)).collect()
}

fn expected(curve: &Curve<'_>, periods: &[Period]) -> Option<Forecast> {
    let forecast = curve.forecast?;
    let frequency = curve.indicator.frequency;
    let from = periods.iter().position(|period| forecast.of(*period, frequency).is_some())?;
    let steps = periods.iter().skip(from).filter_map(|period| forecast.of(*period, frequency)).collect();
    let name = Said::key("outcome-forecast-of").with("period", forecast.base.told(frequency));
    Some(Forecast { name, from, steps })
}

/// The first target that does not lie behind the last figure, or the last of all.
fn next_target(curve: &Curve<'_>) -> Option<(Period, f64)> {
    let now = curve.figures.last().map(|(period, _)| *period);
    let ahead = curve.targets.iter().find(|(period, _)| Some(*period) >= now);
    ahead.or(curve.targets.last()).copied()
}
