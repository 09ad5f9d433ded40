//! `commonweave import votes`

mod recorded;

use super::{network_of, told};
use anyhow::bail;
use commonweave::migrations;
use db::{Db, Options, Time, Write};
use decide::proposals::{self, Electorate, Method, Secrecy, Setting, Threshold, Verdict, Where};
use house::ids::{ItemId, MemberId, SpaceId};
use house::items::{self, Beginning, ITEM_STARTED, ItemText};
use house::members::{self, Newcomer};
use house::web::{Error, Network, Speech, markdown};
use house::{happenings, spaces};
use recorded::{Recorded, chosen, gather, read};
use std::path::PathBuf;
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

/// Brings votes in as proposals that are decided, and tells whether each count gives the outcome that stands in its file.
pub(super) fn run(args: &Votes, speech: &Speech) -> anyhow::Result<()> {
    let mut files = Vec::new();
    for path in &args.files {
        gather(path, &mut files)?;
    }
    files.sort();
    let recorded: Vec<Recorded> =
        files.iter().map(|file| read(file, speech.now)).collect::<anyhow::Result<_>>()?;
    let db = Db::open(&args.database, Options { readers: 1, ..Options::default() })?;
    db.migrate(migrations::ALL)?;
    let network = network_of(&db, &args.network, speech)?;
    let mut wrong = 0_usize;
    for (file, vote) in files.iter().zip(recorded) {
        let (network, email, now) = (network.clone(), args.by.clone(), speech.now);
        let kept = vote.clone();
        let came = db.write_blocking(move |tx| bring(tx, &network, &email, &kept, now));
        let (verdict, winners, new) = came.map_err(|error| match error {
            Error::NotFound => anyhow::anyhow!("no active member has the address {}", args.by),
            other => told(other, speech),
        })?;
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
        named: named.iter().map(|member| (*member, 1)).collect(),
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
    use decide::proposals::Vote;

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
