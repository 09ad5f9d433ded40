//! The rules of a contest on the command line: what marks mean, who cannot be elected, how the last are excluded.

use std::path::PathBuf;

use anyhow::{Context, bail};
use tally::ballots::Shared;
use tally::read::{Overvote, RankedFile, Rules};
use tally::transfer::{Quota, RunoffRules};
use tally::{Candidate, Options, TieBreak};

use super::rctab::Contest;
use crate::cli::report::Notes;

/// How ballots are read and the last excluded.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct RuleArgs {
    /// Leave out this column of a table: its heading, or its number from 1. May be given again.
    #[arg(long, value_name = "COLUMN")]
    ignore: Vec<String>,
    /// Several candidates marked at one rank (`overvote` in a cell, or names with | between them): the ballot ends there
    /// (exhaust, the default), goes on with the next rank (skip), or ends while more than one of them is left (one-left).
    #[arg(long, value_enum)]
    overvote: Option<OvervoteName>,
    /// How many ranks in a row may be left out before a ballot ends: a number, or any, the default.
    #[arg(long, value_name = "NUMBER", value_parser = skipped)]
    skipped: Option<Skipped>,
    /// A candidate named again on a ballot: the second mention is left out (drop, the default), or the ballot ends there
    /// (exhaust).
    #[arg(long, value_enum)]
    repeated: Option<RepeatedName>,
    /// Read only so many ranks.
    #[arg(long)]
    ranks: Option<usize>,
    /// Write-ins that nobody declared, by the name in the cells or by number: they are excluded first and never elected. May
    /// be given again.
    #[arg(long, value_name = "NAME")]
    write_ins: Vec<String>,
    /// A file with the candidates in their order, one a line, with other spellings behind = (`Ana Bo = A1 = Ana`). Cells
    /// that hold other names are refused.
    #[arg(long, value_name = "FILE")]
    candidates: Option<PathBuf>,
    /// Exclude all at once who together have fewer votes than the next (irv).
    #[arg(long)]
    batch: bool,
    /// Go on until two are left although somebody has more than half before (irv).
    #[arg(long)]
    until_two: bool,
    /// What secures a seat (minneapolis-stv): votes ÷ (seats + 1) and one more, votes ÷ seats, or nothing, so that the last
    /// are excluded until as many are left as seats.
    #[arg(long, value_enum)]
    quota: Option<QuotaName>,
    /// Elect one in a round (minneapolis-stv).
    #[arg(long)]
    one_a_round: bool,
    /// The order that wins ties: candidates by number, such as 3,1,2, or listed for the order of the file.
    #[arg(long, value_name = "ORDER", conflicts_with = "seed")]
    tie_order: Option<String>,
    /// On a tie, do not look back to the most recent round with a difference (irv and minneapolis-stv).
    #[arg(long)]
    no_look_back: bool,
    /// A contest's configuration for RCTab (.json), whose candidates and rules are taken. Options beside it come first.
    #[arg(long, value_name = "CONFIG")]
    rctab: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum OvervoteName {
    #[value(alias = "exhaustImmediately")]
    Exhaust,
    #[value(alias = "alwaysSkipToNextRank")]
    Skip,
    #[value(alias = "exhaustIfMultipleContinuing")]
    OneLeft,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum RepeatedName {
    Drop,
    Exhaust,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum QuotaName {
    Droop,
    Hare,
    None,
}

#[derive(Debug, Clone, Copy)]
struct Skipped(Option<usize>);

fn skipped(text: &str) -> Result<Skipped, String> {
    match text {
        "any" => Ok(Skipped(None)),
        _ => text.parse().map(|most| Skipped(Some(most))).map_err(|_| "expected a number, or any".to_owned()),
    }
}

/// The rules of one count.
pub(super) struct Settings {
    pub(super) rules: Rules,
    pub(super) seats: Option<usize>,
    /// The places of candidates who do not stand.
    pub(super) excluded: Vec<usize>,
    write_ins: Vec<String>,
    runoff: RunoffRules,
    quota: Quota,
    one_a_round: bool,
    ties: Ties,
}

/// What wins ties.
enum Ties {
    /// What else was said: a seed, or nothing.
    AsAsked,
    Listed,
    Numbers(Vec<usize>),
}

impl RuleArgs {
    /// The rules of the configuration, if there is one, and those of the command line.
    pub(super) fn settings(&self) -> anyhow::Result<Settings> {
        let contest = self.rctab.as_deref().map(Contest::read).transpose()?.unwrap_or_default();
        let mut settings = Settings::of(contest);
        self.read_by(&mut settings.rules)?;
        if settings.rules.overvote == Overvote::OnlyOneLeft {
            settings.runoff.shared = Shared::OnlyOneLeft;
        }
        settings.write_ins.extend(self.write_ins.iter().cloned());
        settings.runoff.bulk |= self.batch;
        settings.runoff.until_two |= self.until_two;
        settings.runoff.look_back &= !self.no_look_back;
        settings.one_a_round |= self.one_a_round;
        match self.quota {
            Some(QuotaName::Droop) => settings.quota = Quota::Droop,
            Some(QuotaName::Hare) => settings.quota = Quota::Hare,
            Some(QuotaName::None) => settings.quota = Quota::LastStanding,
            None => {}
        }
        match self.tie_order.as_deref() {
            None => {}
            Some("listed") => settings.ties = Ties::Listed,
            Some(order) => settings.ties = Ties::Numbers(numbers(order)?),
        }
        Ok(settings)
    }

    /// Put in how ballots are read.
    fn read_by(&self, rules: &mut Rules) -> anyhow::Result<()> {
        rules.ignore.clone_from(&self.ignore);
        rules.ranks = self.ranks.or(rules.ranks);
        match self.overvote {
            Some(OvervoteName::Exhaust) => rules.overvote = Overvote::Ends,
            Some(OvervoteName::Skip) => rules.overvote = Overvote::Skip,
            Some(OvervoteName::OneLeft) => rules.overvote = Overvote::OnlyOneLeft,
            None => {}
        }
        if let Some(Skipped(most)) = self.skipped {
            rules.skipped = most;
        }
        if let Some(repeated) = self.repeated {
            rules.repeated_ends = matches!(repeated, RepeatedName::Exhaust);
        }
        if let Some(file) = &self.candidates {
            rules.candidates = listed(file)?;
        }
        Ok(())
    }
}

/// The numbers of an order such as `3,1,2`.
fn numbers(order: &str) -> anyhow::Result<Vec<usize>> {
    let number = |number: &str| {
        let told = || format!("--tie-order {order}: expected candidates' numbers such as 3,1,2, or listed");
        number.trim().parse().with_context(told)
    };
    order.split(',').map(number).collect()
}

/// The candidates of a file, each with its spellings.
fn listed(file: &std::path::Path) -> anyhow::Result<Vec<Vec<String>>> {
    let name = file.display();
    let bytes = std::fs::read(file).with_context(|| format!("{name}: cannot be read"))?;
    let text = tally::read::decode(&bytes);
    let spellings =
        |line: &str| line.split('=').map(|name| name.trim().to_owned()).filter(|n| !n.is_empty()).collect();
    let candidates: Vec<Vec<String>> =
        text.lines().map(spellings).filter(|c: &Vec<String>| !c.is_empty()).collect();
    if candidates.is_empty() {
        bail!("{name}:1: expected the name of a candidate on each line, and the file is empty");
    }
    Ok(candidates)
}

impl Settings {
    /// The rules of a contest that says nothing: what RCTab or nobody asks for.
    pub(super) fn of(contest: Contest) -> Self {
        let Contest { rules, seats, write_ins, runoff, quota, one_a_round, by_list, excluded } = contest;
        let ties = if by_list { Ties::Listed } else { Ties::AsAsked };
        Self { rules, seats, excluded, write_ins, runoff, quota, one_a_round, ties }
    }

    /// Put the rules into the options of a count of these ballots, and add what should be known to the notes.
    pub(super) fn apply(
        self,
        options: &mut Options,
        file: &RankedFile,
        notes: &mut Notes,
    ) -> anyhow::Result<()> {
        let names = file.ballots.names();
        let mut runoff = self.runoff;
        runoff.first_out.extend(&file.undeclared);
        for wanted in &self.write_ins {
            let by_name = names.iter().position(|name| name.eq_ignore_ascii_case(wanted.trim()));
            let by_number = || wanted.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            match by_name.or_else(by_number).filter(|place| *place < names.len()) {
                Some(place) => runoff.first_out.push(Candidate::new(place)),
                None => notes.add(format!(
                    "nobody is called {wanted:?}, so no write-ins are excluded under that name"
                )),
            }
        }
        options.runoff = runoff;
        options.quota = self.quota;
        options.one_a_round = self.one_a_round;
        let all = || (0..names.len()).map(Candidate::new).collect();
        match self.ties {
            Ties::Listed => options.ties = TieBreak::Order(all()),
            Ties::Numbers(numbers) => {
                options.ties = TieBreak::Order(places(&numbers, names.len())?);
            }
            Ties::AsAsked if options.ties == TieBreak::Report && !file.tie.is_empty() => {
                options.ties = TieBreak::Order(file.tie.clone());
            }
            Ties::AsAsked => {}
        }
        Ok(())
    }
}

fn places(numbers: &[usize], last: usize) -> anyhow::Result<Vec<Candidate>> {
    let place = |number: &usize| match number.checked_sub(1) {
        Some(place) if place < last => Ok(Candidate::new(place)),
        _ => bail!("--tie-order {number}: expected a candidate's number from 1 to {last}"),
    };
    numbers.iter().map(place).collect()
}
