//! Real pools drawn against the reference implementation of the field and the published results.
//!
//! `data/README.md` says where the files come from and how the references were made.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may fail loudly and say what it compared"
)]

use std::path::Path;

use panel::tables::{Columns, Table, read};
use panel::{Pool, lottery};
use serde_json::Value;

/// The pool and its reference.
fn case(name: &str, people: &str, quotas: &str, size: u32) -> (Pool, Value) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    let text = |file: &str| std::fs::read_to_string(folder.join(file)).unwrap();
    let (candidates, rows, reference) = (text(people), text(quotas), text("reference.json"));
    let candidates = Table { text: &candidates, file: people };
    let pool = read(candidates, Table { text: &rows, file: quotas }, size, &Columns::default()).unwrap();
    (pool, serde_json::from_str(&reference).unwrap())
}

/// A smallest chance as large as the reference's, everybody's chance as in its leximin, and panels that meet the quotas.
fn agrees(pool: &Pool, reference: &Value, chance_of: &dyn Fn(&str) -> f64, tolerance: f64) {
    let lottery = lottery(pool).unwrap();
    let smallest = reference["results"]["maximin"]["min_probability"].as_f64().unwrap();
    assert!((lottery.smallest_chance() - smallest).abs() < 1e-3);
    let gaps = pool
        .people
        .iter()
        .zip(lottery.chances())
        .map(|(person, chance)| (chance - chance_of(&person.id)).abs());
    let largest = gaps.fold(0.0, f64::max);
    println!(
        "smallest chance {} (reference {smallest}), largest gap {largest:.7}",
        lottery.smallest_chance()
    );
    assert!(largest < tolerance, "{largest}");
    for seed in 0..100 {
        assert!(pool.allows(&lottery.draw(seed)));
    }
}

#[test]
fn the_published_small_example_gives_everybody_one_in_ten() {
    let (pool, reference) = case("example_small_20", "respondents.csv", "categories.csv", 20);
    agrees(&pool, &reference, &|_| 0.1, 1e-6);
}

#[test]
fn the_scottish_example_gives_the_chances_of_the_reference() {
    let (pool, reference) = case("sf_fixture", "candidates.csv", "features.csv", 22);
    let chances = &reference["results"]["leximin"]["marginals"];
    agrees(&pool, &reference, &|person| chances[person].as_f64().unwrap(), 1e-5);
}
