//! `commonweave count`: counts a file of ballots by a method of one's choice.
//!
//! With `--json` it prints one object:
//! `{method, seats, winners[], rounds[{round, votes{id: number}, exhausted, elected[], excluded[], sentence}],
//! ties[{round, candidates[], picked[], sentence}], names{id: name}, notes[]}`. Candidates are numbers from 1 in the order of the file,
//! winners in the order of election. Without `--seed` a tie for the last seat is left open, and all who tie are among the winners.

mod page;

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use tally::cardinal::Limit;
use tally::pairwise::Strength;
use tally::positional::Borda;
use tally::read::{self, Sheet};
use tally::{Candidate, Count, Method, Options, Rankings, TieBreak};

use super::{report, source};

/// Which file to count, and how.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The ballots: PrefLib (.soc .soi .toc .toi), .blt, or .csv or .xlsx with a row for each ballot, and either a column of
    /// numbers for each option (scores, or ranks for a ranked method) or columns rank 1, rank 2 … of names; perhaps a column
    /// weight.
    file: PathBuf,
    /// The method.
    #[arg(long, value_parser = methods())]
    method: Method,
    /// How many to elect. Without it: as the file says for the transferable votes, else one.
    #[arg(long)]
    seats: Option<usize>,
    /// Draw ties by lot from this number. Without it they are reported and left open where the method allows.
    #[arg(long)]
    seed: Option<u64>,
    /// Candidates who withdrew, by number, such as 3,5.
    #[arg(long, value_delimiter = ',')]
    withdrawn: Vec<usize>,
    /// What a place is worth in a Borda count when ballots are truncated.
    #[arg(long, value_enum, default_value = "average")]
    borda: BordaName,
    /// What the strength of a majority is in pairwise methods.
    #[arg(long, value_enum, default_value = "margin")]
    strength: StrengthName,
    /// How many dots a voter has in all.
    #[arg(long)]
    dots: Option<u64>,
    /// How many dots a voter may put on one option.
    #[arg(long)]
    dots_on_one: Option<u64>,
    /// How many credits a voter has in quadratic voting; v votes cost v × v credits.
    #[arg(long)]
    credits: Option<u64>,
    /// Print one JSON object: {method, seats, winners, rounds, ties, names}.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum BordaName {
    Average,
    Symmetric,
    Zero,
    Modified,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum StrengthName {
    Margin,
    WinningVotes,
}

/// Counts and prints the outcome.
pub(super) fn run(args: Args) -> anyhow::Result<()> {
    report::to_stdout(|out| run_to(out, &args))
}

/// The same, to any writer.
pub(super) fn run_to(out: &mut impl Write, args: &Args) -> anyhow::Result<report::Notes> {
    let file = args.file.display().to_string();
    let mut notes = report::Notes::default();
    let (count, names) = match ballots(args, &file, &mut notes)? {
        Sheet::Ranked(read) => {
            let seats = read.seats.filter(|_| args.method.is_proportional());
            counted(args, read.ballots, seats)?
        }
        Sheet::Grid(mut scores) if args.method.reads_scores() => {
            scores.withdraw(&args.withdrawn(scores.candidates())?);
            (args.method.count(&scores, &args.options(None)).context(file)?, scores.names().to_vec())
        }
        Sheet::Grid(scores) => {
            let ranks =
                read::ranks_of(&scores).with_context(|| format!("{file}: too many votes to count"))?;
            counted(args, ranks, None)?
        }
    };
    report::answer(
        out,
        args.json,
        notes,
        || page::object(&count, &names),
        |out| page::write(out, &count, &names),
    )
}

/// The ballots of the file: a table, or a format of its own.
fn ballots(args: &Args, file: &str, notes: &mut report::Notes) -> anyhow::Result<Sheet> {
    let ends = |ending: &str| args.file.extension().is_some_and(|end| end.eq_ignore_ascii_case(ending));
    if ends("csv") || ends("tsv") || source::is_workbook(&args.file) {
        return Ok(read::csv(file, &read::decode(&source::table(&args.file, notes)?))?);
    }
    Ok(read::sheet(file, &read::decode(&source::read(&args.file, notes)?))?)
}

fn counted(args: &Args, mut ballots: Rankings, seats: Option<usize>) -> anyhow::Result<(Count, Vec<String>)> {
    ballots.withdraw(&args.withdrawn(ballots.candidates())?);
    if ballots.total() > 1_000_000 {
        report::progress(&format!("counting {} votes …", ballots.total()));
    }
    let count =
        args.method.count(&ballots, &args.options(seats)).with_context(|| args.file.display().to_string())?;
    Ok((count, ballots.names().to_vec()))
}

/// Reads a method by its name, and lists all names when there is none such.
fn methods() -> impl TypedValueParser<Value = Method> {
    let names = PossibleValuesParser::new(Method::NAMES.map(|(name, _)| name));
    names.try_map(|name| Method::named(&name).ok_or_else(|| format!("there is no method {name}")))
}

impl Args {
    fn options(&self, seats: Option<usize>) -> Options {
        Options {
            seats: self.seats.or(seats).unwrap_or(1),
            ties: self.seed.map_or(TieBreak::Report, TieBreak::Lot),
            strength: match self.strength {
                StrengthName::Margin => Strength::Margin,
                StrengthName::WinningVotes => Strength::WinningVotes,
            },
            borda: match self.borda {
                BordaName::Average => Borda::Average,
                BordaName::Symmetric => Borda::Symmetric,
                BordaName::Zero => Borda::Zero,
                BordaName::Modified => Borda::Modified,
            },
            dots: Limit { dots: self.dots, on_one: self.dots_on_one },
            credits: self.credits,
        }
    }

    fn withdrawn(&self, candidates: usize) -> anyhow::Result<Vec<Candidate>> {
        let place = |number: &usize| match number.checked_sub(1) {
            Some(place) if place < candidates => Ok(Candidate::new(place)),
            _ => bail!("--withdrawn {number}: expected a candidate's number from 1 to {candidates}"),
        };
        self.withdrawn.iter().map(place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;
    use serde_json::{Value, json};

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: Args,
    }

    const VOTE: &str =
        "3 2\n4 1 2 0\n3 2 3 0\n2 3 2 0\n0\n\"Garden\"\n\"Library\"\n\"Playground\"\n\"Which first?\"\n";

    /// Run the command on a file of this content, in a folder of its own.
    fn count(test: &str, name: &str, content: &str, options: &str) -> anyhow::Result<String> {
        let folder = std::env::temp_dir().join(format!("commonweave-count-{}-{test}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let file = folder.join(name);
        std::fs::write(&file, content)?;
        let words = ["count"].into_iter().map(str::to_owned).chain([file.display().to_string()]);
        let line = Line::try_parse_from(words.chain(options.split_whitespace().map(str::to_owned)))?;
        let mut out = Vec::new();
        let ran = run_to(&mut out, &line.args);
        std::fs::remove_dir_all(&folder)?;
        ran?;
        Ok(String::from_utf8(out)?)
    }

    #[test]
    fn a_person_reads_every_round_and_who_won() {
        let told = count("rounds", "v.blt", VOTE, "--method irv").expect("a count");
        assert!(
            told.contains("Round 1. Nobody has more than half of 9 votes. Playground has the fewest, 2"),
            "{told}"
        );
        assert!(told.ends_with("Elected: Library\n"), "{told}");
    }

    #[test]
    fn a_program_reads_one_object_with_the_documented_keys() {
        let told = count("json", "v.blt", VOTE, "--method scottish-stv --json").expect("a count");
        let object: Value = serde_json::from_str(&told).expect("JSON");
        let mut keys: Vec<&String> = object.as_object().expect("an object").keys().collect();
        keys.sort();
        assert_eq!(keys, ["method", "names", "notes", "rounds", "seats", "ties", "winners"]);
        assert_eq!(object["names"]["2"], "Library");
        assert_eq!((&object["seats"], &object["winners"]), (&json!(2), &json!([1, 2])));
        assert_eq!(object["rounds"][0]["votes"], json!({"1": 4, "2": 3, "3": 2}));
    }

    #[test]
    fn the_seats_of_the_file_are_for_the_transferable_votes_only() {
        let told = count("seats", "v.blt", VOTE, "--method schulze --json").expect("a count");
        let object: Value = serde_json::from_str(&told).expect("JSON");
        assert_eq!((&object["seats"], &object["winners"]), (&json!(1), &json!([2])));
    }

    #[test]
    fn a_grid_of_numbers_is_scores_or_ranks_as_the_method_needs() {
        let grid = "Garden,Library\n1,2\n1,9\n2,1\n";
        let winner = |method: &str| {
            let told = count(method, "v.csv", grid, &format!("--method {method} --json")).expect("a count");
            serde_json::from_str::<Value>(&told).expect("JSON")["winners"].clone()
        };
        assert_eq!((winner("score"), winner("plurality")), (json!([2]), json!([1])));
    }

    #[test]
    fn an_error_names_the_file_the_line_and_what_was_expected() {
        let error = count("error", "v.blt", "2 1\n1 3 0\n0\na\nb\n", "--method irv").expect_err("a bad file");
        assert!(
            format!("{error:#}").ends_with("v.blt:2: expected a candidate's number from 1 to 2, found \"3\"")
        );
    }

    #[test]
    fn a_withdrawn_candidate_is_left_out() {
        let told = count("withdrawn", "v.blt", VOTE, "--method plurality --withdrawn 1").expect("a count");
        assert!(told.ends_with("Elected: Library\n"), "{told}");
        assert!(count("unknown", "v.blt", VOTE, "--method plurality --withdrawn 9").is_err());
    }

    /// A file among the shared data, or `None` and a word of it.
    fn shared(name: &str) -> Option<PathBuf> {
        let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared"));
        let folder = std::env::var_os("COMMONWEAVE_SHARED").map_or_else(beside, PathBuf::from);
        let file = folder.join("data/ranked").join(name);
        if !file.exists() {
            println!("left out: {name} (data not here)");
        }
        file.exists().then_some(file)
    }

    #[test]
    fn a_real_workbook_from_voting_machines_is_counted_as_it_was_published() {
        let Some(book) = shared("rctab.2015_portland_mayor_cvr.xlsx") else { return };
        let Some(report) = shared("rctab.2015_portland_mayor_expected_detailed_report.json") else { return };
        let report: Value = serde_json::from_slice(&std::fs::read(report).expect("a report")).expect("JSON");
        let words = ["count", &book.display().to_string(), "--method", "irv", "--json"];
        let mut out = Vec::new();
        run_to(&mut out, &Line::try_parse_from(words).expect("a line").args).expect("a count");
        let object: Value = serde_json::from_slice(&out).expect("JSON");
        let first = &report["results"][0]["tally"];
        let names = object["names"].as_object().expect("names");
        assert_eq!(names.len(), 15);
        for (id, name) in names {
            let votes = first[name.as_str().expect("a name")].as_str().map(str::to_owned);
            assert_eq!(votes, Some(object["rounds"][0]["votes"][id].to_string()), "{name}");
        }
        let winner = object["winners"][0].to_string();
        let last = report["results"].as_array().and_then(|rounds| rounds.last()).expect("a last round");
        assert_eq!(object["names"][winner.as_str()], last["tallyResults"][0]["elected"]);
    }
}
