//! Times matchings; prints one JSON object a line: `{"figure", "value_seconds", "target", "optimum"}`. The lines of the same figure come
//! from `bench/engines.d/matching.py`, which builds the same weights.
#![expect(clippy::print_stdout, reason = "this programme prints figures")]

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use matching::{Goal, Market, assign, introduce};

fn main() -> Result<(), Box<dyn Error>> {
    let quick = std::env::args().any(|word| word == "--quick");
    for size in if quick { &[200, 500][..] } else { &[200, 500, 1_000][..] } {
        let weights: Vec<Vec<Option<i64>>> =
            (0..*size).map(|row| (0..*size).map(|c| Some(weight(row, c))).collect()).collect();
        let room = vec![1; *size];
        let assigned = assign(&weights, &room, Goal::MostPairs);
        let cells = assigned.iter().enumerate();
        let optimum: i64 =
            cells.filter_map(|(row, column)| weights.get(row)?.get((*column)?).copied()?).sum();
        let seconds = fastest(3, || drop(black_box(assign(&weights, &room, Goal::MostPairs))));
        println!(
            "{{\"figure\":\"matching assign {size}x{size}\",\"value_seconds\":{seconds:.9},\"target\":1,\"optimum\":{optimum}}}"
        );
    }
    for size in [100, 1_000] {
        let order = |who: usize, others: usize| {
            let mut list: Vec<usize> = (0..others).collect();
            list.sort_by_key(|other| weight(who, *other));
            list
        };
        let hosts = size / 10;
        let seekers: Vec<Vec<usize>> = (0..size).map(|s| order(s, hosts)).collect();
        let lists: Vec<Vec<usize>> = (0..hosts).map(|h| order(h + size, size)).collect();
        let market = Market::new(&seekers, &lists, &vec![10; hosts])?;
        let seconds = fastest(5, || drop(black_box(market.seekers_best())));
        println!("{{\"figure\":\"matching stable {size} seekers\",\"value_seconds\":{seconds:.9}}}");
    }
    let sectors: Vec<Option<usize>> = (0..60).map(|p| Some(p % 5)).collect();
    let seconds = fastest(1, || drop(black_box(introduce(&sectors, &[], 6, 1))));
    println!("{{\"figure\":\"matching introduce 60 people, 6 rounds\",\"value_seconds\":{seconds:.9}}}");
    Ok(())
}

/// A number from 0 to 999 that Python computes the same.
fn weight(row: usize, column: usize) -> i64 {
    let mixed = (row * 7_919 + column * 104_729 + row * column * 31) % 1_000_003;
    i64::try_from(mixed * mixed % 1_000).unwrap_or(0)
}

/// The shortest of some runs.
fn fastest(runs: usize, work: impl Fn()) -> f64 {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    (0..runs).map(time).fold(f64::INFINITY, f64::min)
}
