//! Nothing is too long to be read in one sitting: files, functions, folders.

use std::collections::BTreeMap;

use proc_macro2::Span;
use syn::visit::{self, Visit};

use crate::house::{File, for_tests, house, in_order, product};

const FILE_LINES: usize = 300;
const SCRIPT_LINES: usize = 100;
const FUNCTION_LINES: usize = 40;
const FOLDER_FILES: usize = 12;

/// What may be longer, each with the reason. Keep it short.
const LONGER: &[(&str, &str)] = &[];
/// Folders that grow with the house instead of with one subject: one file for each room or change.
const WIDER: &[(&str, &str)] = &[
    ("crates/commonweave/migrations", "one file for each change of the tables, never edited again"),
    ("crates/commonweave/locales/", "one file of texts for each room"),
    ("crates/house/locales/", "one file of texts for each room"),
    ("crates/see/locales/", "one file of texts for each room"),
    ("crates/house/assets", "one file for each component of the face"),
    ("crates/commonweave/tests/web", "one file of tests for each room"),
    ("crates/commonweave/tests/data", "one file for each kind of list that people bring"),
    ("e2e/journeys", "one file for each journey"),
];

/// Rust files over 300 lines, scripts for the browser over 100.
fn long_files(files: &[File]) -> Vec<String> {
    let limit = |file: &File| match file.path.rsplit_once('.') {
        Some((_, "rs")) => Some(FILE_LINES),
        Some((folder, "js")) if folder.starts_with("crates/") => Some(SCRIPT_LINES),
        Some((_, "mjs")) => Some(FILE_LINES),
        _ => None,
    };
    let measured = files.iter().filter_map(|file| Some((file, file.text.lines().count(), limit(file)?)));
    measured
        .filter(|(file, lines, limit)| lines > limit && !LONGER.iter().any(|(path, _)| *path == file.path))
        .map(|(file, lines, limit)| {
            format!(
                "{} has {lines} lines (at most {limit}): move one of its subjects to a file of its own",
                file.path
            )
        })
        .collect()
}

/// Functions over 40 lines, signature included. Tests may take the room they need to tell their story.
fn long_functions(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    for file in product(files) {
        let mut measure = Measure { path: &file.path, broken: &mut broken };
        measure.visit_file(&file.rust());
    }
    broken
}

struct Measure<'a> {
    path: &'a str,
    broken: &'a mut Vec<String>,
}

impl Measure<'_> {
    fn weigh(&mut self, name: &syn::Ident, start: Span, end: Span) {
        let lines = end.end().line + 1 - start.start().line;
        let place = format!("{}:{}", self.path, start.start().line);
        let excused = LONGER.iter().any(|(path, _)| *path == format!("{}:{name}", self.path));
        if lines > FUNCTION_LINES && !excused {
            self.broken.push(format!(
                "{place}: `{name}` has {lines} lines (at most {FUNCTION_LINES}): give its steps names of their own"
            ));
        }
    }
}

impl<'ast> Visit<'ast> for Measure<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        if !for_tests(&function.attrs) {
            self.weigh(
                &function.sig.ident,
                function.sig.fn_token.span,
                function.block.brace_token.span.close(),
            );
            visit::visit_item_fn(self, function);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.weigh(&function.sig.ident, function.sig.fn_token.span, function.block.brace_token.span.close());
        visit::visit_impl_item_fn(self, function);
    }
}

/// Folders of code with more than 12 files.
fn full_folders(files: &[File]) -> Vec<String> {
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    let code = |file: &&File| file.path.starts_with("crates/") || file.path.starts_with("e2e/");
    for file in files.iter().filter(code) {
        *folders.entry(file.folder()).or_default() += 1;
    }
    let full = |folder: &str| !WIDER.iter().any(|(wide, _)| folder.starts_with(wide));
    let mut broken: Vec<String> = Vec::new();
    for (folder, count) in folders.into_iter().filter(|(folder, count)| *count > FOLDER_FILES && full(folder))
    {
        broken.push(format!(
            "{folder}/ has {count} files (at most {FOLDER_FILES}): make a room of some of them"
        ));
    }
    broken
}

#[test]
fn no_file_is_too_long() {
    in_order(&long_files(&house()));
}

#[test]
fn no_function_is_too_long() {
    in_order(&long_functions(&house()));
}

#[test]
fn no_folder_is_too_full() {
    in_order(&full_folders(&house()));
}

#[test]
fn a_file_of_301_lines_is_noticed_and_one_of_300_is_not() {
    let file = |lines: usize| File::new("crates/db/src/lib.rs", &"//\n".repeat(lines));
    assert_eq!(long_files(&[file(301)]).len(), 1);
    assert!(long_files(&[file(300)]).is_empty());
}

#[test]
fn a_long_browser_script_is_noticed() {
    assert_eq!(long_files(&[File::new("crates/house/assets/js/drag.js", &"x\n".repeat(101))]).len(), 1);
}

#[test]
fn a_function_of_41_lines_is_noticed_unless_it_is_a_test() {
    let body = "    a();\n".repeat(39);
    let long = File::new("crates/db/src/lib.rs", &format!("fn long() {{\n{body}}}\n"));
    let test = File::new("crates/db/src/lib.rs", &format!("#[test]\nfn long() {{\n{body}}}\n"));
    let method = File::new("crates/db/src/lib.rs", &format!("impl A {{\nfn long(&self) {{\n{body}}}\n}}\n"));
    assert!(long_functions(&[long])[0].contains("`long` has 41 lines"));
    assert!(long_functions(&[test]).is_empty());
    assert_eq!(long_functions(&[method]).len(), 1);
}

#[test]
fn a_folder_of_13_files_is_noticed() {
    let files: Vec<File> = (0..13).map(|n| File::new(&format!("crates/db/src/{n}.rs"), "")).collect();
    assert_eq!(full_folders(&files).len(), 1);
    assert!(full_folders(&files[..12]).is_empty());
}
