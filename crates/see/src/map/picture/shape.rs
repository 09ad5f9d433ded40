//! The shapes by which sectors are told apart without colour.

use std::fmt::Write;

/// A shape for each sector: six shapes, full or hollow.
pub(super) fn shape(sector: usize, [x, y]: [f64; 2], r: f64) -> String {
    let polygon = |corners: &[(f64, f64)]| {
        let mut path = String::new();
        for (at, (dx, dy)) in corners.iter().enumerate() {
            let _ = write!(path, "{}{:.1} {:.1}", if at == 0 { 'M' } else { 'L' }, x + dx * r, y + dy * r);
        }
        path + "Z"
    };
    match sector % 6 {
        1 => polygon(&[(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)]),
        2 => polygon(&[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)]),
        3 => polygon(&[(0.0, -1.2), (1.12, 0.8), (-1.12, 0.8)]),
        4 => polygon(&[(0.0, 1.2), (1.12, -0.8), (-1.12, -0.8)]),
        5 => polygon(&[(-1.1, 0.0), (-0.55, -0.95), (0.55, -0.95), (1.1, 0.0), (0.55, 0.95), (-0.55, 0.95)]),
        _ => format!(
            "M{:.1} {y:.1}a{r:.1} {r:.1} 0 1 0 {:.1} 0a{r:.1} {r:.1} 0 1 0 {:.1} 0Z",
            x - r,
            2.0 * r,
            -2.0 * r
        ),
    }
}

/// The shape of a sector in a legend, twenty units wide.
pub(in crate::map) fn sign(sector: usize) -> String {
    shape(sector, [10.0, 10.0], 7.0)
}
