//! The ballots of a budget go out as a file, and budgets of cities come in as one: whoever counts the file comes to the same
//! outcome.

use super::{begun, chooses, ends, judges, opened, result};
use crate::commands::runs;
use crate::kit::{Net, Person};
use house::access::{NetworkVisibility, Role};
use std::path::PathBuf;

/// A file that goes with the test.
struct Paper(PathBuf);

impl Paper {
    fn of(text: &str) -> Paper {
        let name = format!("commonweave-budget-{}.pb", house::clock::Chance.token().unwrap());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, text).unwrap();
        Paper(path)
    }

    /// What the engine's own command says of it.
    fn counted(&self, rule: &str) -> serde_json::Value {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_commonweave"));
        command.arg("budget").arg(&self.0).args(rule.split(' ')).arg("--json");
        let done = command.output().unwrap();
        serde_json::from_slice(&done.stdout)
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&done.stderr)))
    }
}

impl Drop for Paper {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}

/// The projects that a page of a result says are funded, and those that the command says are, by their numbers.
async fn same(who: &Person, acts: &str, words: &str) {
    let file = who.opens(&format!("{acts}/ballots.pb")).await;
    assert_eq!(file.header("content-type"), "text/plain; charset=utf-8");
    for name in ["Ana", "Ben", "Cleo"] {
        file.does_not_see(name);
    }
    let counted = Paper::of(file.html()).counted(words);
    let mut selected: Vec<&str> =
        counted["selected"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    selected.sort_unstable();
    let seen = who.opens(&result(acts)).await;
    let funded = seen.html().split("Not funded").next().unwrap().to_owned();
    let mark = format!("{acts}/projects/");
    let mut shown: Vec<&str> =
        funded.split(&mark).skip(1).filter_map(|rest| rest.split('"').next()).collect();
    shown.sort_unstable();
    shown.dedup();
    assert!(!shown.is_empty());
    assert_eq!(shown, selected, "{acts}");
    seen.sees(words);
}

on_both! {
    async fn the_file_of_the_ballots_is_counted_again_to_the_same_outcome(house: House) {
        let (net, ana, ben) = house.two().await;
        let mut people = vec![ana, ben];
        for name in ["Cleo", "Dora", "Emil", "Fay"] {
            people.push(house.member(&net, name, Role::Member).await);
        }
        let four = [("Pond", "60"), ("Lamp; “new”", "50"), ("Wall", "30"), ("Shed", "10.50")];
        let rules = [
            ("shares-add-greedy", "--rule mes --completion add1u"),
            ("shares-phragmen", "--rule mes --completion phragmen"),
            ("phragmen", "--rule phragmen"),
            ("greedy", "--rule greedy"),
        ];
        let mut begun = Vec::new();
        for (rule, words) in rules {
            let (_, acts, all) = opened(&people[0], &net, &four, &[("rule", rule), ("title", rule)]).await;
            for (at, who) in people.iter().enumerate() {
                for project in all.iter().skip(at % 3).take(2) {
                    chooses(who, project, &[("take", "yes")]).await.leads_to().unwrap();
                }
            }
            begun.push((acts, words));
        }
        begun.push((limited(&people, &net).await, "--rule greedy"));
        ends(&house).await;
        for (acts, words) in &begun {
            same(&people[1], acts, words).await;
        }
        let (limits, _) = begun.last().unwrap();
        let seen = people[1].opens(&result(limits)).await;
        seen.sees("It was paid from what was set aside for “Paths”.").sees("It would have taken “Parks” over the most that it may get.");
    }

    async fn a_city_comes_in_with_its_ballots_and_comes_in_once(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        for (name, text, rule) in [
            ("small", include_str!("../../../../budget/tests/data/small.pb"), "shares-add-greedy"),
            ("points", include_str!("../../../../budget/tests/data/points.pb"), "greedy"),
        ] {
            let paper = Paper::of(text);
            let path = paper.0.to_str().unwrap();
            let arguments = ["import", "pabulib", path, "--network", "green-city", "--rule", rule];
            let plan = [arguments.as_slice(), &["--dry-run"]].concat();
            runs(&house, &plan).await.is_well(true).says("would bring in");
            let said = runs(&house, &arguments).await;
            let item = said.is_well(true).says("brought in").text.split(" at ").last().unwrap().trim().to_owned();
            runs(&house, &arguments).await.is_well(true).says("is here already");
            net.steward.opens(&item).await.is_fine().sees("Result").markup();
            let acts = item.replace("/items/", "/budgets/");
            net.steward.opens(&result(&acts)).await.is_fine().sees("How it was counted").markup();
            assert!(net.steward.opens("/n/green-city/decisions").await.text().contains("funded for"), "{name}");
        }
        let bad = Paper::of("META\nkey;value\nbudget;NaN\n");
        let arguments = ["import", "pabulib", bad.0.to_str().unwrap(), "--network", "green-city"];
        runs(&house, &arguments).await.is_well(false).says("expected a number");
    }
}

/// A budget in which one category may cost only so much, and for another something is kept.
async fn limited(people: &[Person], net: &Net) -> String {
    let more = [("title", "Limits"), ("rule", "greedy"), ("categories", "Parks; ; 40\nPaths; 30\nArt")];
    let (_, acts) = begun(&people[0], net, &more).await;
    let mut all = Vec::new();
    for (title, cost, category) in
        [("Pond", "30", "Parks"), ("Bed", "30", "Parks"), ("Step", "30", "Paths"), ("Hall", "70", "Art")]
    {
        let fields = [("title", title), ("body", "x"), ("cost", cost), ("category", category)];
        let project = people[0].sends(&format!("{acts}/projects"), &fields).await.leads_to().unwrap();
        judges(&net.steward, &project, &[("verdict", "accepted")]).await.leads_to().unwrap();
        all.push(project);
    }
    for phase in ["review", "vote"] {
        people[0].does(&format!("{acts}/phase"), &[("to", phase)]).await;
    }
    for (at, who) in people.iter().enumerate() {
        let wanted: &[usize] = if at == 0 { &[2] } else { &[0, 1, 3] };
        for place in wanted {
            chooses(who, &all[*place], &[("take", "yes")]).await.leads_to().unwrap();
        }
    }
    acts
}
