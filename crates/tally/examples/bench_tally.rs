//! Times counts of real and made-up votes; prints one JSON object a line: `{"figure", "value_seconds"}`, with `"target"` (how
//! many times faster than the line of the same figure from `bench/engines.d/tally.py`) or `"limit_seconds"`, and where it did
//! the same in the way it was done before, `"reference_seconds"`.
#![expect(clippy::print_stdout, reason = "this programme prints figures")]

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};
use tally::read::{Sheet, decode, sheet};
use tally::{Candidate, Method, Options, Rankings, TieBreak};

/// Files of `tests/data/ranked` with the seats that were filled.
const QUICK: [(&str, usize); 3] =
    [("glasgow.Govan-2007.blt", 4), ("glasgow.Hillhead-2007.blt", 4), ("debian_2007_leader.soi", 1)];
const LONG: [(&str, usize); 1] = [("dublin_west_2002.soi", 3)];
/// The figure's word, the method, and the ratio to reach.
const METHODS: [(&str, Method, u32); 7] = [
    ("stv", Method::ScottishStv, 100),
    ("irv", Method::Irv, 100),
    ("borda", Method::Borda, 100),
    ("plurality", Method::Plurality, 100),
    ("schulze", Method::Schulze, 0),
    ("ranked-pairs", Method::RankedPairs, 0),
    ("split-cycle", Method::SplitCycle, 0),
];

fn main() -> Result<(), Box<dyn Error>> {
    let quick = std::env::args().any(|word| word == "--quick");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/ranked");
    let long = if quick { &[][..] } else { &LONG[..] };
    for (name, seats) in QUICK.iter().chain(long) {
        let bytes = std::fs::read(folder.join(name))?;
        let Sheet::Ranked(file) = sheet(name, &decode(&bytes))? else { continue };
        for (word, method, target) in METHODS {
            let seats = if method == Method::ScottishStv { *seats } else { 1 };
            let options = Options { seats, ties: TieBreak::Lot(1), ..Options::default() };
            let seconds = fastest(20, || drop(black_box(method.count(&file.ballots, &options))));
            println!(
                "{{\"figure\":\"tally {name} {word}\",\"value_seconds\":{seconds:.9},\"target\":{target}}}"
            );
        }
    }
    crowded(if quick { 600 } else { 2_446 })?;
    for ballots in [10_000, 100_000, 1_000_000] {
        growth(ballots)?;
    }
    Ok(())
}

/// Four full ballots in random order over so many candidates: nearly all of them are equal in every round.
fn crowded(candidates: usize) -> Result<(), Box<dyn Error>> {
    let mut chance = Pcg64Mcg::seed_from_u64(16);
    let mut rankings = Rankings::new((1..=candidates).map(|n| format!("Candidate {n}")).collect())?;
    let mut firsts = vec![0_u128; candidates];
    for _ in 0..4 {
        let mut order: Vec<(u64, usize)> = (0..candidates).map(|c| (chance.next_u64(), c)).collect();
        order.sort_unstable();
        let first = order.first().and_then(|(_, first)| firsts.get_mut(*first));
        first.into_iter().for_each(|votes| *votes += 1);
        rankings.push_places(1, order.into_iter().map(|(_, c)| (Candidate::new(c), false)))?;
    }
    let seconds = fastest(3, || drop(black_box(Method::Irv.count(&rankings, &Options::default()))));
    let before = fastest(1, || drop(black_box(named_in_every_round(&firsts))));
    let figure = format!("tally irv 4 ballots x {candidates}");
    println!(
        "{{\"figure\":\"{figure}\",\"value_seconds\":{seconds:.9},\"limit_seconds\":1,\"reference_seconds\":{before:.9}}}"
    );
    Ok(())
}

/// The ties of such a count as they were told before: all votes of every round kept and looked through for each tie, and
/// everybody named who is equal. Votes do not move as long as somebody has none.
fn named_in_every_round(votes: &[u128]) -> Vec<String> {
    let mut left: Vec<usize> = (0..votes.len()).collect();
    let (mut history, mut told): (Vec<Vec<u128>>, Vec<String>) = (Vec::new(), Vec::new());
    let lowest = |among: &[usize], votes: &[u128]| -> Vec<usize> {
        let of = |c: &usize| votes.get(*c).copied();
        let least = among.iter().filter_map(of).min();
        among.iter().copied().filter(|c| of(c) == least).collect()
    };
    loop {
        let equal = lowest(&left, votes);
        if equal.iter().any(|c| votes.get(*c) != Some(&0)) {
            return told;
        }
        let mut tied = equal.clone();
        for earlier in history.iter().rev() {
            tied = lowest(&tied, earlier);
        }
        let names: Vec<String> = equal.iter().map(|c| format!("#{}", c + 1)).collect();
        told.push(names.join(", "));
        history.push(votes.to_vec());
        let out = tied.last().copied();
        left.retain(|c| Some(*c) != out);
    }
}

/// Full rankings of 20 candidates, some more popular than others, each cut at a random length of at least three.
fn growth(ballots: usize) -> Result<(), Box<dyn Error>> {
    let mut chance = Pcg64Mcg::seed_from_u64(20);
    let mut rankings = Rankings::new((1..=20).map(|n| format!("Candidate {n}")).collect())?;
    for _ in 0..ballots {
        let mut order: Vec<(u64, usize)> =
            (0..20).map(|c| (chance.next_u64() % 1_000 * (u64::try_from(c).unwrap_or(0) + 10), c)).collect();
        order.sort_unstable();
        let length = usize::try_from(3 + chance.next_u64() % 18)?;
        rankings.push_places(1, order.into_iter().take(length).map(|(_, c)| (Candidate::new(c), false)))?;
    }
    for (method, seats) in
        [(Method::ScottishStv, 5), (Method::Irv, 1), (Method::Schulze, 1), (Method::MeekStv, 5)]
    {
        if method == Method::MeekStv && ballots > 100_000 {
            continue;
        }
        let options = Options { seats, ties: TieBreak::Lot(1), ..Options::default() };
        let seconds = fastest(2, || drop(black_box(method.count(&rankings, &options))));
        let limit =
            if method == Method::ScottishStv && ballots == 1_000_000 { ",\"limit_seconds\":1" } else { "" };
        let figure = format!("tally growth {} {ballots} ballots x 20", method.name());
        println!("{{\"figure\":\"{figure}\",\"value_seconds\":{seconds:.9}{limit}}}");
    }
    Ok(())
}

/// The shortest of some runs: what the machine can do when nothing else disturbs it.
fn fastest(runs: usize, work: impl Fn()) -> f64 {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    (0..runs).map(time).fold(f64::INFINITY, f64::min)
}
