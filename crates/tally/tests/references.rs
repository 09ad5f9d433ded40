//! Real votes counted as the implementations that the field trusts count them.
#![cfg(test)]
#![expect(clippy::as_conversions, reason = "candidate numbers of a test are small")]

#[expect(dead_code, reason = "each test file uses its part of the kit")]
mod kit;

use kit::{Case, cases, found, json, ranked};
use serde_json::Value;
use std::collections::BTreeSet;
use tally::pairwise::Matrix;
use tally::positional::{Borda, borda_points, first_preferences};
use tally::transfer::{GregoryRules, scottish_stv};
use tally::{Amount, Candidate, Count, Method, Options, TieBreak};

/// The winners of a method in the reference as a set: a number, a list, or a list of lists. `None` where the reference
/// implementation gave up.
fn winners(case: &Case, key: &str) -> Option<BTreeSet<u32>> {
    let result = case.reference["results"].get(key)?;
    if result.get("status").is_some() {
        return None;
    }
    let mut found = BTreeSet::new();
    let mut open = vec![&result["winners"]];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(inner) => open.extend(inner),
            Value::Number(id) => drop(found.insert(id.as_u64().expect("an id") as u32)),
            _ => {}
        }
    }
    Some(found)
}

fn seats(case: &Case) -> usize {
    case.reference["seats"].as_u64().expect("seats") as usize
}

fn counted(case: &Case, method: Method, seats: usize) -> BTreeSet<u32> {
    let options = Options { seats, ..Options::default() };
    let count = method.count(&case.file.ballots, &options).expect("a count");
    count.winners.iter().map(|c| c.id()).collect()
}

#[test]
fn ballots_and_first_preferences_are_read_as_in_the_reference() {
    let cases = cases();
    assert!(cases.len() >= 7, "the crate's own data are here");
    for case in cases {
        let ballots = &case.file.ballots;
        assert_eq!(ballots.candidates() as u64, case.reference["n_candidates"], "{}", case.name);
        assert_eq!(ballots.total(), case.reference["n_ballots"], "{}", case.name);
        let (first, _) = first_preferences(ballots);
        for (place, votes) in first.iter().enumerate() {
            assert_eq!(*votes, case.reference["first_preferences"][(place + 1).to_string()], "{}", case.name);
        }
    }
}

#[test]
fn every_duel_has_the_votes_of_the_reference() {
    for case in cases() {
        let matrix = Matrix::of(&case.file.ballots);
        for (a, row) in case.reference["pairwise_support"].as_object().expect("rows") {
            for (b, votes) in row.as_object().expect("a row") {
                let candidate = |id: &str| Candidate::new(id.parse::<usize>().expect("an id") - 1);
                assert_eq!(matrix.support(candidate(a), candidate(b)), *votes, "{}: {a} over {b}", case.name);
            }
        }
    }
}

#[test]
fn symmetric_borda_points_are_those_of_the_reference() {
    for case in cases() {
        let points = borda_points(&case.file.ballots, Borda::Symmetric);
        let Some(scores) = case.reference["borda_symmetric_scores"].as_object() else { continue };
        for (id, score) in scores {
            let place = id.parse::<usize>().expect("an id") - 1;
            let half_points = (score.as_f64().expect("a score") * 2.0) as i128;
            assert_eq!(points[place], half_points, "{} {id}", case.name);
        }
    }
}

#[test]
fn single_winner_methods_elect_as_the_references_do() {
    let methods = [
        ("condorcet_winner", Method::Condorcet),
        ("schulze", Method::Schulze),
        ("ranked_pairs", Method::RankedPairs),
        ("split_cycle", Method::SplitCycle),
        ("minimax", Method::Minimax),
        ("copeland", Method::Copeland),
        ("borda_symmetric", Method::Borda),
        ("irv", Method::Irv),
        ("irv_pyrankvote", Method::Irv),
        ("irv_votekit", Method::Irv),
        ("irv_scottish_droop", Method::ScottishStv),
    ];
    let mut compared = 0;
    for case in cases() {
        for (key, method) in methods {
            if let Some(expected) = winners(&case, key) {
                assert_eq!(counted(&case, method, 1), expected, "{} by {key}", case.name);
                compared += 1;
            }
        }
    }
    assert!(compared > 70, "{compared} results were compared");
}

#[test]
fn proportional_methods_elect_as_the_references_do() {
    let others = [
        "stv_wigm_prf_droop",
        "stv_scottish_pref_voting",
        "stv_wig_pref_voting",
        "stv_pyrankvote",
        "stv_votekit",
    ];
    for case in cases().iter().filter(|case| seats(case) > 1) {
        let elected = counted(case, Method::ScottishStv, seats(case));
        assert_eq!(winners(case, "stv_scottish_droop"), Some(elected.clone()), "{}", case.name);
        for key in others {
            if let Some(expected) = winners(case, key) {
                assert_eq!(elected, expected, "{} by {key}", case.name);
            }
        }
        if let Some(expected) = winners(case, "stv_meek_pref_voting") {
            assert_eq!(counted(case, Method::MeekStv, seats(case)), expected, "{} by Meek", case.name);
        }
    }
}

#[test]
fn meek_elects_as_pref_voting_does() {
    // stv_meek of pref_voting 1.18.2 on the same files; it takes too long for larger ones.
    let expected: [(&str, [&[u32]; 2]); 3] = [
        ("uk_labour_2010_leader_mps.soi", [&[4, 5], &[2, 4, 5]]),
        ("debian_2006_leader.soi", [&[3, 4], &[1, 3, 4]]),
        ("debian_2007_leader.soi", [&[4, 5], &[1, 4, 5]]),
    ];
    for (name, by_seats) in expected {
        let case = kit::case(name).expect("the crate's own data");
        for winners in by_seats {
            let elected = counted(&case, Method::MeekStv, winners.len());
            assert_eq!(elected, winners.iter().copied().collect(), "{name}, {} seats", winners.len());
        }
    }
}

/// The votes after each transfer, as the other program wrote them down.
fn transfers(actions: &Value) -> Vec<Vec<(Candidate, Amount)>> {
    let transfers = actions.as_array().expect("actions").iter().filter(|action| action["tag"] == "transfer");
    let votes = |action: &Value| {
        let cells = action.get("votes").filter(|votes| votes.is_object()).unwrap_or(&action["cstate"]);
        let mut votes: Vec<(Candidate, Amount)> = cells
            .as_object()
            .expect("votes")
            .iter()
            .map(|(id, cell)| {
                let text = cell.get("vote").unwrap_or(cell).as_str().expect("a number");
                (
                    Candidate::new(id.parse::<usize>().expect("an id") - 1),
                    Amount::parse(text).expect("an amount"),
                )
            })
            .filter(|(_, votes)| *votes != Amount::ZERO)
            .collect();
        votes.sort();
        votes
    };
    // That program holds a round even for a surplus of nothing; it changes no vote.
    let mut rounds: Vec<_> = transfers.map(votes).collect();
    rounds.dedup();
    rounds
}

/// The votes after each round that passed papers on, without those who have none.
fn rounds(count: &Count) -> Vec<Vec<(Candidate, Amount)>> {
    let moved = count.rounds.iter().skip(1).filter(|round| !round.sentence.starts_with("As many"));
    moved
        .map(|round| round.votes.iter().copied().filter(|(_, votes)| *votes != Amount::ZERO).collect())
        .collect()
}

#[test]
fn every_round_of_a_scottish_count_has_the_votes_of_the_reference_to_five_decimals() {
    for case in cases() {
        let results = &case.reference["results"];
        let key = if seats(&case) > 1 { "stv_scottish_droop" } else { "irv_scottish_droop" };
        // That program drew ties by the order of the paper: of equal candidates the earlier goes first.
        let ties = TieBreak::Order((0..case.file.ballots.candidates()).rev().map(Candidate::new).collect());
        let count =
            scottish_stv(&case.file.ballots, seats(&case), GregoryRules::default(), &ties).expect("a count");
        let quota = results[key]["quota"].as_str().and_then(Amount::parse);
        assert_eq!(count.quota, quota, "{}", case.name);
        assert_eq!(rounds(&count), transfers(&results[key]["actions"]), "{}", case.name);
    }
}

#[test]
fn the_published_glasgow_counts_come_out_round_by_round() {
    for ward in ["Govan", "Hillhead"] {
        let Some(published) = json(&format!("glasgow.{ward}-2007.droop-published.json")) else { continue };
        let file = ranked(&found(&format!("glasgow.{ward}-2007.blt")).expect("the ballots"));
        let count =
            scottish_stv(&file.ballots, 4, GregoryRules::default(), &TieBreak::Report).expect("a count");
        assert_eq!(rounds(&count), transfers(&published["actions"]), "{ward}");
    }
}

#[test]
fn the_councils_csv_files_hold_the_same_ballots_as_their_blt_files() {
    for stem in ["aberdeen_2012_ward12", "east_ayrshire_2012_ward1", "glasgow_2022_ward2", "moray_2022_ward6"]
    {
        if let (Some(blt), Some(csv)) = (found(&format!("{stem}.blt")), found(&format!("{stem}.csv"))) {
            let (blt, csv) = (ranked(&blt), ranked(&csv));
            assert_eq!(blt.seats, csv.seats);
            assert!(blt.ballots.ballots().eq(csv.ballots.ballots()), "{stem}");
        }
    }
}
