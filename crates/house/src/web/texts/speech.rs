//! The languages of the program and the one in which a page is spoken.

use super::Said;
use super::said::fluent;
use db::Time;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use jiff::tz::TimeZone;
use std::borrow::Cow;
use std::sync::Arc;

/// The sentences of the chassis and of the log. Every room brings its own.
const ENGLISH: &[&str] = &[
    include_str!("../../../locales/en/web.ftl"),
    include_str!("../../../locales/en/errors.ftl"),
    include_str!("../../../locales/en/time.ftl"),
    include_str!("../../../locales/en/happenings.ftl"),
];

/// A language in which the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// English with every letter accented and every sentence longer: shows what is not translatable.
    EnXa,
    /// English mirrored: shows what does not follow the direction of writing.
    ArXb,
}

impl Locale {
    /// Every language, the pseudo-locales last.
    pub const ALL: &[Locale] = &[Locale::En, Locale::EnXa, Locale::ArXb];

    /// The languages that a person may choose.
    pub const CHOICES: &[(&'static str, &'static str)] = &[("en", "English")];

    /// The tag of BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::En => "en",
            Locale::EnXa => "en-XA",
            Locale::ArXb => "ar-XB",
        }
    }

    /// `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        if self == Locale::ArXb { "rtl" } else { "ltr" }
    }

    /// The language of this exact tag.
    pub fn of_tag(tag: &str) -> Option<Locale> {
        Locale::ALL.iter().copied().find(|locale| locale.tag().eq_ignore_ascii_case(tag.trim()))
    }

    /// The first language of an `Accept-Language` header that the program speaks.
    pub fn accepted(header: &str) -> Option<Locale> {
        header.split(',').filter_map(|part| part.split(';').next()).find_map(|tag| {
            Locale::of_tag(tag).or_else(|| Locale::of_tag(tag.split('-').next().unwrap_or_default()))
        })
    }
}

/// All sentences in all languages, read once at the start.
pub struct Texts {
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl Texts {
    /// Reads the sentences that are built into the program: those of the chassis and these of the rooms.
    ///
    /// # Errors
    /// Where a file in `locales/` is not well-formed or two files use the same key.
    pub fn load(rooms: &[&str]) -> anyhow::Result<Texts> {
        let bundles =
            Locale::ALL.iter().map(|locale| bundle(*locale, rooms)).collect::<anyhow::Result<_>>()?;
        Ok(Texts { bundles })
    }

    fn bundle(&self, locale: Locale) -> Option<&FluentBundle<FluentResource>> {
        let at = Locale::ALL.iter().position(|other| *other == locale)?;
        self.bundles.get(at)
    }
}

fn bundle(locale: Locale, rooms: &[&str]) -> anyhow::Result<FluentBundle<FluentResource>> {
    let tag = locale.tag().parse::<unic_langid::LanguageIdentifier>()?;
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    match locale {
        Locale::En => {}
        Locale::EnXa => bundle.set_transform(Some(accented)),
        Locale::ArXb => bundle.set_transform(Some(mirrored)),
    }
    for text in ENGLISH.iter().chain(rooms) {
        let resource = FluentResource::try_new((*text).to_owned())
            .map_err(|(_, errors)| anyhow::anyhow!("a file of locales/ is not well-formed: {errors:?}"))?;
        bundle
            .add_resource(resource)
            .map_err(|errors| anyhow::anyhow!("a key of locales/ is defined twice: {errors:?}"))?;
    }
    Ok(bundle)
}

/// Every vowel accented and doubled, in brackets: what stays plain on a page is not translatable.
fn accented(text: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        match letter {
            'a' => out.push_str("áá"),
            'e' => out.push_str("éé"),
            'i' => out.push('í'),
            'o' => out.push_str("óó"),
            'u' => out.push_str("úú"),
            'A' => out.push('Á'),
            'E' => out.push('É'),
            'I' => out.push('Í'),
            'O' => out.push('Ó'),
            'U' => out.push('Ú'),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

/// Each run of letters forced to run from right to left.
fn mirrored(text: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(text.len() * 2);
    let mut inside = false;
    for letter in text.chars() {
        if letter.is_alphabetic() != inside {
            out.push(if inside { '\u{202c}' } else { '\u{202e}' });
            inside = !inside;
        }
        out.push(letter);
    }
    if inside {
        out.push('\u{202c}');
    }
    Cow::Owned(out)
}

/// How a page speaks to its reader: the language, the time zone, and the present moment.
#[derive(Clone)]
pub struct Speech {
    pub(super) texts: Arc<Texts>,
    /// The language.
    pub locale: Locale,
    /// The reader's time zone.
    pub zone: TimeZone,
    /// The moment for which the page is made.
    pub now: Time,
}

impl Speech {
    /// A way of speaking; an unknown time zone is UTC.
    pub fn new(texts: Arc<Texts>, locale: Locale, zone: &str, now: Time) -> Speech {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        Speech { texts, locale, zone, now }
    }

    /// A sentence in the reader's language.
    pub fn say(&self, said: &Said) -> String {
        match said {
            Said::Raw(text) => text.clone(),
            Said::Key(key, arguments) => {
                self.by_key(key, Some(&fluent(arguments, |day| self.near(day)))).into_owned()
            }
        }
    }

    /// A sentence without arguments. A key that does not exist is shown as it is, and found by a test.
    pub fn key<'a>(&'a self, key: &'a str) -> Cow<'a, str> {
        self.by_key(key, None)
    }

    fn by_key<'a>(&'a self, key: &'a str, arguments: Option<&FluentArgs<'_>>) -> Cow<'a, str> {
        let Some(bundle) = self.texts.bundle(self.locale) else { return key.into() };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::warn!(key, "a sentence is missing in locales/");
            return key.into();
        };
        bundle.format_pattern(pattern, arguments, &mut Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_accepted_language_is_the_first_that_is_spoken() {
        assert_eq!(Locale::accepted("de-AT,en-GB;q=0.8"), Some(Locale::En));
        assert_eq!(Locale::accepted("ar-XB"), Some(Locale::ArXb));
        assert_eq!(Locale::accepted("tlh"), None);
    }

    #[test]
    fn the_sentences_of_all_languages_can_be_read() {
        let texts = Texts::load(&[]).expect("locales/ is well-formed");
        let speech =
            |locale| Speech::new(Arc::new(Texts::load(&[]).unwrap()), locale, "UTC", Time::from_micros(0));
        assert_eq!(texts.bundles.len(), Locale::ALL.len());
        assert_ne!(
            speech(Locale::En).key("error-missing-title"),
            speech(Locale::EnXa).key("error-missing-title")
        );
    }
}
