//! The small pictures that Slack writes by their names.

/// One of the signs that a reaction can become.
pub type Sign = &'static str;

/// Which names mean what. Slack has thousands of reactions; these are the ones that say the same.
const SIGNS: [(Sign, &[&str]); 6] = [
    ("👍", &["+1", "thumbsup", "ok_hand", "white_check_mark", "heavy_check_mark", "heavy_plus_sign", "100"]),
    (
        "❤️",
        &[
            "heart",
            "hearts",
            "heart_eyes",
            "smiling_face_with_3_hearts",
            "heartpulse",
            "two_hearts",
            "sparkling_heart",
            "yellow_heart",
            "green_heart",
            "blue_heart",
            "purple_heart",
            "orange_heart",
            "black_heart",
            "white_heart",
            "brown_heart",
        ],
    ),
    ("🎉", &["tada", "partying_face", "clap", "raised_hands", "confetti_ball", "balloon", "champagne"]),
    ("💡", &["bulb"]),
    ("🤔", &["thinking_face", "thinking"]),
    ("👀", &["eyes"]),
];

/// The sign that a reaction of this name becomes; none where none says the same.
pub fn sign(name: &str) -> Option<Sign> {
    let name = plain(name);
    SIGNS.iter().find(|(_, names)| names.contains(&name)).map(|(sign, _)| *sign)
}

/// The picture of this name.
pub(crate) fn picture(name: &str) -> Option<&'static str> {
    emojis::get_by_shortcode(plain(name)).map(emojis::Emoji::as_str)
}

/// A name without the tone of skin that may follow it.
fn plain(name: &str) -> &str {
    name.split("::").next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reaction_becomes_the_sign_that_says_the_same_or_none() {
        assert_eq!(sign("+1::skin-tone-3"), Some("👍"));
        assert_eq!(sign("blue_heart"), Some("❤️"));
        assert_eq!(sign("our-own-parrot"), None);
    }

    #[test]
    fn a_picture_is_known_by_its_name() {
        assert_eq!(picture("wave"), Some("👋"));
        assert_eq!(picture("30"), None);
    }
}
