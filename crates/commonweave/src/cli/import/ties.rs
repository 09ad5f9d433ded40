//! `commonweave import ties`

use super::{network_of, told};
use crate::cli::{report, source};
use anyhow::bail;
use commonweave::migrations;
use db::{Db, Options};
use house::members::fold;
use house::web::Speech;
use see::ties::{self, Declared};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Which list goes where.
#[derive(Debug, clap::Args)]
pub(super) struct Ties {
    /// The list (CSV): columns source and target, and weight where there is one; each end by its name in the network.
    file: PathBuf,
    /// The network, by its part of the address.
    #[arg(long)]
    network: String,
    /// Where the data is.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    database: String,
    /// The names are those of organisations, not of people.
    #[arg(long)]
    organisations: bool,
    /// Only tell what would happen.
    #[arg(long)]
    dry_run: bool,
}

/// Brings the ties in, in the place of those that were declared before.
pub(super) fn run(args: &Ties, speech: &Speech) -> anyhow::Result<()> {
    let mut notes = report::Notes::default();
    let bytes = source::read(&args.file, &mut notes)?;
    let mut list = netmap::Network::default();
    netmap::read::ties(&args.file.display().to_string(), &bytes, &mut list, true)?;
    let db = Db::open(&args.database, Options { readers: 1, ..Options::default() })?;
    db.migrate(migrations::ALL)?;
    let network = network_of(&db, &args.network, speech)?.id;
    let organisations = args.organisations;
    let names = db.read_blocking(move |q| ties::names_of(q, network, organisations));
    let ids = numbers(&list.ids, &names.map_err(|error: db::Error| told(error.into(), speech))?)?;
    let graph = list.graph();
    // Two spellings may be one member: nobody is tied to themselves, and a pair that stands twice is one tie.
    let mut sums: BTreeMap<(i64, i64), f64> = BTreeMap::new();
    for (low, high, weight) in graph.pairs() {
        if let Some((one, other)) = ids.get(low).zip(ids.get(high)).filter(|(one, other)| one != other) {
            *sums.entry((*one.min(other), *one.max(other))).or_default() += weight;
        }
    }
    let people = ids.iter().collect::<BTreeSet<_>>().len();
    let tie = |((low_id, high_id), weight)| Declared { low_id, high_id, weight };
    let declared: Vec<Declared> = sums.into_iter().map(tie).collect();
    let count = declared.len();
    if !args.dry_run {
        let sort = if organisations { "organisation" } else { "member" };
        let kept = db.write_blocking(move |tx| ties::declare(tx, network, sort, &declared));
        kept.map_err(|error: db::Error| told(error.into(), speech))?;
    }
    let whom = if organisations { "organisations" } else { "people" };
    let done = if args.dry_run { "would be" } else { "are" };
    super::super::say(&format!("{count} declared ties between {people} {whom} {done} on the map."));
    Ok(())
}

/// The number of each name of the list. A name that nobody has, or that several have, is told, and nothing is brought in.
fn numbers(list: &[String], names: &[(i64, String)]) -> anyhow::Result<Vec<i64>> {
    let mut known: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for (id, name) in names {
        known.entry(name).or_default().push(*id);
    }
    let mut numbers = Vec::with_capacity(list.len());
    let mut unknown = Vec::new();
    for name in list {
        match known.get(fold(name).as_str()).map(Vec::as_slice) {
            Some([id]) => numbers.push(*id),
            Some(_) => {
                bail!("several are called {name:?}: a list can only name whom nobody else is called like")
            }
            None => unknown.push(name.as_str()),
        }
    }
    let shown = unknown.iter().take(5).map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
    if !unknown.is_empty() {
        bail!(
            "{} names of the list are not in this network, such as {shown}; nothing was brought in",
            unknown.len()
        );
    }
    Ok(numbers)
}
