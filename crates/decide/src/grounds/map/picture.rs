//! The map as a picture: people as dots, those who stand close together as one larger dot, groups by letters and by marks of
//! their own, so that no colour is needed to tell them apart. The tables below it say the same.

use super::figures::Figures;
use super::own::Own;
use askama::Template;
use house::web::filters;

/// The picture in its own units.
const WIDE: f64 = 720.0;
const HIGH: f64 = 440.0;
const RIM: f64 = 26.0;

/// A mark of the picture.
pub(in crate::grounds) struct Mark {
    x: String,
    y: String,
    scale: String,
    look: usize,
}

#[derive(Template)]
#[template(path = "grounds/views/_map.html")]
pub(in crate::grounds) struct Picture {
    marks: Vec<Mark>,
    /// Where each group's letter stands, its letter, its size, and how its dots look.
    letters: Vec<(String, String, String, i64, usize)>,
    own: Option<(String, String)>,
    people: i64,
}

impl Picture {
    /// The picture of these figures; none where nobody stands on the map.
    pub(in crate::grounds) fn of(figures: &Figures, own: Option<Own>) -> Option<Picture> {
        if figures.dots.is_empty() {
            return None;
        }
        let scale = Scale::of(figures.edges);
        let mark = |dot: &super::figures::Dot| {
            let (x, y) = scale.at(dot.x, dot.y);
            let wide = u32::try_from(dot.people).map_or(1.0, f64::from).sqrt().min(5.0);
            Mark { x, y, scale: tidy(wide), look: dot.group.unwrap_or(0) }
        };
        let letters = figures.groups.iter().zip(0_usize..).map(|(group, at)| {
            let (x, y) = scale.at(group.x, group.y);
            (x, y, letter(at), group.size, at)
        });
        Some(Picture {
            marks: figures.dots.iter().map(mark).collect(),
            letters: letters.collect(),
            own: own.map(|own| scale.at(own.x, own.y)),
            people: figures.mapped,
        })
    }
}

/// The letter of a group.
pub(in crate::grounds) fn letter(group: usize) -> String {
    let letters = ["A", "B", "C", "D", "E"];
    letters.get(group).map_or_else(|| group.to_string(), |letter| (*letter).to_owned())
}

struct Scale {
    left: f64,
    top: f64,
    unit: f64,
    off: (f64, f64),
}

impl Scale {
    fn of([left, right, top, bottom]: [f64; 4]) -> Scale {
        let (across, down) = ((right - left).max(1e-9), (bottom - top).max(1e-9));
        let unit = ((WIDE - 2.0 * RIM) / across).min((HIGH - 2.0 * RIM) / down);
        Scale { left, top, unit, off: ((WIDE - across * unit) / 2.0, (HIGH - down * unit) / 2.0) }
    }

    /// A place in the picture, within its rim: who stands farther out than anybody when it was drawn stands at the edge.
    fn at(&self, x: f64, y: f64) -> (String, String) {
        let across = (self.off.0 + (x - self.left) * self.unit).clamp(8.0, WIDE - 8.0);
        let down = (self.off.1 + (y - self.top) * self.unit).clamp(8.0, HIGH - 8.0);
        (tidy(across), tidy(down))
    }
}

fn tidy(value: f64) -> String {
    if value.is_finite() { format!("{value:.1}") } else { "0".to_owned() }
}
