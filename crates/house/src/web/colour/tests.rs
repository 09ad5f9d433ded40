//! The contrast of every colour: of the networks' own, and of the house's tokens as the stylesheet has them.

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;

const TOKENS: &str = include_str!("../../../assets/css/tokens.css");

/// The colours of one block of `tokens.css`, found by what the block begins with.
fn tokens(head: &str) -> HashMap<&'static str, Rgb> {
    let block = TOKENS.split_once(head).unwrap().1.split_once('}').unwrap().0;
    let pairs = block.split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
    pairs.filter_map(|(name, value)| Some((name, Rgb::parse(value)?))).collect()
}

fn light_tokens() -> HashMap<&'static str, Rgb> {
    tokens("  :root {")
}

fn dark_tokens() -> HashMap<&'static str, Rgb> {
    let mut both = light_tokens();
    both.extend(tokens(":root[data-theme=\"dark\"] {"));
    both
}

/// How kind and surface mix on an action card: 5 % of the kind, in sRGB as `color-mix(in srgb, …)` does it.
fn tint(kind: Rgb, surface: Rgb) -> Rgb {
    let mix = |a: u8, b: u8| u8::try_from((u16::from(a) * 5 + u16::from(b) * 95 + 50) / 100).unwrap();
    Rgb(mix(kind.0, surface.0), mix(kind.1, surface.1), mix(kind.2, surface.2))
}

fn holds(face: &HashMap<&str, Rgb>, front: &str, back: &str, least: f64) {
    let ratio = contrast(face[front], face[back]);
    assert!(ratio >= least, "{front} on {back} has {ratio:.2}:1 and needs {least}:1");
}

const WORDS: [&str; 14] = [
    "text", "muted", "link", "visited", "primary", "ok", "warn", "danger", "info", "talk", "meet", "work",
    "decide", "learn",
];

#[test]
fn every_text_of_the_house_is_legible_on_every_ground() {
    for face in [light_tokens(), dark_tokens()] {
        for words in WORDS.into_iter().chain(["share"]) {
            for ground in ["bg", "surface", "raised"] {
                holds(&face, words, ground, 4.5);
            }
        }
    }
}

#[test]
fn words_on_filled_buttons_and_faces_are_legible() {
    for face in [light_tokens(), dark_tokens()] {
        holds(&face, "on-primary", "primary", 4.5);
        holds(&face, "on-primary", "primary-hover", 4.5);
        holds(&face, "on-danger", "danger", 4.5);
        holds(&face, "on-danger", "danger-hover", 4.5);
        holds(&face, "bg", "text", 4.5);
        for hue in 0..8 {
            holds(&face, "on-face", &format!("face-{hue}"), 4.5);
        }
    }
}

#[test]
fn edges_of_controls_and_the_focus_can_be_seen() {
    for face in [light_tokens(), dark_tokens()] {
        for ground in ["bg", "surface", "raised"] {
            holds(&face, "edge", ground, 3.0);
            holds(&face, "focus", ground, 3.0);
        }
    }
}

#[test]
fn words_on_a_tinted_action_card_are_legible() {
    for face in [light_tokens(), dark_tokens()] {
        for kind in ["primary", "talk", "meet", "work", "decide", "share", "learn", "ok", "warn"] {
            let ground = tint(face[kind], face["surface"]);
            for words in ["text", "muted", "link", kind] {
                assert!(contrast(face[words], ground) >= 4.5, "{words} on a card of {kind}");
            }
        }
    }
}

#[test]
fn dark_by_choice_and_dark_by_device_are_the_same() {
    assert_eq!(tokens(":root[data-theme=\"dark\"] {"), tokens(":root:not([data-theme=\"light\"]) {"));
}

#[test]
fn the_grounds_here_are_the_grounds_of_the_stylesheet() {
    for (face, grounds) in [(light_tokens(), LIGHT), (dark_tokens(), DARK)] {
        assert_eq!([face["bg"], face["surface"], face["raised"]], grounds);
    }
}

#[test]
fn black_on_white_has_the_greatest_contrast_there_is() {
    assert!((contrast(Rgb(0, 0, 0), PAPER) - 21.0).abs() < 1e-9);
    assert!(
        (contrast(Rgb(0x77, 0x77, 0x77), PAPER) - 4.478).abs() < 1e-3,
        "the well-known grey that just fails"
    );
}

#[test]
fn a_colour_that_is_legible_already_stays_as_it_was_chosen() {
    assert_eq!(light(Rgb(0x1b, 0x5e, 0x5a)).primary, Rgb(0x1b, 0x5e, 0x5a));
}

#[test]
fn only_six_hexadecimal_digits_are_a_colour() {
    assert_eq!(Rgb::parse("#1B5e5a"), Some(Rgb(0x1b, 0x5e, 0x5a)));
    for wrong in ["", "#", "#fff", "1b5e5a", "#1b5e5g", "#+b5e5a", "#1b5e5a;", "red", "#ééé"] {
        assert_eq!(Rgb::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn the_path_of_a_colour_leads_to_its_stylesheet() {
    let path = href("#1B5E5A").unwrap();
    assert_eq!(path, "/assets/colour-1b5e5a.css");
    let sheet = sheet_at(path.strip_prefix("/assets/").unwrap());
    assert_eq!(sheet, Some(stylesheet(Rgb(0x1b, 0x5e, 0x5a))));
    assert_eq!(href("red"), None);
    assert_eq!(sheet_at("colour-.css"), None);
}

#[test]
fn the_stylesheet_holds_colours_and_nothing_that_was_typed() {
    let sheet = stylesheet(Rgb(0xff, 0xe6, 0x00));
    assert_eq!(sheet.matches("--primary:#").count(), 4);
    assert_eq!(sheet.matches('{').count(), sheet.matches('}').count());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_colour_becomes_legible_on_both_faces(red: u8, green: u8, blue: u8) {
        let colour = Rgb(red, green, blue);
        for (ramp, grounds) in [(light(colour), LIGHT), (dark(colour), DARK)] {
            for shade in [ramp.primary, ramp.hover] {
                prop_assert!(contrast(shade, ramp.on_primary) >= LEGIBLE, "{ramp:?}");
                for ground in grounds {
                    prop_assert!(contrast(shade, ground) >= LEGIBLE, "{ramp:?} on {ground:?}");
                }
            }
        }
    }

    #[test]
    fn a_colour_survives_the_way_there_and_back(red: u8, green: u8, blue: u8) {
        let back = Oklch::from(Rgb(red, green, blue)).fitted();
        for (before, after) in [(red, back.0), (green, back.1), (blue, back.2)] {
            prop_assert!(before.abs_diff(after) <= 1, "{red} {green} {blue} became {back:?}");
        }
    }

    #[test]
    fn the_hue_that_was_chosen_stays(red: u8, green: u8, blue: u8) {
        let chosen = Oklch::from(Rgb(red, green, blue));
        for ramp in [light(Rgb(red, green, blue)), dark(Rgb(red, green, blue))] {
            let made = Oklch::from(ramp.primary);
            let turn = (made.hue - chosen.hue).sin().abs() * made.chroma.min(chosen.chroma);
            prop_assert!(turn < 0.012, "{turn} for {:?}", ramp.primary);
        }
    }

    #[test]
    fn what_was_written_is_read_again(red: u8, green: u8, blue: u8) {
        prop_assert_eq!(Rgb::parse(&Rgb(red, green, blue).text()), Some(Rgb(red, green, blue)));
    }
}
