//! Real pools drawn against the reference implementation of the field and the published results.
//!
//! The files come from `sortition/` of the shared data (GPL-3); see that folder's README.

use std::path::PathBuf;

use panel::tables::{Columns, Table, read};
use panel::{Pool, lottery};
use serde_json::Value;

fn folder() -> PathBuf {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    std::env::var_os("COMMONWEAVE_SHARED").map_or(beside, PathBuf::from).join("data/sortition")
}

/// The pool and its reference, or nothing (with a line that says so) when the data is not here.
fn case(name: &str, people: &str, quotas: &str, size: u32) -> Option<(Pool, Value)> {
    let text = |file: &str| std::fs::read_to_string(folder().join(name).join(file)).ok();
    let (Some(candidates), Some(rows), Some(reference)) =
        (text(people), text(quotas), text("reference.json"))
    else {
        println!("left out: {name} (data not here)");
        return None;
    };
    let candidates = Table { text: &candidates, file: people };
    let pool = read(candidates, Table { text: &rows, file: quotas }, size, &Columns::default()).unwrap();
    Some((pool, serde_json::from_str(&reference).unwrap()))
}

/// Everybody's chance within `tolerance` of the reference's leximin.
fn agrees(pool: &Pool, reference: &Value, tolerance: f64) {
    let lottery = lottery(pool).unwrap();
    let leximin = &reference["results"]["leximin"];
    let smallest = reference["results"]["maximin"]["min_probability"].as_f64().unwrap();
    assert!((lottery.smallest_chance() - smallest).abs() < 1e-3);
    let mut largest_gap = 0.0_f64;
    if let Some(marginals) = leximin["marginals"].as_object() {
        for (person, chance) in pool.people.iter().zip(lottery.chances()) {
            largest_gap = largest_gap.max((chance - marginals[&person.id].as_f64().unwrap()).abs());
        }
    }
    println!(
        "smallest chance {} (reference {smallest}), largest gap to leximin {largest_gap:.6}, gini {:.4}, {} make-ups",
        lottery.smallest_chance(),
        lottery.gini(),
        lottery.makeups()
    );
    assert!(largest_gap < tolerance);
    for seed in 0..100 {
        assert!(pool.allows(&lottery.draw(seed)));
    }
}

#[test]
fn the_published_small_example_gives_everybody_one_in_ten() {
    let Some((pool, reference)) = case("example_small_20", "respondents.csv", "categories.csv", 20) else {
        return;
    };
    agrees(&pool, &reference, 1e-5);
}

#[test]
fn the_scottish_example_gives_the_chances_of_the_reference() {
    let Some((pool, reference)) = case("sf_fixture", "candidates.csv", "features.csv", 22) else { return };
    agrees(&pool, &reference, 1e-3);
}
