//! A QR code as one path of an SVG: each row of dark squares that touch is one stroke of it.

use qrcode::{Color, QrCode};
use std::fmt::Write;

/// The rim that readers need, in squares.
const RIM: usize = 4;

/// A QR code to be drawn.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Qr {
    /// Its width and height in squares, with its rim.
    pub(super) size: usize,
    /// Its dark squares.
    pub(super) path: String,
}

impl Qr {
    /// The code of a text; none where the text is too long for any.
    pub(super) fn of(text: &str) -> Option<Qr> {
        let code = QrCode::new(text.as_bytes()).ok()?;
        let width = code.width();
        let squares = code.to_colors();
        let mut path = String::new();
        for (y, row) in squares.chunks(width).enumerate() {
            let mut x = RIM;
            for run in row.chunk_by(|one, other| one == other) {
                if run.first() == Some(&Color::Dark) {
                    let _ = write!(path, "M{x} {}h{}v1h-{}z", y + RIM, run.len(), run.len());
                }
                x += run.len();
            }
        }
        Some(Qr { size: width + 2 * RIM, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eyes_of_the_code_stand_where_readers_look_for_them() {
        let qr = Qr::of("https://example.org/n/green-city/events/7/here?code=BCDFGH").unwrap();
        let last = qr.size - RIM - 7;
        assert!(qr.path.starts_with("M4 4h7v1h-7z"), "{}", qr.path);
        for eye in
            [format!("M{last} 4h7v1h-7z"), format!("M4 {}h7v1h-7z", last + 6), format!("M4 {last}h7v1h-7z")]
        {
            assert!(qr.path.contains(&eye), "{eye} is wanting: {}", qr.path);
        }
        assert_eq!(Qr::of("the same"), Qr::of("the same"));
        assert_ne!(Qr::of("the same"), Qr::of("another"));
        assert_eq!(Qr::of(&"x".repeat(5_000)), None);
    }
}
