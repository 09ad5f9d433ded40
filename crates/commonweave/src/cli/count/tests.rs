//! Tests of the command on files of its own.

use super::*;
use clap::Parser;
use serde_json::{Value, json};

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    args: Args,
}

const VOTE: &str =
    "3 2\n4 1 2 0\n3 2 3 0\n2 3 2 0\n0\n\"Garden\"\n\"Library\"\n\"Playground\"\n\"Which first?\"\n";

/// Run the command on a file of this content, in a folder of its own.
fn count(test: &str, name: &str, content: &str, options: &str) -> anyhow::Result<String> {
    let folder = std::env::temp_dir().join(format!("commonweave-count-{}-{test}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let file = folder.join(name);
    std::fs::write(&file, content)?;
    let words = ["count"].into_iter().map(str::to_owned).chain([file.display().to_string()]);
    let line = Line::try_parse_from(words.chain(options.split_whitespace().map(str::to_owned)))?;
    let mut out = Vec::new();
    let ran = run_to(&mut out, &line.args);
    std::fs::remove_dir_all(&folder)?;
    ran?;
    Ok(String::from_utf8(out)?)
}

#[test]
fn a_person_reads_every_round_and_who_won() {
    let told = count("rounds", "v.blt", VOTE, "--method irv").expect("a count");
    assert!(
        told.contains("Round 1. Nobody has more than half of 9 votes. Playground has the fewest, 2"),
        "{told}"
    );
    assert!(told.ends_with("Elected: Library\n"), "{told}");
}

#[test]
fn a_program_reads_one_object_with_the_documented_keys() {
    let told = count("json", "v.blt", VOTE, "--method scottish-stv --json").expect("a count");
    let object: Value = serde_json::from_str(&told).expect("JSON");
    let mut keys: Vec<&String> = object.as_object().expect("an object").keys().collect();
    keys.sort();
    assert_eq!(keys, ["method", "names", "notes", "quota", "rounds", "seats", "ties", "winners"]);
    assert_eq!(object["names"]["2"], "Library");
    assert_eq!((&object["seats"], &object["winners"]), (&json!(2), &json!([1, 2])));
    assert_eq!(object["rounds"][0]["votes"], json!({"1": 4, "2": 3, "3": 2}));
}

#[test]
fn the_seats_of_the_file_are_for_the_transferable_votes_only() {
    let told = count("seats", "v.blt", VOTE, "--method schulze --json").expect("a count");
    let object: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!((&object["seats"], &object["winners"]), (&json!(1), &json!([2])));
}

#[test]
fn a_grid_of_numbers_is_scores_or_ranks_as_the_method_needs() {
    let grid = "Garden,Library\n1,2\n1,9\n2,1\n";
    let winner = |method: &str| {
        let told = count(method, "v.csv", grid, &format!("--method {method} --json")).expect("a count");
        serde_json::from_str::<Value>(&told).expect("JSON")["winners"].clone()
    };
    assert_eq!((winner("score"), winner("plurality")), (json!([2]), json!([1])));
}

#[test]
fn an_error_names_the_file_the_line_and_what_was_expected() {
    let error = count("error", "v.blt", "2 1\n1 3 0\n0\na\nb\n", "--method irv").expect_err("a bad file");
    assert!(
        format!("{error:#}").ends_with("v.blt:2: expected a candidate's number from 1 to 2, found \"3\"")
    );
}

#[test]
fn a_withdrawn_candidate_is_left_out() {
    let told = count("withdrawn", "v.blt", VOTE, "--method plurality --withdrawn 1").expect("a count");
    assert!(told.ends_with("Elected: Library\n"), "{told}");
    assert!(count("unknown", "v.blt", VOTE, "--method plurality --withdrawn 9").is_err());
}

/// The object of this line on a file of this content.
fn object(test: &str, name: &str, content: &str, options: &str) -> Value {
    let told = count(test, name, content, &format!("{options} --json")).expect("a count");
    serde_json::from_str(&told).expect("JSON")
}

#[test]
fn an_overvote_is_never_a_candidate_and_counts_by_rule() {
    let file = "voter_id,r1,r2,r3\n1,A|D,B,\n2,B,A,\n3,A,,D\n4,D,B,A\n5,A|D,B,\n6,A|D,A,\n7,D,A,B\n";
    let first = |rule: &str| {
        let object = object(rule, "v.csv", file, &format!("--method irv --overvote {rule}"));
        (object["rounds"][0]["votes"].clone(), object["rounds"][0]["ended"]["overvotes"].clone())
    };
    // Candidates are numbered as they first appear: A, D, B.
    assert_eq!(first("exhaust"), (json!({"1": 1, "2": 2, "3": 1}), json!(3)));
    assert_eq!(first("skip"), (json!({"1": 2, "2": 2, "3": 3}), json!(0)));
    assert_eq!(first("one-left"), (json!({"1": 1, "2": 2, "3": 1}), json!(3)));
    let names = object("names", "v.csv", file, "--method plurality")["names"].clone();
    assert_eq!(names, json!({"1": "A", "2": "D", "3": "B"}));
}

#[test]
fn what_is_no_rank_is_left_out_by_itself_or_on_request() {
    let file = "id,comment,Garden,Library,\n1,nice,1,2,\n2,,2,1,\n3,so so,1,2,\n";
    let refused = count("comment", "v.csv", file, "--method score").expect_err("a comment").to_string();
    assert!(refused.contains("under \"comment\"") && refused.contains("--ignore"), "{refused}");
    for column in ["comment", "2"] {
        let object = object(column, "v.csv", file, &format!("--method plurality --ignore {column}"));
        assert_eq!((&object["winners"], &object["notes"]), (&json!([1]), &json!([])));
    }
    let refused = count("gone", "v.csv", file, "--method score --ignore remarks").expect_err("no column");
    assert!(refused.to_string().ends_with("v.csv:1: expected the column \"remarks\" that is to be left out, found id, comment, Garden, Library, "), "{refused}");
}

#[test]
fn write_ins_that_nobody_declared_go_first_and_are_never_elected() {
    let file = "rank 1,rank 2,count\nUWI,Bo,6\nAna,,5\nBo,,2\n";
    let object = object("uwi", "v.csv", file, "--method irv --write-ins uwi");
    assert_eq!((&object["rounds"][0]["excluded"], &object["winners"]), (&json!([1]), &json!([2])));
    let told = self::object("nobody", "v.csv", file, "--method irv --write-ins Zoe");
    assert!(told["notes"][0].as_str().is_some_and(|note| note.starts_with("nobody is called \"Zoe\"")));
}

#[test]
fn the_order_of_a_file_wins_its_ties_until_another_is_asked_for() {
    let file = "3 1\n[tie 3 2 1]\n1 1 0\n1 2 0\n1 3 0\n0\nA\nB\nC\n";
    let winner = |test: &str, options: &str| object(test, "v.blt", file, options)["winners"].clone();
    assert_eq!(winner("file", "--method irv"), json!([3]));
    assert_eq!(winner("line", "--method irv --tie-order 2,1,3"), json!([2]));
    assert_eq!(winner("list", "--method plurality --tie-order listed"), json!([1]));
    assert!(count("bad", "v.blt", file, "--method irv --tie-order 4").is_err());
}

#[test]
fn what_should_be_known_is_told_on_the_page_and_in_the_object() {
    let file = "voter_id,r1\n7,Ana\n8,Bo\n7,Ana\n";
    let note = "the same voter_id stands on several lines, and each counts: 7 (lines 2 and 4)";
    assert_eq!(object("object", "v.csv", file, "--method irv")["notes"], json!([note]));
    let page = count("page", "v.csv", file, "--method irv").expect("a count");
    assert!(page.ends_with(&format!("Elected: Ana\n\nNote: {note}.\n")), "{page}");
    let stated = "# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 9\n3: 1,2\n";
    let told = object("stated", "v.soi", stated, "--method irv")["notes"].clone();
    assert_eq!(told, json!(["line 2 says 9 votes, and the ballots hold 3"]));
}

#[test]
fn four_ballots_over_thousands_of_candidates_are_told_shortly() {
    let order = |from: usize| (0..600).map(|n| (from + n).to_string()).collect::<Vec<_>>().join(" ");
    let ballots: String = [1, 600, 1200, 1800].map(|from| format!("1 {} 0\n", order(from))).concat();
    let names: String = (1..=2446).map(|n| format!("Candidate {n}\n")).collect();
    let told = count("many", "v.blt", &format!("2446 1\n{ballots}0\n{names}"), "--method irv --json")
        .expect("a count");
    assert!(told.len() < 4_000_000, "{} bytes", told.len());
    let object: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(object["rounds"][0]["votes"].as_object().map(serde_json::Map::len), Some(2446));
    assert_eq!((&object["ties"][0]["among"], &object["ties"][0]["candidates"]), (&json!(2442), &json!([])));
    let sentence = object["ties"][0]["sentence"].as_str().expect("a sentence");
    assert!(sentence.starts_with("2442 candidates are equal with the fewest votes: "), "{sentence}");
}

/// A file of the ballots that stand beside the crate that counts, or among the shared data; `None` and a word of it.
fn ballots(name: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared"));
    let shared = std::env::var_os("COMMONWEAVE_SHARED").map_or_else(beside, PathBuf::from);
    let here = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../tally/tests/data/ranked"));
    let found = [here, shared.join("data/ranked")]
        .map(|folder| folder.join(name))
        .into_iter()
        .find(|file| file.exists());
    if found.is_none() {
        println!("left out: {name} (data not here)");
    }
    found
}

/// Whom a round's report names so.
fn named(round: &Value, what: &str) -> Vec<String> {
    let results = round["tallyResults"].as_array().into_iter().flatten();
    let mut names: Vec<String> =
        results.filter_map(|result| result[what].as_str().map(str::to_owned)).collect();
    names.sort();
    names
}

/// The votes that no longer count after a round's report.
fn ended(round: &Value) -> f64 {
    let kinds = ["exhaustedChoices", "overvotes", "repeatedRankings", "skippedRankings", "finalRoundSurplus"];
    let votes = |kind: &str| {
        round["inactiveBallots"][kind].as_str().map_or(0.0, |votes| votes.parse().expect("votes"))
    };
    kinds.map(votes).iter().sum()
}

/// The contest counted by this line comes out as the report says, round by round.
fn comes_out(contest: &str, options: &str) {
    let file = |end: &str| ballots(&format!("rctab.{contest}_{end}"));
    let (Some(book), Some(report)) = (file("cvr.xlsx"), file("expected_detailed_report.json")) else {
        return;
    };
    let report: Value = serde_json::from_slice(&std::fs::read(report).expect("a report")).expect("JSON");
    let config = file("config.json").expect("a configuration").display().to_string();
    let words = options.split_whitespace().map(|word| word.replace("CONFIG", &config));
    let line = ["count".to_owned(), book.display().to_string(), "--json".to_owned()].into_iter().chain(words);
    let mut out = Vec::new();
    run_to(&mut out, &Line::try_parse_from(line).expect("a line").args).expect("a count");
    let object: Value = serde_json::from_slice(&out).expect("JSON");
    let (ours, theirs) =
        (object["rounds"].as_array().expect("rounds"), report["results"].as_array().expect("rounds"));
    for (ours, theirs) in ours.iter().zip(theirs) {
        let ids = |what: &str| {
            let ids = ours[what].as_array().expect("ids").iter();
            let mut names: Vec<String> =
                ids.map(|id| object["names"][id.to_string()].as_str().expect("a name").to_owned()).collect();
            names.sort();
            names
        };
        let round = &ours["round"];
        assert_eq!(ids("elected"), named(theirs, "elected"), "{contest}, round {round}");
        assert_eq!(ids("excluded"), named(theirs, "eliminated"), "{contest}, round {round}");
        for (id, votes) in ours["votes"].as_object().expect("votes") {
            let told =
                theirs["tally"][object["names"][id].as_str().expect("a name")].as_str().expect("votes");
            assert_eq!(votes.as_f64(), told.parse::<f64>().ok(), "{contest}, round {round}, candidate {id}");
        }
        assert_eq!(ours["exhausted"].as_f64(), Some(ended(theirs)), "{contest}, round {round}");
    }
    assert_eq!(ours.len(), theirs.len(), "{contest}");
}

#[test]
fn real_contests_come_out_round_by_round_by_their_configuration() {
    comes_out("2015_portland_mayor", "--method irv --rctab CONFIG");
    comes_out("2013_minneapolis_mayor", "--method irv --rctab CONFIG");
    comes_out("2013_minneapolis_park", "--method minneapolis-stv --rctab CONFIG");
}

#[test]
fn a_configuration_with_a_rule_that_is_not_known_is_refused_by_its_name() {
    let config = json!({"candidates": [{"name": "A"}], "rules": {"minimumVoteThreshold": "5"}}).to_string();
    let folder = std::env::temp_dir().join(format!("commonweave-count-{}-config", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("config.json");
    std::fs::write(&file, config).expect("written");
    let refused = count("rule", "v.blt", VOTE, &format!("--method irv --rctab {}", file.display()))
        .expect_err("a rule");
    std::fs::remove_dir_all(&folder).expect("removed");
    assert!(format!("{refused:#}").contains("without minimumVoteThreshold"), "{refused:#}");
}
