//! Reads the messages of one language out of its Fluent files.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::house::File;

/// The language of a file of texts: `en` for `crates/talk/locales/en/conversations.ftl`.
pub(super) fn language(path: &str) -> Option<&str> {
    let (_, below) = path.strip_prefix("crates/")?.split_once("/locales/")?;
    below.split_once('/').map(|(language, _)| language)
}

/// One message of a language: where it stands and which messages and variables it uses itself.
#[derive(Default)]
pub(super) struct Message {
    pub(super) place: String,
    pub(super) uses: BTreeSet<String>,
    pub(super) variables: BTreeSet<String>,
}

/// The messages of one language by key; attributes are `key.attribute`, terms keep their dash.
pub(super) fn messages(
    files: &[File],
    language: &str,
    broken: &mut Vec<String>,
) -> BTreeMap<String, Message> {
    let mut all = BTreeMap::new();
    let ours = |file: &&File| self::language(&file.path) == Some(language) && file.path.ends_with(".ftl");
    for file in files.iter().filter(ours) {
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
