//! What would come if nothing changed: a Theil–Sen line through the last eight periods with its interquartile band (Theil 1950,
//! Sen 1968). One odd figure hardly moves it, unlike a line of least squares. The line is frozen with its day, and what is
//! measured afterwards is held against it.

/// How many periods back the line looks.
pub(in crate::outcomes) const WINDOW: i64 = 8;
/// With fewer figures than this there is no line.
const FEWEST: usize = 4;

/// A line with its band. Places are in periods since the last figure that went into it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// The height of the line at the last figure.
    pub level: f64,
    /// How much it rises with each period: the median of all slopes between two figures.
    pub slope: f64,
    /// The lower and the upper quartile of these slopes.
    pub slopes: (f64, f64),
    /// The lower and the upper quartile of how far figures lie above the line.
    pub spread: (f64, f64),
}

impl Trend {
    /// The line through figures, each with its place in periods; only those count that lie at most eight periods back from
    /// the last. None where these are fewer than four, or all in one place.
    pub(in crate::outcomes) fn of(points: &[(i64, f64)]) -> Option<Trend> {
        let last = points.iter().map(|(place, _)| *place).max()?;
        let near: Vec<(f64, f64)> = points
            .iter()
            .filter(|(place, value)| last.saturating_sub(*place) < WINDOW && value.is_finite())
            .map(|(place, value)| (place_of(place.saturating_sub(last)), *value))
            .collect();
        if near.len() < FEWEST {
            return None;
        }
        let slopes = sorted(slopes(&near));
        let slope = quantile(&slopes, 0.5)?;
        let levels = sorted(near.iter().map(|(place, value)| value - slope * place).collect());
        let level = quantile(&levels, 0.5)?;
        let above = sorted(near.iter().map(|(place, value)| value - (level + slope * place)).collect());
        let pair = |all: &[f64]| Some((quantile(all, 0.25)?, quantile(all, 0.75)?));
        Some(Trend { level, slope, slopes: pair(&slopes)?, spread: pair(&above)? })
    }

    /// What the line expects so many periods after its last figure: the least, the likeliest and the most. The band is as wide
    /// as the middle half of the figures lay round the line, and widens as the middle half of the slopes part.
    pub fn at(&self, periods: i64) -> (f64, f64, f64) {
        let ahead = place_of(periods);
        let middle = self.level + self.slope * ahead;
        let low = middle + self.spread.0 + (self.slopes.0 - self.slope) * ahead;
        let high = middle + self.spread.1 + (self.slopes.1 - self.slope) * ahead;
        (low.min(middle), middle, high.max(middle))
    }
}

fn place_of(periods: i64) -> f64 {
    f64::from(i32::try_from(periods).unwrap_or(i32::MAX))
}

/// The slopes between all pairs of figures that do not stand in the same place.
fn slopes(points: &[(f64, f64)]) -> Vec<f64> {
    let pairs = points
        .iter()
        .enumerate()
        .flat_map(|(at, one)| points.iter().skip(at.saturating_add(1)).map(move |other| (one, other)));
    pairs
        .filter(|((one, _), (other, _))| one != other)
        .map(|((from, low), (to, high))| (high - low) / (to - from))
        .collect()
}

fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values
}

/// A quantile of sorted numbers, between two of them where it falls between (the seventh definition of Hyndman and Fan).
fn quantile(sorted: &[f64], part: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = part * f64::from(u32::try_from(last).ok()?);
    let mut below = None;
    for (at, value) in sorted.iter().enumerate() {
        let at = f64::from(u32::try_from(at).ok()?);
        if at <= place {
            below = Some((at, *value));
            continue;
        }
        let (from, low) = below?;
        return Some(low + (value - low) * (place - from));
    }
    below.map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(values: &[f64]) -> Option<Trend> {
        let points: Vec<_> = (0_i64..).zip(values.iter().copied()).collect();
        Trend::of(&points)
    }

    #[test]
    fn a_straight_row_goes_on_straight() {
        let trend = line(&[10.0, 12.0, 14.0, 16.0]).unwrap();
        assert_eq!((trend.slope, trend.level), (2.0, 16.0));
        assert_eq!(trend.at(3), (22.0, 22.0, 22.0));
    }

    #[test]
    fn fewer_than_four_figures_foretell_nothing() {
        assert_eq!(line(&[1.0, 2.0, 3.0]), None);
        // Four figures, of which one lies further back than the line looks.
        assert_eq!(Trend::of(&[(0, 1.0), (20, 1.0), (21, 1.0), (22, 1.0)]), None);
        assert_eq!(Trend::of(&[]), None);
    }

    #[test]
    fn one_odd_figure_does_not_bend_the_line() {
        let trend = line(&[10.0, 11.0, 12.0, 90.0, 14.0, 15.0, 16.0, 17.0]).unwrap();
        assert!((trend.slope - 1.0).abs() < 1e-9, "{trend:?}");
        assert!((trend.at(1).1 - 18.0).abs() < 1e-9, "{trend:?}");
    }

    #[test]
    fn the_median_of_slopes_and_its_quartiles_are_those_worked_out_by_hand() {
        // Slopes between (0,1) (1,3) (2,2) (3,5): 2, 1/2, 4/3, -1, 1, 3. Sorted: -1, 1/2, 1, 4/3, 2, 3.
        let trend = line(&[1.0, 3.0, 2.0, 5.0]).unwrap();
        assert!((trend.slope - 7.0 / 6.0).abs() < 1e-9, "{trend:?}");
        assert!(
            (trend.slopes.0 - 0.625).abs() < 1e-9 && (trend.slopes.1 - 11.0 / 6.0).abs() < 1e-9,
            "{trend:?}"
        );
        // Levels at the last place: 1 + 3.5, 3 + 7/3, 2 + 7/6, 5; their median lies between 4.5 and 5.
        assert!((trend.level - 4.75).abs() < 1e-9, "{trend:?}");
        let (low, middle, high) = trend.at(2);
        assert!((middle - (4.75 + 7.0 / 3.0)).abs() < 1e-9 && low < middle && middle < high, "{trend:?}");
    }

    #[test]
    fn the_band_widens_and_never_crosses_its_middle() {
        let trend = line(&[50.0, 47.0, 52.0, 44.0, 49.0, 43.0, 45.0, 40.0]).unwrap();
        let width = |periods| trend.at(periods).2 - trend.at(periods).0;
        assert!(width(1) > 0.0 && width(8) > width(1), "{trend:?}");
        for periods in 0..40 {
            let (low, middle, high) = trend.at(periods);
            assert!(low <= middle && middle <= high, "{periods}");
        }
    }

    #[test]
    fn a_gap_in_the_row_counts_as_time_that_passed() {
        let trend = Trend::of(&[(0, 0.0), (1, 1.0), (4, 4.0), (6, 6.0)]).unwrap();
        assert_eq!((trend.slope, trend.level), (1.0, 6.0));
    }
}
