//! RCTab's contests: the workbook of ballots and the rules of its configuration, in the words of this crate.

use calamine::{Reader, Xlsx, open_workbook};
use serde_json::Value;
use tally::ballots::Shared;
use tally::read::{Overvote, RankedFile, Rules, Sheet, csv_by};
use tally::transfer::{Quota, RunoffRules};
use tally::{Candidate, Options, TieBreak};

/// A contest: its ballots, read by its rules, and how they are to be counted.
pub(crate) struct Contest {
    pub(crate) file: RankedFile,
    pub(crate) options: Options,
}

/// The ballots of a contest as the reference read them: write-ins are one candidate after the others if there are any.
pub(crate) fn ballots(stem: &str) -> Option<RankedFile> {
    let file = contest(stem)?.file;
    let last = Candidate::new(file.ballots.candidates() - 1);
    if file.ballots.ballots().any(|ballot| ballot.places().any(|(candidate, _)| candidate == last)) {
        return Some(file);
    }
    let config = super::json(&format!("{stem}_config.json"))?;
    let mut rules = rules(&config);
    rules.candidates.pop();
    let Ok(Sheet::Ranked(file)) = csv_by(stem, &first_sheet(&format!("{stem}_cvr.xlsx"))?, &rules) else {
        panic!("{stem} holds rankings")
    };
    Some(file)
}

/// Read a contest by the beginning of its files' names.
pub(crate) fn contest(stem: &str) -> Option<Contest> {
    let config = super::json(&format!("{stem}_config.json"))?;
    let text = first_sheet(&format!("{stem}_cvr.xlsx"))?;
    let rules = rules(&config);
    let Ok(Sheet::Ranked(file)) = csv_by(stem, &text, &rules) else { panic!("{stem} holds rankings") };
    let options = options(&config, &file);
    Some(Contest { file, options })
}

/// The first sheet as text. What stands in no column of ranks is of no interest, so quotes are enough.
fn first_sheet(name: &str) -> Option<String> {
    let mut book: Xlsx<_> = open_workbook(super::found(name)?).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("a readable sheet");
    let row =
        |row: &[calamine::Data]| row.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",");
    Some(sheet.rows().map(row).collect::<Vec<_>>().join("\n"))
}

fn number(rules: &Value, key: &str) -> Option<usize> {
    rules[key].as_str().and_then(|number| number.parse().ok())
}

fn rules(config: &Value) -> Rules {
    let rules = &config["rules"];
    let mut candidates = Vec::new();
    for candidate in config["candidates"].as_array().expect("candidates") {
        let aliases = candidate["aliases"].as_array().into_iter().flatten();
        let known = [&candidate["name"], &candidate["code"]].into_iter().chain(aliases);
        candidates.push(
            known.filter_map(Value::as_str).filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        );
    }
    let label = config["cvrFileSources"][0]["undeclaredWriteInLabel"].as_str().unwrap_or_default();
    if !label.is_empty() {
        candidates.push(vec!["Undeclared Write-ins".to_owned(), label.to_owned()]);
    }
    Rules {
        overvote: match rules["overvoteRule"].as_str() {
            Some("alwaysSkipToNextRank") => Overvote::Skip,
            Some("exhaustIfMultipleContinuing") => Overvote::OnlyOneLeft,
            _ => Overvote::Ends,
        },
        skipped: number(rules, "maxSkippedRanksAllowed"),
        ranks: number(rules, "maxRankingsAllowed"),
        repeated_ends: rules["exhaustOnDuplicateCandidate"] == true,
        candidates,
        ..Rules::default()
    }
}

fn options(config: &Value, file: &RankedFile) -> Options {
    let rules = &config["rules"];
    let written_in = file.ballots.names().iter().position(|name| name == "Undeclared Write-ins");
    let runoff = RunoffRules {
        look_back: rules["tiebreakMode"].as_str().is_some_and(|mode| mode.starts_with("previousRound")),
        bulk: rules["batchElimination"] == true,
        first_out: written_in.map(Candidate::new).into_iter().collect(),
        shared: match rules["overvoteRule"] == "exhaustIfMultipleContinuing" {
            true => Shared::OnlyOneLeft,
            false => Shared::Cut,
        },
        until_two: rules["continueUntilTwoCandidatesRemain"] == true,
    };
    Options {
        seats: number(rules, "numberOfWinners").unwrap_or(1),
        ties: TieBreak::Order((0..file.ballots.candidates()).map(Candidate::new).collect()),
        quota: if rules["hareQuota"] == true { Quota::Hare } else { Quota::Droop },
        one_a_round: rules["winnerElectionMode"] == "multiWinnerAllowOnlyOneWinnerPerRound",
        runoff,
        ..Options::default()
    }
}
