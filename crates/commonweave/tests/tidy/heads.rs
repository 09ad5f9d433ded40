//! What each file must begin with or be called: module heads, manifests, migrations.

use std::collections::BTreeMap;

use crate::house::{File, house, in_order, in_rooms, product};

/// Rust files that do not begin by saying what they are for.
fn headless(files: &[File]) -> Vec<String> {
    let ours = files.iter().filter(|file| file.path.ends_with(".rs") && file.path.starts_with("crates/"));
    let says = |attribute: &syn::Attribute| attribute.path().is_ident("doc");
    ours.filter(|file| !file.rust().attrs.iter().any(says))
        .map(|file| format!("{}: begin with `//!`: what it is for, and what it never does", file.path))
        .collect()
}

/// Crates that do not take licence, edition and lints from the workspace.
fn crates_without_house_rules(files: &[File]) -> Vec<String> {
    let manifests =
        files.iter().filter(|file| file.path.starts_with("crates/") && file.name() == "Cargo.toml");
    let lines = ["license.workspace = true", "edition.workspace = true", "[lints]\nworkspace = true"];
    manifests
        .flat_map(|file| {
            let missing = lines.iter().filter(|line| !file.text.contains(**line));
            missing.map(|line| format!("{}: add `{}`", file.path, line.replace('\n', " ")))
        })
        .collect()
}

/// Migrations that are not called `NNNN_what_it_does.sql`, leave a gap, or lack the twin for the other engine.
fn misnamed_migrations(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    let mut by_number: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.path.starts_with("crates/commonweave/migrations/")) {
        let stem = file.name().trim_end_matches(".sql");
        match stem.split_once('_').filter(|(number, _)| number.len() == 4) {
            Some((number, rest)) if is_plain(rest) => {
                by_number.entry(number.parse().unwrap_or(0)).or_default().push(rest.to_owned());
            }
            _ => broken.push(format!("{}: call it 0001_what_it_makes.sql", file.path)),
        }
    }
    for (place, (number, names)) in by_number.iter().enumerate() {
        let mut kinds: Vec<&str> =
            names.iter().map(|name| name.split_once('.').map_or("", |(_, kind)| kind)).collect();
        kinds.sort_unstable();
        if *number != place + 1 {
            broken.push(format!("migration {number:04}: number {:04} is missing before it", place + 1));
        }
        if kinds != [""] && kinds != ["postgres", "sqlite"] {
            broken.push(format!("migration {number:04}: one file, or a pair .sqlite.sql and .postgres.sql"));
        }
    }
    broken
}

fn is_plain(rest: &str) -> bool {
    let name = rest.trim_end_matches(".sqlite").trim_end_matches(".postgres");
    !name.is_empty()
        && name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
}

/// Lints that are switched off without a word, or with `allow`, which stays when its cause is gone.
fn silenced_lints(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with(".rs")) {
        let mut look = Silenced { path: &file.path, broken: &mut broken };
        syn::visit::Visit::visit_file(&mut look, &file.rust_and_tests());
    }
    broken
}

struct Silenced<'a> {
    path: &'a str,
    broken: &'a mut Vec<String>,
}

impl<'ast> syn::visit::Visit<'ast> for Silenced<'_> {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let syn::Meta::List(list) = &attribute.meta else { return };
        let line = attribute.pound_token.spans[0].start().line;
        let words = format!(
            " {} {}",
            list.path.segments.last().map_or(String::new(), |s| s.ident.to_string()),
            list.tokens
        );
        let says = |lint: &str| {
            words.starts_with(&format!(" {lint} "))
                || (words.starts_with(" cfg_attr ") && words.contains(&format!(", {lint} (")))
        };
        if says("allow") {
            let advice = "write #[expect(lint, reason = \"…\")] instead of allow";
            self.broken.push(format!("{}:{line}: {advice}", self.path));
        } else if says("expect") && !words.contains("reason =") {
            self.broken.push(format!("{}:{line}: give `expect` its reason = \"…\"", self.path));
        }
    }
}

/// Rooms that let others walk in: their modules are private, and `pub use` lends what is lent. The chassis is no room:
/// it lends its tools whole.
fn open_rooms(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    let rooms = |file: &&File| {
        let below = in_rooms(&file.path).unwrap_or_default();
        file.name() == "mod.rs"
            && below.matches('/').count() == 1
            && !below.starts_with("cli/")
            && !below.starts_with("web/")
    };
    for file in product(files).filter(rooms) {
        for item in &file.rust().items {
            if let syn::Item::Mod(module) = item
                && !matches!(module.vis, syn::Visibility::Inherited)
            {
                let line = module.ident.span().start().line;
                let name = &module.ident;
                broken.push(format!(
                    "{}:{line}: make `mod {name}` private and lend its names by `pub use`",
                    file.path
                ));
            }
        }
    }
    broken
}

#[test]
fn every_file_begins_by_saying_what_it_is_for() {
    in_order(&headless(&house()));
}

#[test]
fn every_crate_takes_the_house_rules() {
    in_order(&crates_without_house_rules(&house()));
}

#[test]
fn migrations_are_numbered_without_gaps() {
    in_order(&misnamed_migrations(&house()));
}

#[test]
fn no_lint_is_silenced_without_a_reason() {
    in_order(&silenced_lints(&house()));
}

#[test]
fn rooms_keep_their_modules_to_themselves() {
    in_order(&open_rooms(&house()));
}

#[test]
fn a_file_without_a_head_is_noticed() {
    assert_eq!(headless(&[File::new("crates/db/src/lib.rs", "fn a() {}")]).len(), 1);
    assert_eq!(headless(&[File::new("crates/db/src/lib.rs", "// Counts ballots.\n")]).len(), 1);
    assert_eq!(
        headless(&[File::new("crates/db/src/lib.rs", "//! Counts ballots by the rules of the land.\n")])
            .len(),
        0
    );
}

#[test]
fn a_crate_without_licence_or_lints_is_noticed() {
    assert_eq!(
        crates_without_house_rules(&[File::new("crates/x/Cargo.toml", "edition.workspace = true")]).len(),
        2
    );
}

#[test]
fn a_gap_a_bad_name_and_a_missing_twin_are_noticed() {
    let with = |names: &[&str]| {
        let file = |name: &&str| File::new(&format!("crates/commonweave/migrations/{name}"), "");
        misnamed_migrations(&names.iter().map(file).collect::<Vec<_>>()).len()
    };
    assert_eq!(with(&["0001_accounts.sql", "0003_items.sql"]), 1);
    assert_eq!(with(&["1_accounts.sql"]), 1);
    assert_eq!(with(&["0001_search.sqlite.sql"]), 1);
    assert_eq!(with(&["0001_a.sql", "0002_search.postgres.sql", "0002_search.sqlite.sql"]), 0);
    assert_eq!(with(&["0001_a.sql", "0001_b.sql"]), 1);
}

#[test]
fn allow_is_noticed_and_so_is_an_expectation_without_reason() {
    let with = |text: &str| silenced_lints(&[File::new("crates/db/src/lib.rs", text)]).len();
    let silence = "allow";
    assert_eq!(with(&format!("#![{silence}(dead_code)]")), 1);
    assert_eq!(with(&format!("#[cfg_attr(test, {silence}(dead_code))] fn a() {{}}")), 1);
    assert_eq!(with("#[expect(dead_code)] fn a() {}"), 1);
    assert_eq!(with("#[expect(dead_code, reason = \"it is read by C\")] fn a() {}"), 0);
}

#[test]
fn an_open_room_is_noticed() {
    let with = |text: &str| open_rooms(&[File::new("crates/commonweave/src/events/mod.rs", text)]).len();
    assert_eq!(with("pub mod store;"), 1);
    assert_eq!(with("pub(crate) mod store;"), 1);
    assert_eq!(with("mod store; pub use store::by_id;"), 0);
}
