//! Times the counts of real elections; prints one JSON object a line: `{"figure", "value_seconds", "target"}`.
//!
//! `target` is the ratio to reach against the line with the same figure that `bench/engines.d/budget.py` prints.
//! `--quick` leaves the longest out. The elections are read from `$COMMONWEAVE_SHARED/data/pb` or `../shared/data/pb`.
#![expect(clippy::print_stdout, reason = "this programme prints figures")]

use std::error::Error;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use budget::{Completion, Election, Rule, Utility, count, pabulib};

/// File, whether it is among the quick ones, and whether adding one is timed too.
const ELECTIONS: [(&str, bool, bool); 6] = [
    ("Netherlands_Assen_2024", true, true),
    ("Poland_Swiecie_2023", true, true),
    ("Switzerland_Zurich_S5R", true, true),
    ("Netherlands_Amsterdam_332", false, true),
    ("France_Toulouse_2022", false, false),
    ("Poland_Lodz_2024", false, false),
];

fn main() -> Result<(), Box<dyn Error>> {
    let quick = std::env::args().any(|argument| argument == "--quick");
    large_currencies()?;
    let shared =
        std::env::var_os("COMMONWEAVE_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    for (name, _, add_one) in ELECTIONS.into_iter().filter(|(_, is_quick, _)| *is_quick || !quick) {
        let file = shared.join("data/pb").join(format!("{name}.pb"));
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        let election = pabulib::read(&text, name)?;
        // Reading has no target: the hundredfold is for counting. Of reading, most is taking text apart, which the csv module of Python does in C.
        print(&format!("budget {name} read"), 0, &mut || drop(black_box(pabulib::read(&text, name))));
        let utility = Utility::natural(election.vote_type);
        let mut rules = vec![
            ("greedy", Rule::Greedy),
            ("mes", Rule::EqualShares(Completion::None)),
            ("mes_then_greedy", Rule::EqualShares(Completion::Greedy)),
        ];
        if utility == Utility::Cost {
            rules.push(("phragmen", Rule::Phragmen));
        }
        if add_one {
            rules.push(("mes_add1", Rule::EqualShares(Completion::AddOne)));
        }
        for (word, rule) in rules {
            print(&format!("budget {name} {word}"), 100, &mut || {
                drop(black_box(count(&election, rule, utility)))
            });
        }
        if name.starts_with("Poland_Swiecie") {
            growth(&election, if quick { 10 } else { 100 });
        }
    }
    Ok(())
}

/// A city whose projects cost about so much, as in `scripts/large_currency.py` among the shared data: adding one unit for every
/// voter must not depend on how small a unit is. Beside the smallest stands the walk from unit to unit.
fn large_currencies() -> Result<(), Box<dyn Error>> {
    for exponent in [5, 7, 9, 12] {
        let scale = 10_u64.pow(exponent);
        let projects: String = (1..60).fold(String::new(), |all, id| all + &format!("{id};{}\n", scale - id));
        let votes: String = (1..997_u64).fold(String::new(), |all, voter| {
            let vote: Vec<String> = (1..9).map(|times| (1 + voter * times % 59).to_string()).collect();
            all + &format!("{voter};{}\n", vote.join(","))
        });
        let text = format!(
            "META\nkey;value\nbudget;{}\nvote_type;approval\nPROJECTS\nproject_id;cost\n{projects}VOTES\nvoter_id;vote\n{votes}",
            10 * scale
        );
        let election = pabulib::read(&text, "large")?;
        let rule = Rule::EqualShares(Completion::AddOne);
        let work = || drop(black_box(count(&election, rule, Utility::Cost)));
        let mut seconds = f64::INFINITY;
        for _ in 0..3 {
            let start = Instant::now();
            work();
            seconds = seconds.min(start.elapsed().as_secs_f64());
        }
        let reference = if exponent == 5 {
            let start = Instant::now();
            walk(&election)?;
            format!(",\"reference_seconds\":{:.9}", start.elapsed().as_secs_f64())
        } else {
            String::new()
        };
        println!(
            "{{\"figure\":\"budget add1, costs of about 10^{exponent} (beside: unit by unit)\",\"value_seconds\":{seconds:.9},\
             \"limit_seconds\":2{reference}}}"
        );
    }
    Ok(())
}

/// One unit more for every voter after another, until the money does not last.
fn walk(election: &Election) -> Result<(), Box<dyn Error>> {
    let mut richer = election.clone();
    while count(&richer, Rule::EqualShares(Completion::None), Utility::Cost)?.cost <= election.budget {
        richer.budget += u128::try_from(election.voters.len())?;
    }
    Ok(())
}

/// The same town with ten and a hundred times its voters.
fn growth(election: &Election, most: usize) {
    for times in [1, 10, 100].into_iter().filter(|times| *times <= most) {
        let mut larger = election.clone();
        larger.voters = std::iter::repeat_n(&election.voters, times).flatten().cloned().collect();
        larger.budget *= u128::try_from(times).unwrap_or(1);
        for project in &mut larger.projects {
            project.cost *= u128::try_from(times).unwrap_or(1);
        }
        let rule = Rule::EqualShares(Completion::None);
        let figure = format!("budget growth mes x{times} ({} voters)", larger.voters.len());
        print(&figure, 0, &mut || drop(black_box(count(&larger, rule, Utility::Cost))));
    }
}

/// The fastest of repeated runs, for at least a fifth of a second: whatever else the machine does only adds to a run.
fn print(figure: &str, target: u32, work: &mut dyn FnMut()) {
    let begun = Instant::now();
    let mut times = Vec::new();
    while times.len() < 3 || (begun.elapsed() < Duration::from_millis(200) && times.len() < 1000) {
        let start = Instant::now();
        work();
        times.push(start.elapsed());
    }
    let fastest = times.into_iter().min().unwrap_or_default().as_secs_f64();
    println!("{{\"figure\":\"{figure}\",\"value_seconds\":{fastest:.9},\"target\":{target}}}");
}
