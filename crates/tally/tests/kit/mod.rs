//! Finding real ballots with their reference results.

pub(crate) mod records;

use std::path::PathBuf;

use serde_json::Value;
use tally::read::{RankedFile, Sheet, decode, sheet};

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
    let file = match name.strip_suffix("_cvr.xlsx") {
        Some(stem) => records::ballots(stem)?,
        None => ranked(&path),
    };
    Some(Case { name: name.to_owned(), file, reference })
}

pub(crate) fn ranked(path: &std::path::Path) -> RankedFile {
    let bytes = std::fs::read(path).expect("a readable file");
    match sheet(&path.to_string_lossy(), &decode(&bytes)).expect("a good file") {
        Sheet::Ranked(file) => file,
        Sheet::Grid(..) => panic!("{path:?} holds scores"),
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
