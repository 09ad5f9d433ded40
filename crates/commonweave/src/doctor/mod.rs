//! Is the house in order: the chain of every network, the database's own word, the counts that are kept instead of
//! counted, and the jobs that are stuck. It reads everything and changes nothing, and what it says holds numbers and names of
//! tables and jobs alone, never what somebody wrote.

mod bytes;
mod jobs;
mod references;
mod store;

pub use bytes::bytes;
pub use store::{has_tables, newest_order};

use db::{Db, Engine, Error, Migration, Read, Time};
use house::happenings;
use house::items::Kinds;
use house::room::Rooms;
use house::search::{self, Finds};

/// What one look at a whole database has found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// What was looked at and is well, a sentence each.
    pub well: Vec<String>,
    /// What is not, a sentence each.
    pub ill: Vec<Ill>,
}

impl Report {
    /// With what another look has found.
    pub fn add(&mut self, other: Report) {
        self.well.extend(other.well);
        self.ill.extend(other.ill);
    }
}

/// Something that is not in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ill {
    /// What it is.
    pub what: String,
    /// What to do about it.
    pub advice: &'static str,
}

const RESTORE: &str =
    "Stop the server, keep a copy of the database as it is, and restore the last good backup.";
const TAMPERED: &str = "Someone has changed the log behind the program's back. Keep a copy of the database, find \
                        out who can write to it, and compare with a backup.";
const REBUILD: &str = "Nothing is lost: run `commonweave rebuild search`, while the server runs or not.";
const RECOUNT: &str = "Nothing is lost: a count that pages show is wrong. Please report it with this output.";

/// Looks at everything in a database of this schema, and at the counts of these rooms. Takes time in proportion to the database; the calling thread waits.
///
/// # Errors
/// Where the database cannot be read, which is itself a finding.
pub fn examine(db: &Db, schema: &'static [Migration], rooms: Rooms) -> Result<Report, Error> {
    let engine = db.engine();
    let mut report = db.read_blocking(move |q| own_word(q, engine, schema))?;
    for network in db.read_blocking(store::networks)? {
        let verified = db.read_blocking(move |q| happenings::verify(q, network))?;
        if verified.faults.is_empty() {
            let newest = verified.newest.as_deref().unwrap_or("none yet");
            report.well.push(format!(
                "network {network}: the chain holds: {} lines under {} seals, {} waiting; newest seal {newest}",
                verified.lines, verified.seals, verified.waiting
            ));
        }
        for fault in verified.faults {
            report.ill.push(Ill { what: format!("network {network}: {fault}"), advice: TAMPERED });
        }
    }
    let wrong = db.read_blocking(move |q| rooms.recount(q))?;
    if wrong.is_empty() {
        report.well.push("every count that is kept is what counting gives".to_owned());
    }
    report.ill.extend(wrong.into_iter().map(|what| Ill { what: what.to_string(), advice: RECOUNT }));
    Ok(report)
}

/// Compares the index of the search with what there is. Takes time in proportion to the database.
///
/// # Errors
/// Where the database cannot be read.
pub fn index(db: &Db, finds: Vec<&'static Finds>, kinds: Kinds) -> Result<Report, Error> {
    let amiss = db.read_blocking(move |q| search::amiss(q, &finds, kinds))?;
    let mut report = Report::default();
    let said = [
        (amiss.unlike, "things are not found, or not by what they say now"),
        (amiss.gone, "things are found that are gone"),
        (
            usize::try_from(amiss.wordless.abs()).unwrap_or(usize::MAX),
            "things differ between entries and words",
        ),
    ];
    let wrong = said.into_iter().filter(|(count, _)| *count > 0);
    report
        .ill
        .extend(wrong.map(|(count, what)| Ill { what: format!("search: {count} {what}"), advice: REBUILD }));
    if report.ill.is_empty() {
        report.well.push(format!("the search finds what there is: {} entries", amiss.entries));
    }
    Ok(report)
}

/// Looks at the work that waits, at the moment `now`. What is stuck is no fault of the data: a copy of them is whole.
///
/// # Errors
/// Those of the database.
pub fn stuck(db: &Db, now: Time) -> Result<Report, Error> {
    let ill = db.read_blocking(move |q| jobs::stuck(q, now))?;
    let nothing = "no job is late and none has failed for good";
    let well = if ill.is_empty() { vec![nothing.to_owned()] } else { Vec::new() };
    Ok(Report { well, ill })
}

/// What the engine itself says of its files.
fn own_word(q: &mut Read<'_>, engine: Engine, schema: &'static [Migration]) -> Result<Report, Error> {
    let mut report = Report::default();
    let complaints = match engine {
        Engine::Sqlite => {
            let mut said = store::integrity(q)?;
            said.retain(|line| line != "ok");
            let broken = store::broken_references(q)?.into_iter();
            said.extend(broken.map(|table| format!("a row of {table} points at a row that is not there")));
            said
        }
        Engine::Postgres => {
            let indexes =
                store::invalid_indexes(q)?.into_iter().map(|name| format!("index {name} is invalid"));
            let rules =
                store::unchecked_rules(q)?.into_iter().map(|name| format!("rule {name} was never checked"));
            let damaged = store::damaged_pages(q)?;
            let damage = (damaged > 0).then(|| format!("{damaged} damaged pages were met"));
            indexes.chain(rules).chain(damage).chain(references::broken(q, schema)?).collect()
        }
    };
    if complaints.is_empty() {
        report.well.push("the database finds no fault with itself".to_owned());
    }
    report.ill.extend(complaints.into_iter().map(|what| Ill { what, advice: RESTORE }));
    Ok(report)
}
