//! No text is hard-coded, and the layout mirrors: read in a language in which every vowel is accented, and in one
//! that runs from right to left.

use house::access::NetworkVisibility;

/// Pages on which little stands that a person wrote.
const PAGES: &[&str] = &[
    "today",
    "charter",
    "people",
    "organisations",
    "organisations/new",
    "spaces",
    "spaces/new",
    "items/new",
    "invitations",
    "imports",
    "slack",
    "profile",
    "log",
];

on_both! {
    async fn a_page_in_the_accented_language_holds_no_plain_word(house: House) {
        let net = house.network("qrt", NetworkVisibility::Public).await;
        // The log tells of these, in its own words.
        for kind in ["discussion", "channel"] {
            house.item(&net.steward, &net, net.commons, kind, "Qrt").await;
        }
        net.steward.sends("/n/qrt/invitations", &[("role", "facilitator"), ("days", "7"), ("uses", "5")]).await;
        let steward = net.steward.reading("en-XA");
        steward.opens("/n/qrt/log").await.sees("Qrt");
        for page in PAGES {
            let seen = steward.opens(&format!("/n/qrt/{page}")).await;
            let text = seen.is_fine().text();
            let plain: Vec<&str> = text.split_whitespace().filter(|word| is_plain(word)).collect();
            assert!(plain.is_empty(), "{page} says {plain:?}: put it into locales/");
        }
    }

    async fn a_page_in_a_language_from_right_to_left_says_so(house: House) {
        let seen = house.visitor().reading("ar-XB").opens("/sign-in").await;
        assert!(seen.is_fine().html().contains("<html lang=\"ar-XB\" dir=\"rtl\""));
    }
}

/// A word of four letters or more with a plain vowel, that nobody here wrote.
fn is_plain(word: &str) -> bool {
    let word: String = word.chars().filter(|letter| letter.is_alphabetic()).collect();
    let written = ["Stella", "Commons", "Where", "everyone", "together", "work", "Commonweave", "English"];
    let plain = word.chars().any(|letter| "aeiouAEIOU".contains(letter));
    word.len() > 3 && plain && word.is_ascii() && !written.contains(&word.as_str())
}
