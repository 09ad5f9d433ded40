//! Tests of what the analysis commands do with files that are not as they should be: each refusal names file and line.

use super::{Command, Task, budget, count, matches, netmap, opinions, panel};
use clap::Parser;

const BALLOTS: &str = "2 1\n3 1 2 0\n2 2 0\n0\n\"A\"\n\"B\"\n\"Which?\"\n";
const TOWN: &str = "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n1;60;Benches\n\
                    2;50;Trees\nVOTES\nvoter_id;vote\na;1\nb;1,2\n";
const VOTES: &str = "participant,statement,vote\n1,1,1\n1,2,-1\n2,1,0\n";
const PEOPLE: &str = "id,gender\na,f\nb,m\nc,m\n";
const QUOTAS: &str = "feature,value,min,max\ngender,f,1,1\ngender,m,1,1\n";
const MENTORS: &str = "id,topic\nAna,soil\n";
const MENTEES: &str = "id,topic\nx,soil\n";
const TIES: &str = "source,target,weight\na,b,1\nb,c,2\n";

/// The commands with the files they read, and files that are as they should be.
const COMMANDS: [(&str, &[(&str, &str)]); 6] = [
    ("count v.blt --method irv --json", &[("v.blt", BALLOTS)]),
    ("budget town.pb --json", &[("town.pb", TOWN)]),
    ("opinions votes.csv --json", &[("votes.csv", VOTES)]),
    (
        "panel people.csv quotas.csv --size 2 --seed 1 --json",
        &[("people.csv", PEOPLE), ("quotas.csv", QUOTAS)],
    ),
    ("match mentors.csv mentees.csv --json", &[("mentors.csv", MENTORS), ("mentees.csv", MENTEES)]),
    ("netmap ties.csv --json", &[("ties.csv", TIES)]),
];

/// What a command line says with these files, in a folder of its own; or its refusal, beginning with the file's name.
fn said(test: &str, line: &str, files: &[(&str, &str)]) -> Result<String, String> {
    let folder = std::env::temp_dir().join(format!("commonweave-faults-{}-{test}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    files.iter().for_each(|(name, text)| std::fs::write(folder.join(name), text).unwrap());
    let words = line.split(' ').map(|word| match word.contains('.') {
        true => folder.join(word).display().to_string(),
        false => word.to_owned(),
    });
    let command = Command::try_parse_from(["commonweave".to_owned()].into_iter().chain(words)).unwrap();
    let mut out = Vec::new();
    let outcome = match command.task {
        Task::Count(args) => count::run_to(&mut out, &args),
        Task::Budget(args) => budget::run_to(&mut out, &args),
        Task::Opinions(args) => opinions::run_to(&mut out, &args),
        Task::Panel(args) => panel::run_to(&mut out, &args),
        Task::Match(args) => matches::run_to(&mut out, &args),
        Task::Netmap(args) => netmap::run_to(&mut out, &args),
        _ => panic!("{line} is no analysis command"),
    };
    std::fs::remove_dir_all(&folder).unwrap();
    let place = format!("{}/", folder.display());
    outcome.map(|_| String::from_utf8(out).unwrap()).map_err(|error| format!("{error:#}").replace(&place, ""))
}

/// The refusal of the command with this number when its first file has this text.
fn refused(test: &str, number: usize, text: &str) -> String {
    let (line, files) = COMMANDS[number];
    let mut files = files.to_vec();
    files[0].1 = text;
    said(test, line, &files).unwrap_err()
}

#[test]
fn an_empty_file_is_refused_at_its_first_line() {
    for (number, (line, files)) in COMMANDS.iter().enumerate() {
        let refusal = refused("empty", number, "");
        assert!(refusal.starts_with(&format!("{}:1: expected", files[0].0)), "{line}: {refusal}");
    }
}

#[test]
fn a_missing_file_is_named() {
    for (line, files) in COMMANDS {
        let refusal = said("missing", line, &[]).unwrap_err();
        assert!(refusal.starts_with(&format!("{}: cannot be read", files[0].0)), "{line}: {refusal}");
    }
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_change_nothing() {
    for (line, files) in COMMANDS {
        let windows: Vec<(&str, String)> = files
            .iter()
            .map(|(name, text)| (*name, format!("\u{feff}{}", text.replace('\n', "\r\n"))))
            .collect();
        let windows: Vec<(&str, &str)> = windows.iter().map(|(name, text)| (*name, text.as_str())).collect();
        assert_eq!(said("plain", line, files).unwrap(), said("windows", line, &windows).unwrap(), "{line}");
    }
}

#[test]
fn a_number_that_is_none_is_refused_at_its_line() {
    let bad = |number: usize, from: &str, to: &str| {
        refused("number", number, &COMMANDS[number].1[0].1.replace(from, to))
    };
    assert!(bad(1, ";50;", ";NaN;").starts_with("town.pb:8: "));
    assert!(bad(1, ";50;", ";-50;").starts_with("town.pb:8: "));
    assert!(bad(1, "budget;100", "budget;-1").starts_with("town.pb:3: "));
    assert!(bad(2, "1,2,-1", "1,2,NaN").starts_with("votes.csv:3: "));
    assert!(bad(4, "id,topic\nAna,soil", "id,capacity\nAna,NaN").starts_with("mentors.csv:2: "));
    assert!(bad(5, "b,c,2", "b,c,NaN").starts_with("ties.csv:3: "));
    assert!(bad(5, "b,c,2", "b,c,-2").starts_with("ties.csv:3: "));
    let scores = said("scores", "count v.csv --method score", &[("v.csv", "A,B\n1,2\nNaN,2\n")]).unwrap_err();
    assert!(scores.starts_with("v.csv:3: "), "{scores}");
}

#[test]
fn what_may_be_there_once_is_refused_when_it_is_there_twice() {
    assert!(refused("twice", 1, &TOWN.replace("2;50", "1;50")).starts_with("town.pb:8: "));
    assert!(refused("twice", 3, &PEOPLE.replace("c,m", "a,m")).starts_with("people.csv:4: "));
    assert!(refused("twice", 4, "id,topic\nAna,soil\nAna,trees\n").starts_with("mentors.csv:3: "));
    assert!(refused("twice", 4, "id,topic,id\nAna,soil,1\n").starts_with("mentors.csv:1: "));
    let columns = said("twice", "count v.csv --method score", &[("v.csv", "A,A\n1,2\n")]).unwrap_err();
    assert!(columns.starts_with("v.csv:1: "), "{columns}");
}

#[test]
fn a_budget_of_nothing_funds_nothing_and_a_great_one_is_counted() {
    let with = |town: String| said("amounts", COMMANDS[1].0, &[("town.pb", &town)]).unwrap();
    assert!(with(TOWN.replace("budget;100", "budget;0")).contains("\"cost\": 0"));
    let great =
        TOWN.replace("budget;100", "budget;1000000000000000000").replace(";60;", ";1000000000000000000;");
    assert!(with(great).contains("\"cost\": 1000000000000000000"));
}

#[test]
fn a_network_of_self_loops_has_nodes_and_no_ties() {
    let told = said("loops", COMMANDS[5].0, &[("ties.csv", "source,target\na,a\nb,b\n")]).unwrap();
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((told["nodes"].as_u64(), told["edges"].as_u64()), (Some(2), Some(0)));
}

#[test]
fn a_quote_that_is_never_closed_is_refused_where_it_opens() {
    let tables = COMMANDS.iter().enumerate().filter(|(_, (_, files))| !files[0].0.ends_with(".blt"));
    for (number, (line, files)) in tables {
        let (name, text) = files[0];
        let broken =
            if name.ends_with(".pb") { text.replace("a;1", "\"a;1") } else { format!("{text}\"z,1\n") };
        let at = if name.ends_with(".pb") { 11 } else { text.lines().count() + 1 };
        let refusal = refused("quote", number, &broken);
        assert!(
            refusal.starts_with(&format!("{name}:{at}: expected a quote that closes")),
            "{line}: {refusal}"
        );
    }
}

/// The text with its headings in capitals.
fn in_capitals(text: &str) -> String {
    let (head, rows) = text.split_once('\n').unwrap();
    format!("{}\n{rows}", head.to_uppercase())
}

#[test]
fn semicolons_tabs_and_capitals_change_nothing() {
    for (line, files) in COMMANDS.iter().filter(|(_, files)| files[0].0.ends_with(".csv")) {
        for separator in [";", "\t"] {
            let other: Vec<(&str, String)> =
                files.iter().map(|(name, text)| (*name, in_capitals(text).replace(',', separator))).collect();
            let other: Vec<(&str, &str)> = other.iter().map(|(name, text)| (*name, text.as_str())).collect();
            assert_eq!(said("commas", line, files).unwrap(), said("others", line, &other).unwrap(), "{line}");
        }
    }
}

#[test]
fn more_pairs_than_can_be_compared_are_refused_with_what_to_do() {
    let mentors: String = (0..6_000).fold("id,topic\n".to_owned(), |all, at| all + &format!("m{at},soil\n"));
    let mentees = mentors.replace('m', "s");
    let refusal =
        said("pairs", COMMANDS[4].0, &[("mentors.csv", &mentors), ("mentees.csv", &mentees)]).unwrap_err();
    assert!(refusal.starts_with("mentees.csv: 6000 mentees and 6000 mentors make more than"), "{refusal}");
}
