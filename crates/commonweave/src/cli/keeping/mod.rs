//! The whole of a server in one file, and back.

pub mod backup;
pub mod restore;

use anyhow::bail;
use commonweave::doctor::{self, Report};
use commonweave::{migrations, rooms};
use db::{Db, Options};
use house::room::Rooms;
use std::time::Duration;

/// A whole database is read in one snapshot, which may take its time.
const PATIENCE: Duration = Duration::from_secs(60 * 60);

fn options() -> Options {
    Options { readers: 1, read_limit: PATIENCE, slow: PATIENCE, ..Options::default() }
}

/// Lets the doctor look, and says what is not in order.
fn look(db: &Db) -> anyhow::Result<Report> {
    let report = doctor::examine(db, migrations::ALL, Rooms::of(rooms::ALL))?;
    for ill in &report.ill {
        super::say(&format!("WRONG: {}\n       {}", ill.what, ill.advice));
    }
    Ok(report)
}

/// Refuses what is not in order.
fn in_order(report: &Report, then: &str) -> anyhow::Result<()> {
    if !report.ill.is_empty() {
        bail!("not everything in it is in order; see above. {then}");
    }
    Ok(())
}
