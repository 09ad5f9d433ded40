//! Times counts of real and made-up votes; prints one JSON object a line: `{"figure", "value_seconds"}`, with `"target"` (how
//! many times faster than the line of the same figure from `bench/engines.d/tally.py`) or `"limit_seconds"`.
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
    for ballots in [10_000, 100_000, 1_000_000] {
        growth(ballots)?;
    }
    Ok(())
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
