//! Three invented networks in which one can look around: people, partners, charters, spaces and months of talk,
//! written through the other rooms' own functions, so that everything counts and checks as if it had happened.
//!
//! The same day and the same scale give the same networks. It never touches a database in which anybody else is.

mod cast;
mod circle;
mod dialogue;
mod dice;
mod errands;
mod gatherings;
mod measures;
mod night;
mod parting;
mod phrases;
mod place;
mod plan;
mod script;
mod sharing;
mod source;
mod stage;
mod turns;
mod votings;

use anyhow::{Context, bail};
use db::{Db, Time};
use house::accounts;
use house::files::Depot;
use source::FOLDERS;
use stage::pictures::{self, Wall};

/// The address of an account that every demo has.
const WITNESS: &str = "omar@green-city.example";

/// What is wanted of a demo.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Midnight at which it is seen: everything happened before.
    pub day: Time,
    /// How many times as many people and messages as a small network has.
    pub scale: usize,
    /// How many of the networks.
    pub networks: usize,
}

/// Fills an empty database with the demo; one that holds a demo already is left as it is. Tells whether it wrote.
///
/// # Errors
/// Where the database holds something else; those of the database.
pub fn prepare(db: &Db, wanted: Wanted) -> anyhow::Result<bool> {
    Ok(write(db, wanted)?.is_some())
}

/// As [`prepare`], with the pictures that its people put on what they wrote.
///
/// # Errors
/// As [`prepare`]; where files cannot be kept.
pub fn prepare_with_pictures(db: &Db, depot: &Depot, wanted: Wanted) -> anyhow::Result<()> {
    match write(db, wanted)? {
        Some(walls) => pictures::hang(db, depot, walls),
        None => Ok(()),
    }
}

/// Writes the demo; none where it was there.
fn write(db: &Db, wanted: Wanted) -> anyhow::Result<Option<Vec<Wall>>> {
    let (any, demo) = db.read_blocking(|q| {
        Ok::<_, db::Error>((accounts::any_account(q)?, accounts::with_email(q, WITNESS)?.is_some()))
    })?;
    if demo {
        return Ok(None);
    }
    if any {
        bail!("this database is in use: a demo wants one of its own, such as `commonweave demo --data DIR`");
    }
    let mut walls = Vec::new();
    for (folder, seed) in FOLDERS.iter().zip(1_u64..).take(wanted.networks) {
        let source = folder.read()?;
        let plan = plan::plan(&source, wanted.day, wanted.scale, seed)?;
        let more = stage::perform(db, plan)
            .map_err(|error| match error {
                house::web::Error::Broken(error) => error,
                other => anyhow::anyhow!("{other:?}"),
            })
            .with_context(|| format!("the network {} could not be written", source.network.slug))?;
        walls.extend(more);
    }
    Ok(Some(walls))
}
