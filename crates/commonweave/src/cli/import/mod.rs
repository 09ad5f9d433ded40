//! `commonweave import`

mod slack;
mod telling;

use anyhow::{Context, bail};
use commonweave::imports::{self, Delimiter, Encoding, Field, Kind, Opened, Plan, Reading, Table};
use commonweave::{migrations, rooms};
use db::{Db, Options};
use house::clock::Clock;
use house::members;
use house::room::Rooms;
use house::sector::Sector;
use house::web::{Error, Locale, Network, Said, Speech, Texts, Viewer, Visitor};
use std::path::PathBuf;
use std::sync::Arc;
use telling::{tell_plan, tell_reading, told_as_json};

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
    why: String,
    sure: bool,
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
    }
}

fn people(args: &People, speech: &Speech) -> anyhow::Result<()> {
    let bytes = std::fs::read(&args.file).with_context(|| format!("cannot read {}", args.file.display()))?;
    let read = args.read(&bytes, speech)?;
    let (table, reading) = (&read.table, &read.reading);
    if !args.json {
        tell_reading(&read, speech);
    }
    let db = Db::open(&args.database, Options { readers: 1, ..Options::default() })?;
    db.migrate(migrations::ALL)?;
    let network = network_of(&db, &args.network, speech)?;
    let plan = if args.dry_run {
        let (table, reading) = (table.clone(), reading.clone());
        db.read_blocking(move |q| imports::plan(q, network.id, &table, &reading))
    } else {
        bring(&db, &network, table, reading, speech)
    };
    let plan = plan.map_err(|error| told(error, speech))?;
    if args.json {
        crate::cli::say(&told_as_json(&read, &plan, speech)?);
    } else {
        tell_plan(&plan, args.dry_run, speech);
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
    table: &Table,
    reading: &Reading,
    speech: &Speech,
) -> Result<Plan, Error> {
    let (network, now) = (network.id, speech.now);
    let (table, reading) = (table.clone(), reading.clone());
    db.write_blocking(move |tx| {
        let plan = imports::plan(tx, network, &table, &reading)?;
        imports::apply(tx, network, &plan, (None, None), now, &|_| {})?;
        Ok(plan)
    })
}

impl People {
    /// The file as it is understood: guessed, and then as the command line says.
    fn read(&self, bytes: &[u8], speech: &Speech) -> anyhow::Result<Understood> {
        let opened =
            imports::open(bytes).map_err(|refused| sentence(speech, &imports::file_refused(&refused)))?;
        let mut cut = opened.cut;
        cut.encoding = self.encoding.unwrap_or(cut.encoding);
        cut.delimiter = self.delimiter.unwrap_or(cut.delimiter);
        if cut != opened.cut {
            cut = cut.again(&opened.content);
        }
        cut.header = self.header.unwrap_or(cut.header);
        let table = Table::read(&opened.content, cut)
            .map_err(|refused| sentence(speech, &imports::file_refused(&refused)))?;
        let guess = Reading::judge(&table, self.kind);
        let (why, sure) = (speech.say(&imports::why(&guess.why)), guess.sure);
        let mut reading = match self.kind {
            Some(kind) => Reading::guess_as(cut, &table, kind),
            None => Reading::guess(cut, &table),
        };
        for pair in &self.map {
            let (column, field) = pair.rsplit_once('=').context("write --map as COLUMN=FIELD")?;
            let place = place_of(&table, column)?;
            let field: Field =
                field.trim().parse().map_err(|_| anyhow::anyhow!("no field is called “{field}”"))?;
            if let Some(slot) = reading.fields.get_mut(place) {
                *slot = field;
            }
        }
        reading.apart = self.apart;
        self.tell_sectors(&table, &mut reading)?;
        reading.check().map_err(|error| sentence(speech, &error.said()))?;
        Ok(Understood { opened, table, reading, why, sure })
    }

    /// Sets the sector where the file names none, and what words of the file mean.
    fn tell_sectors(&self, table: &Table, reading: &mut Reading) -> anyhow::Result<()> {
        for text in &self.sector {
            let (word, name) =
                text.rsplit_once('=').map_or((None, text.as_str()), |(word, name)| (Some(word), name));
            let names = || Sector::ALL.iter().map(|sector| sector.as_str()).collect::<Vec<_>>().join(", ");
            let sector: Sector = name
                .trim()
                .parse()
                .map_err(|_| anyhow::anyhow!("no sector is called “{name}”; there are: {}", names()))?;
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

/// The place of a column, by its name or its number.
fn place_of(table: &Table, column: &str) -> anyhow::Result<usize> {
    let wanted = members::fold(column);
    let named = table.header.iter().position(|name| members::fold(name) == wanted);
    let numbered =
        || column.trim().parse::<usize>().ok()?.checked_sub(1).filter(|place| *place < table.width());
    named
        .or_else(numbered)
        .with_context(|| format!("no column is called “{column}”; there are: {}", table.header.join(", ")))
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
