//! `commonweave import minutes`

use super::{network_of, told};
use anyhow::{Context, bail};
use commonweave::migrations;
use db::{Db, Options};
use decide::proposals;
use house::access::Action;
use house::dates::day_of;
use house::ids::SpaceId;
use house::spaces;
use house::web::{Error, Locale, Network, Speech, Viewer};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use meet::events::{self, Brought, Destination, Recorded, Remark, SeriesId};
use std::path::{Path, PathBuf};

/// How many meetings one change brings in.
const TOGETHER: usize = 20;
/// How many lines are told of which something could not be taken.
const NAMED: usize = 50;

/// Which minutes go where.
#[derive(Debug, clap::Args)]
pub(super) struct Minutes {
    /// The minutes: files of Markdown, or folders of them. The name of each has the day of the meeting in it:
    /// 2026-11-14.md.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The network, by its part of the address.
    #[arg(long)]
    network: String,
    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,
    /// The number of the space in which the meetings shall stand; the commons by default.
    #[arg(long)]
    space: Option<i64>,
    /// The address of the member in whose name they come; the first steward by default.
    #[arg(long, value_name = "EMAIL")]
    by: Option<String>,
    /// Only tell what would happen.
    #[arg(long)]
    dry_run: bool,
}

/// What the files hold.
#[derive(Default)]
struct Found {
    taken: Vec<Recorded>,
    /// What is told of files and lines, each in a sentence.
    told: Vec<String>,
    refused: usize,
}

/// What became of the meetings.
#[derive(Default)]
struct Tally {
    new: usize,
    known: usize,
    points: usize,
    members: usize,
    named: usize,
}

impl Tally {
    fn note(&mut self, brought: Brought) {
        self.new += usize::from(brought.new);
        self.known += usize::from(!brought.new);
        self.points += brought.points;
        self.members += brought.members;
        self.named += brought.named;
    }
}

/// Brings meetings in with their minutes, or tells what would happen.
pub(super) fn run(args: &Minutes, speech: &Speech) -> anyhow::Result<()> {
    let (files, others) = files(&args.files)?;
    let db = Db::open(&args.database, Options { readers: 1, ..Options::default() })?;
    db.migrate(migrations::ALL)?;
    let network = network_of(&db, &args.network, speech)?;
    let to = args.destination(&db, &network, speech)?;
    let zone = TimeZone::get(&network.time_zone).unwrap_or(TimeZone::UTC);
    let mut read = read(&files, day_of(speech.now, &zone), speech)?;
    read.told.extend(others.iter().map(|other| format!("left out: {} is no Markdown", other.display())));
    if read.taken.is_empty() {
        tell(&read.told);
        bail!("there are no minutes in these files");
    }
    // Approved minutes are kept in the language of the network.
    let mut spoken = speech.clone();
    (spoken.locale, spoken.zone) = (Locale::of_tag(&network.language).unwrap_or_default(), zone);
    let done = bring(&db, &to, &read.taken, (&spoken, args.dry_run));
    let (tally, series) = done.map_err(|error| told(error, speech))?;
    args.tell(&tally, &read);
    if let Some(series) = series {
        crate::cli::say(&format!("it stands at /n/{}/meetings?series={series}", network.slug));
    }
    Ok(())
}

/// The files that are named and those of the folders that are, and of the folders in them, in order; and what else lies there.
fn files(named: &[PathBuf]) -> anyhow::Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (mut folders, mut files): (Vec<PathBuf>, Vec<PathBuf>) =
        named.iter().cloned().partition(|path| path.is_dir());
    let mut others = Vec::new();
    while let Some(folder) = folders.pop() {
        let unreadable = || format!("cannot read {}", folder.display());
        for entry in std::fs::read_dir(&folder).with_context(unreadable)? {
            let entry = entry?;
            let (path, is_folder) = (entry.path(), entry.file_type()?.is_dir());
            let is_one = |end: &str| path.extension().is_some_and(|its| its.eq_ignore_ascii_case(end));
            if is_folder {
                // What a folder hides is of programs.
                folders
                    .extend(Some(path).filter(|_| !entry.file_name().as_encoded_bytes().starts_with(b".")));
            } else if is_one("md") || is_one("markdown") {
                files.push(path);
            } else {
                others.push(path);
            }
        }
    }
    files.sort();
    others.sort();
    Ok((files, others))
}

fn read(files: &[PathBuf], today: Date, speech: &Speech) -> anyhow::Result<Found> {
    let mut read = Found::default();
    for file in files {
        let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        match events::read_minutes(&stem, &bytes, today) {
            Ok(recorded) => {
                let remarks = recorded.remarks().iter();
                read.told.extend(remarks.map(|remark| sentence(file, remark, speech)));
                read.taken.push(recorded);
            }
            Err(remark) => {
                read.refused += 1;
                read.told.push(format!("not taken: {}", sentence(file, &remark, speech)));
            }
        }
    }
    Ok(read)
}

fn sentence(file: &Path, remark: &Remark, speech: &Speech) -> String {
    format!("{}:{}: {}", file.display(), remark.line, speech.say(&remark.said))
}

fn bring(
    db: &Db,
    to: &Destination,
    taken: &[Recorded],
    (speech, dry): (&Speech, bool),
) -> Result<(Tally, Option<SeriesId>), Error> {
    let (asked, all) = (to.clone(), taken.to_vec());
    let mut series = db.read_blocking(move |q| events::series_of_minutes(q, &asked, &all))?;
    let mut tally = Tally::default();
    for few in taken.chunks(TOGETHER) {
        let (to, few, speech, before) = (to.clone(), few.to_vec(), speech.clone(), series);
        let (came, into): (Vec<Brought>, Option<SeriesId>) = if dry {
            let look = move |q: &mut db::Read<'_>| -> Result<Vec<Brought>, Error> {
                few.iter().map(|one| events::look_at_minutes(q, &to, one)).collect()
            };
            (db.read_blocking(look)?, before)
        } else {
            db.write_blocking(move |tx| {
                let (mut came, mut into) = (Vec::new(), before);
                for one in &few {
                    let (brought, series) = events::bring_minutes(tx, &to, one, (into, &speech))?;
                    came.push(brought);
                    into = series;
                }
                Ok::<_, Error>((came, into))
            })?
        };
        series = into;
        came.into_iter().for_each(|brought| tally.note(brought));
    }
    Ok((tally, series))
}

impl Minutes {
    /// Where they go, and in whose name, if that one may start something there.
    fn destination(&self, db: &Db, network: &Network, speech: &Speech) -> anyhow::Result<Destination> {
        let (id, now) = (network.id, speech.now);
        let (asked, email) = (self.space.map(SpaceId::from), self.by.clone());
        let found = db.read_blocking(move |q| -> Result<_, Error> {
            let by = match &email {
                Some(email) => proposals::member_of_address(q, id, email)?,
                None => events::host(q, id)?,
            };
            let space = match asked {
                Some(space) => Some(space),
                None => spaces::commons(q, id)?,
            };
            let Some((by, space)) = by.zip(space) else { return Ok((by, None)) };
            let viewer = Viewer::of_member(q, by, now)?;
            let place = spaces::visible_to(q, &viewer, space)?;
            Ok((Some(by), place.filter(|place| place.may(&viewer, Action::TakePart)).map(|place| place.id)))
        });
        let (by, space) = found.map_err(|error| told(error, speech))?;
        let by = by.with_context(|| match &self.by {
            Some(email) => format!("no active member has the address {email}"),
            None => "this network has no steward under whose name they could stand".to_owned(),
        })?;
        let space = space.context(
            "there is no such space in this network, or they may not write there: --by names somebody who may",
        )?;
        let (zone, untitled) = (network.time_zone.clone(), String::new());
        Ok(Destination { network: id, space, by, zone, untitled, now })
    }

    fn tell(&self, tally: &Tally, read: &Found) {
        let done = if self.dry_run { "would bring in" } else { "brought in" };
        crate::cli::say(&format!("{done}: {} meetings with {} points", tally.new, tally.points));
        if tally.known > 0 {
            crate::cli::say(&format!("  {} came before", tally.known));
        }
        if tally.new > 0 {
            let (members, named) = (tally.members, tally.named);
            crate::cli::say(&format!("  who was there: {members} × a member, {named} × a name alone"));
        }
        if read.refused > 0 {
            crate::cli::say(&format!("  {} files could not be taken", read.refused));
        }
        tell(&read.told);
    }
}

fn tell(lines: &[String]) {
    for line in lines.iter().take(NAMED) {
        crate::cli::say(&format!("  {line}"));
    }
    if lines.len() > NAMED {
        crate::cli::say(&format!("  and {} more", lines.len() - NAMED));
    }
}
