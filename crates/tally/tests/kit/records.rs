//! RCTab's cast vote records, read as the reference read them.

use std::collections::BTreeMap;

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;
use tally::read::RankedFile;
use tally::{Candidate, Rankings};

/// The labels and rules of a contest.
struct Contest {
    names: Vec<String>,
    numbers: BTreeMap<String, usize>,
    skipped: String,
    overvote: String,
    /// Whether an overvote is passed over; otherwise the ballot ends there.
    pass_over: bool,
    ranks: usize,
    longest_gap: Option<usize>,
}

/// The ballots of a contest: its rules for overvotes and skipped ranks applied, everyone unknown being one "undeclared
/// write-in" after the declared candidates.
pub(crate) fn read(name: &str) -> Option<RankedFile> {
    let config = super::json(&name.replace("_cvr.xlsx", "_config.json"))?;
    let contest = Contest::new(&config);
    let place = |key: &str| {
        let place = config["cvrFileSources"][0][key].as_str().expect("a place");
        place.parse::<usize>().expect("a number") - 1
    };
    let (column, row) = (place("firstVoteColumnIndex"), place("firstVoteRowIndex"));
    let mut book: Xlsx<_> = open_workbook(super::found(name)?).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("a readable sheet");
    let rows = sheet.rows().skip(row).filter(|row| row.iter().any(|cell| *cell != Data::Empty));
    let ballots: Vec<Vec<usize>> = rows.map(|row| contest.ballot(row.iter().skip(column))).collect();
    let mut names = contest.names;
    if ballots.iter().flatten().any(|candidate| *candidate == names.len()) {
        names.push("Undeclared Write-ins".to_owned());
    }
    let mut rankings = Rankings::new(names).expect("few candidates");
    for ballot in ballots {
        let places = ballot.into_iter().map(|candidate| (Candidate::new(candidate), false));
        rankings.push_places(1, places).expect("a good ballot");
    }
    Some(RankedFile { ballots: rankings, seats: None, title: None })
}

impl Contest {
    fn new(config: &Value) -> Self {
        let (source, rules) = (&config["cvrFileSources"][0], &config["rules"]);
        let label = |key: &str| source[key].as_str().unwrap_or_default().to_owned();
        let number = |key: &str| rules[key].as_str().and_then(|n| n.parse::<usize>().ok());
        let (mut names, mut numbers) = (Vec::new(), BTreeMap::new());
        for candidate in config["candidates"].as_array().expect("candidates") {
            let aliases = candidate["aliases"].as_array().into_iter().flatten();
            for known in [&candidate["name"], &candidate["code"]].into_iter().chain(aliases) {
                numbers.insert(known.as_str().unwrap_or_default().to_owned(), names.len());
            }
            names.push(candidate["name"].as_str().expect("a name").to_owned());
        }
        numbers.remove("");
        Self {
            ranks: number("maxRankingsAllowed").unwrap_or(names.len()),
            longest_gap: number("maxSkippedRanksAllowed"),
            pass_over: rules["overvoteRule"] == "alwaysSkipToNextRank",
            skipped: label("skippedRankLabel"),
            overvote: label("overvoteLabel"),
            names,
            numbers,
        }
    }

    fn ballot<'a>(&self, cells: impl Iterator<Item = &'a Data>) -> Vec<usize> {
        let (mut ballot, mut gap) = (Vec::new(), 0);
        for cell in cells.take(self.ranks) {
            let mark = cell.to_string().trim().to_owned();
            if mark == self.skipped || mark.is_empty() {
                gap += 1;
                if self.longest_gap.is_some_and(|most| gap > most) {
                    break;
                }
                continue;
            }
            gap = 0;
            if mark != self.overvote {
                ballot.push(self.numbers.get(&mark).copied().unwrap_or(self.names.len()));
            } else if !self.pass_over {
                break;
            }
        }
        ballot
    }
}
