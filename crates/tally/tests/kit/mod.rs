//! Finding real ballots with their reference results.

use std::collections::BTreeMap;
use std::path::PathBuf;

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;
use tally::read::{RankedFile, Sheet, decode, sheet};
use tally::{Candidate, Rankings};

pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) file: RankedFile,
    pub(crate) reference: Value,
}

const CASES: [&str; 15] = [
    "aberdeen_2012_ward12.blt",
    "burlington_2009_mayor.toi",
    "debian_2006_leader.soi",
    "debian_2007_leader.soi",
    "dublin_west_2002.soi",
    "east_ayrshire_2012_ward1.blt",
    "edinburgh_2015_by_election_leith_walk.blt",
    "glasgow.Govan-2007.blt",
    "glasgow.Hillhead-2007.blt",
    "glasgow_2022_ward2.blt",
    "moray_2022_ward6.blt",
    "rctab.2013_minneapolis_mayor_cvr.xlsx",
    "rctab.2013_minneapolis_park_cvr.xlsx",
    "rctab.2015_portland_mayor_cvr.xlsx",
    "uk_labour_2010_leader_mps.soi",
];

/// Every case that is here; the others are printed as left out.
pub(crate) fn cases() -> Vec<Case> {
    CASES.iter().filter_map(|name| case(name)).collect()
}

pub(crate) fn case(name: &str) -> Option<Case> {
    let path = found(name)?;
    let stem = name.rsplit_once('.').expect("an ending").0;
    let reference = json(&format!("{stem}.reference.json"))?;
    let file = if name.ends_with(".xlsx") { cast_vote_records(name)? } else { ranked(&path) };
    Some(Case { name: name.to_owned(), file, reference })
}

pub(crate) fn ranked(path: &std::path::Path) -> RankedFile {
    let bytes = std::fs::read(path).expect("a readable file");
    match sheet(&path.to_string_lossy(), &decode(&bytes)).expect("a good file") {
        Sheet::Ranked(file) => file,
        Sheet::Grid(_) => panic!("{path:?} holds scores"),
    }
}

/// A file of this crate's own data, or of the shared folder.
pub(crate) fn found(name: &str) -> Option<PathBuf> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let shared =
        std::env::var_os("COMMONWEAVE_SHARED").map_or_else(|| here.join("../../../shared"), PathBuf::from);
    let folders = [here.join("tests/data/ranked"), shared.join("data/ranked")];
    let found = folders.map(|folder| folder.join(name)).into_iter().find(|path| path.exists());
    if found.is_none() {
        println!("left out: {name} (data not here)");
    }
    found
}

pub(crate) fn json(name: &str) -> Option<Value> {
    let text = std::fs::read_to_string(found(name)?).expect("a readable file");
    Some(serde_json::from_str(&text).expect("JSON"))
}

/// Read RCTab's cast vote records as the reference did: the contest's rules for overvotes and skipped ranks applied,
/// everyone unknown counted as one "undeclared write-in" after the declared candidates.
fn cast_vote_records(name: &str) -> Option<RankedFile> {
    let config = json(&name.replace("_cvr.xlsx", "_config.json"))?;
    let source = &config["cvrFileSources"][0];
    let place = |key: &str| source[key].as_str().expect("a place").parse::<usize>().expect("a number") - 1;
    let (first_column, first_row) = (place("firstVoteColumnIndex"), place("firstVoteRowIndex"));
    let label = |key: &str| source[key].as_str().unwrap_or_default().to_owned();
    let (skipped, overvote) = (label("skippedRankLabel"), label("overvoteLabel"));
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut names = Vec::new();
    for candidate in config["candidates"].as_array().expect("candidates") {
        let aliases = candidate["aliases"].as_array().into_iter().flatten();
        for known in [&candidate["name"], &candidate["code"]].into_iter().chain(aliases) {
            numbers.insert(known.as_str().unwrap_or_default().to_owned(), names.len());
        }
        names.push(candidate["name"].as_str().expect("a name").to_owned());
    }
    numbers.remove("");
    let write_in = names.len();
    let rules = &config["rules"];
    let number = |key: &str| rules[key].as_str().and_then(|n| n.parse::<usize>().ok());
    let ranks = number("maxRankingsAllowed").unwrap_or(names.len());
    let skip = rules["overvoteRule"] == "alwaysSkipToNextRank";
    let mut book: Xlsx<_> = open_workbook(found(name)?).expect("a workbook");
    let rows = book.worksheet_range_at(0).expect("a sheet").expect("a readable sheet");
    let mut ballots: Vec<Vec<Candidate>> = Vec::new();
    for row in rows.rows().skip(first_row).filter(|row| row.iter().any(|cell| *cell != Data::Empty)) {
        let (mut ballot, mut gap) = (Vec::new(), 0);
        for cell in row.iter().skip(first_column).take(ranks) {
            let mark = cell.to_string().trim().to_owned();
            if mark == skipped || mark.is_empty() {
                gap += 1;
                if number("maxSkippedRanksAllowed").is_some_and(|most| gap > most) {
                    break;
                }
            } else {
                gap = 0;
                match (mark == overvote, skip) {
                    (true, true) => {}
                    (true, false) => break,
                    _ => ballot.push(Candidate::new(numbers.get(&mark).copied().unwrap_or(write_in))),
                }
            }
        }
        ballots.push(ballot);
    }
    if ballots.iter().flatten().any(|c| c.index() == write_in) {
        names.push("Undeclared Write-ins".to_owned());
    }
    let mut rankings = Rankings::new(names).expect("few candidates");
    for ballot in ballots {
        rankings.push_places(1, ballot.into_iter().map(|c| (c, false))).expect("a good ballot");
    }
    Some(RankedFile { ballots: rankings, seats: None, title: None })
}
