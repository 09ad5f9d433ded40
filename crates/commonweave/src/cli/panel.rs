//! `commonweave panel`: draws a representative panel by lot.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use panel::tables::{Columns, Table, read};
use panel::{Lottery, Pool, lottery_with_progress};

use super::{report, source};

/// Who may be drawn, and what the panel must look like.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The candidates (.csv): a column for each feature that has quotas, and maybe an id.
    candidates: PathBuf,
    /// The quotas (.csv): feature,value,min,max.
    quotas: PathBuf,
    /// How many people the panel has.
    #[arg(long)]
    size: u32,
    /// The number that decides the draw; the same number draws the same panel. Without it one is picked and told.
    #[arg(long)]
    seed: Option<u64>,
    /// The column with the candidates' ids.
    #[arg(long)]
    id: Option<String>,
    /// The columns that tell who lives together, parted by commas. Without them households do not matter.
    #[arg(long, value_delimiter = ',')]
    household: Vec<String>,
    /// The most members from one household.
    #[arg(long, default_value_t = 1)]
    household_limit: u32,
    /// Also tell what each quota costs in fairness (takes longer).
    #[arg(long)]
    prices: bool,
    /// Print one JSON object: {panel, chances, min_chance}.
    #[arg(long)]
    json: bool,
}

/// Draws and prints the panel.
pub fn run(args: Args) -> anyhow::Result<()> {
    report::to_stdout(|out| run_to(out, &mut std::io::stderr().lock(), &args))
}

/// The same, to any writers; `notes` hears of progress and of the seed.
pub(super) fn run_to(out: &mut impl Write, notes: &mut impl Write, args: &Args) -> anyhow::Result<()> {
    let pool = pool(args)?;
    let seed = args.seed.map_or_else(any_seed, Ok)?;
    let mut told = 0;
    let mut progress = |settled: usize, kinds: usize| {
        // One line for each tenth keeps long work visible and logs short. A broken pipe must not stop the draw.
        if kinds >= 100 && settled * 10 / kinds > told {
            told = settled * 10 / kinds;
            let _ = writeln!(notes, "{settled} of {kinds} kinds of people have their chance");
        }
    };
    let lottery = lottery_with_progress(&pool, &mut progress)?;
    let panel = lottery.draw(seed);
    if args.json {
        report::json(out, &as_json(&pool, &lottery, &panel))?;
        if args.seed.is_none() {
            writeln!(notes, "drawn with --seed {seed}")?;
        }
        return Ok(());
    }
    as_text(out, &pool, &lottery, &panel, seed)?;
    if args.prices { prices(out, &pool, &lottery) } else { Ok(()) }
}

fn pool(args: &Args) -> anyhow::Result<Pool> {
    let (people, quotas) = (name(&args.candidates), name(&args.quotas));
    let (people_text, quotas_text) = (text(&args.candidates, &people)?, text(&args.quotas, &quotas)?);
    let columns = Columns { id: args.id.clone(), household: args.household.clone() };
    let people = Table { text: &people_text, file: &people };
    let mut pool = read(people, Table { text: &quotas_text, file: &quotas }, args.size, &columns)?;
    pool.household_limit = args.household_limit;
    Ok(pool)
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

fn text(path: &Path, file: &str) -> anyhow::Result<String> {
    let bytes = source::table(path)?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(valid).filter(|byte| **byte == b'\n').count() + 1;
        anyhow::anyhow!("{file}:{line}: expected text in UTF-8; save the file in that encoding")
    })
}

#[expect(clippy::disallowed_methods, reason = "the command line is where a seed comes in from outside")]
fn any_seed() -> anyhow::Result<u64> {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes)
        .map_err(|error| anyhow::anyhow!("no chance to be had ({error}); give --seed"))?;
    // Four bytes make a number short enough to be read aloud at a public draw.
    Ok(u64::from(u32::from_le_bytes(bytes)))
}

fn as_json(pool: &Pool, lottery: &Lottery, panel: &[usize]) -> serde_json::Value {
    let ids: Vec<&str> =
        panel.iter().filter_map(|place| pool.people.get(*place)).map(|p| p.id.as_str()).collect();
    let chances: BTreeMap<&str, f64> = pool
        .people
        .iter()
        .zip(lottery.chances())
        .map(|(person, chance)| (person.id.as_str(), *chance))
        .collect();
    serde_json::json!({ "panel": ids, "chances": chances, "min_chance": lottery.smallest_chance() })
}

fn as_text(
    out: &mut impl Write,
    pool: &Pool,
    lottery: &Lottery,
    panel: &[usize],
    seed: u64,
) -> anyhow::Result<()> {
    writeln!(out, "Panel of {} out of {} people, drawn with --seed {seed}", pool.size, pool.people.len())?;
    members(out, pool, panel)?;
    quotas(out, pool, panel)?;
    chances(out, pool, lottery)
}

fn members(out: &mut impl Write, pool: &Pool, panel: &[usize]) -> anyhow::Result<()> {
    for person in panel.iter().filter_map(|place| pool.people.get(*place)) {
        let values = person.values.iter().zip(&pool.features);
        let values = values
            .filter_map(|(value, feature)| feature.quotas.get(*value))
            .map(|quota| quota.value.as_str());
        writeln!(out, "  {}  {}", person.id, values.collect::<Vec<_>>().join(", "))?;
    }
    Ok(())
}

/// How many members each quota got, of how many it could have had.
fn quotas(out: &mut impl Write, pool: &Pool, panel: &[usize]) -> anyhow::Result<()> {
    writeln!(out, "\nQuotas")?;
    for (place, feature) in pool.features.iter().enumerate() {
        for (value, quota) in feature.quotas.iter().enumerate() {
            let holds = |person: &&panel::Person| person.values.get(place) == Some(&value);
            let members = panel.iter().filter_map(|place| pool.people.get(*place)).filter(holds).count();
            let of = pool.people.iter().filter(holds).count();
            let panel::Quota { value, min, max, .. } = quota;
            writeln!(
                out,
                "  {} {value}: {members} (between {min} and {max}; {of} in the pool)",
                feature.name
            )?;
        }
    }
    Ok(())
}

/// How likely people were to be drawn, beside a draw without quotas.
fn chances(out: &mut impl Write, pool: &Pool, lottery: &Lottery) -> anyhow::Result<()> {
    let even = f64::from(pool.size) / f64::from(u32::try_from(pool.people.len()).unwrap_or(u32::MAX));
    let smallest = lottery.smallest_chance();
    let largest = lottery.chances().iter().copied().fold(0.0, f64::max);
    writeln!(
        out,
        "\nChances: from {:.2} % to {:.2} %, Gini {:.3}",
        smallest * 100.0,
        largest * 100.0,
        lottery.gini()
    )?;
    writeln!(out, "Without quotas everybody would have {:.2} %.", even * 100.0)?;
    let never = lottery.chances().iter().filter(|chance| **chance <= 0.0).count();
    if never > 0 {
        writeln!(out, "{never} people fit into no panel that meets the quotas; their chance is nought.")?;
    }
    Ok(())
}

fn prices(out: &mut impl Write, pool: &Pool, lottery: &Lottery) -> anyhow::Result<()> {
    writeln!(out, "\nThe smallest chance if one quota were dropped")?;
    for price in panel::prices(pool, lottery)? {
        let panel::Price { feature, value, without } = price;
        writeln!(out, "  {feature} {value}: {:.2} %", without * 100.0)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: Args,
    }

    const PEOPLE: &str = "id,gender,street\na,f,Elm 1\nb,m,Elm 1\nc,m,Oak 2\nd,f,Oak 3\ne,m,Oak 4\n";
    const QUOTAS: &str = "feature,value,min,max\ngender,f,1,1\ngender,m,1,1\n";

    fn said(name: &str, people: &str, quotas: &str, options: &[&str]) -> anyhow::Result<(String, String)> {
        let folder = std::env::temp_dir().join(format!("commonweave-panel-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let (people_file, quotas_file) = (folder.join("people.csv"), folder.join("quotas.csv"));
        std::fs::write(&people_file, people)?;
        std::fs::write(&quotas_file, quotas)?;
        let line = ["panel".to_owned(), super::name(&people_file), super::name(&quotas_file)].into_iter();
        let line = Line::try_parse_from(line.chain(options.iter().map(|option| (*option).to_owned())))?;
        let (mut out, mut notes) = (Vec::new(), Vec::new());
        let outcome = run_to(&mut out, &mut notes, &line.args);
        std::fs::remove_dir_all(&folder)?;
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        outcome.map(|()| (text(out), text(notes)))
    }

    #[test]
    fn the_json_object_has_its_three_keys() {
        let (said, _) = said("json", PEOPLE, QUOTAS, &["--size", "2", "--seed", "7", "--json"]).unwrap();
        let object: serde_json::Value = serde_json::from_str(&said).unwrap();
        let keys: Vec<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["chances", "min_chance", "panel"]);
        assert_eq!(object["panel"].as_array().unwrap().len(), 2);
        assert!((object["min_chance"].as_f64().unwrap() - 1.0 / 3.0).abs() < 1e-6);
    }

    #[test]
    fn the_same_seed_prints_the_same_panel() {
        let options = ["--size", "2", "--seed", "11", "--household", "street"];
        let first = said("first", PEOPLE, QUOTAS, &options).unwrap();
        assert_eq!(first, said("second", PEOPLE, QUOTAS, &options).unwrap());
        assert!(first.0.contains("gender f: 1 (between 1 and 1; 2 in the pool)"), "{}", first.0);
    }

    #[test]
    fn a_seed_that_was_picked_is_told() {
        let (_, notes) = said("picked", PEOPLE, QUOTAS, &["--size", "2", "--json"]).unwrap();
        assert!(notes.contains("drawn with --seed "), "{notes}");
    }

    #[test]
    fn quotas_that_cannot_be_met_are_explained() {
        let quotas = QUOTAS.replace("f,1,1", "f,3,3");
        let refusal = said("infeasible", PEOPLE, &quotas, &["--size", "4"]).unwrap_err().to_string();
        assert!(refusal.contains("gender f: at least 2 instead of 3"), "{refusal}");
    }

    #[test]
    fn the_price_of_each_quota_is_told_when_asked_for() {
        let (said, _) = said("prices", PEOPLE, QUOTAS, &["--size", "2", "--seed", "1", "--prices"]).unwrap();
        assert!(said.contains("The smallest chance if one quota were dropped"), "{said}");
    }
}
