//! Reads the published export of a Polis conversation: `summary.csv`, `comments.csv`, `votes.csv`. Agree is 1 there, pass 0,
//! disagree −1; the last vote of a person on a comment counts. It opens no file: bytes come in.

use super::bringing::{Answered, Brought, Spoken};
use super::ground::{State, Voice};
use csv::{ReaderBuilder, StringRecord};
use db::Time;
use std::collections::BTreeMap;

/// Why an export cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The file.
    pub file: &'static str,
    /// The line, from 1; 0 for the file as a whole.
    pub line: u64,
    /// What was expected there.
    pub expected: &'static str,
}

impl std::fmt::Display for Unread {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            0 => write!(out, "{}: expected {}", self.file, self.expected),
            line => write!(out, "{}, line {line}: expected {}", self.file, self.expected),
        }
    }
}

/// The longest statement that is taken from an export: other programs allow more than we do.
const LONGEST: usize = 1_000;
/// The furthest moment from 1970 that is taken, in milliseconds.
const LATEST: i64 = 100_000_000_000_000;

/// A conversation, and how many votes stand on comments that the export does not have.
///
/// # Errors
/// [`Unread`] with file and line.
pub fn read(summary: &[u8], comments: &[u8], votes: &[u8]) -> Result<(Brought, usize), Unread> {
    let about = about(summary)?;
    let of = |name: &str| about.get(name).map(String::as_str).unwrap_or_default().trim().to_owned();
    let title = Some(of("topic")).filter(|topic| !topic.is_empty()).unwrap_or_else(|| of("url"));
    if title.is_empty() {
        return Err(Unread { file: "summary.csv", line: 0, expected: "a line `topic` or `url`" });
    }
    let source = if of("url").is_empty() { title.clone() } else { of("url") };
    let statements = statements(comments)?;
    let (answers, lost) = answers(votes, &statements)?;
    let title = title.chars().take(120).collect();
    let source = format!("polis {source}");
    let body = of("conversation-description");
    Ok((Brought { source, title, body, statements, answers, members: BTreeMap::new() }, lost))
}

fn about(bytes: &[u8]) -> Result<BTreeMap<String, String>, Unread> {
    let mut rows = Rows::open("summary.csv", bytes, false);
    let mut about = BTreeMap::new();
    while let Some(row) = rows.next("two columns in UTF-8")? {
        if let (Some(name), Some(value)) = (row.get(0), row.get(1)) {
            about.insert(name.trim_start_matches('\u{feff}').trim().to_owned(), stored(value));
        }
    }
    Ok(about)
}

fn statements(bytes: &[u8]) -> Result<Vec<Spoken>, Unread> {
    let mut rows = Rows::open("comments.csv", bytes, true);
    let id = rows.column("comment-id", "a column `comment-id`")?;
    let body = rows.column("comment-body", "a column `comment-body`")?;
    let author = rows.column("author-id", "a column `author-id`")?;
    let moderated = rows.column("moderated", "a column `moderated`")?;
    let at = rows.column("timestamp", "a column `timestamp`")?;
    let mut found: BTreeMap<i64, Spoken> = BTreeMap::new();
    while let Some(row) = rows.next("as many cells as columns, in UTF-8")? {
        let number = number(&row, id).filter(|number| *number >= 0);
        let number = number.ok_or_else(|| rows.fault("a number as `comment-id`"))?;
        let text: String = row.get(body).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() || text.chars().count() > LONGEST {
            return Err(rows.fault("a comment of 1 to 1,000 letters"));
        }
        let state =
            if row.get(moderated).map(str::trim) == Some("-1") { State::Rejected } else { State::Shown };
        let author = row.get(author).map(str::trim).filter(|author| !author.is_empty() && *author != "-1");
        let at = moment(&row, at).ok_or_else(|| rows.fault("milliseconds as `timestamp`"))?;
        found.insert(number, Spoken { number, text: stored(&text), author: author.map(stored), state, at });
    }
    Ok(found.into_values().collect())
}

fn answers(bytes: &[u8], statements: &[Spoken]) -> Result<(Vec<Answered>, usize), Unread> {
    let mut rows = Rows::open("votes.csv", bytes, true);
    let id = rows.column("comment-id", "a column `comment-id`")?;
    let who = rows.column("voter-id", "a column `voter-id`")?;
    let vote = rows.column("vote", "a column `vote`")?;
    let at = rows.column("timestamp", "a column `timestamp`")?;
    let mut found: BTreeMap<(String, i64), Answered> = BTreeMap::new();
    let mut lost = 0;
    while let Some(row) = rows.next("as many cells as columns, in UTF-8")? {
        let number = number(&row, id).ok_or_else(|| rows.fault("a number as `comment-id`"))?;
        let person = stored(row.get(who).unwrap_or_default().trim());
        if person.is_empty() {
            return Err(rows.fault("something as `voter-id`"));
        }
        let voice = self::number(&row, vote).and_then(Voice::of_number);
        let voice = voice.ok_or_else(|| rows.fault("1, 0 or -1 as `vote`"))?;
        let at = moment(&row, at).ok_or_else(|| rows.fault("milliseconds as `timestamp`"))?;
        if statements.binary_search_by_key(&number, |one| one.number).is_err() {
            lost += 1;
            continue;
        }
        let key = (person.clone(), number);
        // Of two at the same moment the one that stands later in the file.
        if found.get(&key).is_none_or(|before| before.at <= at) {
            found.insert(key, Answered { person, number, voice, at });
        }
    }
    // As they came: at one moment in the order of people and statements.
    let mut answers: Vec<Answered> = found.into_values().collect();
    answers.sort_by_key(|one| one.at);
    Ok((answers, lost))
}

/// A text as a database takes it: a NUL is in none.
fn stored(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

fn number(row: &StringRecord, column: usize) -> Option<i64> {
    let text = row.get(column)?.trim();
    text.strip_suffix(".0").unwrap_or(text).parse().ok()
}

fn moment(row: &StringRecord, column: usize) -> Option<Time> {
    // Within some thousand years, so that no sum of moments overflows; the least number of all has no other side.
    let years = -LATEST..=LATEST;
    let millis = number(row, column).filter(|millis| years.contains(millis))?;
    Some(Time::from_micros(millis.saturating_mul(1000)))
}

/// The rows of a file.
struct Rows<'b> {
    file: &'static str,
    reader: csv::Reader<&'b [u8]>,
    line: u64,
}

impl<'b> Rows<'b> {
    fn open(file: &'static str, bytes: &'b [u8], head: bool) -> Rows<'b> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let reader = ReaderBuilder::new().has_headers(head).flexible(!head).from_reader(bytes);
        Rows { file, reader, line: 0 }
    }

    fn column(&mut self, name: &str, expected: &'static str) -> Result<usize, Unread> {
        let file = self.file;
        let head = self.reader.headers().map_err(|_| Unread { file, line: 1, expected })?;
        head.iter().position(|one| one.trim() == name).ok_or(Unread { file, line: 1, expected })
    }

    fn next(&mut self, expected: &'static str) -> Result<Option<StringRecord>, Unread> {
        let mut row = StringRecord::new();
        self.line = self.reader.position().line();
        match self.reader.read_record(&mut row) {
            Ok(true) => Ok(Some(row)),
            Ok(false) => Ok(None),
            Err(_) => Err(self.fault(expected)),
        }
    }

    fn fault(&self, expected: &'static str) -> Unread {
        Unread { file: self.file, line: self.line, expected }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUMMARY: &[u8] =
        b"topic,Trees\nurl,https://pol.is/trees\nconversation-description,\"Where, and how many?\"\n";
    const COMMENTS: &[u8] =
        b"timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n\
        2000,x,1,7,1,0,-1,Fewer trees\n1000,x,0,7,1,0,1,\"More trees, please\"\n";

    #[test]
    fn the_last_vote_of_a_person_counts_and_what_was_moderated_out_stays_out() {
        let votes = b"timestamp,datetime,comment-id,voter-id,vote\n5000,x,0,7,1\n6000,x,0,7,-1\n4000,x,0,7,0\n1,x,9,7,1\n";
        let (brought, lost) = read(SUMMARY, COMMENTS, votes).unwrap();
        assert_eq!(
            (brought.title.as_str(), brought.source.as_str()),
            ("Trees", "polis https://pol.is/trees")
        );
        let states: Vec<State> = brought.statements.iter().map(|one| one.state).collect();
        assert_eq!(states, [State::Shown, State::Rejected]);
        assert_eq!(brought.answers.len(), 1);
        assert_eq!(brought.answers[0].voice, Voice::Disagree);
        assert_eq!(lost, 1);
    }

    #[test]
    fn a_nul_in_any_cell_is_told_as_a_damaged_letter() {
        let summary = b"topic,Tr\0ees\nurl,https://pol.is/trees\nconversation-description,Wh\0ere\n";
        let comments =
            b"timestamp,comment-id,author-id,moderated,comment-body\n1000,0,s\0ven,1,More t\0rees\n";
        let (brought, _) =
            read(summary, comments, b"timestamp,comment-id,voter-id,vote\n5000,0,s\0ven,1\n").unwrap();
        let one = &brought.statements[0];
        let texts = [
            &brought.title,
            &brought.body,
            &one.text,
            one.author.as_ref().unwrap(),
            &brought.answers[0].person,
        ];
        assert!(texts.iter().all(|text| text.contains('\u{fffd}') && !text.contains('\0')), "{texts:?}");
        assert_eq!(one.author.as_deref(), Some(brought.answers[0].person.as_str()));
    }

    #[test]
    fn what_is_wrong_is_told_by_file_and_line() {
        let told = |votes: &[u8]| read(SUMMARY, COMMENTS, votes).unwrap_err().to_string();
        assert_eq!(told(b"a,b\n1,2\n"), "votes.csv, line 1: expected a column `comment-id`");
        let head = "timestamp,comment-id,voter-id,vote\n";
        assert_eq!(
            told(format!("{head}1,0,7,1\n1,0,7,2\n").as_bytes()),
            "votes.csv, line 3: expected 1, 0 or -1 as `vote`"
        );
        assert_eq!(
            told(format!("{head}99999999999999999,0,7,1\n").as_bytes()),
            "votes.csv, line 2: expected milliseconds as `timestamp`"
        );
        assert_eq!(
            told(format!("{head}-9223372036854775808,0,7,1\n").as_bytes()),
            "votes.csv, line 2: expected milliseconds as `timestamp`"
        );
        assert_eq!(
            read(b"", COMMENTS, b"").unwrap_err().to_string(),
            "summary.csv: expected a line `topic` or `url`"
        );
    }
}
