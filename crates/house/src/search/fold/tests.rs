//! How words of many languages are folded.

use super::{Cut, words};

fn stems(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.stem).collect()
}

fn same(one: &str, other: &str) {
    assert_eq!(stems(one), stems(other), "{one} and {other}");
}

#[test]
fn case_and_accents_do_not_matter() {
    same("ÉCOLE à Orléans", "ecole a orleans");
    same("CORAÇÃO", "coracao");
    same("Łódź", "lodz");
}

#[test]
fn german_words_are_found_however_they_are_typed_and_bent() {
    same("Müller", "Mueller");
    same("Straße", "strasse");
    same("Straßen", "Strasse");
    same("Bäume", "Baum");
    same("Frauen", "Frau");
    same("neue Quelle", "neue Quelle");
}

#[test]
fn plurals_find_what_is_one() {
    same("parks", "park");
    same("communities", "community");
    same("houses", "house");
    same("journaux", "journal");
    same("bateaux", "bateau");
    same("ciudades", "ciudad");
    same("parques", "parque");
    same("ações", "ação");
    same("classes", "classe");
}

#[test]
fn short_words_and_words_that_only_look_like_plurals_stay() {
    assert_eq!(stems("bus this glass das"), ["bus", "this", "glass", "das"]);
}

#[test]
fn arabic_is_found_without_vowels_article_hamza_and_tatweel() {
    same("المَدْرَسَة", "مدرسه");
    same("أحمد", "احمد");
    same("أشجارًا", "اشجار");
    same("مـــاء", "ما");
    same("والمعلمون", "معلم");
}

#[test]
fn where_no_spaces_are_set_neighbours_are_words() {
    let found = words("東京都 park");
    let plain: Vec<_> = found.iter().map(|word| (word.plain.as_str(), word.cut)).collect();
    assert_eq!(plain, [("東京", Cut::Pair), ("京都", Cut::Pair), ("都", Cut::Single), ("park", Cut::Whole)]);
    assert_eq!(stems("서울시"), ["서울", "울시", "시"]);
}

#[test]
fn a_picture_is_a_word_and_a_sign_is_none() {
    assert_eq!(stems("🌱 … 🌱!"), ["🌱", "🌱"]);
    assert!(words("\"*\" -- ()").is_empty());
}

#[test]
fn scripts_with_vowel_signs_keep_them() {
    assert_eq!(stems("हिन्दी भाषा").len(), 2);
    assert_ne!(stems("कि"), stems("का"));
}

#[test]
fn places_are_those_of_the_text() {
    let text = "«Élan» vital";
    let found: Vec<_> =
        words(text).into_iter().map(|word| text.get(word.from..word.to).unwrap().to_owned()).collect();
    assert_eq!(found, ["Élan", "vital"]);
}

#[test]
fn a_word_without_end_is_cut() {
    assert!(words(&"x".repeat(10_000)).iter().all(|word| word.plain.chars().count() <= 40));
}
