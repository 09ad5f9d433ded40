//! Pictures of every kind of figure: each is in order, nothing leaves it, and no two labels meet on a narrow screen.

mod of_lines;

use super::figure::{Figure, Shape};
use super::letters::{NARROW, WIDE, width};
use super::*;
use crate::web::texts::{Locale, Speech, Texts};
use askama::Template;
use db::Time;
use jiff::civil::date;
use proptest::prelude::*;
use std::sync::Arc;

pub(super) fn speech(locale: Locale) -> Speech {
    Speech::new(Arc::new(Texts::load(&[]).unwrap()), locale, "UTC", Time::from_micros(0))
}

pub(super) fn caption(id: &'static str, title: &str) -> Caption {
    Caption { id, title: Said::raw(title), about: Said::raw("It rises.") }
}

pub(super) fn names(count: usize) -> Vec<Said> {
    (0..count).map(|at| Said::raw(format!("{:02}/2026", at + 1))).collect()
}

pub(super) fn series(name: &str, values: &[f64]) -> Series {
    Series { name: Said::raw(name), values: values.to_vec() }
}

fn lines(values: &[f64]) -> Lines {
    let forecast = Forecast {
        name: Said::raw("Expected"),
        from: values.len(),
        steps: (0..4_u32).map(f64::from).map(|at| (20.0 - at, 22.0 + at, 24.0 + 3.0 * at)).collect(),
    };
    Lines {
        caption: caption("lines", "Members a month"),
        labels: names(values.len() + 4),
        series: vec![
            series("Members", values),
            series("Organisations, and those who stand for them", &[3.0, 4.0, 4.0, 6.0, 9.0]),
        ],
        span: None,
        target: Some((Said::raw("Target"), 30.0)),
        forecast: Some(forecast),
    }
}

fn bars(values: &[f64]) -> Bars {
    let labels = [
        "Academia",
        "Directorate of Urban Development and Environmental Protection",
        "مركز النور",
        "市政厅气候办公室",
    ];
    let labels = labels.iter().cycle().take(values.len()).map(|name| Said::raw(*name)).collect();
    Bars { caption: caption("bars", "By sector"), labels, series: series("Partners", values) }
}

fn stacked(values: &[f64]) -> Stacked {
    let all = ["Talk", "Meet", "Work", "Decide", "Share", "Learn"].map(|name| series(name, values)).to_vec();
    Stacked { caption: caption("stacked", "What was done"), labels: names(values.len()), series: all }
}

fn timeline() -> Timeline {
    let one = |name: &str, from, until, look| Stretch { name: Said::raw(name), from, until, look };
    let stretches = vec![
        one("Choose forty roofs", date(2026, 1, 10), Some(date(2026, 4, 1)), 0),
        one("First roof gives power", date(2026, 6, 20), None, 2),
        one(
            "Build, and teach with it, in every school of the eastern quarter",
            date(2026, 5, 1),
            Some(date(2027, 3, 31)),
            1,
        ),
    ];
    Timeline {
        caption: caption("timeline", "Roofs"),
        stretches,
        today: Some(date(2026, 11, 14)),
        ties: vec![(0, 2)],
    }
}

fn matrix(values: &[f64]) -> Matrix {
    let columns = ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"].map(Said::raw).to_vec();
    let row = |(at, name): (usize, &str)| {
        (Said::raw(name), values.iter().map(|value| value * super::letters::count(at + 1)).collect())
    };
    let rows = ["Negligible", "Noticeable", "Severe", "Catastrophic for everyone"]
        .into_iter()
        .enumerate()
        .map(row)
        .collect();
    Matrix { caption: caption("matrix", "Risks"), columns, rows }
}

fn all(values: &[f64], speech: &Speech) -> Vec<Figure> {
    vec![
        bars(values).figure(speech),
        lines(values).figure(speech),
        stacked(values).figure(speech),
        timeline().figure(speech),
        matrix(values).figure(speech),
    ]
}

/// Where a text stands on a narrow screen: from, to, and its height.
fn stands(shape: &Shape, mirrored: bool) -> Option<(f64, f64, f64)> {
    let Shape::Words { x, y, anchor, text, aside, .. } = shape else { return None };
    let (at, wide) = (x / 100.0 * NARROW + aside.unwrap_or_default(), width(text));
    let from = match (*anchor, mirrored) {
        ("middle", _) => at - wide / 2.0,
        ("start", false) | ("end", true) => at,
        _ => at - wide,
    };
    Some((from, from + wide, *y))
}

fn in_order(figure: &Figure, speech: &Speech) {
    let words: Vec<_> = figure.shapes.iter().filter_map(|shape| stands(shape, figure.mirrored)).collect();
    for (at, one) in words.iter().enumerate() {
        assert!(one.0 >= -3.0 && one.1 <= NARROW + 12.0, "{}: {one:?} leaves the picture", figure.id);
        for other in words.iter().skip(at + 1) {
            let meet = one.0 < other.1 && other.0 < one.1 && (one.2 - other.2).abs() < 11.0;
            let ours = figure
                .shapes
                .iter()
                .filter(|shape| matches!(shape, Shape::Words { class: "halo", .. }))
                .count();
            assert!(
                !meet || (figure.id == "lines" && ours > 0 && one.2 != LABELS_LINE),
                "{}: {one:?} meets {other:?}",
                figure.id
            );
        }
    }
    let html = figure.render_with_values(speech).unwrap();
    assert!(!html.contains("NaN") && !html.contains("inf\"") && !html.contains("inf%"), "{html}");
    assert_eq!(html.matches("<svg").count(), html.matches("</svg>").count());
    assert!(figure.empty || (html.contains("<title id=") && html.contains("<desc id=")), "{html}");
    assert!(figure.rows.is_empty() || html.contains("<table>"), "{html}");
}

const LABELS_LINE: f64 = super::lines::LABELS;

#[test]
fn whatever_the_figures_are_a_picture_comes_of_them() {
    let odd: &[&[f64]] = &[
        &[],
        &[7.0],
        &[0.0, 0.0, 0.0],
        &[5.0, 5.0, 5.0, 5.0],
        &[f64::NAN, f64::INFINITY, f64::NEG_INFINITY],
        &[1.0, f64::NAN, 3.0, 4.0],
        &[1e300, -1e300, 12.0],
        &[f64::MAX, f64::MIN, f64::MIN_POSITIVE, -0.0],
        &[-3.0, -2.0, -11.0],
        &[-3.0, 4.0, 1e-9],
        &[3.0, 8.0, 13.0, 12.0, 21.0, 18.0, 25.0, 24.0],
    ];
    for locale in [Locale::En, Locale::ArXb] {
        let speech = speech(locale);
        for values in odd {
            for figure in all(values, &speech) {
                in_order(&figure, &speech);
            }
        }
    }
}

#[test]
fn where_a_picture_has_room_names_are_said_in_full_and_more_days_are_named() {
    let name = "Build, and teach with it, in every school of the eastern quarter";
    for locale in [Locale::En, Locale::ArXb] {
        let figure = timeline().figure(&speech(locale));
        let slim = figure.shapes.iter().find_map(|shape| match shape {
            Shape::Words { class: "halo slim", text, .. } if text.contains("Build") => Some(text),
            _ => None,
        });
        assert!(slim.unwrap().ends_with('…'), "{slim:?}");
        let full = figure.full.iter().find(|one| one.text.contains(name)).unwrap();
        // It stands with its stretch, and inside the picture.
        let (at, wide) = (full.x / 100.0 * WIDE + full.aside.unwrap_or_default(), width(name));
        let begins = (full.anchor == "start") != figure.mirrored;
        let (from, to) = if begins { (at, at + wide) } else { (at - wide, at) };
        assert!(from >= -3.0 && to <= WIDE + 12.0, "{from} to {to}");
        assert!(figure.full.iter().any(|one| one.class == "tick"), "a wide picture names more months");
    }
    // What fits everywhere is said once.
    let figure = timeline().figure(&speech(Locale::En));
    assert!(figure.full.iter().all(|one| !one.text.contains("Choose forty roofs")));
}

#[test]
fn what_reads_from_right_to_left_begins_at_the_right() {
    let first = |locale| {
        let figure = stacked(&[1.0, 2.0, 3.0]).figure(&speech(locale));
        figure
            .shapes
            .iter()
            .find_map(|shape| if let Shape::Box { x, .. } = shape { Some(*x) } else { None })
            .unwrap()
    };
    assert!(first(Locale::En) < 50.0 && first(Locale::ArXb) > 50.0);
}

#[test]
fn the_table_has_every_figure_that_is_drawn() {
    let figure = lines(&[3.0, f64::NAN, 13.5]).figure(&speech(Locale::En));
    assert_eq!(
        figure.head,
        ["Category", "Members", "Organisations, and those who stand for them", "Expected"]
    );
    assert_eq!(figure.rows[1], ["02/2026", "–", "4", ""]);
    assert_eq!(figure.rows[3], ["04/2026", "–", "6", "22 (20 – 24)"]);
}

#[test]
fn what_happened_meanwhile_stands_at_its_place_and_in_the_table() {
    let noted = |notes: &[(f64, usize)]| Noted {
        lines: Lines { target: None, forecast: None, ..lines(&[3.0, 8.0, 13.0, 12.0]) },
        name: Said::raw("Meanwhile"),
        notes: notes.to_vec(),
    };
    let speech = speech(Locale::En);
    let figure = noted(&[(-0.4, 1), (0.6, 2), (0.61, 3), (99.0, 4), (f64::NAN, 5)]).figure(&speech);
    assert_eq!(figure.head.last().unwrap(), "Meanwhile");
    let column: Vec<&str> = figure.rows.iter().map(|row| row.last().unwrap().as_str()).collect();
    assert_eq!(column, ["1", "2, 3", "", "", "", "", "", "4"]);
    let lines = figure.shapes.iter().filter(|shape| matches!(shape, Shape::Rule { class: "noted", .. }));
    assert_eq!(lines.count(), 4, "each has its line");
    in_order(&figure, &speech);
    for values in [&[][..], &[f64::NAN], &[1.0]] {
        let one = Noted { lines: lines_of(values), ..noted(&[(0.0, 1), (7.0, 2)]) };
        in_order(&one.figure(&speech), &speech);
    }
}

/// One line and nothing else.
fn lines_of(values: &[f64]) -> Lines {
    let all = Lines { target: None, forecast: None, ..lines(values) };
    Lines { labels: names(values.len()), series: vec![series("Members", values)], ..all }
}

proptest! {
    #[test]
    fn no_figures_leave_a_picture_in_disorder(values in prop::collection::vec(prop::num::f64::ANY, 0..30)) {
        let speech = speech(Locale::En);
        for figure in [stacked(&values).figure(&speech), lines(&values).figure(&speech), bars(&values).figure(&speech)] {
            in_order(&figure, &speech);
        }
    }
}

/// A page of samples, to be looked at: `COMMONWEAVE_PRINT_CHARTS=FOLDER` says where to write it.
#[test]
fn samples_can_be_looked_at() {
    let values = [3.0, 8.0, 13.0, 12.0, 21.0, 18.0, 25.0, 24.0];
    for (name, locale) in [("ltr", Locale::En), ("rtl", Locale::ArXb)] {
        let speech = speech(locale);
        let mut figures = all(&values, &speech);
        figures.push(bars(&[-4.0, 9.0, f64::NAN, 1e300]).figure(&speech));
        let drawn: String =
            figures.iter().map(|figure| figure.render_with_values(&speech).unwrap()).collect();
        let style = crate::web::assets::Asset::url("app.css");
        assert!(drawn.matches("<figure").count() == 6 && style.starts_with("/assets/"));
        if let Ok(folder) = std::env::var("COMMONWEAVE_PRINT_CHARTS") {
            let dir = locale.direction();
            let head = "<meta charset=utf-8><meta name=viewport content=\"width=device-width\"><link rel=stylesheet href=app.css>";
            let page = format!(
                "<!doctype html><html lang=en dir={dir}><head>{head}</head><body><main class=main>{drawn}</main></body></html>"
            );
            std::fs::write(format!("{folder}/charts-{name}.html"), page).unwrap();
        }
    }
}
