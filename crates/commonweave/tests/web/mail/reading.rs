//! Letters, as whoever gets them reads them.

/// A letter without the breaks that mail puts into long lines.
pub fn plainly(letter: &str) -> String {
    letter.replace("=\n", "").replace("=3D", "=")
}

/// Where the link of a letter leads that goes to this part of the server.
pub fn link(letter: &str, part: &str) -> String {
    let letter = plainly(letter);
    let (_, rest) =
        letter.split_once(&format!("/{part}/")).unwrap_or_else(|| panic!("no /{part}/ in {letter}"));
    format!("/{part}/{}", &rest[..32])
}
