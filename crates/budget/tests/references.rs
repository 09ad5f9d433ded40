//! Real elections counted against the field's reference implementation (exact fractions, same tie rule).
//!
//! The files lie in `pb/` of the shared data; their licence could not be settled, so they are read from there.
//! See that folder's README for how the references were made.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may fail loudly and say what it compared"
)]

use std::path::PathBuf;

use budget::{Completion, Election, Rule, Utility, count, pabulib};
use serde_json::Value;

fn folder() -> PathBuf {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    std::env::var_os("COMMONWEAVE_SHARED").map_or(beside, PathBuf::from).join("data/pb")
}

/// The election and its reference, or nothing (with a line that says so) when the data is not here.
fn case(name: &str) -> Option<(Election, Value)> {
    let read = |ending: &str| std::fs::read_to_string(folder().join(format!("{name}{ending}")));
    match (read(".pb"), read(".reference.json")) {
        (Ok(text), Ok(reference)) => {
            let election = pabulib::read(&text, name).unwrap();
            Some((election, serde_json::from_str(&reference).unwrap()))
        }
        _ => {
            println!("left out: {name} (data not here)");
            None
        }
    }
}

/// What a name such as `mes_card_then_greedy` stands for.
fn meaning(name: &str) -> (Rule, Utility) {
    let utility = match () {
        () if name.contains("_card") => Utility::Cardinality,
        () if name.contains("_points") => Utility::Points,
        () if name.contains("_borda") => Utility::Borda,
        () => Utility::Cost,
    };
    let rule = match () {
        () if name.starts_with("greedy") => Rule::Greedy,
        () if name == "phragmen" => Rule::Phragmen,
        () if name.ends_with("_then_greedy") => Rule::EqualShares(Completion::Greedy),
        () if name.ends_with("_then_phragmen") => Rule::EqualShares(Completion::Phragmen),
        () if name.ends_with("_add1") => Rule::EqualShares(Completion::AddOne),
        () if name.ends_with("_add1u") => Rule::EqualShares(Completion::AddOneThenGreedy),
        () => Rule::EqualShares(Completion::None),
    };
    (rule, utility)
}

/// Counts the election by every rule of its reference and expects the same projects and the same cost.
fn agrees(name: &str) {
    let Some((election, reference)) = case(name) else { return };
    let mut compared = 0;
    for (rule_name, expected) in reference["outcomes"].as_object().unwrap() {
        if expected["status"] != "ok" {
            continue;
        }
        let (rule, utility) = meaning(rule_name);
        let outcome = count(&election, rule, utility).unwrap();
        let mut ids: Vec<&str> =
            outcome.selected().iter().map(|place| election.project(*place).unwrap().id.as_str()).collect();
        ids.sort_unstable();
        let expected_ids: Vec<&str> =
            expected["selected"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        assert_eq!(ids, expected_ids, "{name}: {rule_name}");
        assert_eq!(election.written(outcome.cost), expected["cost"].as_str().unwrap(), "{name}: {rule_name}");
        assert_eq!(outcome.wins.len() + outcome.losses.len(), election.projects.len());
        compared += 1;
    }
    println!("{name}: {compared} outcomes agree");
    assert!(compared >= 5, "{name}: the reference has fewer outcomes than expected");
}

macro_rules! references {
    ($($test:ident => $name:literal),* $(,)?) => {
        $(#[test] fn $test() { agrees($name) })*
    };
}

references! {
    dieppe_is_shared_as_by_the_reference => "Canada_Stanford_Dataset_PB_Dieppe_2018_vote_approvals",
    toulouse_is_shared_as_by_the_reference => "France_Toulouse_2022",
    amsterdam_is_shared_as_by_the_reference => "Netherlands_Amsterdam_332",
    assen_is_shared_as_by_the_reference => "Netherlands_Assen_2024",
    czestochowa_is_shared_as_by_the_reference => "Poland_Czestochowa_2024_Tysiaclecie",
    krakow_is_shared_as_by_the_reference => "Poland_Krakow_2022_Pradnik_Czerwony",
    lodz_is_shared_as_by_the_reference => "Poland_Lodz_2024",
    swiecie_is_shared_as_by_the_reference => "Poland_Swiecie_2023",
    wawer_is_shared_as_by_the_reference => "Poland_Warszawa_2020_Wawer",
    zoliborz_is_shared_as_by_the_reference => "Poland_Warszawa_2026_Marymont-Potok_Stary_Zoliborz",
    zurich_points_are_shared_as_by_the_reference => "Switzerland_Zurich_D5",
    zurich_ranks_are_shared_as_by_the_reference => "Switzerland_Zurich_S5R",
    mechanical_turk_points_are_shared_as_by_the_reference => "Worldwide_Mechanical_Turk_Utilities_7",
}

#[test]
fn towns_that_decided_by_equal_shares_funded_the_same_projects() {
    for name in ["Netherlands_Assen_2024", "Poland_Swiecie_2023"] {
        let Some((election, reference)) = case(name) else { return };
        let outcome = count(&election, Rule::EqualShares(Completion::AddOne), Utility::Cost).unwrap();
        let mut ids: Vec<&str> =
            outcome.selected().iter().map(|place| election.project(*place).unwrap().id.as_str()).collect();
        ids.sort_unstable();
        let official: Vec<&str> = reference["official_selected"]
            .as_array()
            .unwrap()
            .iter()
            .map(|id| id.as_str().unwrap())
            .collect();
        assert_eq!(ids, official, "{name}");
    }
}
