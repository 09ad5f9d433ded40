//! Numbers of any size: cleaned for drawing, short for a label, whole for a table.

/// What is larger is drawn as large as this, so that differences stay finite.
const LARGEST: f64 = 1e300;

/// A number that can be drawn.
pub(super) fn clean(value: f64) -> Option<f64> {
    value.is_finite().then(|| value.clamp(-LARGEST, LARGEST))
}

/// In five letters or so: `1200` is `1.2k`.
pub(super) fn short(value: f64) -> String {
    let size = value.abs();
    let (part, unit) = match size {
        _ if size >= 1e15 || (size > 0.0 && size < 1e-3) => return signed(&format!("{value:.0e}")),
        _ if size >= 1e12 => (value / 1e12, "T"),
        _ if size >= 1e9 => (value / 1e9, "G"),
        _ if size >= 1e6 => (value / 1e6, "M"),
        _ if size >= 1e3 => (value / 1e3, "k"),
        _ => (value, ""),
    };
    let digits = match part.abs() {
        part if part >= 100.0 => 0,
        part if part >= 10.0 => 1,
        // An average of marks that lies below a line does not read as one on it.
        part if part >= 1.0 || part == 0.0 => 2,
        _ => 3,
    };
    format!("{}{unit}", signed(trimmed(&format!("{part:.digits$}"))))
}

/// With two digits behind the point at most, or in powers of ten.
pub(super) fn whole(value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let size = value.abs();
    if size >= 1e15 || (size > 0.0 && size < 1e-2) {
        return signed(&format!("{value:.3e}"));
    }
    signed(trimmed(&format!("{value:.2}")))
}

fn trimmed(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

/// With a true minus; nothing is less than nothing.
fn signed(text: &str) -> String {
    match text.strip_prefix('-') {
        Some(rest) if rest.trim_matches(['0', '.']).is_empty() => rest.to_owned(),
        Some(rest) => format!("−{rest}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_short_whatever_the_number() {
        let told = [
            (0.0, "0"),
            (-0.0, "0"),
            (12.0, "12"),
            (1.5, "1.5"),
            (0.25, "0.25"),
            (2.99, "2.99"),
            (9.999, "10"),
            (12.34, "12.3"),
            (1200.0, "1.2k"),
            (-2_500_000.0, "−2.5M"),
            (1e300, "1e300"),
            (0.000_01, "1e-5"),
        ];
        for (value, text) in told {
            assert_eq!(short(value), text);
        }
        assert_eq!((whole(f64::NAN).as_str(), whole(f64::INFINITY).as_str()), ("–", "–"));
        assert_eq!((whole(1234.5).as_str(), whole(-0.001).as_str()), ("1234.5", "−1.000e-3"));
        assert_eq!(clean(f64::MAX), Some(1e300));
        assert_eq!(clean(f64::NEG_INFINITY), None);
    }
}
