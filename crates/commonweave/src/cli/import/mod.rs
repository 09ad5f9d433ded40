//! `commonweave import`

mod board;
mod ics;
mod indicators;
mod minutes;
mod pabulib;
mod polis;
mod slack;
mod telling;
mod ties;
mod votes;

use anyhow::{Context, bail};
use commonweave::imports::{
    self, Cut, Delimiter, Encoding, Field, Guess, Kind, Opened, Plan, Reading, Set, Table, Told,
};
use commonweave::{migrations, rooms};
use db::{Db, Options};
use house::clock::Clock;
use house::ids::ImportId;
use house::members;
use house::room::Rooms;
use house::sector::Sector;
use house::web::{Error, Locale, Network, Said, Speech, Texts, Viewer, Visitor};
use std::path::PathBuf;
use std::sync::Arc;
use telling::{place_of, tell_plan, tell_reading, told_as_json, unknown_sector};

/// What to bring in.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: List,
}

#[derive(Debug, clap::Subcommand)]
enum List {
    /// People and organisations from a spreadsheet (CSV, tab-separated text, .xlsx, .ods, .xls) or from cards (.vcf).
    People(Box<People>),
    /// A workspace of Slack: people, channels, and what was said in them, from the export that Slack gives.
    Slack(slack::Slack),
    /// A conversation of Polis: statements, votes and what was moderated out, from its export.
    Polis(polis::Polis),
    /// A participatory budget with all its ballots, from a Pabulib file; it is counted here.
    Pabulib(pabulib::Pabulib),
    /// The events of a calendar (.ics), with their zones, what repeats of them and what was moved.
    Ics(ics::Ics),
    /// Minutes of meetings (.md), as a series of events with their points and with who was there.
    Minutes(minutes::Minutes),
    /// Votes that were held elsewhere, as decided proposals.
    Votes(votes::Votes),
    /// Ties that people or organisations declared, as a list of pairs: the declared layer of the map.
    Ties(ties::Ties),
    /// Boards of Trello or of Deck (Nextcloud), from the JSON that they give.
    Trello(board::File),
    /// Tasks from a sheet: of Asana, of Wekan, or any CSV with a heading over each column.
    Tasks(board::File),
    /// Figures of indicators, from a CSV with a heading over each column.
    Indicators(indicators::Figures),
}

#[derive(Debug, clap::Args)]
struct People {
    /// The file.
    file: PathBuf,
    /// The network, by its part of the address.
    #[arg(long)]
    network: String,
    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,
    /// What a column means, as `COLUMN=FIELD`; the column by its name or its number from 1. Fields: name, first-name,
    /// last-name, email, headline, skills, organisation, represents, sector, website, place, about, seeks, brings,
    /// contact-email, contact-phone, contact-person, ignore.
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<String>,
    /// What the file lists: people, organisations or both.
    #[arg(long)]
    kind: Option<Kind>,
    /// A sector alone: that of organisations of which the file names none that is known. `WORD=SECTOR`: what a word of
    /// the file's own means. Can be given several times.
    #[arg(long, value_name = "SECTOR|WORD=SECTOR")]
    sector: Vec<String>,
    /// The line of the row that names the columns, from 1; 0 where none does.
    #[arg(long)]
    header: Option<u64>,
    /// How letters are written, such as utf-8, windows-1252, windows-1251, macintosh, cp850 or shift_jis.
    #[arg(long)]
    encoding: Option<Encoding>,
    /// What stands between columns: comma, semicolon, tab or pipe.
    #[arg(long)]
    delimiter: Option<Delimiter>,
    /// The sheet of a workbook, by its name or its number from 1; without it the one that holds most.
    #[arg(long)]
    sheet: Option<String>,
    /// Take rows of one name and no address for different people.
    #[arg(long)]
    apart: bool,
    /// Only tell what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Tell it for programs, as JSON.
    #[arg(long)]
    json: bool,
    /// Where to write the refused rows with the reasons.
    #[arg(long)]
    refused: Option<PathBuf>,
}

/// A file with all that was found out about it.
struct Understood {
    opened: Opened,
    table: Table,
    reading: Reading,
    guess: Guess,
    why: String,
    /// Why no rows can be made of it, in a sentence.
    refused: Option<String>,
}

/// Brings a file in, or tells what would happen.
pub fn run(args: Args) -> anyhow::Result<()> {
    let speech = Speech::new(
        Arc::new(Texts::load(&Rooms::of(rooms::ALL).texts())?),
        Locale::En,
        "UTC",
        Clock::Machine.now(),
    );
    match args.what {
        List::People(args) => people(&args, &speech),
        List::Slack(args) => slack::run(&args, &speech),
        List::Polis(args) => polis::run(&args, &speech),
        List::Pabulib(args) => pabulib::run(&args, &speech),
        List::Ics(args) => ics::run(&args, &speech),
        List::Minutes(args) => minutes::run(&args, &speech),
        List::Votes(args) => votes::run(&args, &speech),
        List::Ties(args) => ties::run(&args, &speech),
        List::Trello(args) => board::run(&args, board::As::Boards, &speech),
        List::Tasks(args) => board::run(&args, board::As::Sheet, &speech),
        List::Indicators(args) => indicators::run(&args, &speech),
    }
}

fn people(args: &People, speech: &Speech) -> anyhow::Result<()> {
    let bytes = std::fs::read(&args.file).with_context(|| format!("cannot read {}", args.file.display()))?;
    let read = args.read(&bytes, speech)?;
    let (table, reading) = (&read.table, &read.reading);
    if !args.json {
        tell_reading(&read, speech);
    }
    if let Some(refused) = &read.refused {
        if args.dry_run && args.json {
            crate::cli::say(&told_as_json(&read, &Plan::default(), None, speech)?);
            return Ok(());
        }
        bail!("{refused}");
    }
    let db = Db::open(&args.database, Options { readers: 1, ..Options::default() })?;
    db.migrate(migrations::ALL)?;
    let network = network_of(&db, &args.network, speech)?;
    let done = if args.dry_run {
        let (id, table, reading) = (network.id, table.clone(), reading.clone());
        db.read_blocking(move |q| imports::plan(q, id, &table, &reading)).map(|plan| (None, plan))
    } else {
        let name = args.file.file_name().map(|name| name.to_string_lossy().into_owned());
        bring(&db, &network, (name.unwrap_or_default(), bytes), &read, speech)
    };
    let (import, plan) = done.map_err(|error| told(error, speech))?;
    let back = import.map(|import| format!("/n/{}/imports/{import}/withdrawal", network.slug));
    if args.json {
        crate::cli::say(&told_as_json(&read, &plan, back, speech)?);
    } else {
        tell_plan(&plan, args.dry_run, speech);
        if let Some(back) = back {
            crate::cli::say(&format!("a steward can take it back at {back}"));
        }
    }
    if let Some(path) = &args.refused {
        let rows = imports::refused_rows(table, &plan, speech).map_err(|error| told(error, speech))?;
        std::fs::write(path, rows).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

fn bring(
    db: &Db,
    network: &Network,
    (name, bytes): (String, Vec<u8>),
    read: &Understood,
    speech: &Speech,
) -> Result<(Option<ImportId>, Plan), Error> {
    let (network, speech) = (network.id, speech.clone());
    let (table, reading) = (read.table.clone(), read.reading.clone());
    let set = Set::of(&table, &reading);
    db.write_blocking(move |tx| {
        imports::bring_by_host(tx, network, (&name, &bytes), (&table, &reading, &set), &speech)
    })
}

impl People {
    /// The file as it is understood: guessed, and then as the command line says.
    fn read(&self, bytes: &[u8], speech: &Speech) -> anyhow::Result<Understood> {
        let opened = imports::open_sheet(bytes, self.sheet.as_deref())
            .map_err(|refused| sentence(speech, &imports::file_refused(&refused)))?;
        if self.sheet.is_some() && opened.sheets.is_none() {
            bail!("--sheet belongs to workbooks; this file is none");
        }
        let mut cut = opened.cut;
        cut.encoding = self.encoding.unwrap_or(cut.encoding);
        cut.delimiter = self.delimiter.unwrap_or(cut.delimiter);
        if cut != opened.cut {
            cut = cut.again(&opened.content);
        }
        cut.header = self.header.unwrap_or(cut.header);
        let table = Table::read(&opened.content, cut)
            .map_err(|refused| sentence(speech, &imports::file_refused(&refused)))?;
        self.understand(opened, table, cut, speech)
    }

    /// What the columns mean: what the command line says of some is an answer about the others too.
    fn understand(
        &self,
        opened: Opened,
        table: Table,
        cut: Cut,
        speech: &Speech,
    ) -> anyhow::Result<Understood> {
        let mut told = Told { kind: self.kind, fields: Vec::new() };
        for pair in &self.map {
            let (column, field) = pair.rsplit_once('=').context("write --map as COLUMN=FIELD")?;
            let place = place_of(&table, column)?;
            let field: Field =
                field.trim().parse().map_err(|_| anyhow::anyhow!("no field is called “{field}”"))?;
            told.fields.push((place, field));
        }
        let guess = Reading::judge(&table, &told);
        let why = speech.say(&imports::why(&guess.why));
        let mut reading = Reading::of(cut, guess.clone());
        reading.apart = self.apart;
        self.tell_sectors(&table, &mut reading)?;
        let refused = reading.check().err().map(|error| speech.say(&error.said()));
        Ok(Understood { opened, table, reading, guess, why, refused })
    }

    /// Sets the sector where the file names none, and what words of the file mean.
    fn tell_sectors(&self, table: &Table, reading: &mut Reading) -> anyhow::Result<()> {
        for text in &self.sector {
            let (word, name) =
                text.rsplit_once('=').map_or((None, text.as_str()), |(word, name)| (Some(word), name));
            let sector: Sector = name.trim().parse().map_err(|_| unknown_sector(name))?;
            let Some(word) = word else {
                reading.sector = sector;
                continue;
            };
            let folded = members::fold(word);
            if !reading.says(table, &folded) {
                bail!("no cell of the sector's column says “{word}”");
            }
            reading.words.retain(|(other, _)| *other != folded);
            reading.words.push((folded, sector));
        }
        Ok(())
    }
}

/// The network of this part of the address.
fn network_of(db: &Db, slug: &str, speech: &Speech) -> anyhow::Result<Network> {
    let (asked, now) = (slug.to_owned(), speech.now);
    let found = db.read_blocking(move |q| {
        let visitor = Visitor { now, account: None, session: None };
        Viewer::load(q, visitor, &asked)
    });
    match found {
        Ok(viewer) => Ok(viewer.network),
        Err(Error::NotFound) => bail!("there is no network at /n/{slug}: start it first"),
        Err(error) => Err(told(error, speech)),
    }
}

fn sentence(speech: &Speech, said: &Said) -> anyhow::Error {
    anyhow::anyhow!("{}", speech.say(said))
}

fn told(error: Error, speech: &Speech) -> anyhow::Error {
    match error {
        Error::Refused(said) => anyhow::anyhow!("{}", speech.say(&said)),
        Error::Broken(cause) => cause,
        other => anyhow::anyhow!("{other:?}"),
    }
}
