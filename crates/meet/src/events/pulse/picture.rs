//! How well meetings worked, as lines beside the table that says the same.

use house::charts::{Caption, Lines, Series};
use house::web::{Piece, Said};

/// A line of the picture: whose it is, and how well meetings worked in hundredths, where that is told.
pub(in crate::events) type Line = (Said, Vec<Option<i64>>);

/// Lines over these steps of time; none where a line would be a single point.
pub(in crate::events) fn draw(caption: Caption, labels: Vec<Said>, lines: Vec<Line>) -> Option<Piece> {
    let told = |(_, values): &Line| values.iter().flatten().count();
    if lines.iter().map(told).max().unwrap_or(0) < 2 {
        return None;
    }
    let series = lines
        .into_iter()
        .map(|(name, values)| Series { name, values: values.into_iter().map(drawn).collect() })
        .collect();
    Some(Lines { caption, labels, series, span: Some((1.0, 5.0)), target: None, forecast: None }.draw())
}

/// Hundredths as a figure that is drawn; what is not told is a gap.
fn drawn(hundredths: Option<i64>) -> f64 {
    let whole = hundredths.and_then(|value| i32::try_from(value).ok());
    whole.map_or(f64::NAN, |value| f64::from(value) / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caption() -> Caption {
        Caption { id: "one", title: Said::raw("Meetings"), about: Said::raw("How they went") }
    }

    #[test]
    fn a_single_point_is_no_picture() {
        let labels = vec![Said::raw("1"), Said::raw("2"), Said::raw("3")];
        let line = |values: [Option<i64>; 3]| vec![(Said::raw("All"), values.to_vec())];
        assert!(draw(caption(), labels.clone(), line([None, Some(400), None])).is_none());
        assert!(draw(caption(), labels.clone(), line([Some(425), None, Some(400)])).is_some());
        assert!(draw(caption(), labels, Vec::new()).is_none());
    }

    #[test]
    fn what_is_not_told_is_a_gap() {
        assert!(drawn(None).is_nan());
        assert!((drawn(Some(425)) - 4.25).abs() < f64::EPSILON);
    }
}
