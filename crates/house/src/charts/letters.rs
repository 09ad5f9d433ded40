//! How much room words take, well enough that no two labels meet.

/// How wide a picture is at least, in pixels: a screen of 360 without the edges of its page.
pub(super) const NARROW: f64 = 312.0;
/// How wide a picture is at least where the style sheet shows names in full, in pixels.
pub(super) const WIDE: f64 = 560.0;

/// The width of a text of 13 pixels, rather too much than too little.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(letter).sum()
}

fn letter(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' => 4.5,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 12.5,
        ' ' | 'f' | 'r' | 't' | '(' | ')' | '-' => 5.5,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3ffff}' => 14.0,
        '\u{2066}'..='\u{2069}'
        | '\u{202a}'..='\u{202e}'
        | '\u{300}'..='\u{36f}'
        | '\u{200b}'..='\u{200f}' => 0.0,
        'A'..='Z' => 9.5,
        _ => 7.8,
    }
}

/// As much of a text as fits, and a sign that there is more.
pub(super) fn fitted(text: &str, room: f64) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut left = room - 11.0;
    let kept = text.chars().take_while(|one| {
        left -= letter(*one);
        left >= 0.0
    });
    let kept: String = kept.collect();
    format!("{}…", kept.trim_end())
}

/// Every how many labels are shown, so that those which are do not meet: `each` is the room of one, in pixels.
pub(super) fn every(labels: &[String], each: f64) -> usize {
    let widest = labels.iter().map(|label| width(label)).fold(0.0, f64::max) + 8.0;
    (1..=labels.len().max(1)).find(|step| count(*step) * each >= widest).unwrap_or(labels.len().max(1))
}

/// A number of things, for arithmetic.
pub(super) fn count(things: usize) -> f64 {
    f64::from(u32::try_from(things).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_left_out_until_none_meet() {
        let labels: Vec<String> = (1..=24).map(|month| format!("2026-{month:02}")).collect();
        let step = every(&labels, NARROW / 24.0);
        assert!(count(step) * NARROW / 24.0 >= width("2026-10") + 8.0, "{step}");
        assert_eq!(every(&[], 10.0), 1);
        assert_eq!(every(&["a".to_owned()], 1.0), 1);
    }

    #[test]
    fn a_long_name_is_cut_where_its_room_ends() {
        let cut = fitted("Directorate of Urban Development and Environmental Protection", 120.0);
        assert!(cut.ends_with('…') && width(&cut) <= 122.0, "{cut}");
        assert_eq!(fitted("Town", 120.0), "Town");
        assert!(width("水水") > width("aa"));
    }
}
