//! A vote as its file has it: who said what of what, and what came of it there.

use anyhow::{Context, bail};
use db::Time;
use decide::proposals::{Verdict, Vote};
use house::members::fold;
use house::web::form::letters::{is_readable, one_line};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// One vote as its file tells it.
#[derive(Debug, Clone, serde::Deserialize)]
pub(super) struct Recorded {
    pub(super) description: String,
    pub(super) votes: BTreeMap<String, Value>,
    #[serde(default)]
    outcome: Value,
    #[serde(default)]
    refs: Value,
    #[serde(skip)]
    pub(super) ended: Option<Time>,
}

/// The files that are named, and those of the folders that are.
pub(super) fn gather(path: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let entries = std::fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "json") {
            files.push(path);
        }
    }
    Ok(())
}

/// Reads a vote.
///
/// # Errors
/// Where it is none, or could not be counted as it stands.
pub(super) fn read(file: &Path, now: Time) -> anyhow::Result<Recorded> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut vote: Recorded =
        serde_json::from_str(&text).with_context(|| format!("{} is no vote", file.display()))?;
    let name = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let day = name.get(..10).and_then(|day| day.parse::<jiff::civil::Date>().ok());
    let moment = day.and_then(|day| day.to_zoned(jiff::tz::TimeZone::UTC).ok());
    vote.ended = moment.map(|moment| Time::from_micros(moment.timestamp().as_microsecond()));
    // By the line that it becomes it is known when it comes again.
    vote.description = one_line(&vote.description);
    match vote.wrong(now) {
        Some(wrong) => bail!("{}: {wrong}", file.display()),
        None => Ok(vote),
    }
}

impl Recorded {
    /// Why it cannot be brought in; none where it can.
    fn wrong(&self, now: Time) -> Option<String> {
        if self.description.is_empty() {
            return Some("it has no description".to_owned());
        }
        if self.ended.is_some_and(|ended| ended > now) {
            return Some("the day in its name lies ahead".to_owned());
        }
        if self.votes.is_empty() {
            return Some("it has no voters".to_owned());
        }
        let ranked = self.votes.values().filter(|marks| marks.is_object()).count();
        if ranked != 0 && ranked != self.votes.len() {
            return Some("some voters have one number and others a number for each option".to_owned());
        }
        if let Some(option) =
            self.options().iter().find(|option| option.is_empty() || one_line(option) != **option)
        {
            return Some(format!("{option:?} is no line that one could choose"));
        }
        let mut known = BTreeSet::new();
        let odd =
            |name: &&String| one_line(name) != **name || !is_readable(name) || !known.insert(fold(name));
        self.votes.keys().find(odd).map(|name| format!("{name:?} is no name, or that of another voter too"))
    }

    /// What was chosen among, in order; nothing where it was yes or no.
    pub(super) fn options(&self) -> Vec<String> {
        let each = self.votes.values().filter_map(Value::as_object).flat_map(|marks| marks.keys().cloned());
        each.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Whether a count gives the outcome that stands in the file; none where none stands there.
    pub(super) fn agrees(&self, verdict: Option<Verdict>, winners: &[String]) -> Option<bool> {
        if let Some(word) = self.outcome.as_str() {
            let passed = word.eq_ignore_ascii_case("yes");
            return Some((verdict == Some(Verdict::Passed)) == passed);
        }
        let named = self.outcome.get("winner(s)")?.as_array()?;
        let named: BTreeSet<&str> = named.iter().filter_map(Value::as_str).collect();
        Some(winners.iter().map(String::as_str).collect::<BTreeSet<_>>() == named)
    }

    pub(super) fn sources(&self) -> String {
        let list = match &self.refs {
            Value::String(one) => vec![one.clone()],
            Value::Array(all) => all.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect(),
            _ => Vec::new(),
        };
        list.iter().map(|source| format!("<{source}>")).collect::<Vec<_>>().join("\n\n")
    }
}

/// What one voter said.
pub(super) fn chosen(marks: &Value, options: &[String]) -> Vote {
    if let Some(marks) = marks.as_object() {
        // Minus zero is nothing less than zero.
        let mark = |(place, option): (usize, &String)| Some((marks.get(option)?.as_f64()? + 0.0, place));
        let mut marked: Vec<(f64, usize)> = options.iter().enumerate().filter_map(mark).collect();
        marked.sort_by(|one, other| other.0.total_cmp(&one.0));
        let places =
            |equal: &[(f64, usize)]| -> Vec<usize> { equal.iter().map(|(_, place)| *place).collect() };
        return Vote::Ranked(
            marked.chunk_by(|one, other| one.0.total_cmp(&other.0).is_eq()).map(places).collect(),
        );
    }
    match marks.as_f64() {
        Some(mark) if mark > 0.0 => Vote::Word("yes"),
        Some(mark) if mark < 0.0 => Vote::Word("no"),
        _ => Vote::Word("abstain"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded(description: &str, votes: &str) -> Recorded {
        serde_json::from_str(&format!(r#"{{"description": "{description}", "votes": {votes}}}"#)).unwrap()
    }

    #[test]
    fn a_higher_number_is_a_better_one_however_large_or_small() {
        let options = ["a", "b", "c", "d"].map(str::to_owned);
        let marks = serde_json::json!({ "a": 1e300, "b": 0.0001, "c": 0.0002, "d": -0.0 });
        assert_eq!(format!("{:?}", chosen(&marks, &options)), "Ranked([[0], [2], [1], [3]])");
        let marks = serde_json::json!({ "b": 2, "a": 2, "d": 0, "c": -0.0 });
        assert_eq!(format!("{:?}", chosen(&marks, &options)), "Ranked([[0, 1], [2, 3]])");
    }

    #[test]
    fn what_could_not_be_counted_as_it_stands_is_told() {
        let now = Time::from_micros(0);
        let wrong = |vote: Recorded| vote.wrong(now).unwrap_or_default();
        assert_eq!(wrong(recorded("Trees", r#"{"Ana": 1, "Ben": -1}"#)), "");
        assert!(wrong(recorded("", r#"{"Ana": 1}"#)).contains("description"));
        assert!(wrong(recorded("Trees", "{}")).contains("no voters"));
        assert!(wrong(recorded("Trees", r#"{"Ana": 1, "Ben": {"a": 1}}"#)).contains("a number for each"));
        for name in ["", "\\u202e", "A\\u0000", "…"] {
            assert!(
                wrong(recorded("Trees", &format!(r#"{{"{name}": 1}}"#))).contains("is no name"),
                "{name}"
            );
        }
        assert!(wrong(recorded("Trees", r#"{"Ana": {"a\nb": 1}}"#)).contains("could choose"));
        assert!(wrong(recorded("Trees", r#"{"Ana": 1, "ANA": -1}"#)).contains("another voter"));
        let ahead = Recorded { ended: Some(Time::from_micros(1)), ..recorded("Trees", r#"{"Ana": 1}"#) };
        assert!(wrong(ahead).contains("lies ahead"));
    }
}
