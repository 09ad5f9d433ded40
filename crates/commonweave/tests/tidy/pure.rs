//! The engines that count, share, map and draw are pure: they use nothing of ours and touch nothing outside.

use crate::arrows::paths;
use crate::house::{File, house, in_order, product};

const PURE: &[&str] = &["tally", "budget", "opinion", "panel", "matching", "netmap", "lists"];
const OUTSIDE: &[&str] = &["std::fs", "std::net", "std::env", "std::process", "tokio", "db", "commonweave"];

/// What a pure crate uses of ours or of the world outside.
fn impure(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    for name in PURE {
        let home = format!("crates/{name}/src/");
        for file in product(files).filter(|file| file.path.starts_with(&home)) {
            for (line, path, _) in paths(file, &[]) {
                let path = path.join("::");
                let used = OUTSIDE.iter().chain(PURE).filter(|other| *other != name);
                for outside in
                    used.filter(|outside| path == **outside || path.starts_with(&format!("{outside}::")))
                {
                    let place = format!("{}:{line}", file.path);
                    broken.push(format!(
                        "{place}: `{name}` is pure and may not use `{outside}`: take it as a parameter"
                    ));
                }
            }
        }
    }
    broken
}

#[test]
fn the_pure_crates_are_pure() {
    in_order(&impure(&house()));
}

#[test]
fn a_pure_crate_that_reads_a_file_or_uses_another_crate_of_ours_is_noticed() {
    let with = |text: &str| impure(&[File::new("crates/tally/src/lib.rs", text)]).len();
    assert_eq!(with("fn a() { std::fs::read(\"x\") }"), 1);
    assert_eq!(with("use std::{fs, cmp::Ordering};"), 1);
    assert_eq!(with("use budget::Fund;"), 1);
    assert_eq!(with("use std::collections::BTreeMap;"), 0);
}
