//! Finds the keys for which templates and code ask.

use std::collections::BTreeSet;

use syn::visit::Visit;

use crate::house::{File, product};
use crate::sql::Texts;

/// Every literal text of the product and of its templates: what could be a key.
pub(super) fn words_in_use(files: &[File]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for file in product(files) {
        let mut texts = Texts::default();
        texts.visit_file(&file.rust());
        words.extend(texts.found.into_iter().map(|(_, text)| text));
        words.extend(of_acts(file).into_iter().map(|(_, key)| key));
    }
    for file in files.iter().filter(|file| file.path.starts_with("crates/") && file.path.ends_with(".html")) {
        for code in file.text.split("{{").chain(file.text.split("{%")).skip(1) {
            let code = code.split("}}").next().unwrap_or_default().split("%}").next().unwrap_or_default();
            words.extend(code.split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
    words
}

/// Place, key and, from templates, the names of the arguments that come with it.
pub(super) fn asked_for(files: &[File]) -> Vec<(String, String, Option<Vec<String>>)> {
    let mut asked = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("crates/") && file.path.ends_with(".html")) {
        let parts: Vec<&str> = file.text.split('"').collect();
        for (index, pair) in parts.windows(2).enumerate() {
            let [key, after] = pair else { continue };
            let filter = after.trim_start().strip_prefix('|').unwrap_or_default().trim_start();
            let word: String = filter.chars().take_while(|letter| letter.is_alphanumeric()).collect();
            let count = match word.as_str() {
                "t" => 0,
                "t1" => 1,
                "t2" => 2,
                _ => continue,
            };
            let names = (0..count)
                .filter_map(|number| parts.get(index + 2 + 2 * number))
                .map(|name| (*name).to_owned());
            asked.push((file.path.clone(), (*key).to_owned(), Some(names.collect())));
        }
    }
    for file in product(files) {
        let mut calls = Calls::default();
        calls.visit_file(&file.rust());
        calls.found.extend(of_acts(file));
        asked.extend(calls.found.into_iter().map(|(line, key)| (format!("{}:{line}", file.path), key, None)));
    }
    asked
}

/// The keys that follow by convention from the words of acts: `happening-WORD` and `happening-WORD-name`.
fn of_acts(file: &File) -> Vec<(usize, String)> {
    let mut acts = Acts::default();
    acts.visit_file(&file.rust());
    let keys = |(line, word): (usize, String)| {
        [(line, format!("happening-{word}")), (line, format!("happening-{word}-name"))]
    };
    acts.found.into_iter().flat_map(keys).collect()
}

/// The words in `Act { word: "…", … }`.
#[derive(Default)]
struct Acts {
    found: Vec<(usize, String)>,
}

impl<'ast> Visit<'ast> for Acts {
    fn visit_expr_struct(&mut self, made: &'ast syn::ExprStruct) {
        let act = made.path.segments.last().is_some_and(|last| last.ident == "Act");
        for field in made.fields.iter().filter(|_| act) {
            if let (syn::Member::Named(name), syn::Expr::Lit(literal)) = (&field.member, &field.expr)
                && let (true, syn::Lit::Str(word)) = (name == "word", &literal.lit)
                && !word.value().is_empty()
            {
                self.found.push((word.span().start().line, word.value()));
            }
        }
        syn::visit::visit_expr_struct(self, made);
    }
}

/// The keys in `Said::key("…")` and `speech.key("…")`.
#[derive(Default)]
struct Calls {
    found: Vec<(usize, String)>,
}

impl Calls {
    fn keep(&mut self, argument: Option<&syn::Expr>) {
        if let Some(syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(key), .. })) = argument {
            self.found.push((key.span().start().line, key.value()));
        }
    }
}

impl<'ast> Visit<'ast> for Calls {
    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let syn::Expr::Path(path) = call.func.as_ref() {
            let names: Vec<String> =
                path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            if matches!(names.as_slice(), [.., kind, function] if kind == "Said" && function == "key") {
                self.keep(call.args.first());
            }
        }
        syn::visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.method == "key" && call.args.len() == 1 {
            self.keep(call.args.first());
        }
        syn::visit::visit_expr_method_call(self, call);
    }
}
