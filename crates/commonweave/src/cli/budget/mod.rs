//! `commonweave budget`: counts a participatory budget from a Pabulib file.
//!
//! With `--json` it prints one object: `{rule, selected[], cost, budget, reasons{id: sentence}, ties[{taken, equal[], sentence}],
//! fairness{voters, with_nothing, unserved[{project, group}]}, notes[]}`. `selected` stands in the order of funding; `reasons`
//! has every project. A file may state what a category or a place may cost: see `budget::limits`.

mod page;

use std::io::Write;
use std::path::PathBuf;

use budget::{Completion, Rule, Utility, pabulib};

use super::{report, source};

/// Which file to count, and how.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The Pabulib file (.pb).
    file: PathBuf,
    /// The rule: greedy, mes (Method of Equal Shares), phragmen, or optimum (highest total).
    #[arg(long, value_enum, default_value = "mes")]
    rule: RuleName,
    /// What a funded project is worth to a voter: cost, cardinality (one each), points or borda.
    /// Without it: cost for approval ballots, points where there are points, borda for ranks.
    #[arg(long, value_enum)]
    utility: Option<UtilityName>,
    /// How equal shares spend what is left: none, add1, add1u (add1, then greedy), greedy or phragmen.
    #[arg(long, value_enum)]
    completion: Option<CompletionName>,
    /// Print one JSON object: {rule, selected, cost, budget, reasons, ties, fairness, notes}.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum RuleName {
    Greedy,
    Mes,
    Phragmen,
    Optimum,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum UtilityName {
    Cost,
    Cardinality,
    Points,
    Borda,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum CompletionName {
    None,
    Add1,
    Add1u,
    Greedy,
    Phragmen,
}

/// Counts and prints the outcome.
pub fn run(args: Args) -> anyhow::Result<()> {
    report::to_stdout(|out| run_to(out, &args))
}

/// The same, to any writer.
pub(super) fn run_to(out: &mut impl Write, args: &Args) -> anyhow::Result<report::Notes> {
    if args.completion.is_some() && args.rule != RuleName::Mes {
        anyhow::bail!("--completion belongs to --rule mes; leave it out or choose that rule");
    }
    let file = args.file.display().to_string();
    let mut notes = report::Notes::default();
    let bytes = source::read(&args.file, &mut notes)?;
    source::check_quotes(&file, &bytes, b';')?;
    let election = pabulib::read(&String::from_utf8_lossy(&bytes), &file)?;
    let utility = args.utility.map_or(Utility::natural(election.vote_type), UtilityName::meaning);
    let (voters, projects) = (election.voters.len(), election.projects.len());
    if voters.saturating_mul(projects) > 1_000_000 {
        report::progress(&format!("counting {voters} ballots on {projects} projects …"));
    }
    let limits = budget::limits::of(&election)?;
    let kept = budget::limits::keep(&election, rule(args), utility, &limits)?;
    if kept.cut {
        notes.add(
            "the limits ask to count again more often than is done: what still goes over a most was set aside at once, \
             and what it would have cost is not spent",
        );
    }
    let mut outcome = kept.outcome;
    if kept.aside.is_empty() && kept.reserved.is_empty() {
        budget::tell_prices(&election, rule(args), utility, &mut outcome)?;
    }
    notes.extend(&election.notes);
    let told = page::Told::of(&election, &outcome, utility)?;
    let object = || told.object(args.rule.name());
    report::answer(out, args.json, notes, object, |out| told.write(out))
}

fn rule(args: &Args) -> Rule {
    match args.rule {
        RuleName::Greedy => Rule::Greedy,
        RuleName::Phragmen => Rule::Phragmen,
        RuleName::Optimum => Rule::Optimum,
        RuleName::Mes => Rule::EqualShares(match args.completion.unwrap_or(CompletionName::None) {
            CompletionName::None => Completion::None,
            CompletionName::Add1 => Completion::AddOne,
            CompletionName::Add1u => Completion::AddOneThenGreedy,
            CompletionName::Greedy => Completion::Greedy,
            CompletionName::Phragmen => Completion::Phragmen,
        }),
    }
}

impl RuleName {
    fn name(self) -> &'static str {
        match self {
            Self::Greedy => "greedy",
            Self::Mes => "mes",
            Self::Phragmen => "phragmen",
            Self::Optimum => "optimum",
        }
    }
}

impl UtilityName {
    fn meaning(self) -> Utility {
        match self {
            Self::Cost => Utility::Cost,
            Self::Cardinality => Utility::Cardinality,
            Self::Points => Utility::Points,
            Self::Borda => Utility::Borda,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: Args,
    }

    const TOWN: &str = "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n1;60;Benches\n\
                        2;50;Trees\n3;40;Path\nVOTES\nvoter_id;vote\na;1\nb;1\nc;1,3\nd;2,3\ne;2,3\n";

    fn said(name: &str, file: &str, options: &[&str]) -> anyhow::Result<String> {
        let folder = std::env::temp_dir().join(format!("commonweave-budget-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let path = folder.join("town.pb");
        std::fs::write(&path, file)?;
        let line = ["budget".to_owned(), path.display().to_string()].into_iter();
        let line = Line::try_parse_from(line.chain(options.iter().map(|option| (*option).to_owned())))?;
        let mut out = Vec::new();
        let outcome = run_to(&mut out, &line.args);
        std::fs::remove_dir_all(&folder)?;
        outcome.map(|_| String::from_utf8_lossy(&out).into_owned())
    }

    #[test]
    fn the_json_object_says_what_the_page_says() {
        let town = TOWN.replace("budget;100", "budget;100\nnum_votes;7");
        let options = ["--rule", "greedy", "--utility", "cost"];
        let object = said("json", &town, &[&options[..], &["--json"]].concat()).unwrap();
        let object: serde_json::Value = serde_json::from_str(&object).unwrap();
        assert_eq!(object["rule"], "greedy");
        assert_eq!(object["selected"], serde_json::json!(["1", "3"]));
        assert_eq!((&object["cost"], &object["budget"]), (&100.into(), &100.into()));
        let page = said("page", &town, &options).unwrap();
        let sentences = [&object["reasons"]["1"], &object["reasons"]["2"], &object["notes"][0]];
        for sentence in sentences {
            assert!(page.contains(sentence.as_str().unwrap()), "{sentence} in {page}");
        }
        assert_eq!(object["fairness"]["with_nothing"], 0);
    }

    #[test]
    fn people_read_what_won_and_why() {
        let said = said("table", TOWN, &["--rule", "mes"]).unwrap();
        assert!(said.contains("Funded: 2 of 3 projects"), "{said}");
        assert!(said.contains("backers pay"), "{said}");
        assert!(said.contains("Not funded"), "{said}");
    }

    #[test]
    fn what_a_category_may_cost_is_kept_to() {
        let town = TOWN.replace("vote_type", "most category Parks;40\nvote_type");
        let town = town.replace("cost;name", "cost;name;category").replace("Benches", "Benches;Parks");
        let said = said("limits", &town.replace("Path", "Path;Parks"), &["--rule", "greedy"]).unwrap();
        assert!(said.contains("may not cost more together"), "{said}");
    }

    #[test]
    fn a_mistake_in_the_file_names_its_line() {
        let refusal = said("mistake", &TOWN.replace(";50;", ";-50;"), &[]).unwrap_err().to_string();
        assert!(refusal.contains("town.pb:8: "), "{refusal}");
    }

    #[test]
    fn a_completion_without_equal_shares_is_refused() {
        let refusal = said("completion", TOWN, &["--rule", "greedy", "--completion", "add1"]).unwrap_err();
        assert!(refusal.to_string().contains("--rule mes"));
    }
}
