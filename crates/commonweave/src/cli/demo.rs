//! `commonweave demo`

mod years;

use anyhow::Context;
use clap::Parser;
use commonweave::demo::{Wanted, prepare_with_pictures};
use commonweave::{rooms, serve};
use db::{Db, Time};
use house::clock::{Chance, Clock};
use house::config::Config;
use house::files::Depot;
use house::happenings;
use house::room::Rooms;
use see::{burdens, conditions, figures, map, quiet, ties};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// How to run the demo.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, env = "COMMONWEAVE_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,

    /// Folder in which the demo is kept. By default it is made anew, and is gone when the server stops.
    #[arg(long)]
    data: Option<PathBuf>,

    /// An empty database for it: `sqlite://demo.db` or `postgres://user:password@host/name`.
    #[arg(long, conflicts_with = "data")]
    database: Option<String>,

    /// How many times as many people and messages as usual.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=200))]
    scale: u16,

    /// The day on which the demo is seen, such as 2026-11-20; all of it happened before. By default today.
    #[arg(long)]
    day: Option<jiff::civil::Date>,

    /// Make the demo and stop.
    #[arg(long)]
    prepare: bool,
}

/// All other settings, as the environment has them.
#[derive(Debug, Parser)]
struct Settings {
    #[command(flatten)]
    config: Config,
}

/// A folder that is gone when the demo stops.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, "the folder of the demo could not be removed");
        }
    }
}

/// Makes the demo where it is not made yet, and runs it until it is asked to stop.
pub fn run(args: Args) -> anyhow::Result<()> {
    let mut passing = None;
    let database = match (&args.database, &args.data) {
        (Some(database), _) => database.clone(),
        (None, Some(folder)) => inside(folder)?,
        (None, None) => {
            let name = format!("commonweave-demo-{}", Chance.token()?);
            inside(&passing.insert(Folder(std::env::temp_dir().join(name))).0)?
        }
    };
    let listen = args.listen.to_string();
    let settings = ["demo", "--listen", &listen, "--database", &database];
    let config = Settings::try_parse_from(settings)?.config;
    let db = serve::open(&config)?;
    let wanted = Wanted { day: midnight(args.day)?, scale: usize::from(args.scale), networks: usize::MAX };
    prepare_with_pictures(&db, &Depot::of(&config.files, &config.database)?, wanted)?;
    // The map is alive at once, as it would be had the program run all the while.
    ties::keep_up(&db, Rooms::of(rooms::ALL))?;
    map::draw_all(&db, Clock::Machine.now())?;
    conditions::reckon_all(&db, Clock::Machine.now())?;
    burdens::reckon_all(&db, Rooms::of(rooms::ALL), Clock::Machine.now())?;
    quiet::reckon_all(&db, Rooms::of(rooms::ALL), Clock::Machine.now())?;
    figures::count_all(&db, Rooms::of(rooms::ALL), Clock::Machine.now())?;
    years::tell(&db, Rooms::of(rooms::ALL), Clock::Machine.now())?;
    if args.prepare {
        seal(&db)?;
        db.close();
        return Ok(());
    }
    db.close();
    serve::run(config, true, super::say)
}

/// Seals all that was written, as a running server does by itself while people look at pages already.
fn seal(db: &Db) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    while runtime.block_on(happenings::seal(db, Clock::Machine.now()))? > 0 {}
    Ok(())
}

/// The database in a folder, which is made where it is missing.
fn inside(folder: &Path) -> anyhow::Result<String> {
    std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let file = folder.join("demo.db");
    let file = file.to_str().context("the folder of the demo needs a name that can be written as text")?;
    Ok(format!("sqlite://{file}"))
}

fn midnight(day: Option<jiff::civil::Date>) -> anyhow::Result<Time> {
    let utc = jiff::tz::TimeZone::UTC;
    let day = match day {
        Some(day) => day,
        None => {
            jiff::Timestamp::from_microsecond(Clock::Machine.now().micros())?.to_zoned(utc.clone()).date()
        }
    };
    Ok(Time::from_micros(day.to_zoned(utc)?.timestamp().as_microsecond()))
}
