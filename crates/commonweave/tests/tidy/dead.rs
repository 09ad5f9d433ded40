//! Dead words: a refusal that nobody can meet, a partial that no page shows. (Dead texts: see `texts.rs`.)

use std::collections::BTreeSet;

use syn::visit::{self, Visit};

use crate::house::{File, house, in_order, product};
use crate::sql::Texts;

/// Enums whose variants must all be made somewhere.
const REFUSALS: &[&str] = &["Refused", "Refusal", "Error"];

/// Variants of refusals and errors that the product never makes.
fn unmet_refusals(files: &[File]) -> Vec<String> {
    let mut words = Words::default();
    for file in product(files) {
        words.path.clone_from(&file.path);
        words.visit_file(&file.rust());
    }
    let unmet = words.defined.iter().filter(|(name, _)| !words.made.contains(name));
    unmet
        .map(|(name, place)| format!("{place}: nothing ever answers `{name}`: make it happen or take it out"))
        .collect()
}

#[derive(Default)]
struct Words {
    path: String,
    own: String,
    defined: Vec<(String, String)>,
    made: BTreeSet<String>,
}

impl Words {
    fn note(&mut self, path: &syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if let [.., kind, variant] = names.as_slice() {
            let kind = if kind == "Self" { &self.own } else { kind };
            self.made.insert(format!("{kind}::{variant}"));
        }
    }
}

impl<'ast> Visit<'ast> for Words {
    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        let name = item.ident.to_string();
        if REFUSALS.iter().any(|end| name.ends_with(end)) {
            for variant in &item.variants {
                let place = format!("{}:{}", self.path, variant.ident.span().start().line);
                let by_question_mark = variant.fields.iter().flat_map(|field| &field.attrs);
                if !by_question_mark.into_iter().any(|attribute| attribute.path().is_ident("from")) {
                    self.defined.push((format!("{name}::{}", variant.ident), place));
                }
            }
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if let syn::Type::Path(path) = item.self_ty.as_ref() {
            self.own = path.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        }
        visit::visit_item_impl(self, item);
    }

    fn visit_expr_path(&mut self, expression: &'ast syn::ExprPath) {
        self.note(&expression.path);
    }

    fn visit_expr_struct(&mut self, expression: &'ast syn::ExprStruct) {
        self.note(&expression.path);
        visit::visit_expr_struct(self, expression);
    }

    /// `Full` in a pattern is looking, not making.
    fn visit_pat(&mut self, _: &'ast syn::Pat) {}

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        if call.path.is_ident("matches") {
            return;
        }
        let text = call.tokens.to_string().replace(" :: ", "::");
        for word in text.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != ':') {
            if let Ok(path) = syn::parse_str::<syn::Path>(word) {
                self.note(&path);
            }
        }
    }
}

/// Templates that no page and no other template names.
fn unused_templates(files: &[File]) -> Vec<String> {
    let mut named: BTreeSet<String> = BTreeSet::new();
    for file in product(files) {
        let mut texts = Texts::default();
        texts.visit_file(&file.rust());
        named.extend(texts.found.into_iter().map(|(_, text)| text).filter(|text| text.ends_with(".html")));
    }
    for file in files.iter().filter(|file| file.path.ends_with(".html")) {
        named.extend(file.text.split('"').filter(|word| word.ends_with(".html")).map(str::to_owned));
    }
    let unused = files.iter().filter(|file| file.path.ends_with(".html") && file.path.starts_with("crates/"));
    unused
        .filter(|file| {
            !named.iter().any(|name| file.path.ends_with(&format!("/{}", name.trim_start_matches("./"))))
        })
        .map(|file| format!("{}: no page shows this template: include it or take it out", file.path))
        .collect()
}

#[test]
fn every_refusal_can_be_met() {
    in_order(&unmet_refusals(&house()));
}

#[test]
fn every_template_is_shown_somewhere() {
    in_order(&unused_templates(&house()));
}

#[test]
fn a_refusal_that_is_only_looked_at_is_noticed() {
    let with = |text: &str| {
        let text = format!("pub enum RsvpRefused {{ Full, Closed {{ at: u8 }} }} {text}");
        unmet_refusals(&[File::new("crates/commonweave/src/events/event.rs", &text)]).len()
    };
    assert_eq!(
        with(
            "fn say(r: RsvpRefused) { match r { RsvpRefused::Full => (), RsvpRefused::Closed { .. } => () } }"
        ),
        2
    );
    assert_eq!(
        with("fn a() -> R { Err(RsvpRefused::Full) } fn b() -> R { Err(RsvpRefused::Closed { at: 1 }) }"),
        0
    );
    assert_eq!(
        with(
            "impl RsvpRefused { fn full() -> Self { Self::Full } } fn b() { ensure!(x, RsvpRefused::Closed) }"
        ),
        0
    );
    assert_eq!(
        with("fn a(r: R) { matches!(r, RsvpRefused::Full) } fn b(t: T) { t.map_err(RsvpRefused::Closed) }"),
        1
    );
}

#[test]
fn a_partial_that_nothing_includes_is_noticed() {
    let files = |page: &str| {
        let card = File::new("crates/commonweave/src/events/views/_card.html", "<p></p>");
        unused_templates(&[card, File::new("crates/commonweave/src/events/show.rs", page)]).len()
    };
    assert_eq!(files("fn a() {}"), 1);
    assert_eq!(
        files("#[derive(Template)]\n#[template(path = \"events/views/_card.html\")]\nstruct Card;"),
        0
    );
}
