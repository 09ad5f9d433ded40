//! Endings, taken off lightly: plurals and cases of the languages that are written most in networks such as ours. No
//! dictionary and no guess at the language: what is taken off a word of a text is taken off the word that is looked
//! for, so that a wrong cut makes two words one and never hides one. After the light stemmers of Jacques Savoy
//! (doi:10.1145/1141277.1141523) and, for Arabic, Larkey's light10 (doi:10.1145/564376.564425).

/// How many letters stay at least.
const ROOT: usize = 4;

/// The word without its ending.
pub(super) fn without(word: &str) -> String {
    match word.chars().next() {
        Some('\u{620}'..='\u{6d3}') => arabic(word),
        _ if word.is_ascii() && word.bytes().all(|letter| letter.is_ascii_lowercase()) => latin(word),
        _ => word.to_owned(),
    }
}

/// Endings that only their marks tell from others: Portuguese plurals (ações, mães) and the Arabic accusative (كتابًا).
pub(super) fn while_marked(word: &str) -> String {
    let accusative = ["\u{64b}\u{627}", "\u{627}\u{64b}"].iter().find_map(|ending| word.strip_suffix(ending));
    let plural = || ["ões", "ães"].iter().find_map(|ending| word.strip_suffix(ending));
    match accusative {
        Some(root) => root.to_owned(),
        None => plural().map_or_else(|| word.to_owned(), |root| format!("{root}ão")),
    }
}

fn latin(word: &str) -> String {
    let mut word = word.to_owned();
    if let Some(root) = word.strip_suffix("aux").filter(|root| root.len() >= 3) {
        word = if root.ends_with('e') { format!("{root}au") } else { format!("{root}al") };
    }
    let plural = word.len() >= ROOT && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    if let Some(root) = word.strip_suffix('s').filter(|_| plural) {
        word = root.to_owned();
    }
    let case = ["en", "er", "em"].iter().find_map(|ending| word.strip_suffix(ending));
    if let Some(root) = case.filter(|root| root.len() >= ROOT) {
        word = root.to_owned();
    } else if let Some(root) = word.strip_suffix('e').filter(|root| root.len() >= 3) {
        word = root.to_owned();
    }
    match word.strip_suffix('y').filter(|root| root.len() >= 3) {
        Some(root) => format!("{root}i"),
        None => word,
    }
}

fn arabic(word: &str) -> String {
    let long = |rest: &&str, least: usize| rest.chars().count() >= least;
    let article = ["وال", "بال", "كال", "فال", "ال", "لل"].iter().find_map(|start| word.strip_prefix(start));
    let and = || word.strip_prefix('و').filter(|rest| long(rest, 3));
    let word = article.filter(|rest| long(rest, 2)).or_else(and).unwrap_or(word);
    let endings = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];
    let root = endings.iter().find_map(|ending| word.strip_suffix(ending)).filter(|root| long(root, 2));
    root.unwrap_or(word).to_owned()
}
