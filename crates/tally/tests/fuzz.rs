//! Broken files: whatever bytes come in, a reader answers with ballots or with an error, never with a panic.
//!
//! A bounded number of rounds by default; `COMMONWEAVE_FUZZ_SECONDS=300` makes each reader's test run five minutes.
#![cfg(test)]
#![expect(clippy::as_conversions, reason = "places in a small file")]

#[expect(dead_code, reason = "each test file uses its part of the kit")]
mod kit;

use std::time::{Duration, Instant};

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};
use tally::read::{Sheet, decode, ranks_of, sheet};
use tally::{Method, Options};

const ROUNDS: u32 = 3_000;

/// Pieces that have broken readers before, put in at random places.
const NASTY: [&[u8]; 24] = [
    b"\r",
    b"|",
    b"/*",
    b"[tie 1]",
    b"\xEF\xBB\xBF",
    b"\r\n",
    b"\0",
    b"-1",
    b"0",
    b"18446744073709551616",
    b"1e18",
    b"NaN",
    b"{",
    b"}",
    b"{}",
    b",,",
    b"=",
    b"\"",
    b"# NUMBER ALTERNATIVES: 32000\n",
    b"# ALTERNATIVE NAME 0: x\n",
    b"99999999",
    b"\xFF\xFE",
    b";",
    b"\xD9\xA3",
];

const SMALL: [(&str, &str); 8] = [
    (
        "droop.blt",
        "4 2 /* a vote */\n[nick a b c d] [tie d c 2 1]\n[undeclared d]\n3 a b 0\n(x 7) c=d 0\n0\n\"A\"\n\"B\"\nC\nD\n",
    ),
    ("marks.csv", "voter_id,r1,r2,r3\n1,Ana,Ana|Bo,\n2,,,Cy\n2,overvote,Bo,Bo/Cy\n"),
    ("small.blt", "3 2\n-3\n4 1 2 0\n2 3 1=2 0\n1 - 2 0\n0\n\"Ana\"\n\"Bo\"\n\"Cy\"\n\"A vote\"\n"),
    (
        "small.toi",
        "# TITLE: v\n# NUMBER ALTERNATIVES: 4\n# ALTERNATIVE NAME 2: Bo\n12: 3,{1,2},4\n2: {4}, 1\n",
    ),
    (
        "counted.csv",
        "2,1,\n5,2,1,\n3,1,\n\"Candidate 1\",\"Ana\",\"G\",\n\"Candidate 2\",\"Bo\",\"\",\n\"Ward\",\n",
    ),
    ("old.toi", "4\n1,Ana\n2,Bo\n3,Cy\n4,Di\n14,14,2\n12,3,{1,2},4\n2,{4},1\n"),
    (
        "machine.csv",
        "Precinct,1ST CHOICE MAYOR,2ND CHOICE MAYOR,COUNT\nW-1,undervote,Ana,2\nW-1,Bo,overvote,1\n",
    ),
    ("grid.csv", "voter,Garden,Library,weight\nana,5,,2\nbo,1.5,-3,1\n"),
];

fn mutate(bytes: &[u8], chance: &mut Pcg64Mcg) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.next_u64() % 4 {
        let at = |length: usize, chance: &mut Pcg64Mcg| (chance.next_u64() % (length as u64 + 1)) as usize;
        let (from, to) = (at(bytes.len(), chance), at(bytes.len(), chance));
        let (from, to) = (from.min(to), from.max(to));
        match chance.next_u64() % 5 {
            0 => drop(bytes.splice(from..from, NASTY[at(NASTY.len() - 1, chance)].iter().copied())),
            1 => drop(bytes.drain(from..to.min(from + 40))),
            2 if from < bytes.len() => bytes[from] ^= 1 << (chance.next_u64() % 8),
            3 => bytes.truncate(to),
            _ => {
                let piece = bytes[from..to.min(from + 60)].to_vec();
                drop(bytes.splice(to..to, piece));
            }
        }
    }
    bytes
}

/// Read the file, and count it by every method if it is small: a count must not panic on what a reader accepts.
fn read_and_count(name: &str, bytes: &[u8]) {
    let text = decode(bytes);
    match sheet(name, &text) {
        Err(error) => assert!(error.to_string().starts_with(&format!("{name}:")), "{error}"),
        Ok(Sheet::Ranked(file)) => {
            for (_, method) in Method::NAMES.iter().filter(|_| file.ballots.candidates() < 20) {
                let options = Options { seats: file.seats.unwrap_or(1), ..Options::default() };
                drop(method.count(&file.ballots, &options));
            }
        }
        Ok(Sheet::Grid(scores, _)) => {
            for (_, method) in Method::NAMES.iter().filter(|_| scores.candidates() < 20) {
                drop(method.count(&scores, &Options::default()));
                drop(ranks_of(&scores).map(|ranks| method.count(&ranks, &Options::default())));
            }
        }
    }
}

fn torture(seed: u64, files: &[(String, Vec<u8>)]) {
    let seconds = std::env::var("COMMONWEAVE_FUZZ_SECONDS").ok().and_then(|s| s.parse().ok());
    let (start, mut chance, mut rounds) = (Instant::now(), Pcg64Mcg::seed_from_u64(seed), 0);
    while seconds.map_or(rounds < ROUNDS, |s| start.elapsed() < Duration::from_secs(s)) {
        for (name, bytes) in files {
            read_and_count(name, &mutate(bytes, &mut chance));
            rounds += 1;
        }
    }
    println!("{rounds} mutated files were read");
}

fn small(names: &[&str]) -> Vec<(String, Vec<u8>)> {
    let chosen = SMALL.iter().filter(|(name, _)| names.contains(name));
    chosen.map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
}

/// The first kilobytes of a real file: a whole one would be slow to count again and again.
fn real(name: &str, length: usize) -> Option<(String, Vec<u8>)> {
    let mut bytes = std::fs::read(kit::found(name)?).expect("a readable file");
    bytes.truncate(length);
    Some((name.to_owned(), bytes))
}

#[test]
fn a_broken_blt_file_is_an_error_and_never_a_panic() {
    let mut files = small(&["small.blt", "droop.blt"]);
    files.extend(real("glasgow.Govan-2007.blt", usize::MAX));
    torture(1, &files);
}

#[test]
fn a_broken_preflib_file_is_an_error_and_never_a_panic() {
    let mut files = small(&["small.toi", "old.toi"]);
    files.extend(real("burlington_2009_mayor.toi", 2_000));
    torture(2, &files);
}

#[test]
fn a_broken_csv_file_is_an_error_and_never_a_panic() {
    torture(3, &small(&["counted.csv", "grid.csv", "machine.csv", "marks.csv"]));
}
