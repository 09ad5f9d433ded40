//! What is seen on lines.

use super::*;

#[test]
fn a_scale_of_marks_shows_all_that_can_be_given() {
    let ticks = |span| {
        let all = Lines { span, target: None, forecast: None, ..lines(&[]) };
        let series = vec![series("Mark", &[3.93, 3.96])];
        let figure = Lines { series, labels: names(2), ..all }.figure(&speech(Locale::En));
        let said = figure.shapes.iter().filter_map(|shape| match shape {
            Shape::Words { text, .. } => text.parse::<f64>().ok(),
            _ => None,
        });
        said.collect::<Vec<_>>()
    };
    assert_eq!(ticks(Some((1.0, 5.0))), [1.0, 2.0, 3.0, 4.0, 5.0]);
    assert!(ticks(None).iter().all(|tick| *tick > 3.9));
}

#[test]
fn a_month_between_two_gaps_is_seen_on_a_line() {
    let marks = |told: &[usize]| {
        let values: Vec<f64> = (0..24).map(|at| if told.contains(&at) { 7.0 } else { f64::NAN }).collect();
        let figure = lines_of(&values).figure(&speech(Locale::En));
        figure.shapes.iter().filter(|shape| matches!(shape, Shape::Mark { .. })).count()
    };
    // Of two years every other month bears a mark, and each that no line leads to.
    assert_eq!(marks(&[1, 5, 9]), 3);
    assert_eq!(marks(&[3, 4, 5, 6]), 2);
}
