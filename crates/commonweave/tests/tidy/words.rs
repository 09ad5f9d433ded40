//! What is written here speaks of Commonweave alone, and leaves nothing half said.

use crate::house::{File, house, in_order};

/// Words of how a text came to be, and marks of unfinished work, each with what to do. In two halves, so that this
/// list does not find itself.
const UNSAID: &[(&str, &str, &str)] = &[
    ("TO", "DO", "finish it, or open an issue"),
    ("FIX", "ME", "mend it, or open an issue"),
    ("X", "XX", "say what is meant"),
    ("#[ig", "nore]", "a test runs, or says why not: #[ignore = \"…\"]"),
    ("/wo", "rk/", "name no folder of one machine"),
    ("/tmp/br", "ief", "name no folder of one machine"),
    ("/ro", "ot/", "name no folder of one machine"),
    ("Clau", "de", "speak of Commonweave"),
    ("Chat", "GPT", "speak of Commonweave"),
    ("Co", "pilot", "speak of Commonweave"),
    ("language mo", "del", "speak of Commonweave"),
    ("sub", "agent", "speak of Commonweave"),
    ("AI ag", "ent", "speak of Commonweave"),
    ("work", "tree", "speak of Commonweave"),
];

/// Lines that hold one of those words.
fn unsaid_words(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    for file in files
        .iter()
        .filter(|file| !file.path.ends_with("package-lock.json") && !file.path.ends_with("LICENSE"))
    {
        for (number, line) in file.text.lines().enumerate() {
            let found = UNSAID.iter().find(|(first, second, _)| line.contains(&format!("{first}{second}")));
            if let Some((first, second, advice)) = found {
                broken.push(format!("{}:{}: `{first}{second}`: {advice}", file.path, number + 1));
            }
        }
    }
    broken
}

/// Text files that end without a line end, have tabs for indents, or Windows line ends.
fn ragged_files(files: &[File]) -> Vec<String> {
    let texts = files.iter().filter(|file| !file.path.contains("/data/") && !file.text.is_empty());
    texts
        .filter_map(|file| {
            // The end of a partial is part of what it says: a line end would be a blank on the page.
            let flaw = if !file.text.ends_with('\n') && !file.path.ends_with(".html") {
                "end it with a line end"
            } else if file.text.contains("\r\n") {
                "use \\n for line ends"
            } else if file.text.contains("\n\t") {
                "indent with spaces"
            } else {
                return None;
            };
            Some(format!("{}: {flaw}", file.path))
        })
        .collect()
}

#[test]
fn nothing_is_left_half_said() {
    in_order(&unsaid_words(&house()));
}

#[test]
fn every_text_file_follows_the_editor_settings() {
    in_order(&ragged_files(&house()));
}

#[test]
fn a_mark_of_unfinished_work_is_noticed() {
    let mark = ["TO", "DO"].concat();
    assert_eq!(unsaid_words(&[File::new("crates/db/src/lib.rs", &format!("// {mark}: later"))]).len(), 1);
    assert_eq!(
        unsaid_words(&[File::new("crates/db/src/lib.rs", "// Sessions end; the user agent may come back.")])
            .len(),
        0
    );
}

#[test]
fn a_ragged_file_is_noticed() {
    assert_eq!(ragged_files(&[File::new("a.md", "no end")]).len(), 1);
    assert_eq!(ragged_files(&[File::new("a.md", "a\r\n")]).len(), 1);
    assert_eq!(ragged_files(&[File::new("a.md", "a\n\tb\n")]).len(), 1);
    assert_eq!(ragged_files(&[File::new("a.md", "a\n")]).len(), 0);
}
