//! Signs by their names, offered while one types `:tada`.

use super::completion::Offer;
use crate::web::Said;

/// The signs whose name begins so, or else has it inside of it; so many at most.
pub(super) fn offered(name: &str, most: usize) -> Vec<Offer> {
    let name = name.to_lowercase();
    let found = |matches: &dyn Fn(&str) -> bool| -> Vec<(&'static emojis::Emoji, &'static str)> {
        let named = |sign: &'static emojis::Emoji| {
            sign.shortcodes().find(|code| matches(code)).map(|code| (sign, code))
        };
        emojis::iter().filter_map(named).take(most).collect()
    };
    let mut all = found(&|code| code.starts_with(&name));
    if all.len() < most {
        let inside = found(&|code| !code.starts_with(&name) && code.contains(&name));
        all.extend(inside.into_iter().take(most.saturating_sub(all.len())));
    }
    let offer = |(sign, code): (&emojis::Emoji, &str)| Offer {
        name: sign.as_str().to_owned(),
        about: Said::raw(code.replace('_', " ")),
        text: sign.as_str().to_owned(),
    };
    all.into_iter().map(offer).collect()
}

#[cfg(test)]
mod tests {
    use super::offered;

    #[test]
    fn a_sign_is_found_by_the_beginning_of_its_name() {
        assert!(offered("tada", 8).iter().any(|offer| offer.text == "🎉"));
        assert!(offered("nosuchsign", 8).is_empty());
        assert!(offered("a", 8).len() == 8);
    }
}
