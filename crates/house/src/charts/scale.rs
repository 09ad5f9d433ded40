//! From numbers to places: a scale with round steps.

use super::number::clean;

/// How many steps are aimed at.
const STEPS: f64 = 4.0;

/// From its lowest number to its highest, both round.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
    /// The numbers that are marked, the lowest first.
    pub(super) marks: Vec<f64>,
}

impl Scale {
    /// A scale on which all of these have their place; with `zero`, nothing too.
    pub(super) fn over(values: impl Iterator<Item = f64>, zero: bool) -> Scale {
        let mut span: Option<(f64, f64)> = zero.then_some((0.0, 0.0));
        for value in values.filter_map(clean) {
            let (low, high) = span.unwrap_or((value, value));
            span = Some((low.min(value), high.max(value)));
        }
        let (low, high) = span.unwrap_or((0.0, 1.0));
        // All the same: a scale round that one number.
        let (low, high) = match high - low {
            apart if apart > f64::EPSILON * low.abs().max(high.abs()) && apart > 0.0 => (low, high),
            _ if low == 0.0 => (0.0, 1.0),
            _ => (low.min(0.0), high.max(0.0)),
        };
        Scale::round(low, high)
    }

    fn round(low: f64, high: f64) -> Scale {
        let rough = high / STEPS - low / STEPS;
        let power = 10_f64.powf(rough.log10().floor());
        let power = if power.is_finite() && power > 0.0 { power } else { rough };
        let step = [1.0, 2.0, 5.0, 10.0].map(|times| times * power).into_iter().find(|step| *step >= rough);
        let step = step.unwrap_or(rough);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        let mut marks = Vec::new();
        let mut at = first;
        while at <= last && marks.len() < 12 {
            marks.push(at * step);
            at += 1.0;
        }
        Scale { low: first * step, high: last * step, marks }
    }

    /// Where a number stands: 0 is the lowest, 1 the highest.
    pub(super) fn at(&self, value: f64) -> f64 {
        let value = clean(value).unwrap_or(self.low);
        let whole = self.high / 2.0 - self.low / 2.0;
        let part = value / 2.0 - self.low / 2.0;
        if whole > 0.0 { (part / whole).clamp(0.0, 1.0) } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn steps_are_round() {
        assert_eq!(Scale::over([3.0, 17.0].into_iter(), true).marks, [0.0, 5.0, 10.0, 15.0, 20.0]);
        assert_eq!(Scale::over([-40.0, 95.0].into_iter(), true).marks, [-50.0, 0.0, 50.0, 100.0]);
        assert_eq!(Scale::over([].into_iter(), false).low, 0.0);
        assert_eq!(Scale::over([7.0, 7.0].into_iter(), false).at(7.0), 0.875);
    }

    proptest! {
        #[test]
        fn every_number_has_its_place(values in prop::collection::vec(prop::num::f64::ANY, 0..20), zero: bool) {
            let scale = Scale::over(values.iter().copied(), zero);
            prop_assert!(scale.low.is_finite() && scale.high.is_finite() && scale.low < scale.high, "{scale:?}");
            prop_assert!((2..=12).contains(&scale.marks.len()), "{scale:?}");
            for value in values {
                let at = scale.at(value);
                prop_assert!((0.0..=1.0).contains(&at), "{value} at {at} of {scale:?}");
            }
        }
    }
}
