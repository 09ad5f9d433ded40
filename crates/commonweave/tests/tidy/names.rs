//! Names that say nothing are refused, and so are traits that only one type has.

use std::collections::BTreeMap;

use syn::visit::{self, Visit};

use crate::house::{File, house, in_order, product};

const EMPTY_WORDS: &[&str] =
    &["util", "utils", "helper", "helpers", "common", "misc", "shared", "stuff", "lib_utils"];

/// Files and folders named after nothing in particular.
fn empty_names(files: &[File]) -> Vec<String> {
    let mut broken: Vec<String> = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("crates/") || file.path.starts_with("e2e/"))
    {
        let stem = |part: &str| part.split('.').next().unwrap_or(part).trim_start_matches('_').to_owned();
        if let Some(word) = file.path.split('/').map(stem).find(|part| EMPTY_WORDS.contains(&part.as_str())) {
            broken.push(format!("{}: `{word}` says nothing: name it by the noun it is about", file.path));
        }
    }
    broken
}

/// Traits of ours that fewer than two types implement.
fn lone_traits(files: &[File]) -> Vec<String> {
    let mut traits = Traits::default();
    for file in product(files) {
        traits.path.clone_from(&file.path);
        traits.visit_file(&file.rust());
    }
    let lone =
        traits.defined.iter().filter(|(name, _)| traits.implemented.get(*name).copied().unwrap_or(0) < 2);
    lone.map(|(name, place)| {
        format!("{place}: one type or none implements `{name}`: write plain functions on it")
    })
    .collect()
}

#[derive(Default)]
struct Traits {
    path: String,
    defined: BTreeMap<String, String>,
    implemented: BTreeMap<String, usize>,
}

impl<'ast> Visit<'ast> for Traits {
    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        let place = format!("{}:{}", self.path, item.ident.span().start().line);
        self.defined.insert(item.ident.to_string(), place);
        visit::visit_item_trait(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let name = item.trait_.as_ref().and_then(|(path, _)| path.segments.last());
        // `impl<T: Other> Trait for T` gives it to many at once.
        let blanket = item.generics.type_params().any(|param| is_just(&item.self_ty, &param.ident));
        if let Some(segment) = name {
            *self.implemented.entry(segment.ident.to_string()).or_default() += if blanket { 2 } else { 1 };
        }
        visit::visit_item_impl(self, item);
    }

    /// A macro may write several `impl` blocks: each `Trait for` in its tokens counts as two, for it is there to repeat.
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let text = call.tokens.to_string();
        let words: Vec<&str> = text.split_whitespace().collect();
        for pair in words.windows(2).filter(|pair| pair.last() == Some(&"for")) {
            if let Some(name) = pair.first() {
                *self.implemented.entry((*name).to_owned()).or_default() += 2;
            }
        }
    }
}

fn is_just(kind: &syn::Type, name: &syn::Ident) -> bool {
    matches!(kind, syn::Type::Path(path) if path.path.is_ident(name))
}

#[test]
fn files_and_folders_are_named_by_what_they_are_about() {
    in_order(&empty_names(&house()));
}

#[test]
fn every_trait_has_two_types_or_more() {
    in_order(&lone_traits(&house()));
}

#[test]
fn a_file_of_helpers_is_noticed() {
    let named = |path: &str| empty_names(&[File::new(path, "")]).len();
    assert_eq!(named("crates/commonweave/src/web/utils.rs"), 1);
    assert_eq!(named("crates/commonweave/src/common/mod.rs"), 1);
    assert_eq!(named("crates/commonweave/src/commonground/mod.rs"), 0);
}

#[test]
fn a_trait_for_one_type_is_noticed() {
    let with = |implementations: &str| {
        lone_traits(&[File::new("crates/db/src/lib.rs", &format!("trait Ask {{}} {implementations}"))]).len()
    };
    assert_eq!(with("impl Ask for A {}"), 1);
    assert_eq!(with("impl Ask for A {} impl Ask for B {}"), 0);
    assert_eq!(with("impl Ask for A {} #[cfg(test)] mod tests { impl Ask for Fake {} }"), 1);
    assert_eq!(with("impl<T: Other> Ask for T {}"), 0);
    assert_eq!(with("macro_rules! asks { ($t:ty) => { impl Ask for $t {} } }"), 0);
}
