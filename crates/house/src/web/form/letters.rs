//! Letters that nobody sees, and what must be seen of a name.

/// Whether a letter takes no room and shows nothing: marks of format and direction, tags, fillers that count as letters.
/// The selectors of variants, and the joiners that Persian, Indic scripts and families of faces need, are among them.
pub fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// A line without the letters that nobody sees. Joiners and selectors of variants stay where they stand between two letters
/// that are seen: there they shape what is seen.
pub fn without_unseen(line: &str) -> String {
    let letters: Vec<char> = line.chars().collect();
    let seen =
        |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|letter| !is_unseen(*letter));
    let stays = |(at, letter): (usize, &char)| {
        let between = seen(at.checked_sub(1)) && seen(at.checked_add(1));
        let shapes = match letter {
            '\u{200c}' | '\u{200d}' => between || (follows_selector(&letters, at) && seen(at.checked_add(1))),
            '\u{fe0e}' | '\u{fe0f}' => seen(at.checked_sub(1)),
            _ => false,
        };
        (!is_unseen(*letter) || shapes).then_some(*letter)
    };
    letters.iter().enumerate().filter_map(stays).collect()
}

/// A line of a file as a form would take it: breaks of lines and other signs of control are blanks, a NUL is the mark of a
/// damaged letter, and letters that nobody sees are left out.
pub fn one_line(text: &str) -> String {
    let blank = |letter: char| if letter.is_control() { ' ' } else { letter };
    let line: String = text.replace('\0', "\u{fffd}").chars().map(blank).collect();
    without_unseen(&line).trim().to_owned()
}

/// Whether a name has a letter or a digit that one can see.
pub fn is_readable(name: &str) -> bool {
    name.chars().any(|letter| letter.is_alphanumeric() && !is_unseen(letter))
}

/// Whether the letter before this one chooses a variant of a face, as in ❤️‍🔥.
fn follows_selector(letters: &[char], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| letters.get(before)).is_some_and(|letter| *letter == '\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_taken_out_of_a_line() {
        for (typed, kept) in [
            ("A\u{202e}na\u{200b}\u{feff}", "Ana"),
            ("\u{2066}Ben\u{2069}", "Ben"),
            ("Te\u{ad}am\u{e0041}", "Team"),
            ("\u{3164}\u{115f}", ""),
            ("\u{200d}Cem\u{200d}", "Cem"),
        ] {
            assert_eq!(without_unseen(typed), kept, "{typed:?}");
        }
    }

    #[test]
    fn a_line_of_a_file_is_one_that_a_form_would_take() {
        for (brought, kept) in [
            ("\u{202e}moorssalC\u{202c} ", "moorssalC"),
            ("Trees\r\nand benches\t", "Trees  and benches"),
            ("A\0B", "A\u{fffd}B"),
            (" \u{200b}\n", ""),
            ("Straße 🌻", "Straße 🌻"),
        ] {
            assert_eq!(one_line(brought), kept, "{brought:?}");
        }
    }

    #[test]
    fn what_shapes_letters_stays() {
        for line in [
            "می\u{200c}خواهم",
            "क\u{94d}\u{200d}ष",
            "👩\u{200d}👧",
            "❤\u{fe0f}\u{200d}🔥",
            "José",
            "김민준",
            "١٢٣",
        ] {
            assert_eq!(without_unseen(line), line);
        }
    }

    #[test]
    fn a_name_has_something_to_read() {
        for name in ["Ana", "김", "7", "١", "か", "अ"] {
            assert!(is_readable(name), "{name}");
        }
        for name in
            ["", " ", "…", "---", "\u{3164}", "\u{115f}\u{1160}", "\u{2800}", "\u{200b}", "\u{ffa0}", "🌻"]
        {
            assert!(!is_readable(name), "{name:?}");
        }
    }
}
