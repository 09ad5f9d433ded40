//! Every text that is used is defined, every text that is defined is used, and other languages know no others.

mod asked;
mod messages;

use std::collections::BTreeSet;

use asked::{asked_for, words_in_use};
use messages::{language, messages};

use crate::house::{File, house, in_order};

/// Keys that no code, no template and no other text uses. Keys are always written whole, so that a search finds them.
fn unused_texts(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    let defined = messages(files, "en", &mut broken);
    let mut used = words_in_use(files);
    used.extend(defined.values().flat_map(|message| message.uses.iter().cloned()));
    let unused = defined.iter().filter(|(key, _)| !used.contains(*key));
    broken
        .extend(unused.map(|(key, message)| format!("{}: nothing uses `{key}`: take it out", message.place)));
    broken
}

/// Texts of other languages that English does not have, and texts that lack or invent a variable.
fn strange_texts(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    let english = messages(files, "en", &mut broken);
    let languages: BTreeSet<&str> =
        files.iter().filter_map(|file| language(&file.path)).filter(|language| *language != "en").collect();
    for tag in languages {
        for (key, message) in messages(files, tag, &mut broken) {
            match english.get(&key) {
                None => broken.push(format!("{}: `{key}` is not in locales/en: take it out", message.place)),
                Some(original) if original.variables != message.variables => {
                    broken.push(format!("{}: `{key}` uses other variables than in English", message.place));
                }
                Some(_) => {}
            }
        }
    }
    broken
}

/// References from one text to another that is not there.
fn missing_references(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    let defined = messages(files, "en", &mut broken);
    for (key, message) in &defined {
        for used in message.uses.iter().filter(|used| !defined.contains_key(*used)) {
            broken.push(format!("{}: `{key}` refers to `{used}`, which is not defined", message.place));
        }
    }
    broken
}

/// Keys that templates and code ask for and nobody defined; variables that a template leaves out.
fn undefined_texts(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    let defined = messages(files, "en", &mut broken);
    for (place, key, given) in asked_for(files) {
        match defined.get(&key) {
            None => broken.push(format!("{place}: `{key}` is not defined: write it in locales/en")),
            Some(message) => {
                let missing =
                    given.and_then(|given| message.variables.iter().find(|name| !given.contains(*name)));
                if let Some(name) = missing {
                    broken.push(format!("{place}: `{key}` needs ${name}: give it with |t1 or |t2"));
                }
            }
        }
    }
    broken
}

#[test]
fn every_text_that_is_asked_for_is_defined() {
    in_order(&undefined_texts(&house()));
}

#[test]
fn a_missing_text_and_a_missing_variable_are_noticed() {
    let with = |template: &str, code: &str| {
        let english = "event-title = Event\nevent-seats = { $seats } of { $all }\n";
        let mut files = vec![File::new("crates/commonweave/locales/en/events.ftl", english)];
        files.push(File::new("crates/commonweave/src/events/views/show.html", template));
        files.push(File::new("crates/commonweave/src/events/event.rs", code));
        undefined_texts(&files).len()
    };
    assert_eq!(with("{{ \"event-gone\"|t }}", ""), 1);
    assert_eq!(with("{{ \"event-seats\"|t1(\"seats\", n) }}", ""), 1);
    assert_eq!(with("{{ \"event-seats\"|t2(\"seats\", n, \"all\", m) }}{{ \"event-title\" | t }}", ""), 0);
    assert_eq!(
        with(
            "",
            "fn a() { Said::key(\"event-gone\"); speech.key(\"event-lost\"); Said::key(\"event-title\") }"
        ),
        2
    );
}

#[test]
fn every_text_is_used() {
    in_order(&unused_texts(&house()));
}

#[test]
fn other_languages_say_the_same_things() {
    in_order(&strange_texts(&house()));
}

#[test]
fn texts_refer_only_to_texts_that_are_there() {
    in_order(&missing_references(&house()));
}

#[cfg(test)]
fn sample(english: &str, german: &str) -> Vec<File> {
    vec![
        File::new("crates/commonweave/locales/en/events.ftl", english),
        File::new("crates/commonweave/locales/de/events.ftl", german),
        File::new("crates/commonweave/src/events/views/show.html", "<h1>{{ t.say(\"event-title\") }}</h1>"),
        File::new("crates/commonweave/src/events/event.rs", "fn a() -> &'static str { \"event-full\" }"),
    ]
}

#[test]
fn a_text_that_nothing_uses_is_noticed() {
    let english =
        "event-title = Event\nevent-full = Full { event-size }\nevent-size = (12)\nevent-lost = Lost\n";
    let broken = unused_texts(&sample(english, ""));
    assert_eq!(broken.len(), 1, "{broken:?}");
    assert!(broken[0].contains("`event-lost`"));
}

#[test]
fn a_translation_without_original_or_with_other_variables_is_noticed() {
    let english = "event-title = Event\nevent-full = { $seats } seats\n";
    assert_eq!(
        strange_texts(&sample(english, "event-full = { $plaetze } Plätze\nevent-neu = Neu\n")).len(),
        2
    );
    assert_eq!(strange_texts(&sample(english, "event-full = { $seats } Plätze\n")).len(), 0);
}

#[test]
fn a_reference_to_nothing_a_text_defined_twice_and_broken_syntax_are_noticed() {
    assert_eq!(missing_references(&sample("event-title = { event-gone }\n", "")).len(), 1);
    assert_eq!(missing_references(&sample("event-title = A\nevent-title = B\n", "")).len(), 1);
    assert_eq!(missing_references(&sample("event-title = { \n", "")).len(), 1);
}
