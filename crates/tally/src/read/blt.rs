//! BLT, the format of Hill, Wichmann and Woodall's STV programs, which counting software shares.

use std::collections::HashMap;

use super::blt_options::{At, Options, without_remarks};
use super::{RankedFile, ReadError, notes, plain, shortened};
use crate::ballots::{Candidate, Rankings};

type Numbered<'a> = (usize, &'a str);

/// Read a BLT file.
///
/// ```text
/// 4 2                 candidates, seats
/// -3                  withdrawn candidates, if any
/// [tie 2 1 4 3]       options of other programs, if any
/// 12 1 2=4 0          votes, then choices in order, ended by 0
/// 0                   no more ballots
/// "Name" …            a line for each candidate, then the title
/// ```
/// `2=4` ranks two candidates equal, `-` leaves a rank out. Names may stand without quotes; `""` inside quotes is one
/// quote. Blank lines are skipped, as is what follows a `#` outside quotes or stands between `/*` and `*/`: a comment. The 0
/// that ends a ballot may be missing at the end of its line. Ballots name candidates by number, so two candidates may share a
/// name; a candidate named again on a ballot counts where it stood first.
///
/// Options in brackets (OpenSTV, Droop): `[nick a b c d]` lets ballots name candidates so, `[tie …]` gives the order that wins
/// ties, `[withdrawn …]` and `[undeclared …]` name candidates; `[droop …]` and others are told and not looked at. A ballot may
/// begin with its name in parentheses instead of its number of votes, which is then 1.
///
/// # Errors
/// The first line that is not as above.
pub fn blt(file: &str, text: &str) -> Result<RankedFile, ReadError> {
    let text = plain(text);
    let text = without_remarks(&text);
    let mut lines = text
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, without_comment(line).trim()))
        .filter(|(_, line)| !line.is_empty());
    let (candidates, seats) = header(file, lines.next())?;
    let (ballots, names_from) = (lines.clone(), lines);
    let names = names(file, names_from, candidates)?;
    let mut rankings = Rankings::new(names.0).map_err(|error| ReadError::ballot(file, 1, &error))?;
    let mut options = Options::default();
    let again = add_ballots(file, ballots, &mut rankings, &mut options)?;
    rankings.withdraw(&options.withdrawn);
    let mut notes = notes::same_names(rankings.names());
    notes.extend(options.notes);
    notes.extend(again);
    let (tie, undeclared) = (options.tie, options.undeclared);
    Ok(RankedFile { ballots: rankings, seats: Some(seats), title: names.1, tie, undeclared, notes })
}

/// The line up to a comment. A name without quotes may hold a `#` that no blank stands before, such as `Plan#2`.
fn without_comment(line: &str) -> &str {
    if !line.contains('#') {
        return line;
    }
    let (mut quoted, mut before) = (false, None);
    for (at, letter) in line.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '#' if !quoted && before.is_none_or(|before: char| before.is_whitespace() || before == '"') => {
                return line.get(..at).unwrap_or(line);
            }
            _ => {}
        }
        before = Some(letter);
    }
    line
}

fn header(file: &str, line: Option<Numbered<'_>>) -> Result<(usize, usize), ReadError> {
    let wanted = "expected the number of candidates and the number of seats, such as \"5 2\"";
    let (at, line) =
        line.ok_or_else(|| ReadError::new(file, 1, format!("{wanted}, and the file is empty")))?;
    let numbers: Vec<Option<usize>> = line.split_whitespace().map(|n| n.parse().ok()).collect();
    match numbers.as_slice() {
        [Some(candidates), Some(seats)] if *candidates > 0 => Ok((*candidates, *seats)),
        _ => Err(ReadError::new(file, at, format!("{wanted}, found {:?}", shortened(line)))),
    }
}

/// The names after the line that ends the ballots, and the title after them.
fn names<'a>(
    file: &str,
    lines: impl Iterator<Item = Numbered<'a>>,
    candidates: usize,
) -> Result<(Vec<String>, Option<String>), ReadError> {
    let mut last = 1;
    let mut found: Vec<String> = Vec::new();
    let mut lines = lines.inspect(|(at, _)| last = *at).skip_while(|(_, line)| *line != "0").skip(1);
    found.extend(lines.by_ref().take(candidates).map(|(_, line)| unquoted(line)));
    let title = lines.next().map(|(_, line)| unquoted(line));
    drop(lines);
    if found.len() < candidates {
        let wanted =
            format!("expected the names of {candidates} candidates after a line \"0\" that ends the ballots");
        return Err(ReadError::new(file, last, format!("{wanted}; {} are there", found.len())));
    }
    Ok((found, title))
}

fn unquoted(name: &str) -> String {
    let inner = name.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
    inner.map_or_else(|| name.to_owned(), |name| name.replace("\"\"", "\"").trim().to_owned())
}

/// Add the ballots, and say which of them are there twice.
fn add_ballots<'a>(
    file: &str,
    lines: impl Iterator<Item = Numbered<'a>>,
    rankings: &mut Rankings,
    options: &mut Options,
) -> Result<Option<String>, ReadError> {
    let (mut places, mut heading) = (Vec::new(), true);
    let (mut named, mut again): (HashMap<&str, usize>, _) = (HashMap::new(), None);
    for (line_number, line) in lines {
        let at = At { file, line: line_number, candidates: rankings.candidates() };
        if line == "0" {
            break;
        }
        if heading && line.starts_with('[') {
            options.read(at, line)?;
            continue;
        }
        if heading && line.starts_with('-') {
            let numbers = line.split_whitespace().map(|word| word.strip_prefix('-').unwrap_or(word));
            let withdrawn: Result<Vec<_>, _> = numbers.map(|n| options.candidate(at, n)).collect();
            rankings.withdraw(&withdrawn?);
            continue;
        }
        heading = false;
        let (name, line) = name_of(line);
        if let Some(first) = name.and_then(|name| named.insert(name, line_number)) {
            let name = shortened(name.unwrap_or_default());
            again = again.or_else(|| {
                Some(format!("ballot {name:?} stands on lines {first} and {line_number}, and each counts"))
            });
        }
        let weight = ballot(at, line, name.is_some(), options, &mut places)?;
        let added = rankings.push_places(weight, places.iter().copied());
        added.map_err(|error| ReadError::ballot(file, line_number, &error))?;
    }
    Ok(again)
}

/// The name in parentheses with which a ballot begins, if it has one, and the rest.
fn name_of(line: &str) -> (Option<&str>, &str) {
    let named = line.strip_prefix('(').and_then(|line| line.split_once(')'));
    named.map_or((None, line), |(name, rest)| (Some(name.trim()), rest))
}

/// Read one ballot's choices into `places`, and hand back its votes.
fn ballot(
    at: At<'_>,
    line: &str,
    is_named: bool,
    options: &Options,
    places: &mut Vec<(Candidate, bool)>,
) -> Result<u64, ReadError> {
    places.clear();
    let mut words = line.split_whitespace();
    let weight = if is_named { "1" } else { words.next().unwrap_or_default() };
    let weight = weight.parse().ok().filter(|weight| *weight > 0).ok_or_else(|| {
        let wanted = "expected a whole number of votes, at least 1, before the choices";
        ReadError::new(at.file, at.line, format!("{wanted}, found {:?}", shortened(weight)))
    })?;
    while let Some(word) = words.next() {
        if word == "0" {
            if let Some(more) = words.next() {
                let more = shortened(more);
                let message =
                    format!("expected the line to end after the 0 that ends a ballot, found {more:?}");
                return Err(ReadError::new(at.file, at.line, message));
            }
            break;
        }
        let chosen = word.split('=').filter(|number| *number != "-").enumerate();
        for (place, number) in chosen {
            places.push((options.candidate(at, number)?, place > 0));
        }
    }
    Ok(weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str =
        "3 2\n-3\n4 1 2 0\n2 3 1=2 0\n1 - 2 0\n0\n\"Ana \"\"Bee\"\"\"\nBo\n\"Cy\"\n\"A vote\"\n";

    #[test]
    fn a_file_is_read_with_withdrawals_equal_ranks_and_skipped_ones() {
        let file = blt("v.blt", SMALL).expect("a good file");
        assert_eq!((file.seats, file.title.as_deref()), (Some(2), Some("A vote")));
        assert_eq!(file.ballots.names(), ["Ana \"Bee\"", "Bo", "Cy"]);
        assert_eq!(file.ballots.standing().map(Candidate::id).collect::<Vec<_>>(), [1, 2]);
        let groups: Vec<Vec<usize>> =
            file.ballots.ballots().map(|b| b.groups().iter().map(Vec::len).collect()).collect();
        assert_eq!(groups, [vec![1, 1], vec![1, 2], vec![1]]);
    }

    #[test]
    fn comments_are_skipped_where_they_stand_outside_quotes() {
        let text = "# a vote\n2 1 # two options\n# withdrawn:\n3 2 0 # three\n1 1 0\n0\n\"Plan #1\" # old\nPlan#2\n\"Which?\"\n";
        let file = blt("v.blt", text).expect("a good file");
        assert_eq!(
            (file.ballots.names(), file.ballots.total()),
            (["Plan #1", "Plan#2"].map(str::to_owned).as_slice(), 4)
        );
    }

    #[test]
    fn options_of_other_programs_are_read() {
        let text = "4 2 /* places\nand seats */\n[nick ana bo cy di] [tie di cy 2 1]\n[withdrawn bo]\n[undeclared 4]\n\
                    [droop arithmetic=fixed]\n3 ana cy 0\n(b-7) di=cy ana 0\n(b-7) cy 0\n0\nAna\nBo\nCy\nDi\n";
        let file = blt("v.blt", text).expect("a good file");
        let ids = |candidates: &[Candidate]| candidates.iter().map(|c| c.id()).collect::<Vec<_>>();
        assert_eq!((ids(&file.tie), ids(&file.undeclared)), (vec![4, 3, 2, 1], vec![4]));
        assert_eq!((file.ballots.total(), file.ballots.standing().count()), (5, 3));
        assert_eq!(
            file.notes,
            [
                "line 6: [droop arithmetic=fixed] is for another program and not looked at",
                "ballot \"b-7\" stands on lines 8 and 9, and each counts"
            ]
        );
        let told = blt("v.blt", &text.replace("di=cy", "di=xy")).expect_err("a bad file").to_string();
        assert_eq!(told, "v.blt:8: expected a candidate's number or nick from 1 to 4, found \"xy\"");
    }

    #[test]
    fn candidates_of_one_name_are_told() {
        let file = blt("v.blt", "2 1\n1 1 2 0\n0\nAna\nAna\n").expect("a good file");
        assert_eq!(file.notes, ["candidates 1 and 2 have one name, \"Ana\""]);
    }

    #[test]
    fn what_was_found_is_told_in_few_letters() {
        let told = blt("v.blt", &"9".repeat(100_000)).expect_err("a bad file").to_string();
        assert!(told.len() < 200, "{}", told.len());
    }

    #[test]
    fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
        let windows = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
        assert_eq!(blt("v.blt", &windows).expect("a good file").ballots.total(), 7);
    }

    #[test]
    fn errors_name_the_line_and_what_was_expected() {
        let told = |text: &str| blt("v.blt", text).expect_err("a bad file").to_string();
        assert_eq!(
            told(""),
            "v.blt:1: expected the number of candidates and the number of seats, such as \"5 2\", and the file is empty"
        );
        assert!(told("3 x\n").starts_with("v.blt:1: expected the number of candidates"));
        assert_eq!(
            told("2 1\n1 3 0\n0\na\nb\n"),
            "v.blt:2: expected a candidate's number from 1 to 2, found \"3\""
        );
        assert!(told("2 1\n1 1 0 2\n0\na\nb\n").starts_with("v.blt:2: expected the line to end"));
        assert!(told("2 1\n\n-1e9 1 0\n0\na\nb\n").starts_with("v.blt:3: expected a candidate's number"));
        assert!(told("2 1\n1 1 0\n").starts_with("v.blt:2: expected the names of 2 candidates"));
        assert!(told("2 1\n1.5 1 0\n0\na\nb\n").starts_with("v.blt:2: expected a whole number of votes"));
    }

    #[test]
    fn more_candidates_than_can_be_counted_are_refused_before_memory_is_taken() {
        assert!(blt("v.blt", "99999999999999 1\n0\n").is_err());
    }
}
