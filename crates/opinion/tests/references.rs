//! Real conversations: what was published about them, and what the reference implementation makes of them.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may fail loudly, and says what it left out"
)]

use opinion::{OpinionMap, Profile, Settings, Stance, adjusted_rand, read, silhouette};
use serde_json::Value;
use std::{collections::HashMap, path::PathBuf};

const CASES: [&str; 8] = [
    "15-per-hour-seattle",
    "brexit-consensus",
    "london.youth.policing",
    "math.50ptpt-3gp-strict-no-meta",
    "math.above-100-ptpts",
    "math.below-100-ptpts",
    "scoop-hivemind.biodiversity",
    "vtaiwan.uberx",
];

struct Case {
    name: &'static str,
    talk: read::Conversation,
    reference: Value,
}

/// The folder of a conversation: here, or among the shared data.
fn place(name: &str) -> PathBuf {
    let own = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data")).join(name);
    if own.join("reference.json").exists() { own } else { folder().join(name) }
}

fn folder() -> PathBuf {
    let shared = std::env::var_os("COMMONWEAVE_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    shared.join("data/polis")
}

fn load(name: &'static str) -> Option<Case> {
    let dir = place(name);
    let Ok(reference) = std::fs::read(dir.join("reference.json")) else {
        println!("left out: {name} (data not here)");
        return None;
    };
    let text = |file: &str| std::fs::read(dir.join(file)).ok();
    let (mut talk, about) = if let Some(votes) = text("participants-votes.csv") {
        let about = text("comments.csv").map(|text| read::statements_csv("comments.csv", &text).unwrap());
        (read::votes_csv("participants-votes.csv", &votes).unwrap(), about)
    } else {
        let about = text("comments.json").map(|text| read::statements_json("comments.json", &text).unwrap());
        (read::votes_json("votes.json", &text("votes.json").unwrap()).unwrap(), about)
    };
    talk.describe(&about.unwrap_or_default());
    Some(Case { name, talk, reference: serde_json::from_slice(&reference).unwrap() })
}

fn cases() -> impl Iterator<Item = Case> {
    CASES.into_iter().filter_map(load)
}

impl Case {
    fn published_groups(&self) -> Vec<Vec<usize>> {
        let labels = self.reference["polis_published"]["labels"].as_object().unwrap();
        let mut groups: HashMap<u64, Vec<usize>> = HashMap::new();
        for (person, label) in labels {
            // Someone without any vote has a published group now and then, and no line among the votes.
            if let Some(person) = self.talk.participant(person) {
                groups.entry(label.as_u64().unwrap()).or_default().push(person);
            }
        }
        let mut groups: Vec<(u64, Vec<usize>)> = groups.into_iter().collect();
        groups.sort();
        groups.into_iter().map(|(_, members)| members).collect()
    }

    fn map(&self) -> OpinionMap {
        OpinionMap::new(self.talk.votes.clone(), Settings { min_group: 1, ..Settings::default() })
    }
}

#[test]
fn consensus_given_the_published_groups_is_the_published_one() {
    for case in cases() {
        let profile = Profile::of(&case.talk.votes, &case.published_groups());
        for (key, stance) in [
            ("group_informed_consensus_agree", Stance::Agree),
            ("group_informed_consensus_disagree", Stance::Disagree),
        ] {
            let published = case.reference["given_polis_groups"][key].as_object().unwrap();
            for (statement, value) in published {
                let at = case.talk.statements.iter().position(|name| name == statement).unwrap();
                let gap = (profile.consensus(at, stance) - value.as_f64().unwrap()).abs();
                assert!(gap < 1e-6, "{} statement {statement}: {gap}", case.name);
            }
        }
        let top: Vec<String> =
            profile.by_consensus().iter().take(15).map(|(at, _)| case.talk.statements[*at].clone()).collect();
        let published: Vec<String> = case.reference["given_polis_groups"]["top15_agree"]
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| entry["tid"].to_string())
            .collect();
        let shared = top.iter().filter(|name| published.contains(name)).count();
        assert_eq!(shared, published.len(), "{}: {top:?} {published:?}", case.name);
    }
}

#[test]
fn the_map_is_the_reference_map_up_to_signs() {
    for case in cases() {
        let map = case.map();
        let places = case.reference["red_dwarf_run"]["projections_xy"].as_object().unwrap();
        let mut worst = [[0.0_f64; 2]; 2];
        for (person, place) in places {
            let at = map.place(case.talk.participant(person).unwrap()).unwrap();
            for (axis, own) in [at.x, at.y].into_iter().enumerate() {
                let other = place[axis].as_f64().unwrap();
                worst[axis][0] = worst[axis][0].max((own - other).abs());
                worst[axis][1] = worst[axis][1].max((own + other).abs());
            }
        }
        let worst = worst.map(|signs| signs[0].min(signs[1]));
        println!("{}: largest distance per axis {worst:?}", case.name);
        assert!(worst.iter().all(|gap| *gap < 5e-4), "{}: {worst:?}", case.name);
    }
}

#[test]
fn the_same_people_are_on_the_map() {
    for case in cases() {
        let clustered = case.reference["red_dwarf_run"]["labels"].as_object().unwrap();
        let map = case.map();
        assert_eq!(map.places().len(), clustered.len(), "{}", case.name);
        assert!(
            map.places().iter().all(|at| clustered.contains_key(&case.talk.participants[at.participant]))
        );
    }
}

#[test]
fn on_the_published_conversations_groups_are_as_clear_and_as_close_as_the_reference() {
    let mut short = Vec::new();
    for case in cases() {
        let groups = case.map().groups().unwrap();
        let mut own = HashMap::new();
        for (name, members) in &groups.named {
            own.extend(members.iter().map(|who| (*who, *name)));
        }
        let mut published = HashMap::new();
        for (name, members) in case.published_groups().iter().enumerate() {
            published.extend(members.iter().map(|who| (*who, name)));
        }
        let both: Vec<usize> = own.keys().copied().filter(|who| published.contains_key(who)).collect();
        let left: Vec<usize> = both.iter().map(|who| own[who]).collect();
        let right: Vec<usize> = both.iter().map(|who| published[who]).collect();
        let index = adjusted_rand(&left, &right);
        let run = &case.reference["red_dwarf_run"];
        let (their_silhouette, their_index) =
            (run["silhouette"].as_f64().unwrap(), run["ari_with_polis"].as_f64().unwrap());
        println!(
            "{}: sizes {:?} silhouette {:.6} (reference {their_silhouette}) index {index:.6} (reference {their_index})",
            case.name,
            groups.sizes(),
            groups.silhouette
        );
        if groups.silhouette < their_silhouette - 1e-5 || index < their_index - 1e-6 {
            short.push(case.name);
        }
        let points: Vec<[f64; 2]> = case.map().places().iter().map(|at| [at.x, at.y]).collect();
        let labels: Vec<usize> = case.map().places().iter().map(|at| own[&at.participant]).collect();
        assert!((silhouette(&points, &labels) - groups.silhouette).abs() < 1e-9);
    }
    assert!(short.is_empty(), "below the reference: {short:?}");
}

#[test]
fn representative_statements_carry_the_reference_figures() {
    let mut all = 0;
    let mut same = 0;
    for case in cases() {
        let profile = Profile::of(&case.talk.votes, &case.published_groups());
        for (group, entries) in case.reference["given_polis_groups"]["representative"].as_object().unwrap() {
            let group: usize = group.parse().unwrap();
            let own = profile.representative(group, 5);
            for entry in entries.as_array().unwrap() {
                let name = entry["tid"].to_string();
                let at = case.talk.statements.iter().position(|known| *known == name).unwrap();
                all += 1;
                let Some(found) = own.iter().find(|chosen| chosen.statement == at) else { continue };
                same += 1;
                let figure = |key: &str| entry[key].as_f64().unwrap();
                let gaps = [
                    found.share - figure("p-success"),
                    found.share_test - figure("p-test"),
                    found.ratio - figure("repness"),
                    found.ratio_test - figure("repness-test"),
                ];
                assert!(gaps.iter().all(|gap| gap.abs() < 2e-6), "{} {group} {name}: {gaps:?}", case.name);
                let stance = if entry["repful-for"] == "agree" { Stance::Agree } else { Stance::Disagree };
                assert_eq!(found.stance, stance);
            }
        }
    }
    println!("representative statements: {same} of {all} as in the reference");
    assert!(all == 0 || same * 10 >= all * 9);
}

#[test]
fn priorities_of_the_published_mathematics_are_ours() {
    for name in CASES {
        let Ok(text) = std::fs::read(place(name).join("math-pca2.json")) else { continue };
        let math: Value = serde_json::from_slice(&text).unwrap();
        let metas = math["meta-tids"].as_array().unwrap();
        let sum = |votes: &Value, key: &str| {
            let all: u64 = votes[key].as_array().unwrap().iter().filter_map(Value::as_u64).sum();
            u32::try_from(all).unwrap()
        };
        for (at, statement) in math["tids"].as_array().unwrap().iter().enumerate() {
            let votes = &math["votes-base"][statement.to_string()];
            let published = &math["comment-priorities"][statement.to_string()];
            let (Some(published), false) = (published.as_f64(), metas.contains(statement)) else { continue };
            if (published - 49.0).abs() < 1e-9 {
                continue; // statements about the conversation have a fixed priority there; here they are never shown
            }
            let (agree, disagree, seen) = (sum(votes, "A"), sum(votes, "D"), sum(votes, "S"));
            let extremity = math["pca"]["comment-extremity"][at].as_f64().unwrap();
            let own = opinion::priority(agree, seen - agree - disagree, seen, extremity);
            assert!(
                (own - published).abs() < 1e-9 * published.max(1.0),
                "{name} {statement}: {own} {published}"
            );
        }
    }
}
