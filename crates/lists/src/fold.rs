//! Texts as they are compared.

use unicode_normalization::UnicodeNormalization;

/// A text as headings and names are compared: lower case, without the marks that Latin, Greek, Cyrillic, Hebrew and
/// Arabic letters may carry, blanks as one space. Vowel signs of other scripts are letters there and stay.
///
/// The house folds names in the same way; that it does is tested where the two meet, for this crate knows nothing of the
/// house. It alone leaves out the line by which Arabic words are drawn longer, which stands in headings.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // Taken apart, a lone accent would leave a blank; people type it for an apostrophe.
    let text = text.chars().map(|letter| if letter == '´' { '\'' } else { letter });
    for letter in text.nfkd().filter(|letter| !is_mark(*letter)).flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(letters) => folded.push_str(letters),
            None if letter.is_whitespace() => folded.push(' '),
            None if letter.is_control() || is_invisible(letter) => {}
            None => folded.push(letter),
        }
    }
    let folded: String = folded.nfkd().filter(|letter| !is_mark(*letter)).nfc().collect();
    folded.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The name of an organisation as it is compared: folded, and letters that stand for words (`e. V.`, `e.V.`, `eV`,
/// `S. A.`, `s.r.o.`) written without dots and blanks.
pub fn one_name(name: &str) -> String {
    let folded = fold(name);
    let mut out: Vec<String> = Vec::new();
    let mut run = false;
    for word in folded.split(' ') {
        let letters: Vec<&str> = word.split('.').collect();
        let single = |part: &&str| part.chars().count() == 1;
        let abbreviated = word.ends_with('.') || letters.len() > 1;
        let (all, short) = (letters.iter().filter(|part| !part.is_empty()), abbreviated);
        let short = short && all.clone().all(single) && all.clone().count() > 0;
        let plain: String = if short { letters.concat() } else { word.to_owned() };
        match out.last_mut() {
            Some(last) if short && run => last.push_str(&plain),
            _ => out.push(plain),
        }
        run = short;
    }
    out.join(" ")
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Letters that stand for others without carrying a mark.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        '’' | 'ʼ' | '‘' | '`' | '′' | 'ʹ' => "'",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviated_form_is_the_same_however_it_is_spaced() {
        for name in
            ["Verein Altstadt e.V.", "Verein Altstadt e. V.", "VEREIN Altstadt eV", "Verein Altstadt e.V"]
        {
            assert_eq!(one_name(name), "verein altstadt ev", "{name}");
        }
        assert_eq!(one_name("Alfa s. r. o."), one_name("Alfa s.r.o."));
        assert_ne!(one_name("Verein A"), one_name("Verein B"));
        assert_eq!(one_name("J. Berg Stiftung"), "j berg stiftung");
    }
}
