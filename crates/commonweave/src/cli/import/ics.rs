//! `commonweave import ics`

use super::{network_of, told};
use anyhow::{Context, bail};
use commonweave::migrations;
use db::{Db, Options};
use house::ids::{MemberId, SpaceId};
use house::spaces;
use house::web::{Error, Said, Speech};
use meet::events::{self, Arrived, Destination, Entry};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How many events one change brings in.
const TOGETHER: usize = 50;
/// How many events are named of which something could not be taken.
const NAMED: usize = 50;

/// Which calendar goes where.
#[derive(Debug, clap::Args)]
pub(super) struct Ics {
    /// The calendar (.ics).
    file: PathBuf,
    /// The network, by its part of the address.
    #[arg(long)]
    network: String,
    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,
    /// The number of the space in which its events shall stand; the commons by default.
    #[arg(long)]
    space: Option<i64>,
    /// The zone of times for which the calendar names none; that of the network by default.
    #[arg(long)]
    zone: Option<String>,
    /// Only tell what would happen.
    #[arg(long)]
    dry_run: bool,
}

/// What became of the events of a calendar.
#[derive(Default)]
struct Tally {
    new: usize,
    known: usize,
    changed: usize,
    refused: Vec<(String, &'static str)>,
    doubts: BTreeMap<&'static str, usize>,
}

impl Tally {
    fn note(&mut self, entry: &Entry, arrived: Arrived) {
        match arrived {
            Arrived::New => self.new += 1,
            Arrived::Known => self.known += 1,
            Arrived::Changed => self.changed += 1,
            Arrived::Refused(reason) => self.refused.push((entry.title().to_owned(), reason)),
        }
        if matches!(arrived, Arrived::New | Arrived::Changed) {
            for doubt in entry.doubts() {
                *self.doubts.entry(*doubt).or_default() += 1;
            }
        }
    }
}

/// Brings the events of a calendar in, or tells what would happen.
pub(super) fn run(args: &Ics, speech: &Speech) -> anyhow::Result<()> {
    let bytes = std::fs::read(&args.file).with_context(|| format!("cannot read {}", args.file.display()))?;
    let db = Db::open(&args.database, Options { readers: 1, ..Options::default() })?;
    db.migrate(migrations::ALL)?;
    let network = network_of(&db, &args.network, speech)?;
    let zone = args.zone.clone().unwrap_or_else(|| network.time_zone.clone());
    if jiff::tz::TimeZone::get(&zone).is_err() {
        bail!("{zone} is no time zone");
    }
    let calendar = events::read_calendar(&bytes, &zone)
        .with_context(|| format!("{} is no calendar", args.file.display()))?;
    let (id, asked) = (network.id, args.space.map(SpaceId::from));
    let found = db.read_blocking(move |q| {
        let space = match asked {
            Some(space) => spaces::of_network(q, id, space)?.map(|_| space),
            None => spaces::commons(q, id)?,
        };
        Ok((space, events::host(q, id)?))
    });
    let (space, by): (Option<SpaceId>, Option<MemberId>) =
        found.map_err(|error: db::Error| told(error.into(), speech))?;
    let space = space.context("there is no such space in this network")?;
    let Some(by) = by else { bail!("this network has no steward under whose name they could stand") };
    let untitled = speech.say(&Said::key("event-import-untitled"));
    let to = Destination { network: id, space, by, zone, untitled, now: speech.now };
    let tally = bring(&db, &to, calendar.entries, args.dry_run).map_err(|error| told(error, speech))?;
    args.tell(&tally, calendar.cut, speech);
    Ok(())
}

fn bring(db: &Db, to: &Destination, entries: Vec<Entry>, dry: bool) -> Result<Tally, Error> {
    let mut tally = Tally::default();
    let mut rest = entries.as_slice();
    while !rest.is_empty() {
        let (few, more) = rest.split_at(together(rest));
        rest = more;
        let (to, asked) = (to.clone(), few.to_vec());
        let arrived: Vec<Arrived> = if dry {
            db.read_blocking(move |q| asked.iter().map(|entry| events::look(q, &to, entry)).collect())?
        } else {
            db.write_blocking(move |tx| asked.iter().map(|entry| events::bring(tx, &to, entry)).collect())?
        };
        few.iter().zip(arrived).for_each(|(entry, arrived)| tally.note(entry, arrived));
    }
    Ok(tally)
}

/// How many of these one change brings in: what comes on further dates is as many events, and others want to write too.
fn together(rest: &[Entry]) -> usize {
    let mut events = 0;
    let fit = rest.iter().take_while(|entry| {
        events += entry.events();
        events <= TOGETHER
    });
    fit.count().max(1)
}

impl Ics {
    fn tell(&self, tally: &Tally, cut: bool, speech: &Speech) {
        let done = if self.dry_run { "would bring in" } else { "brought in" };
        crate::cli::say(&format!("{done}: {} events", tally.new));
        if tally.known > 0 {
            crate::cli::say(&format!("  {} came before", tally.known));
        }
        if tally.changed > 0 {
            crate::cli::say(&format!(
                "  {} came before and were changed in the calendar since",
                tally.changed
            ));
        }
        for (title, reason) in tally.refused.iter().take(NAMED) {
            crate::cli::say(&format!("  not taken: {title:?}: {}", speech.say(&Said::key(reason))));
        }
        if tally.refused.len() > NAMED {
            crate::cli::say(&format!("  not taken: {} more", tally.refused.len() - NAMED));
        }
        for (doubt, times) in &tally.doubts {
            crate::cli::say(&format!("  {times} ×: {}", speech.say(&Said::key(doubt))));
        }
        if cut {
            crate::cli::say("  the calendar has more than 100,000 events: cut it into several files");
        }
    }
}
