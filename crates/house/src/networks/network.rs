//! A tenant of the server.

use crate::access::NetworkVisibility;
use crate::ids::NetworkId;
use crate::web::form::LINE;
use crate::web::{Error, Form, Locale};

/// The longest slug, in characters.
const SLUG: usize = 40;
/// The longest summary, in characters.
const SUMMARY: usize = 300;
/// Names that would read as a page of the server.
const RESERVED: [&str; 4] = ["new", "settings", "demo", "about"];

/// A network about to be started, or its settings about to be changed.
#[derive(Debug, Clone)]
pub struct NewNetwork {
    /// Its part of every address: small letters, digits and hyphens.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// One sentence that says what it is for.
    pub summary: String,
    /// The language in which strangers are spoken to.
    pub language: String,
    /// The zone in which strangers read times.
    pub time_zone: String,
    /// Its own colour, `#rrggbb`.
    pub colour: Option<String>,
    /// Who may see it.
    pub visibility: NetworkVisibility,
}

db::record! {
    /// A public network in a list.
    #[derive(Debug, Clone)]
    pub struct ListedNetwork {
        pub id: NetworkId,
        pub slug: String,
        pub name: String,
        pub summary: String,
    }
}

impl NewNetwork {
    /// Reads a network from the fields `network_name`, `slug`, `summary` and the like, and complains in the form.
    /// A slug left empty is made from the name.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is any complaint.
    pub fn read(form: &mut Form) -> Result<NewNetwork, Error> {
        let name = form.line("network_name", LINE);
        let slug = slug(form, &name);
        let summary = form.optional_line("summary", SUMMARY);
        let visibility = form.choice("visibility").unwrap_or(NetworkVisibility::Private);
        let language = language(form);
        let time_zone = crate::accounts::read_time_zone(form, "network_zone");
        let colour = colour(form);
        form.checked()?;
        Ok(NewNetwork { slug, name, summary, language, time_zone, colour, visibility })
    }
}

fn slug(form: &mut Form, name: &str) -> String {
    let typed = form.optional_line("slug", SLUG).to_lowercase();
    let made = typed.is_empty();
    let slug = if made { slug_of(name) } else { typed };
    let plain = slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let framed = slug.starts_with('-') || slug.ends_with('-') || slug.contains("--");
    if made && name.is_empty() {
        // The name has its own complaint.
    } else if made && slug.len() < 2 {
        form.fail("slug", "network-slug-none");
    } else if slug.len() < 2 || slug.len() > SLUG || !plain || framed {
        form.fail("slug", "network-slug-wrong");
    } else if RESERVED.contains(&slug.as_str()) {
        form.fail("slug", "network-slug-taken");
    }
    slug
}

fn language(form: &mut Form) -> String {
    let chosen = form.value("network_language").to_owned();
    if chosen.is_empty() {
        return Locale::En.tag().to_owned();
    }
    if !Locale::CHOICES.iter().any(|(tag, _)| *tag == chosen) {
        form.fail("network_language", "error-field-choice");
    }
    chosen
}

fn colour(form: &mut Form) -> Option<String> {
    if !form.ticked("own_colour") {
        return None;
    }
    let typed = form.optional_line("colour", 7).to_lowercase();
    if typed.is_empty() {
        return None;
    }
    let digits = typed.strip_prefix('#').unwrap_or_default();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        form.fail("colour", "network-colour-wrong");
    }
    Some(typed)
}

/// A slug made from a name: its letters of the Latin alphabet and its digits, joined by hyphens.
pub fn slug_of(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars().flat_map(plain_letters) {
        let hyphen = !letter.is_ascii_alphanumeric();
        if !hyphen {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(SLUG);
    slug.trim_matches('-').to_owned()
}

/// A letter without its marks, as far as European spellings have a usual one; other scripts give a hyphen.
fn plain_letters(letter: char) -> std::str::Chars<'static> {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    let plain = match small {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' => "o",
        'ö' | 'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' => "s",
        'ß' => "ss",
        'ť' => "t",
        'ù' | 'ú' | 'û' | 'ů' => "u",
        'ü' => "ue",
        'ý' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return ascii(small),
    };
    plain.chars()
}

fn ascii(letter: char) -> std::str::Chars<'static> {
    const ALL: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    match ALL.find(letter) {
        Some(at) => ALL.get(at..at.saturating_add(1)).unwrap_or("-").chars(),
        None => "-".chars(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> Form {
        Form::new().with("network_name", "Green City").with("visibility", "public")
    }

    #[test]
    fn a_name_becomes_an_address() {
        assert_eq!(slug_of("Grüne Stadt – für alle!"), "gruene-stadt-fuer-alle");
        assert_eq!(slug_of("  Łódź 2030 "), "lodz-2030");
        assert_eq!(slug_of("مدينة"), "");
    }

    #[test]
    fn a_network_whose_name_has_no_latin_letters_asks_for_an_address() {
        let mut form = Form::new().with("network_name", "مدينة خضراء").with("visibility", "private");
        assert!(NewNetwork::read(&mut form).is_err());
        assert!(form.error("slug").is_some());
        assert!(form.error("network_name").is_none());
    }

    #[test]
    fn an_address_has_no_blanks_dots_or_doubled_hyphens() {
        for wrong in ["green city", "a--b", "-ab", "ab-", "a", "ab/../x", "new"] {
            let mut form = filled().with("slug", wrong);
            assert!(NewNetwork::read(&mut form).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_colour_is_six_digits_or_none() {
        let mut form = filled().with("own_colour", "true").with("colour", "red;}");
        assert!(NewNetwork::read(&mut form).is_err());
        let mut form = filled().with("own_colour", "true").with("colour", "#1B5E5A");
        assert_eq!(NewNetwork::read(&mut form).unwrap().colour.as_deref(), Some("#1b5e5a"));
        let mut form = filled().with("colour", "#1B5E5A");
        assert_eq!(NewNetwork::read(&mut form).unwrap().colour, None);
    }
}
