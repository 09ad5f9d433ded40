//! Stable matchings as the Python package `matching` finds them.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};

use matching::{Market, Matching};
use serde_json::Value;

type Matched = BTreeMap<String, BTreeSet<String>>;

fn json(name: &str) -> Value {
    let path = format!("{}/tests/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).expect("a file")).expect("JSON")
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The market of a file with the names of its two sides.
fn market(instance: &Value) -> (Market, Vec<String>, Vec<String>) {
    let names =
        |side: &str| -> Vec<String> { instance[side].as_object().expect("a side").keys().cloned().collect() };
    let (residents, hospitals) = (names("residents"), names("hospitals"));
    let lists = |side: &str, own: &[String], other: &[String]| -> Vec<Vec<usize>> {
        let place = |value: &Value| other.iter().position(|name| *name == text(value)).expect("a known name");
        let list =
            |name: &String| instance[side][name].as_array().expect("a list").iter().map(place).collect();
        own.iter().map(list).collect()
    };
    let room = |name: &String| {
        instance["capacities"][name].as_u64().map_or(1, |n| usize::try_from(n).expect("small"))
    };
    let capacities: Vec<usize> = hospitals.iter().map(room).collect();
    let seekers = lists("residents", &residents, &hospitals);
    let hosts = lists("hospitals", &hospitals, &residents);
    (Market::new(&seekers, &hosts, &capacities).expect("a market"), residents, hospitals)
}

/// Hosts with somebody, by name.
fn named(matching: &Matching, residents: &[String], hospitals: &[String]) -> Matched {
    let pairs = matching.seekers_of.iter().zip(hospitals).filter(|(seekers, _)| !seekers.is_empty());
    pairs
        .map(|(seekers, name)| (name.clone(), seekers.iter().map(|s| residents[*s].clone()).collect()))
        .collect()
}

fn published(reference: &Value, side: &str) -> Matched {
    let hosts = reference[side]["matching"].as_object().expect("a matching").iter();
    let filled = hosts.map(|(host, seekers)| {
        (host.clone(), seekers.as_array().expect("a list").iter().map(text).collect::<BTreeSet<_>>())
    });
    filled.filter(|(_, seekers)| !seekers.is_empty()).collect()
}

#[test]
fn both_sides_best_matchings_are_those_of_the_reference_and_stable() {
    for name in ["issue_159", "debian_2007_leader.as_mentor_matching"] {
        let reference = json(&format!("{name}.reference"));
        let (market, residents, hospitals) = market(&json(name));
        for (side, found) in
            [("resident_optimal", market.seekers_best()), ("hospital_optimal", market.hosts_best())]
        {
            assert_eq!(named(&found, &residents, &hospitals), published(&reference, side), "{name} {side}");
            assert_eq!(market.blocking_pairs(&found), [], "{name} {side}");
            let unmatched = found.host_of.iter().filter(|host| host.is_none()).count();
            assert_eq!(
                unmatched,
                reference[side]["unmatched"].as_array().expect("a list").len(),
                "{name} {side}"
            );
        }
    }
}
