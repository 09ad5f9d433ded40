//! The files of the house as the rules see them: read once from disk, or made up by a test.

use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

/// Folders that hold nothing of ours, wherever they stand.
const NOT_OURS: &[&str] = &["target", "node_modules", ".git", "shots", "test-results"];
/// What is read: everything that a person writes here. Pictures, data and lock files are not looked into.
const WRITTEN: &[&str] = &["rs", "toml", "html", "ftl", "sql", "css", "js", "mjs", "md", "txt", "sh"];

/// One file: its path from the root of the workspace, with forward slashes, and its text.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// A file that a test makes up.
    pub(crate) fn new(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    /// The last part of the path.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The path without its last part; empty at the root.
    pub(crate) fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Is this Rust that ends up in a binary, rather than a test, a bench or a build script?
    pub(crate) fn is_product(&self) -> bool {
        self.path.ends_with(".rs") && self.path.starts_with("crates/") && self.path.contains("/src/")
    }

    /// The parsed Rust without what is compiled for tests alone. Panics on what does not parse: rustc says so better.
    pub(crate) fn rust(&self) -> syn::File {
        let mut file = self.rust_and_tests();
        file.items = without_tests(file.items);
        file
    }

    /// The parsed Rust, its unit tests included.
    #[expect(clippy::panic, reason = "a file that does not parse fails the build anyway")]
    pub(crate) fn rust_and_tests(&self) -> syn::File {
        syn::parse_file(&self.text).unwrap_or_else(|error| panic!("{}: {error}", self.path))
    }
}

/// Every file of the workspace, in the order of the paths.
#[expect(clippy::panic, reason = "a house that cannot be read cannot be judged")]
pub(crate) fn house() -> Vec<File> {
    let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    read(&root, "", &mut files).unwrap_or_else(|error| panic!("cannot read {}: {error}", root.display()));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The Rust of all crates that ends up in a binary.
pub(crate) fn product(files: &[File]) -> impl Iterator<Item = &File> {
    files.iter().filter(|file| file.is_product())
}

/// Crates that hold no rooms: the door to the database and the engines.
const NO_ROOMS: &[&str] =
    &["db", "tally", "budget", "opinion", "panel", "matching", "netmap", "lists", "slack"];

/// The path below `src` in a crate of rooms: `events/show.rs` for `crates/meet/src/events/show.rs`.
pub(crate) fn in_rooms(path: &str) -> Option<&str> {
    let (name, below) = path.strip_prefix("crates/")?.split_once("/src/")?;
    (!NO_ROOMS.contains(&name) && !name.contains('/')).then_some(below)
}

/// Fails with every sentence at once, so that one run shows all there is to mend.
#[track_caller]
pub(crate) fn in_order(broken: &[String]) {
    assert!(broken.is_empty(), "\n  {}\n", broken.join("\n  "));
}

/// Every literal text in a stream of tokens, at whatever depth, with its line.
pub(crate) fn literals(tokens: TokenStream, found: &mut Vec<(usize, String)>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => literals(group.stream(), found),
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    found.push((literal.span().start().line, text.value()));
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// Is this item compiled only for tests?
pub(crate) fn for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || (attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test")))
    })
}

fn without_tests(items: Vec<syn::Item>) -> Vec<syn::Item> {
    let kept = items.into_iter().filter(|item| match item {
        syn::Item::Mod(module) => !for_tests(&module.attrs),
        syn::Item::Fn(function) => !for_tests(&function.attrs),
        syn::Item::Impl(block) => !for_tests(&block.attrs),
        syn::Item::Use(import) => !for_tests(&import.attrs),
        _ => true,
    });
    kept.map(|item| match item {
        syn::Item::Mod(mut module) => {
            module.content = module.content.map(|(brace, inside)| (brace, without_tests(inside)));
            syn::Item::Mod(module)
        }
        other => other,
    })
    .collect()
}

fn read(folder: &Path, path: &str, files: &mut Vec<File>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let below = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
        if entry.file_type()?.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                read(&entry.path(), &below, files)?;
            }
        } else if name.rsplit_once('.').is_some_and(|(_, kind)| WRITTEN.contains(&kind)) {
            let text = String::from_utf8_lossy(&std::fs::read(entry.path())?).into_owned();
            files.push(File { path: below, text });
        }
    }
    Ok(())
}

#[test]
fn the_house_is_read_as_a_whole_and_nothing_strange_with_it() {
    let files = house();
    for expected in ["Cargo.toml", "crates/commonweave/src/lib.rs", "crates/commonweave/tests/tidy/house.rs"]
    {
        assert!(files.iter().any(|file| file.path == expected), "{expected} was not read");
    }
    assert!(!files.iter().any(|file| file.path.contains("/target/") || file.path.contains("node_modules/")));
}

#[test]
fn unit_tests_are_no_part_of_the_product() {
    let file = File::new(
        "crates/x/src/a.rs",
        "fn a() {}\n#[cfg(test)]\nmod tests { fn b() {} }\n#[test]\nfn c() {}",
    );
    assert_eq!(file.rust().items.len(), 1);
    assert_eq!(file.rust_and_tests().items.len(), 3);
}
