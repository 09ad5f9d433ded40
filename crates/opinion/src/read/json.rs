//! The JSON files.

use super::{About, Conversation, Fault, Lines};
use crate::votes::Vote;
use serde_json::Value;

/// Votes from a JSON list of objects with `participant_id` (or `pid`), `statement_id` (or `tid`), `vote` (1, 0, −1) and
/// if present `modified`, by which the latest vote counts.
///
/// # Errors
/// A [`Fault`] with the line for broken JSON; for an entry that lacks something, which entry it is.
pub fn votes_json(file: &str, text: &[u8]) -> Result<Conversation, Fault> {
    let mut lines = Lines::default();
    for (at, entry) in entries(file, text)?.iter().enumerate() {
        let missing =
            |what: &str| Fault::new(file, 1, format!("expected {what} in entry {} of the list", at + 1));
        let participant = name(entry, &["participant_id", "pid", "participant"])
            .ok_or_else(|| missing("participant_id"))?;
        let statement =
            name(entry, &["statement_id", "tid", "statement"]).ok_or_else(|| missing("statement_id"))?;
        let vote = match entry.get("vote").and_then(Value::as_f64) {
            Some(1.0) => Vote::Agree,
            Some(0.0) => Vote::Pass,
            Some(-1.0) => Vote::Disagree,
            _ => return Err(missing("a vote of 1, 0 or -1")),
        };
        let time = match entry.get("modified") {
            Some(Value::String(text)) => text.parse().ok().filter(|time: &f64| time.is_finite()),
            Some(value) => value.as_f64(),
            None => Some(0.0),
        };
        let time = time.ok_or_else(|| missing("a number as modified"))?;
        lines.add(&participant, &statement, vote, time);
    }
    if lines.lines.is_empty() {
        return Err(Fault::new(file, 1, "expected at least one vote in the list"));
    }
    Ok(lines.conversation())
}

/// Statements from a JSON list of objects with `statement_id` (or `tid`), and if present `txt`, `moderated` (or `mod`; −1
/// is out) and `is_meta` (true is out).
///
/// # Errors
/// As [`votes_json`].
pub fn statements_json(file: &str, text: &[u8]) -> Result<Vec<About>, Fault> {
    let mut about = Vec::new();
    for (at, entry) in entries(file, text)?.iter().enumerate() {
        let name = name(entry, &["statement_id", "tid", "statement"]).ok_or_else(|| {
            Fault::new(file, 1, format!("expected statement_id in entry {} of the list", at + 1))
        })?;
        let moderated =
            entry.get("moderated").or_else(|| entry.get("mod")).and_then(Value::as_i64) == Some(-1);
        let meta = entry.get("is_meta").and_then(Value::as_bool) == Some(true);
        let text = entry.get("txt").or_else(|| entry.get("text")).and_then(Value::as_str).map(str::to_owned);
        about.push(About { name, text, masked: moderated || meta });
    }
    Ok(about)
}

fn entries(file: &str, text: &[u8]) -> Result<Vec<Value>, Fault> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    match serde_json::from_slice(text) {
        Ok(Value::Array(entries)) => Ok(entries),
        Ok(_) => Err(Fault::new(file, 1, "expected a JSON list")),
        Err(error) => {
            let line = u64::try_from(error.line()).unwrap_or(1).max(1);
            Err(Fault::new(file, line, format!("expected JSON: {error}")))
        }
    }
}

fn name(entry: &Value, keys: &[&str]) -> Option<String> {
    match keys.iter().find_map(|key| entry.get(key))? {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_of_the_fields_are_read() {
        let text =
            br#"[{"pid":3,"tid":1,"vote":-1,"modified":"5"},{"participant_id":4,"statement_id":1,"vote":1}]"#;
        let read = votes_json("v.json", text).unwrap();
        assert_eq!(read.participants, vec!["3", "4"]);
        assert_eq!(read.votes.count(0), [1, 0, 1]);
    }

    #[test]
    fn a_vote_of_two_is_refused() {
        let fault = votes_json("v.json", br#"[{"pid":3,"tid":1,"vote":2}]"#).unwrap_err();
        assert_eq!(fault.to_string(), "v.json:1: expected a vote of 1, 0 or -1 in entry 1 of the list");
    }

    #[test]
    fn broken_json_is_refused_with_its_line() {
        assert_eq!(votes_json("v.json", b"[\n{").unwrap_err().line, 2);
    }
}
