//! `commonweave export`

use anyhow::Context;
use commonweave::{portability, rooms};
use house::room::Rooms;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::PathBuf;
use std::time::Duration;

/// Which network to write down, and where.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The network's part of the address, as in /n/NETWORK.
    network: String,

    /// The ZIP file to write; it must not be there yet.
    file: PathBuf,

    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,
}

/// A whole network is read in one snapshot, which may take its time.
const PATIENCE: Duration = Duration::from_secs(60 * 60);

/// Writes every table of a network into an archive, while the server runs.
pub fn run(args: Args) -> anyhow::Result<()> {
    let Args { network, file, database } = args;
    let options = db::Options { readers: 1, read_limit: PATIENCE, slow: PATIENCE, ..db::Options::default() };
    let db = db::Db::open(&database, options)?;
    let name = network.clone();
    let id = db
        .read_blocking(move |q| portability::network_called(q, &name))?
        .with_context(|| format!("there is no network at /n/{network}"))?;
    let out = File::create_new(&file)
        .with_context(|| format!("{} cannot be made, or is there already", file.display()))?;
    let written = db.read_blocking(move |q| {
        let packed = portability::network(q, Rooms::of(rooms::ALL), id, BufWriter::new(&out));
        Ok::<_, db::Error>(packed.and_then(|told| Ok((told, out.sync_all()?))))
    });
    match written.map_err(anyhow::Error::from).and_then(|packed| packed) {
        Ok((told, ())) => {
            for (name, rows) in told {
                super::say(&format!("{rows:>10} {name}"));
            }
            super::say(&format!("{} is written.", file.display()));
            Ok(())
        }
        Err(error) => {
            // Half an archive is worse than none.
            fs::remove_file(&file)
                .with_context(|| format!("{} is half written: remove it", file.display()))?;
            Err(error.context(format!("{} was not written", file.display())))
        }
    }
}
