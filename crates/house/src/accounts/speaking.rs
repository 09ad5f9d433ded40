//! How letters speak to an account.

use crate::app::App;
use crate::web::{Locale, Speech};
use db::Time;

/// The language and zone that the account has chosen.
pub(super) fn speech(app: &App, language: &str, zone: &str, now: Time) -> Speech {
    Speech::new(app.texts.clone(), Locale::of_tag(language).unwrap_or_default(), zone, now)
}
