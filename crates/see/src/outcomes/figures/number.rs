//! Numbers as people write them: with a decimal comma, with thousands apart, with a sign of per cent behind them. What could
//! be read in two ways is refused rather than guessed.

use house::web::Said;

/// The largest figure that is kept, above and below nothing.
pub(in crate::outcomes) const MOST: f64 = 1e12;

/// Why a text is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberRefused {
    /// It is no number.
    Unreadable,
    /// `1,234` or `1.234`: a thousand, or one and a bit.
    Ambiguous,
    /// It is larger than anything that is measured.
    TooLarge,
    /// It is written in per cent, and the unit is another.
    Percent,
    /// It is no whole number from nothing up.
    NotWhole,
}

impl NumberRefused {
    /// What is wrong, in a sentence.
    pub(in crate::outcomes) fn said(self) -> Said {
        Said::key(match self {
            NumberRefused::Unreadable => "outcome-number-wrong",
            NumberRefused::Ambiguous => "outcome-number-ambiguous",
            NumberRefused::TooLarge => "outcome-number-large",
            NumberRefused::Percent => "outcome-number-percent",
            NumberRefused::NotWhole => "outcome-number-whole",
        })
    }
}

/// Reads a figure of this unit.
pub(in crate::outcomes) fn number(text: &str, unit: &str) -> Result<f64, NumberRefused> {
    number_of(text, unit, false)
}

/// Whether a text is a number in which a point can only stand before decimals.
pub(in crate::outcomes) fn has_decimal_point(text: &str) -> bool {
    let text = text.trim().trim_end_matches('%').trim_end();
    let Some((before, after)) = text.split_once('.') else { return false };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let before = before.trim_start_matches(['-', '+', '−']);
    digits(before) && digits(after) && !after.is_empty() && !is_thousand(before, after)
}

/// Whether these digits before and behind a mark could be thousands as well as decimals. 0,125 has no other reading: nobody writes
/// nothing thousand.
fn is_thousand(before: &str, after: &str) -> bool {
    let digits = after.bytes().all(|byte| byte.is_ascii_digit());
    digits && after.len() == 3 && (1..=3).contains(&before.len()) && before != "0"
}

/// As [`number`]; `pointed` says that a point stands before decimals in any case.
pub(in crate::outcomes) fn number_of(text: &str, unit: &str, pointed: bool) -> Result<f64, NumberRefused> {
    let text = text.trim();
    let (text, percent) = text.strip_suffix('%').map_or((text, false), |before| (before.trim_end(), true));
    if percent && !unit.contains('%') {
        return Err(NumberRefused::Percent);
    }
    if text.len() > 40 {
        return Err(NumberRefused::Unreadable);
    }
    let plain: String = text
        .chars()
        .filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '_'))
        .map(|letter| if letter == '−' { '-' } else { letter })
        .collect();
    let pointed = with_point(&plain, pointed)?;
    let known = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '-' | '+' | 'e' | 'E');
    if !pointed.chars().all(known) || !pointed.contains(|letter: char| letter.is_ascii_digit()) {
        return Err(NumberRefused::Unreadable);
    }
    let value: f64 = pointed.parse().map_err(|_| NumberRefused::Unreadable)?;
    if !value.is_finite() || value.abs() > MOST { Err(NumberRefused::TooLarge) } else { Ok(value + 0.0) }
}

/// Reads a number of people: whole, from nothing up.
pub(in crate::outcomes) fn whole_number(text: &str) -> Result<f64, NumberRefused> {
    // Nobody counts parts of people: a point before three digits stands between thousands.
    let value = match text.trim().split_once('.') {
        Some((before, after)) if is_thousand(before, after) => number(&format!("{before}{after}"), "")?,
        _ => number(text, "")?,
    };
    if value < 0.0 || value.fract() != 0.0 { Err(NumberRefused::NotWhole) } else { Ok(value) }
}

/// The same with a decimal point and nothing between thousands.
fn with_point(text: &str, pointed: bool) -> Result<String, NumberRefused> {
    let (commas, points) = (text.matches(',').count(), text.matches('.').count());
    let thousands = |text: &str, mark: char| {
        let mut parts = text.split(mark);
        let first = parts.next().unwrap_or_default().trim_start_matches(['-', '+']);
        (1..=3).contains(&first.len()) && parts.all(|part| part.len() == 3)
    };
    match (commas, points) {
        (0, 1) if !pointed => sure(text, '.'),
        (0, 0 | 1) => Ok(text.to_owned()),
        (1, 0) => sure(text, ','),
        (_, 0) if thousands(text, ',') => Ok(text.replace(',', "")),
        (0, _) if thousands(text, '.') => Ok(text.replace('.', "")),
        // The mark that comes last is the one before the decimals.
        (_, 1) if text.rfind('.') > text.rfind(',') => {
            let (before, after) = text.split_once('.').unwrap_or((text, ""));
            if thousands(before, ',') {
                Ok(format!("{}.{after}", before.replace(',', "")))
            } else {
                Err(NumberRefused::Unreadable)
            }
        }
        (1, _) => {
            let (before, after) = text.split_once(',').unwrap_or((text, ""));
            if thousands(before, '.') {
                Ok(format!("{}.{after}", before.replace('.', "")))
            } else {
                Err(NumberRefused::Unreadable)
            }
        }
        _ => Err(NumberRefused::Unreadable),
    }
}

/// The same with a point in the place of its only mark, where that cannot stand between thousands.
fn sure(text: &str, mark: char) -> Result<String, NumberRefused> {
    let (before, after) = text.split_once(mark).unwrap_or((text, ""));
    match is_thousand(before.trim_start_matches(['-', '+']), after) {
        true => Err(NumberRefused::Ambiguous),
        false => Ok(format!("{before}.{after}")),
    }
}

/// A figure as pages tell it: three digits that count or more, never in powers of ten.
pub(in crate::outcomes) fn tell(value: f64) -> String {
    let digits = match value.abs() {
        size if size >= 1_000.0 || size == 0.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 0.1 => 2,
        _ => 4,
    };
    let text = format!("{value:.digits$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
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
    fn a_figure_is_read_with_comma_point_and_thousands() {
        let read = [
            ("12.5", 12.5),
            ("12,5", 12.5),
            ("−3,25", -3.25),
            ("0,125", 0.125),
            ("1 234,5", 1234.5),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("1,234,567", 1_234_567.0),
            ("1’234", 1234.0),
            ("1.5e3", 1500.0),
        ];
        for (text, value) in read {
            assert_eq!(number(text, "µg/m³"), Ok(value), "{text}");
        }
        assert_eq!(number("12,5 %", "%"), Ok(12.5));
        assert_eq!(number("1.2340", "days"), Ok(1.234));
        assert_eq!(number_of("1.234", "days", true), Ok(1.234));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_reason() {
        let refused = [
            ("", NumberRefused::Unreadable),
            ("about 5", NumberRefused::Unreadable),
            ("NaN", NumberRefused::Unreadable),
            ("inf", NumberRefused::Unreadable),
            ("1,234", NumberRefused::Ambiguous),
            ("1.234", NumberRefused::Ambiguous),
            ("-12.500", NumberRefused::Ambiguous),
            ("1e300", NumberRefused::TooLarge),
            ("1e999", NumberRefused::TooLarge),
            ("-2000000000000", NumberRefused::TooLarge),
            ("12 %", NumberRefused::Percent),
            ("1,2,3", NumberRefused::Unreadable),
            ("1.2,3.4", NumberRefused::Unreadable),
        ];
        for (text, why) in refused {
            assert_eq!(number(text, "people"), Err(why), "{text}");
        }
        assert_eq!(whole_number("4"), Ok(4.0));
        assert_eq!(whole_number("1.234"), Ok(1234.0));
        assert_eq!(whole_number("4.5"), Err(NumberRefused::NotWhole));
        assert_eq!(whole_number("-4"), Err(NumberRefused::NotWhole));
    }

    #[test]
    fn a_figure_is_told_short_and_without_powers_of_ten() {
        for (value, text) in [
            (0.0, "0"),
            (81.0, "81"),
            (12.345, "12.3"),
            (-3.2, "−3.2"),
            (0.012, "0.012"),
            (1e9, "1000000000"),
        ] {
            assert_eq!(tell(value), text);
        }
        assert_eq!(tell(-0.000_001), "0");
    }
}
