//! Real contests as the machines recorded them, counted round by round as RCTab's own tests expect.
#![cfg(test)]

#[expect(dead_code, reason = "each test file uses its part of the kit")]
mod kit;

use kit::json;
use kit::records::contest;
use serde_json::Value;
use std::collections::BTreeSet;
use tally::{Amount, Candidate, Count, Method};

/// A round: the votes of those who have some, who is elected and who excluded, and the votes that ended, by what ended them.
#[derive(Debug, PartialEq)]
struct Shown {
    votes: Vec<(String, Amount)>,
    elected: BTreeSet<String>,
    excluded: BTreeSet<String>,
    choices: Amount,
    overvotes: Amount,
    skipped: Amount,
}

fn amount(value: &Value) -> Amount {
    value.as_str().map_or(Amount::ZERO, |text| Amount::parse(text).expect("an amount"))
}

fn published(report: &Value) -> Vec<Shown> {
    let round = |round: &Value| {
        let votes = round["tally"].as_object().expect("a tally").iter();
        let mut votes: Vec<(String, Amount)> =
            votes.map(|(name, votes)| (name.clone(), amount(votes))).collect();
        votes.retain(|(_, votes)| *votes != Amount::ZERO);
        votes.sort();
        let named = |what: &str| {
            let results = round["tallyResults"].as_array().expect("results").iter();
            results.filter_map(|result| result[what].as_str().map(str::to_owned)).collect()
        };
        let inactive = &round["inactiveBallots"];
        Shown {
            votes,
            elected: named("elected"),
            excluded: named("eliminated"),
            choices: amount(&inactive["exhaustedChoices"]).plus(amount(&inactive["finalRoundSurplus"])),
            overvotes: amount(&inactive["overvotes"]),
            skipped: amount(&inactive["skippedRankings"]),
        }
    };
    report["results"].as_array().expect("rounds").iter().map(round).collect()
}

fn shown(count: &Count, names: &[String]) -> Vec<Shown> {
    let name = |candidate: &Candidate| names[candidate.index()].clone();
    let round = |round: &tally::Round| {
        let mut votes: Vec<(String, Amount)> =
            round.votes.iter().map(|(c, votes)| (name(c), *votes)).collect();
        votes.retain(|(_, votes)| *votes != Amount::ZERO);
        votes.sort();
        let ended = round.ended.expect("what ended them");
        Shown {
            votes,
            elected: round.elected.iter().map(name).collect(),
            excluded: round.excluded.iter().map(name).collect(),
            choices: ended.choices,
            overvotes: ended.overvotes,
            skipped: ended.skipped,
        }
    };
    count.rounds.iter().map(round).collect()
}

fn comes_out(name: &str, method: Method) {
    let stem = format!("rctab.{name}");
    let Some(contest) = contest(&stem) else { return };
    let Some(report) = json(&format!("{stem}_expected_detailed_report.json")) else { return };
    let count = method.count(&contest.file.ballots, &contest.options).expect("a count");
    let (ours, theirs) = (shown(&count, contest.file.ballots.names()), published(&report));
    for (round, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
        assert_eq!(ours, theirs, "{name}, round {}", round + 1);
    }
    assert_eq!(ours.len(), theirs.len(), "{name}");
}

#[test]
fn the_mayor_of_portland_in_2015_is_elected_as_published() {
    comes_out("2015_portland_mayor", Method::Irv);
}

#[test]
fn the_mayor_of_minneapolis_in_2013_is_elected_as_published() {
    comes_out("2013_minneapolis_mayor", Method::Irv);
}

#[test]
fn the_park_board_of_minneapolis_in_2013_is_elected_as_published_to_four_decimals() {
    comes_out("2013_minneapolis_park", Method::MinneapolisStv);
}
