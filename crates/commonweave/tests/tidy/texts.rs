//! Every text that is used is defined, every text that is defined is used, and other languages know no others.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use syn::visit::Visit;

use crate::house::{File, house, in_order, product};
use crate::sql::Texts;

const LOCALES: &str = "crates/commonweave/locales/";

/// One message of a language: where it stands and which messages and variables it uses itself.
#[derive(Default)]
struct Message {
    place: String,
    uses: BTreeSet<String>,
    variables: BTreeSet<String>,
}

/// The messages of one language by key; attributes are `key.attribute`, terms keep their dash.
fn messages(files: &[File], language: &str, broken: &mut Vec<String>) -> BTreeMap<String, Message> {
    let mut all = BTreeMap::new();
    let home = format!("{LOCALES}{language}/");
    for file in files.iter().filter(|file| file.path.starts_with(&home) && file.path.ends_with(".ftl")) {
        let resource = match fluent_syntax::parser::parse(file.text.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                broken.push(format!(
                    "{}: {}",
                    file.path,
                    errors.first().map_or(String::new(), ToString::to_string)
                ));
                resource
            }
        };
        for entry in &resource.body {
            let (name, value, attributes) = match entry {
                Entry::Message(message) => {
                    (message.id.name.to_owned(), message.value.as_ref(), &message.attributes)
                }
                Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
                _ => continue,
            };
            let mut patterns: Vec<(String, &Pattern<&str>)> =
                value.map(|value| (name.clone(), value)).into_iter().collect();
            patterns.extend(attributes.iter().map(|a| (format!("{name}.{}", a.id.name), &a.value)));
            for (key, pattern) in patterns {
                let mut message = Message { place: file.path.clone(), ..Message::default() };
                read_pattern(pattern, &mut message);
                if all.insert(key.clone(), message).is_some() {
                    broken.push(format!("{}: `{key}` is defined twice: keep one", file.path));
                }
            }
        }
    }
    all
}

fn read_pattern(pattern: &Pattern<&str>, message: &mut Message) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            read_expression(expression, message);
        }
    }
}

fn read_expression(expression: &Expression<&str>, message: &mut Message) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, message),
        Expression::Select { selector, variants } => {
            read_inline(selector, message);
            variants.iter().for_each(|variant| read_pattern(&variant.value, message));
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, message: &mut Message) {
    match inline {
        InlineExpression::MessageReference { id, attribute } => {
            let name = attribute.as_ref().map_or(id.name.to_owned(), |a| format!("{}.{}", id.name, a.name));
            message.uses.insert(name);
        }
        InlineExpression::TermReference { id, .. } => {
            message.uses.insert(format!("-{}", id.name));
        }
        InlineExpression::VariableReference { id } => {
            message.variables.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| read_inline(argument, message));
        }
        InlineExpression::Placeable { expression } => read_expression(expression, message),
        _ => {}
    }
}

/// Every literal text of the product and of its templates: what could be a key.
fn words_in_use(files: &[File]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for file in product(files) {
        let mut texts = Texts::default();
        texts.visit_file(&file.rust());
        words.extend(texts.found.into_iter().map(|(_, text)| text));
    }
    for file in files.iter().filter(|file| file.path.starts_with("crates/") && file.path.ends_with(".html")) {
        for code in file.text.split("{{").chain(file.text.split("{%")).skip(1) {
            let code = code.split("}}").next().unwrap_or_default().split("%}").next().unwrap_or_default();
            words.extend(code.split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
    words
}

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
    let languages: BTreeSet<&str> = files
        .iter()
        .filter_map(|file| file.path.strip_prefix(LOCALES)?.split_once('/').map(|(language, _)| language))
        .filter(|language| *language != "en")
        .collect();
    for language in languages {
        for (key, message) in messages(files, language, &mut broken) {
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
