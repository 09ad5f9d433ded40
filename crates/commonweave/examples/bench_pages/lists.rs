//! How long lists of people take as they really come, each tried by the command that a host runs, beside a list of one row; and
//! how long texts take that were written to be slow. `./bench/lists` runs it.

use crate::client::millis;
use crate::figure::{Figure, print};
use crate::ground::Ground;
use crate::server::{self, program};
use anyhow::Context;
use house::web::markdown;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The number under which the ground keeps this database; no demo is of this scale.
const GROUND: u16 = 65_001;
/// The longest that any text may take, in milliseconds.
const PATIENCE: f64 = 200.0;

/// Prints all figures of both engines.
pub(crate) fn run(quick: bool, json: bool) -> anyhow::Result<()> {
    let mut figures = vec![slowest()?];
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/imports/people");
    let mut zoo: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(&here).with_context(|| format!("cannot read {}", here.display()))? {
        zoo.push(entry?.path());
    }
    zoo.retain(|file| !file.ends_with("README.md"));
    zoo.sort();
    let own = std::env::temp_dir().join(format!("commonweave-bench-lists-{}", std::process::id()));
    std::fs::create_dir_all(&own)?;
    let rows = if quick { 1_000 } else { 10_000 };
    let (one, many) = (own.join("one.csv"), own.join("many.csv"));
    std::fs::write(&one, list(1))?;
    std::fs::write(&many, list(rows))?;
    for mut ground in Ground::all()? {
        let name = ground.name();
        let database = ground.empty(GROUND)?;
        server::prepare(&database, 1)?;
        eprintln!("{name}: trying {} lists …", zoo.len());
        figures.extend(tried(name, &database, (&zoo, &one, &many), rows)?);
    }
    std::fs::remove_dir_all(&own)?;
    print(&figures, json)
}

/// A list of so many people in organisations.
fn list(rows: usize) -> String {
    let row = |number: usize| {
        format!("Person {number},p{number}@example.org,Partner {},school\n", number % rows.div_ceil(20))
    };
    std::iter::once("Name,E-Mail,Organisation,Sector\n".to_owned()).chain((0..rows).map(row)).collect()
}

/// The zoo, a list of one row beside it, and a long one.
fn tried(
    name: &str,
    database: &str,
    (zoo, one, many): (&[PathBuf], &Path, &Path),
    rows: usize,
) -> anyhow::Result<Vec<Figure>> {
    let least = millis(taken(database, one)?);
    let mut times = Vec::new();
    for file in zoo {
        let called = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        times.push((millis(taken(database, file)?), called));
    }
    times.sort_by(|one, other| one.0.total_cmp(&other.0));
    let all: f64 = times.iter().map(|(time, _)| time).sum();
    let (most, called) = times.pop().context("no lists")?;
    let named = |what: String| format!("{name}: {what}");
    Ok(vec![
        Figure::told(named(format!("{} lists of the zoo tried, s", zoo.len())), all / 1e3),
        Figure::told(named(format!("the slowest ({called}), ms, beside a list of one row")), most)
            .beside(least),
        Figure::told(named(format!("a list of {rows} rows tried, s")), millis(taken(database, many)?) / 1e3),
    ])
}

/// How long a host waits until a list is understood. One that cannot be read is refused with a sentence, which is fine.
fn taken(database: &str, file: &Path) -> anyhow::Result<Duration> {
    let mut command = Command::new(program()?);
    command.args(["import", "people"]).arg(file);
    command.args(["--network", "green-city", "--dry-run", "--json", "--database", database]);
    let started = Instant::now();
    command.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    Ok(started.elapsed())
}

/// The slowest of the texts that were written to be slow.
fn slowest() -> anyhow::Result<Figure> {
    let deep: String = (0..1_000).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(500));
    let table = [row("a"), row("-"), row("b").repeat(60)].concat();
    let texts = [
        ("quotes in quotes", ">".repeat(40_000)),
        ("lists in lists", deep),
        ("a wide table", table),
        ("brackets", "[".repeat(40_000)),
        ("links that do not end", "[a](".repeat(10_000)),
        ("emphasis", "*a _b ".repeat(8_000)),
        ("ticks", (1..280).map(|many| "`".repeat(many) + " ").collect()),
        ("tags", "<a <b <!-- ".repeat(5_000)),
        ("references", "&amp;&lt;&#x1F600;".repeat(3_000)),
        ("one long word", "x".repeat(60_000)),
    ];
    let mut times = Vec::new();
    for (name, text) in &texts {
        let started = Instant::now();
        drop(markdown::to_html(text));
        times.push((millis(started.elapsed()), *name));
    }
    times.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (most, name) = times.pop().context("no texts")?;
    Ok(Figure::told(format!("the slowest of {} texts ({name}), ms", texts.len()), most).at_most(PATIENCE))
}
