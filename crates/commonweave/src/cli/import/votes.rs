//! `commonweave import votes`

use super::{network_of, told};
use anyhow::{Context, bail};
use commonweave::migrations;
use db::{Db, Options, Time, Write};
use decide::proposals::{self, Electorate, Method, Secrecy, Setting, Threshold, Verdict, Vote, Where};
use house::ids::{ItemId, MemberId, SpaceId};
use house::items::{self, Beginning, ITEM_STARTED, ItemText};
use house::members::{self, Newcomer};
use house::web::{Error, Network, Speech, markdown};
use house::{happenings, spaces};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a vote was open where only its day is known.
const OPEN: Duration = Duration::from_secs(7 * 86_400);

/// Which votes go where.
#[derive(Debug, clap::Args)]
pub(super) struct Votes {
    /// The votes: files of JSON, or folders of them. Each has a `description`, and under `votes` for each voter a number
    /// (1 yes, 0 abstains, -1 no) or a number for each option, a higher one for a better one.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The network, by its part of the address.
    #[arg(long)]
    network: String,
    /// The address of the member in whose name they come.
    #[arg(long, value_name = "EMAIL")]
    by: String,
    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,
}

/// One vote as its file tells it.
#[derive(Debug, Clone, serde::Deserialize)]
struct Recorded {
    description: String,
    votes: BTreeMap<String, Value>,
    #[serde(default)]
    outcome: Value,
    #[serde(default)]
    refs: Value,
    #[serde(skip)]
    ended: Option<Time>,
}

/// Brings votes in as proposals that are decided, and tells whether each count gives the outcome that stands in its file.
pub(super) fn run(args: &Votes, speech: &Speech) -> anyhow::Result<()> {
    let mut files = Vec::new();
    for path in &args.files {
        gather(path, &mut files)?;
    }
    files.sort();
    let recorded: Vec<Recorded> = files.iter().map(|file| read(file)).collect::<anyhow::Result<_>>()?;
    let db = Db::open(&args.database, Options { readers: 1, ..Options::default() })?;
    db.migrate(migrations::ALL)?;
    let network = network_of(&db, &args.network, speech)?;
    let mut wrong = 0_usize;
    for (file, vote) in files.iter().zip(recorded) {
        let (network, email, now) = (network.clone(), args.by.clone(), speech.now);
        let kept = vote.clone();
        let came = db.write_blocking(move |tx| bring(tx, &network, &email, &kept, now));
        let (verdict, winners, new) = came.map_err(|error| told(error, speech))?;
        let agrees = vote.agrees(verdict, &winners);
        wrong += usize::from(agrees == Some(false));
        let said = match agrees {
            Some(true) => "as recorded",
            Some(false) => "NOT as recorded",
            None => "no outcome recorded",
        };
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let verdict = verdict.map_or("", Verdict::as_str);
        let known = if new { "" } else { "; is here already" };
        crate::cli::say(&format!("{name}: {verdict} {} ({said}{known})", winners.join(", ")));
    }
    if wrong > 0 {
        bail!("{wrong} of the counts give another outcome than their files");
    }
    Ok(())
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
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

fn read(file: &Path) -> anyhow::Result<Recorded> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut vote: Recorded =
        serde_json::from_str(&text).with_context(|| format!("{} is no vote", file.display()))?;
    let name = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let day = name.get(..10).and_then(|day| day.parse::<jiff::civil::Date>().ok());
    let moment = day.and_then(|day| day.to_zoned(jiff::tz::TimeZone::UTC).ok());
    vote.ended = moment.map(|moment| Time::from_micros(moment.timestamp().as_microsecond()));
    if vote.votes.is_empty() {
        bail!("{} has no voters", file.display());
    }
    Ok(vote)
}

impl Recorded {
    /// What was chosen among, in order; nothing where it was yes or no.
    fn options(&self) -> Vec<String> {
        let each = self.votes.values().filter_map(Value::as_object).flat_map(|marks| marks.keys().cloned());
        each.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Whether a count gives the outcome that stands in the file; none where none stands there.
    fn agrees(&self, verdict: Option<Verdict>, winners: &[String]) -> Option<bool> {
        if let Some(word) = self.outcome.as_str() {
            let passed = word.eq_ignore_ascii_case("yes");
            return Some((verdict == Some(Verdict::Passed)) == passed);
        }
        let named = self.outcome.get("winner(s)")?.as_array()?;
        let named: BTreeSet<&str> = named.iter().filter_map(Value::as_str).collect();
        Some(winners.iter().map(String::as_str).collect::<BTreeSet<_>>() == named)
    }

    fn sources(&self) -> String {
        let list = match &self.refs {
            Value::String(one) => vec![one.clone()],
            Value::Array(all) => all.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect(),
            _ => Vec::new(),
        };
        list.iter().map(|source| format!("<{source}>")).collect::<Vec<_>>().join("\n\n")
    }
}

/// What one voter said.
fn chosen(marks: &Value, options: &[String]) -> Vote {
    if let Some(marks) = marks.as_object() {
        let mut ranks: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for (place, option) in options.iter().enumerate() {
            if let Some(mark) = marks.get(option).and_then(Value::as_f64) {
                // Thousandths tell marks apart as finely as anybody writes them.
                let key = format!("{:.0}", -mark * 1000.0).parse().unwrap_or(0);
                ranks.entry(key).or_default().push(place);
            }
        }
        return Vote::Ranked(ranks.into_values().collect());
    }
    match marks.as_f64() {
        Some(mark) if mark > 0.0 => Vote::Word("yes"),
        Some(mark) if mark < 0.0 => Vote::Word("no"),
        _ => Vote::Word("abstain"),
    }
}

/// Those who voted, each by their name; who is not known yet is written down.
fn voters(
    tx: &mut Write<'_>,
    network: &Network,
    recorded: &Recorded,
    now: Time,
) -> Result<Vec<MemberId>, Error> {
    let mut found = Vec::new();
    for name in recorded.votes.keys() {
        if let Some(member) = proposals::voter_of_name(tx, network.id, name)? {
            found.push(member);
            continue;
        }
        let new = Newcomer { name: name.clone(), ..Newcomer::default() };
        found.extend(members::write_down(tx, network.id, &[new], &markdown::to_html, now)?);
    }
    Ok(found)
}

/// Starts the item of a vote.
fn started(
    tx: &mut Write<'_>,
    network: &Network,
    (space, author): (SpaceId, MemberId),
    recorded: &Recorded,
    now: Time,
) -> Result<ItemId, Error> {
    let text = ItemText::new(&recorded.description, recorded.sources());
    let kind = &proposals::PROPOSAL;
    let begin = Beginning { network: network.id, space, kind, author, now, once: None };
    let item = items::create(tx, &begin, &text)?.ok_or(Error::NotFound)?;
    let started = happenings::Happened::new(&ITEM_STARTED).space(space).item(item).detail(kind.name);
    happenings::record(tx, network.id, Some(author), now, started)?;
    Ok(item)
}

fn setting(network: &Network, options: &[String], named: &[MemberId], ends_at: Time) -> Setting {
    Setting {
        method: if options.is_empty() { Method::Simple } else { Method::Schulze },
        secrecy: Secrecy::Open,
        electorate: Electorate::Named,
        threshold: Threshold::Half,
        seats: 1,
        dots: 1,
        quorum: 0,
        time_zone: network.time_zone.clone(),
        ends_at,
        options: options.to_vec(),
        named: named.to_vec(),
    }
}

/// Brings a vote in, unless it was brought before; what it came to, and whether it is new.
fn bring(
    tx: &mut Write<'_>,
    network: &Network,
    email: &str,
    recorded: &Recorded,
    now: Time,
) -> Result<(Option<Verdict>, Vec<String>, bool), Error> {
    let ends_at = recorded.ended.unwrap_or(now);
    let before = proposals::brought_before(tx, network.id, (&recorded.description, ends_at))?;
    if let Some((verdict, winners)) = before {
        return Ok((verdict, winners, false));
    }
    let by = proposals::member_of_address(tx, network.id, email)?.ok_or(Error::NotFound)?;
    let space = spaces::commons(tx, network.id)?.ok_or(Error::NotFound)?;
    let named = voters(tx, network, recorded, now)?;
    let options = recorded.options();
    let began = ends_at - OPEN;
    let item = started(tx, network, (space, by), recorded, began)?;
    let at = Where { network: network.id, space, item, by, now: began };
    let setting = setting(network, &options, &named, ends_at);
    proposals::draft(tx, at, &setting)?;
    proposals::open(tx, at, 0)?;
    for (marks, member) in recorded.votes.values().zip(named) {
        proposals::vote(tx, Where { by: member, ..at }, &chosen(marks, &options), "")?;
    }
    let end = Where { now: ends_at, ..at };
    let (verdict, winners) = proposals::close(tx, end)?;
    let told = if winners.is_empty() { recorded.description.clone() } else { winners.join("\n\n") };
    proposals::decide(tx, end, &told, None)?;
    Ok((verdict, winners, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_number_is_a_better_place_and_equal_ones_share_it() {
        let options = ["a", "b", "c"].map(str::to_owned);
        let Vote::Ranked(ranks) = chosen(&serde_json::json!({"a": 1, "b": 2.5, "c": 1}), &options) else {
            panic!("options are ranked")
        };
        assert_eq!(ranks, [vec![1], vec![0, 2]]);
        assert!(matches!(chosen(&serde_json::json!(-1), &[]), Vote::Word("no")));
    }
}
