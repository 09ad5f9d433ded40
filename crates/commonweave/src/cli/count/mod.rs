//! `commonweave count`: counts a file of ballots by a method of one's choice.
//!
//! With `--json` it prints one object:
//! `{method, seats, quota, winners[], rounds[{round, votes{id: number}, unchanged, exhausted, ended{choices, overvotes, skipped,
//! repeated}, elected[], excluded[], sentence}], ties[{round, among, candidates[], picked[], sentence}], names{id: name},
//! notes[]}`. Candidates are numbers from 1 in the order of the file, winners in the order of election. Of more than a hundred
//! candidates, rounds after the first hold the votes of those only whose votes have changed, and say how many are `unchanged`;
//! a tie of more than twenty says of how many (`among`) and leaves `candidates` empty. Without `--seed` a tie for the last seat is left open, and all who tie are among the winners.

mod page;
mod rctab;
mod rules;

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use tally::cardinal::Limit;
use tally::pairwise::Strength;
use tally::positional::Borda;
use tally::read::{self, RankedFile, Rules, Sheet};
use tally::{Candidate, Count, Method, Options, TieBreak};

use rules::Settings;

use super::report::Notes;
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
    #[command(flatten)]
    rules: rules::RuleArgs,
    /// Print one JSON object: {method, seats, winners, rounds, ties, names, notes}.
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
pub(super) fn run_to(out: &mut impl Write, args: &Args) -> anyhow::Result<Notes> {
    let mut notes = Notes::default();
    let counted = counted(args, &mut notes)?;
    report::answer(out, args.json, notes, || page::object(&counted), |out| page::write(out, &counted))
}

/// A count with the names of its candidates.
struct Counted {
    count: Count,
    names: Vec<String>,
}

fn counted(args: &Args, notes: &mut Notes) -> anyhow::Result<Counted> {
    let file = args.file.display().to_string();
    let settings = args.rules.settings()?;
    match ballots(args, &file, &settings.rules, notes)? {
        Sheet::Ranked(read) => ranked(args, settings, read, notes),
        Sheet::Grid(mut scores, noticed) if args.method.reads_scores() => {
            scores.withdraw(&args.withdrawn(scores.candidates())?);
            notes.extend(noticed);
            let count = args.method.count(&scores, &args.options(None)).context(file)?;
            Ok(Counted { count, names: scores.names().to_vec() })
        }
        Sheet::Grid(scores, noticed) => {
            let ranks =
                read::ranks_of(&scores).with_context(|| format!("{file}: too many votes to count"))?;
            ranked(args, settings, RankedFile { notes: noticed, ..RankedFile::of(ranks) }, notes)
        }
    }
}

/// The ballots of the file: a table, or a format of its own.
fn ballots(args: &Args, file: &str, rules: &Rules, notes: &mut Notes) -> anyhow::Result<Sheet> {
    let ends = |ending: &str| args.file.extension().is_some_and(|end| end.eq_ignore_ascii_case(ending));
    if ends("csv") || ends("tsv") || source::is_workbook(&args.file) {
        return Ok(read::csv_by(file, &read::decode(&source::table(&args.file, notes)?), rules)?);
    }
    Ok(read::sheet_by(file, &read::decode(&source::read(&args.file, notes)?), rules)?)
}

fn ranked(
    args: &Args,
    settings: Settings,
    mut read: RankedFile,
    notes: &mut Notes,
) -> anyhow::Result<Counted> {
    notes.extend(std::mem::take(&mut read.notes));
    let excluded = settings.excluded.iter().map(|place| Candidate::new(*place)).collect::<Vec<_>>();
    read.ballots.withdraw(&excluded);
    read.ballots.withdraw(&args.withdrawn(read.ballots.candidates())?);
    let mut options = args.options(settings.seats.or(read.seats.filter(|_| args.method.is_proportional())));
    settings.apply(&mut options, &read, notes)?;
    let ballots = read.ballots;
    if ballots.repeated() > 0 {
        notes.add(format!("{} a candidate twice; the second mention is left out", named(ballots.repeated())));
    }
    if ballots.total() > 1_000_000 {
        report::progress(&format!("counting {} votes …", ballots.total()));
    }
    let count = args.method.count(&ballots, &options).with_context(|| args.file.display().to_string())?;
    Ok(Counted { count, names: ballots.names().to_vec() })
}

fn named(votes: u64) -> String {
    if votes == 1 { "1 ballot names".to_owned() } else { format!("{votes} ballots name") }
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
            ..Options::default()
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
mod tests;
