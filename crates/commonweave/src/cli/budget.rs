//! `commonweave budget`: counts a participatory budget from a Pabulib file.

use std::io::Write;
use std::path::PathBuf;

use budget::{Completion, Election, Outcome, Rule, Utility, explain, fairness, pabulib};

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
    /// Print one JSON object: {rule, selected, cost, budget}.
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
pub(super) fn run_to(out: &mut impl Write, args: &Args) -> anyhow::Result<()> {
    if args.completion.is_some() && args.rule != RuleName::Mes {
        anyhow::bail!("--completion belongs to --rule mes; leave it out or choose that rule");
    }
    let file = args.file.display().to_string();
    let election = pabulib::read(&text(&args.file, &file)?, &file)?;
    let utility = args.utility.map_or(Utility::natural(election.vote_type), UtilityName::meaning);
    let (voters, projects) = (election.voters.len(), election.projects.len());
    if voters.saturating_mul(projects) > 1_000_000 {
        report::progress(&format!("counting {voters} ballots on {projects} projects …"));
    }
    let mut outcome = budget::count(&election, rule(args), utility)?;
    if args.json {
        return report::json(out, &as_json(&election, &outcome, args.rule));
    }
    budget::tell_prices(&election, rule(args), utility, &mut outcome)?;
    as_text(out, &election, &outcome, utility)
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

/// The file's text, or a sentence with the line on which it is no text.
fn text(path: &std::path::Path, file: &str) -> anyhow::Result<String> {
    let bytes = source::read(path)?;
    source::check_quotes(file, &bytes, b';')?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(valid).filter(|byte| **byte == b'\n').count() + 1;
        anyhow::anyhow!("{file}:{line}: expected text in UTF-8; save the file in that encoding")
    })
}

fn as_json(election: &Election, outcome: &Outcome, rule: RuleName) -> serde_json::Value {
    let rule = match rule {
        RuleName::Greedy => "greedy",
        RuleName::Mes => "mes",
        RuleName::Phragmen => "phragmen",
        RuleName::Optimum => "optimum",
    };
    let selected: Vec<&str> = outcome.wins.iter().map(|win| id(election, win.project)).collect();
    serde_json::json!({
        "rule": rule,
        "selected": selected,
        "cost": number(election, outcome.cost),
        "budget": number(election, election.budget),
    })
}

/// An amount as a JSON number: whole where it can be.
fn number(election: &Election, amount: u128) -> serde_json::Value {
    let text = election.written(amount);
    let whole = text.trim_end_matches('0').strip_suffix('.').unwrap_or(&text).parse::<u64>();
    match whole {
        Ok(whole) => whole.into(),
        Err(_) => text.parse::<f64>().unwrap_or(f64::MAX).into(),
    }
}

/// What was funded and what not, each with its reason, and then how fair it is.
fn as_text(
    out: &mut impl Write,
    election: &Election,
    outcome: &Outcome,
    utility: Utility,
) -> anyhow::Result<()> {
    let backing = budget::backing(election, utility)?;
    let (cost, budget) = (election.written(outcome.cost), election.written(election.budget));
    let (funded, all) = (outcome.wins.len(), election.projects.len());
    writeln!(out, "Funded: {funded} of {all} projects for {cost} of {budget}")?;
    let cells = |project: u32, why: String| {
        let subject = election.project(project);
        let cost = subject.map_or_else(String::new, |project| election.written(project.cost));
        let name = subject.map_or_else(String::new, |project| project.name.clone());
        [id(election, project).to_owned(), cost, name, why]
    };
    let won = outcome.wins.iter().map(|win| cells(win.project, explain::why(election, &backing, win)));
    table(out, &won.collect::<Vec<_>>())?;
    if !outcome.losses.is_empty() {
        writeln!(out, "\nNot funded")?;
        let lost = outcome.losses.iter().map(|loss| cells(loss.project, explain::why_not(election, loss)));
        table(out, &lost.collect::<Vec<_>>())?;
    }
    ties(out, election, outcome)?;
    fair(out, election, outcome, utility)?;
    for note in &election.notes {
        writeln!(out, "Note: {note}")?;
    }
    Ok(())
}

fn ties(out: &mut impl Write, election: &Election, outcome: &Outcome) -> anyhow::Result<()> {
    for tie in &outcome.ties {
        let equal: Vec<&str> = tie.equal.iter().map(|project| id(election, *project)).collect();
        let (equal, taken) = (equal.join(", "), id(election, tie.taken));
        writeln!(out, "\nTie between {equal}: {taken} was taken, first by id")?;
    }
    Ok(())
}

/// Who goes without, and whether a group could have claimed more.
fn fair(
    out: &mut impl Write,
    election: &Election,
    outcome: &Outcome,
    utility: Utility,
) -> anyhow::Result<()> {
    let figures = fairness::fairness(election, outcome, utility)?;
    let (nothing, voters) = (figures.with_nothing, election.voters.len());
    let share = figures.share_with_nothing() * 100.0;
    writeln!(out, "\nVoters with nothing they back: {nothing} of {voters} ({share:.1} %)")?;
    if figures.unserved.is_empty() {
        writeln!(out, "Every group has what its part of the budget can claim (EJR+ up to one project).")?;
    }
    for unserved in &figures.unserved {
        let (id, group) = (id(election, unserved.project), unserved.group);
        writeln!(
            out,
            "EJR+ up to one project: {group} backers of {id} could have claimed it with their part."
        )?;
    }
    Ok(())
}

fn id(election: &Election, project: u32) -> &str {
    election.project(project).map_or("", |project| project.id.as_str())
}

/// Rows of id, cost, name and reason, in columns.
fn table(out: &mut impl Write, rows: &[[String; 4]]) -> std::io::Result<()> {
    let width =
        |column: fn(&[String; 4]) -> &String| rows.iter().map(|row| column(row).chars().count()).max();
    let ids = width(|[id, ..]| id).unwrap_or(0);
    let costs = width(|[_, cost, ..]| cost).unwrap_or(0);
    for [id, cost, name, why] in rows {
        let name: String = name.chars().take(40).collect();
        writeln!(out, "  {id:ids$}  {cost:>costs$}  {name:40}  {why}")?;
    }
    Ok(())
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
        outcome.map(|()| String::from_utf8_lossy(&out).into_owned())
    }

    #[test]
    fn the_json_object_has_its_four_keys() {
        let said = said("json", TOWN, &["--rule", "greedy", "--utility", "cost", "--json"]).unwrap();
        let object: serde_json::Value = serde_json::from_str(&said).unwrap();
        assert_eq!(
            object,
            serde_json::json!({"rule": "greedy", "selected": ["1", "3"], "cost": 100, "budget": 100})
        );
    }

    #[test]
    fn people_read_what_won_and_why() {
        let said = said("table", TOWN, &["--rule", "mes"]).unwrap();
        assert!(said.contains("Funded: 2 of 3 projects"), "{said}");
        assert!(said.contains("backers pay"), "{said}");
        assert!(said.contains("Not funded"), "{said}");
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

    #[test]
    fn a_file_in_another_encoding_is_refused_at_its_line() {
        let folder = std::env::temp_dir().join(format!("commonweave-budget-{}-latin", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("latin.pb");
        std::fs::write(&path, b"META\nkey;value\ndescription;\xe9t\xe9\n").unwrap();
        let refusal = text(&path, "latin.pb").unwrap_err().to_string();
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(refusal, "latin.pb:3: expected text in UTF-8; save the file in that encoding");
    }
}
