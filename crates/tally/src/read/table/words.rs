//! What the heading of a column says that it holds.

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// How many votes a row stands for.
    Weight,
    /// Who voted.
    Voter,
    /// Something about the ballot that is no vote: a time, a precinct.
    Aside,
    /// The names that were ranked so.
    Rank(u64),
    /// Nothing stands above the column.
    Empty,
    /// An option.
    Option,
}

const WEIGHTS: [&str; 7] =
    ["weight", "votes", "count", "ballots", "frequency", "number of votes", "number of ballots"];
/// `no` and `name` are not here: they are options of somebody's vote.
const VOTERS: [&str; 24] = [
    "voter",
    "voter id",
    "voterid",
    "voter number",
    "voter no",
    "voter name",
    "id",
    "ballot",
    "ballot id",
    "ballotid",
    "ballot number",
    "ballot no",
    "respondent",
    "respondent id",
    "response id",
    "participant",
    "participant id",
    "user id",
    "userid",
    "email",
    "e mail",
    "email address",
    "cast vote record",
    "cvr id",
];
const ASIDE: [&str; 12] = [
    "timestamp",
    "time stamp",
    "start time",
    "completion time",
    "submitted at",
    "submission time",
    "precinct",
    "precinct id",
    "ballot style",
    "ip address",
    "cvr number",
    "tabulator num",
];
/// Words that stand for a rank, beside a number.
const RANKS: [&str; 19] = [
    "rank",
    "ranking",
    "choice",
    "preference",
    "pref",
    "priority",
    "rang",
    "wahl",
    "präferenz",
    "priorität",
    "choix",
    "préférence",
    "rango",
    "preferencia",
    "elección",
    "scelta",
    "preferenza",
    "keuze",
    "voorkeur",
];
const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// What a column with this heading is.
pub(super) fn kind(heading: &str) -> Kind {
    let words = words(heading);
    let plain = words.join(" ");
    match plain.as_str() {
        "" if heading.trim().is_empty() => Kind::Empty,
        "vote" | "choice" => Kind::Rank(1),
        plain if WEIGHTS.contains(&plain) => Kind::Weight,
        plain if VOTERS.contains(&plain) => Kind::Voter,
        plain if ASIDE.contains(&plain) => Kind::Aside,
        _ => rank(&words).map_or(Kind::Option, Kind::Rank),
    }
}

/// The words of a heading in small letters. Numbers are words of their own, with their ending: `r1` is `r` and `1`, `1st` is
/// one word.
fn words(heading: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    for letter in heading.to_lowercase().chars() {
        if !letter.is_alphanumeric() {
            before = None;
            continue;
        }
        let starts = match before {
            None => true,
            // An ending stays with its number.
            Some(before) => letter.is_ascii_digit() && !char::is_ascii_digit(&before),
        };
        match words.last_mut() {
            Some(word) if !starts => word.push(letter),
            _ => words.push(letter.to_string()),
        }
        before = Some(letter);
    }
    words
}

/// The rank that a heading stands for, if it does: `rank 2`, `choice_2`, `r2`, `2nd choice`, `second choice`, `2`. Machines
/// write more round it: `2ND CHOICE MAYOR`, `For Mayor Choice 2 (50)`.
fn rank(words: &[String]) -> Option<u64> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let is_rank = |word: &str| RANKS.contains(&word);
    match words.as_slice() {
        [word] if spelt(word).is_some() => return None,
        [number] => return ordinal(number, &ENGLISH),
        ["r", number] => return number.parse().ok(),
        [number, word] if is_rank(word) => return ordinal(number, &OTHERS),
        _ => {}
    }
    words.windows(2).find_map(|pair| match pair {
        [number, word] if is_rank(word) && number.ends_with(char::is_alphabetic) => ordinal(number, &OTHERS),
        [word, number] if is_rank(word) => ordinal(number, &ENGLISH),
        _ => None,
    })
}

/// A number, perhaps with one of these endings, or spelt out.
fn ordinal(text: &str, endings: &[&str]) -> Option<u64> {
    let digits = endings.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    digits.parse().ok().or_else(|| spelt(text))
}

const ENGLISH: [&str; 4] = ["st", "nd", "rd", "th"];
/// Short endings count only before a word for rank: `2a` alone is a question.
const OTHERS: [&str; 13] = ["st", "nd", "rd", "th", "ère", "ème", "er", "re", "e", "ª", "º", "a", "o"];

fn spelt(word: &str) -> Option<u64> {
    let place = ORDINALS.iter().position(|ordinal| *ordinal == word)?;
    u64::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_ranks_are_known_in_many_spellings() {
        let second = [
            "rank 2",
            "rank2",
            "Rank 2",
            "choice_2",
            "2nd choice",
            "2",
            "2nd",
            "preference 2",
            "r2",
            "R2",
            "Choice-2",
            "second choice",
            "Second Choice Mayor",
            "2ND CHOICE MAYOR MINNEAPOLIS",
            "For Mayor Choice 2 (50)",
            "DEM Mayor Choice 2 of 5 Citywide (026916)",
            "Rank your choices [2nd choice]",
            "2. Wahl",
            "2e choix",
            "#2",
            "Rank_2",
        ];
        for heading in second {
            assert_eq!(kind(heading), Kind::Rank(2), "{heading}");
        }
        for heading in [
            "garden",
            "rank",
            "plan b",
            "2 choice cuts",
            "plan 2",
            "Option 2",
            "Park Road 2nd stage",
            "first",
        ] {
            assert_eq!(kind(heading), Kind::Option, "{heading}");
        }
    }

    #[test]
    fn columns_that_are_no_votes_are_known() {
        for heading in ["voter_id", "Voter ID", "id", "ballot-id", "Email address"] {
            assert_eq!(kind(heading), Kind::Voter, "{heading}");
        }
        for (heading, is) in
            [("Timestamp", Kind::Aside), (" ", Kind::Empty), ("Votes", Kind::Weight), ("no", Kind::Option)]
        {
            assert_eq!(kind(heading), is, "{heading}");
        }
    }
}
