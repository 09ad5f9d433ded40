//! `commonweave panel`: draws a representative panel by lot.
//!
//! With `--json` it prints one object: `{panel[], seed, chances{id: chance}, min_chance, max_chance, even_chance, gini,
//! quotas[{feature, value, min, max, members, pool}], notes[]}`, and with `--prices` also `prices[{feature, value, without}]`.

mod page;

use std::io::Write;
use std::path::{Path, PathBuf};

use panel::tables::{Columns, Table, read};
use panel::{Pool, lottery_with_progress};

use super::report::{self, Notes};
use super::source;

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
    /// Print one JSON object: {panel, seed, chances, min_chance, quotas, notes}.
    #[arg(long)]
    json: bool,
}

/// Draws and prints the panel.
pub fn run(args: Args) -> anyhow::Result<()> {
    report::to_stdout(|out| run_to(out, &args))
}

/// The same, to any writer.
pub(super) fn run_to(out: &mut impl Write, args: &Args) -> anyhow::Result<Notes> {
    let mut notes = Notes::default();
    let pool = pool(args, &mut notes)?;
    let seed = args.seed.map_or_else(any_seed, Ok)?;
    let mut told = 0;
    let mut progress = |settled: usize, kinds: usize| {
        // One line for each tenth keeps long work visible and logs short.
        if kinds >= 100 && settled * 10 / kinds > told {
            told = settled * 10 / kinds;
            report::progress(&format!("{settled} of {kinds} kinds of people have their chance"));
        }
    };
    let lottery = lottery_with_progress(&pool, &mut progress)?;
    if args.seed.is_none() {
        notes.add(format!("drawn with --seed {seed}"));
    }
    let never = lottery.chances().iter().filter(|chance| **chance <= 0.0).count();
    if never > 0 {
        notes.add(format!("{never} people fit into no panel that meets the quotas; their chance is nought"));
    }
    let prices = if args.prices { Some(panel::prices(&pool, &lottery)?) } else { None };
    let drawn = page::Drawn { panel: lottery.draw(seed), pool: &pool, lottery: &lottery, seed, prices };
    report::answer(out, args.json, notes, || drawn.object(), |out| drawn.write(out))
}

fn pool(args: &Args, notes: &mut Notes) -> anyhow::Result<Pool> {
    let (people, quotas) = (name(&args.candidates), name(&args.quotas));
    let mut text =
        |file: &Path| anyhow::Ok(String::from_utf8_lossy(&source::table(file, notes)?).into_owned());
    let (people_text, quotas_text) = (text(&args.candidates)?, text(&args.quotas)?);
    let columns = Columns { id: args.id.clone(), household: args.household.clone() };
    let people = Table { text: &people_text, file: &people };
    let mut pool = read(people, Table { text: &quotas_text, file: &quotas }, args.size, &columns)?;
    pool.household_limit = args.household_limit;
    Ok(pool)
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

#[expect(clippy::disallowed_methods, reason = "the command line is where a seed comes in from outside")]
fn any_seed() -> anyhow::Result<u64> {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes)
        .map_err(|error| anyhow::anyhow!("no chance to be had ({error}); give --seed"))?;
    // Four bytes make a number short enough to be read aloud at a public draw.
    Ok(u64::from(u32::from_le_bytes(bytes)))
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

    fn said(name: &str, people: &str, quotas: &str, options: &[&str]) -> anyhow::Result<String> {
        let folder = std::env::temp_dir().join(format!("commonweave-panel-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let (people_file, quotas_file) = (folder.join("people.csv"), folder.join("quotas.csv"));
        std::fs::write(&people_file, people)?;
        std::fs::write(&quotas_file, quotas)?;
        let line = ["panel".to_owned(), super::name(&people_file), super::name(&quotas_file)].into_iter();
        let line = Line::try_parse_from(line.chain(options.iter().map(|option| (*option).to_owned())))?;
        let mut out = Vec::new();
        let outcome = run_to(&mut out, &line.args);
        std::fs::remove_dir_all(&folder)?;
        outcome.map(|_| String::from_utf8_lossy(&out).into_owned())
    }

    #[test]
    fn the_json_object_says_what_the_page_says() {
        let said = said("json", PEOPLE, QUOTAS, &["--size", "2", "--seed", "7", "--json"]).unwrap();
        let object: serde_json::Value = serde_json::from_str(&said).unwrap();
        assert_eq!(object["panel"].as_array().unwrap().len(), 2);
        assert!((object["min_chance"].as_f64().unwrap() - 1.0 / 3.0).abs() < 1e-6);
        assert_eq!(object["seed"], 7);
        let quota = serde_json::json!(
            {"feature": "gender", "value": "f", "min": 1, "max": 1, "members": 1, "pool": 2}
        );
        assert_eq!(object["quotas"][0], quota);
    }

    #[test]
    fn the_same_seed_prints_the_same_panel() {
        let options = ["--size", "2", "--seed", "11", "--household", "street"];
        let first = said("first", PEOPLE, QUOTAS, &options).unwrap();
        assert_eq!(first, said("second", PEOPLE, QUOTAS, &options).unwrap());
        assert!(first.contains("gender f: 1 (between 1 and 1; 2 in the pool)"), "{first}");
    }

    #[test]
    fn a_seed_that_was_picked_is_told() {
        let said = said("picked", PEOPLE, QUOTAS, &["--size", "2", "--json"]).unwrap();
        assert!(said.contains("drawn with --seed "), "{said}");
    }

    #[test]
    fn quotas_that_cannot_be_met_are_explained() {
        let quotas = QUOTAS.replace("f,1,1", "f,3,3");
        let refusal = said("infeasible", PEOPLE, &quotas, &["--size", "4"]).unwrap_err().to_string();
        assert!(refusal.contains("gender f: at least 2 instead of 3"), "{refusal}");
    }

    #[test]
    fn the_price_of_each_quota_is_told_when_asked_for() {
        let said = said("prices", PEOPLE, QUOTAS, &["--size", "2", "--seed", "1", "--prices"]).unwrap();
        assert!(said.contains("The smallest chance if one quota were dropped"), "{said}");
    }
}
