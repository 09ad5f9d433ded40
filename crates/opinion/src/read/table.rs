//! The CSV files.

use super::{About, Conversation, Fault, Lines, vote};
use crate::votes::Vote;
use csv::{ByteRecord, ReaderBuilder};

/// Which group a participant is said to be in: `(participant, group)`.
pub type Membership = (String, String);

/// Votes from CSV, in one of two forms, told apart by the header:
///
/// - one vote per line: columns `participant` (or `voter-id`, `participant_id`, `pid`), `statement` (or `comment-id`,
///   `statement_id`, `tid`), `vote`, and if present `timestamp` (or `modified`), by which the latest vote counts;
/// - one participant per line: a column `participant`, optional columns about the participant (`xid`, `group-id`,
///   `n-comments`, `n-votes`, `n-agree`, `n-disagree`), and one column per statement, empty where there is no vote.
///
/// # Errors
/// A [`Fault`] with the line for a missing column, a line of another length, text that is not UTF-8, an empty name, an
/// unknown vote or a time that is not a number; also when there is no vote at all.
pub fn votes_csv(file: &str, text: &[u8]) -> Result<Conversation, Fault> {
    let mut rows = Rows::open(file, text)?;
    let lines = if rows.column(&["vote"]).is_some() {
        one_per_line(&mut rows)?
    } else {
        one_per_participant(&mut rows)?
    };
    if lines.lines.is_empty() {
        return Err(Fault::new(file, 1, "expected at least one vote after the header"));
    }
    Ok(lines.conversation())
}

fn one_per_line(rows: &mut Rows<'_>) -> Result<Lines, Fault> {
    let who =
        rows.needed("participant", &["participant", "voter-id", "participant_id", "participant-id", "pid"])?;
    let what =
        rows.needed("statement", &["statement", "comment-id", "statement_id", "statement-id", "tid"])?;
    let said = rows.needed("vote", &["vote"])?;
    let when = rows.column(&["timestamp", "modified"]);
    let mut lines = Lines::default();
    while rows.next()? {
        let time = match when.map(|column| rows.cell(column)).transpose()? {
            Some(text) => text.trim().parse::<f64>().ok().filter(|time| time.is_finite()),
            None => Some(0.0),
        };
        let time = time.ok_or_else(|| rows.fault("expected a number as the time of the vote"))?;
        let vote = rows.vote(said)?;
        lines.add(rows.name(who)?, rows.name(what)?, vote, time);
    }
    Ok(lines)
}

const ABOUT_PARTICIPANT: [&str; 6] = ["xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"];

fn one_per_participant(rows: &mut Rows<'_>) -> Result<Lines, Fault> {
    let expected = "expected the columns participant, statement, vote (one vote per line), or participant and one \
                    column per statement";
    let who = rows.column(&["participant"]).ok_or_else(|| rows.fault(expected))?;
    let header = rows.header.clone();
    let mut lines = Lines::default();
    while rows.next()? {
        let participant = rows.name(who)?.to_owned();
        for (column, statement) in header.iter().enumerate() {
            let about =
                column == who || ABOUT_PARTICIPANT.iter().any(|name| statement.eq_ignore_ascii_case(name));
            if about || rows.cell(column)?.trim().is_empty() {
                continue;
            }
            let vote = rows.vote(column)?;
            lines.add(&participant, statement, vote, 0.0);
        }
    }
    Ok(lines)
}

/// Who is in which group, from CSV with the columns `participant` and `group` (or `group-id`); an empty group is none.
///
/// # Errors
/// A [`Fault`] for a missing column, a repeated participant, or when nobody has a group.
pub fn groups_csv(file: &str, text: &[u8]) -> Result<Vec<Membership>, Fault> {
    let mut rows = Rows::open(file, text)?;
    let who =
        rows.needed("participant", &["participant", "voter-id", "participant_id", "participant-id", "pid"])?;
    let which = rows.needed("group", &["group", "group-id", "group_id"])?;
    let mut known = std::collections::HashSet::new();
    let mut members = Vec::new();
    while rows.next()? {
        let participant = rows.name(who)?.to_owned();
        let group = rows.cell(which)?.trim().to_owned();
        if !known.insert(participant.clone()) {
            return Err(
                rows.fault(&format!("expected each participant once, and {participant} is here again"))
            );
        }
        if !group.is_empty() {
            members.push((participant, group));
        }
    }
    if members.is_empty() {
        return Err(Fault::new(file, 1, "expected at least one participant with a group"));
    }
    Ok(members)
}

/// Statements from CSV: `comment-id` (or `statement`), and if present `comment-body` (or `text`), `moderated` (−1 is
/// out) and `is-meta` (`true` is out).
///
/// # Errors
/// A [`Fault`] for a missing column or an empty name.
pub fn statements_csv(file: &str, text: &[u8]) -> Result<Vec<About>, Fault> {
    let mut rows = Rows::open(file, text)?;
    let what =
        rows.needed("statement", &["statement", "comment-id", "statement_id", "statement-id", "tid"])?;
    let body = rows.column(&["comment-body", "text", "txt"]);
    let moderated = rows.column(&["moderated", "mod"]);
    let meta = rows.column(&["is-meta", "is_meta"]);
    let mut about = Vec::new();
    while rows.next()? {
        let out =
            moderated.map(|column| rows.cell(column)).transpose()?.is_some_and(|cell| cell.trim() == "-1");
        let is_meta = meta.map(|column| rows.cell(column)).transpose()?;
        let is_meta = is_meta.is_some_and(|cell| cell.trim().eq_ignore_ascii_case("true"));
        let text = body.map(|column| rows.cell(column).map(str::to_owned)).transpose()?;
        about.push(About { name: rows.name(what)?.to_owned(), text, masked: out || is_meta });
    }
    Ok(about)
}

/// A CSV file, record by record, with faults that say where.
struct Rows<'a> {
    file: &'a str,
    reader: csv::Reader<&'a [u8]>,
    header: Vec<String>,
    record: ByteRecord,
}

impl<'a> Rows<'a> {
    fn open(file: &'a str, text: &'a [u8]) -> Result<Self, Fault> {
        let mut reader = ReaderBuilder::new().from_reader(text);
        let header = reader.headers().map_err(|error| Self::broken(file, &error))?;
        let header: Vec<String> = header.iter().map(|cell| cell.trim().to_owned()).collect();
        if header.is_empty() {
            return Err(Fault::new(
                file,
                1,
                "expected a header line with the names of the columns, and the file is empty",
            ));
        }
        Ok(Self { file, reader, header, record: ByteRecord::new() })
    }

    fn next(&mut self) -> Result<bool, Fault> {
        self.reader.read_byte_record(&mut self.record).map_err(|error| Self::broken(self.file, &error))
    }

    fn broken(file: &str, error: &csv::Error) -> Fault {
        let line = error.position().map_or(1, csv::Position::line);
        match error.kind() {
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                Fault::new(file, line, format!("expected {expected_len} cells as in the header, found {len}"))
            }
            csv::ErrorKind::Utf8 { .. } => Fault::new(file, line, "expected text in UTF-8"),
            _ => Fault::new(file, line, format!("expected CSV: {error}")),
        }
    }

    fn line(&self) -> u64 {
        self.record.position().map_or(1, csv::Position::line)
    }

    fn fault(&self, expected: &str) -> Fault {
        Fault::new(self.file, self.line().max(1), expected)
    }

    fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.header.iter().position(|column| column.eq_ignore_ascii_case(name)))
    }

    fn needed(&self, what: &str, names: &[&str]) -> Result<usize, Fault> {
        let others = names.join(", ");
        self.column(names).ok_or_else(|| {
            Fault::new(self.file, 1, format!("expected a column for the {what}, named one of: {others}"))
        })
    }

    fn cell(&self, column: usize) -> Result<&str, Fault> {
        let bytes = self.record.get(column).unwrap_or_default();
        std::str::from_utf8(bytes).map_err(|_| self.fault("expected text in UTF-8"))
    }

    fn name(&self, column: usize) -> Result<&str, Fault> {
        let name = self.cell(column)?.trim();
        if name.is_empty() {
            let column = self.header.get(column).map_or("", String::as_str);
            return Err(self.fault(&format!("expected a name in the column {column}, and it is empty")));
        }
        Ok(name)
    }

    fn vote(&self, column: usize) -> Result<Vote, Fault> {
        let cell = self.cell(column)?;
        vote(cell).ok_or_else(|| {
            self.fault(&format!(
                "expected a vote (1, 0, -1, or agree, pass, disagree), found {:?}",
                shortened(cell)
            ))
        })
    }
}

fn shortened(cell: &str) -> String {
    cell.chars().take(30).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_vote_counts_whatever_the_order_of_lines() {
        let text = b"timestamp,comment-id,voter-id,vote\n20,1,7,-1\n10,1,7,1\n";
        let read = votes_csv("v.csv", text).unwrap();
        assert_eq!(read.votes.vote(0, 0), Some(Vote::Disagree));
    }

    #[test]
    fn a_byte_order_mark_and_crlf_are_fine() {
        let read = votes_csv("v.csv", b"\xef\xbb\xbfparticipant,statement,vote\r\na,b,agree\r\n").unwrap();
        assert_eq!((read.participants, read.statements), (vec!["a".to_owned()], vec!["b".to_owned()]));
    }

    #[test]
    fn one_line_per_participant_is_read_too() {
        let read =
            votes_csv("m.csv", b"participant,group-id,n-disagree,5,12\n3,0,1,,-1\n4,,0,1,0.0\n").unwrap();
        assert_eq!(read.statements, vec!["5", "12"]);
        assert_eq!(read.votes.vote(0, 0), None);
        assert_eq!(read.votes.vote(1, 1), Some(Vote::Pass));
    }

    #[test]
    fn an_unknown_vote_is_refused_with_its_line() {
        let fault = votes_csv("v.csv", b"participant,statement,vote\n1,1,1\n1,2,NaN\n").unwrap_err();
        assert_eq!(
            fault.to_string(),
            "v.csv:3: expected a vote (1, 0, -1, or agree, pass, disagree), found \"NaN\""
        );
    }

    #[test]
    fn an_empty_file_is_refused() {
        assert_eq!(votes_csv("v.csv", b"").unwrap_err().line, 1);
        assert!(votes_csv("v.csv", b"participant,statement,vote\n").is_err());
    }

    #[test]
    fn a_participant_in_two_groups_is_refused() {
        let fault = groups_csv("g.csv", b"participant,group\n1,a\n1,b\n").unwrap_err();
        assert!(fault.to_string().starts_with("g.csv:3: expected each participant once"));
    }
}
