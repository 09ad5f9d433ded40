//! Times the fair lottery for real and made-up pools; prints one JSON object a line: `{"figure", "value_seconds"}`, with
//! `target` (how many times faster than the line of the same figure from `bench/engines.d/panel.py`).
//!
//! `--quick` leaves the longest out. The pools are read from `$COMMONWEAVE_SHARED/data/sortition` or `../shared`.
#![expect(clippy::print_stdout, reason = "this programme prints figures")]

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use panel::tables::{Columns, Table, read};
use panel::{Feature, Person, Pool, Quota, lottery};

fn main() -> Result<(), Box<dyn Error>> {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let shared =
        std::env::var_os("COMMONWEAVE_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let folder = shared.join("data/sortition");
    let pools = [
        ("example_small_20", "respondents.csv", "categories.csv", 20),
        ("sf_fixture", "candidates.csv", "features.csv", 22),
    ];
    for (name, people, quotas, size) in pools {
        let text = |file: &str| std::fs::read_to_string(folder.join(name).join(file));
        let (Ok(candidates), Ok(rows)) = (text(people), text(quotas)) else { continue };
        let candidates = Table { text: &candidates, file: people };
        let pool = read(candidates, Table { text: &rows, file: quotas }, size, &Columns::default())?;
        print(&format!("panel {name} leximin (reference: maximin alone)"), &pool, ",\"target\":1")?;
    }
    for people in [150, 500, 1500].into_iter().filter(|people| !quick || *people < 500) {
        print(&format!("panel growth leximin {people} people"), &made_up(people), "")?;
    }
    Ok(())
}

/// A pool with four features in uneven parts and quotas between half and twice an even part of thirty seats.
fn made_up(people: usize) -> Pool {
    let parts = [2_usize, 3, 4, 5];
    let mut number = 0x2545_f491_u64;
    let mut below = |limit: usize| {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(number >> 33).unwrap_or(0) % limit
    };
    let person = |number: usize| {
        // The smaller of two draws: low values are more frequent than high ones.
        let values = parts.iter().map(|part| below(*part).min(below(*part))).collect();
        Person { id: format!("p{number}"), values, household: None }
    };
    let people = (0..people).map(person).collect();
    let features = parts.iter().map(|part| {
        let seats = u32::try_from(30 / part).unwrap_or(0);
        let quota = |value| Quota {
            value: format!("{value}"),
            min: seats / 2,
            max: seats * 2,
            min_flex: 0,
            max_flex: None,
        };
        Feature { name: format!("feature of {part}"), quotas: (0..*part).map(quota).collect() }
    });
    Pool { features: features.collect(), people, size: 30, household_limit: 1 }
}

fn print(figure: &str, pool: &Pool, target: &str) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let lottery = lottery(pool)?;
    let seconds = start.elapsed().as_secs_f64();
    let smallest = lottery.smallest_chance();
    println!(
        "{{\"figure\":\"{figure}\",\"value_seconds\":{seconds:.6}{target},\"smallest_chance\":{smallest:.6},\"makeups\":{}}}",
        lottery.makeups()
    );
    Ok(())
}
