//! The answer of `commonweave budget`: one object for a program, or what was funded and why for a person.

use std::io::Write;

use budget::{Election, Outcome, Utility, explain, fairness};
use serde_json::{Value, json};

use crate::cli::report::{NAME, Table, shown, some};

/// Everything that is told, in whichever form.
pub(super) struct Told<'a> {
    election: &'a Election,
    outcome: &'a Outcome,
    won: Vec<(u32, String)>,
    lost: Vec<(u32, String)>,
    ties: Vec<String>,
    fair: fairness::Fairness,
}

impl<'a> Told<'a> {
    pub(super) fn of(election: &'a Election, outcome: &'a Outcome, utility: Utility) -> anyhow::Result<Self> {
        let backing = budget::backing(election, utility)?;
        let won = outcome.wins.iter().map(|win| (win.project, explain::why(election, &backing, win)));
        let lost = outcome.losses.iter().map(|loss| (loss.project, explain::why_not(election, loss)));
        let ties = outcome.ties.iter().map(|tie| {
            let equal = some(tie.equal.iter().map(|project| id(election, *project)));
            let taken = shown(id(election, tie.taken), NAME);
            format!("Tie between {equal}: {taken} was taken, first by id")
        });
        Ok(Self {
            won: won.collect(),
            lost: lost.collect(),
            ties: ties.collect(),
            fair: fairness::fairness(election, outcome, utility)?,
            election,
            outcome,
        })
    }

    /// The one object of `--json`, but for its notes.
    pub(super) fn object(&self, rule: &str) -> Value {
        let id = |project: u32| id(self.election, project);
        let selected: Vec<&str> = self.outcome.wins.iter().map(|win| id(win.project)).collect();
        let reasons = self.won.iter().chain(&self.lost);
        let reasons = reasons.map(|(project, why)| (id(*project).to_owned(), Value::from(why.as_str())));
        let ties = self.outcome.ties.iter().zip(&self.ties).map(|(tie, sentence)| {
            let equal: Vec<&str> = tie.equal.iter().map(|project| id(*project)).collect();
            json!({ "taken": id(tie.taken), "equal": equal, "sentence": sentence })
        });
        let unserved = self.fair.unserved.iter();
        let unserved = unserved.map(|claim| json!({ "project": id(claim.project), "group": claim.group }));
        json!({
            "rule": rule,
            "selected": selected,
            "cost": number(self.election, self.outcome.cost),
            "budget": number(self.election, self.election.budget),
            "reasons": reasons.collect::<serde_json::Map<_, _>>(),
            "ties": ties.collect::<Vec<_>>(),
            "fairness": {
                "voters": self.election.voters.len(),
                "with_nothing": self.fair.with_nothing,
                "unserved": unserved.collect::<Vec<_>>(),
            },
        })
    }

    /// What was funded and what not, each with its reason, and then how fair it is.
    pub(super) fn write(&self, out: &mut impl Write) -> anyhow::Result<()> {
        let election = self.election;
        let (cost, budget) = (election.written(self.outcome.cost), election.written(election.budget));
        let (funded, all) = (self.won.len(), election.projects.len());
        writeln!(out, "Funded: {funded} of {all} projects for {cost} of {budget}")?;
        self.table(out, &self.won)?;
        if !self.lost.is_empty() {
            writeln!(out, "\nNot funded")?;
            self.table(out, &self.lost)?;
        }
        self.ties.iter().try_for_each(|tie| writeln!(out, "\n{tie}"))?;
        self.fair(out)
    }

    /// Rows of id, cost, name and reason, in columns.
    fn table(&self, out: &mut impl Write, rows: &[(u32, String)]) -> anyhow::Result<()> {
        let mut table = Table::bare().left(2).sentences_in(3).indented(2);
        for (project, why) in rows {
            let subject = self.election.project(*project);
            let cost = subject.map_or_else(String::new, |project| self.election.written(project.cost));
            let name = subject.map_or("", |project| project.name.as_str());
            table.row([id(self.election, *project), &cost, name, why]);
        }
        Ok(table.write(out)?)
    }

    /// Who goes without, and whether a group could have claimed more.
    fn fair(&self, out: &mut impl Write) -> anyhow::Result<()> {
        let (nothing, voters) = (self.fair.with_nothing, self.election.voters.len());
        let share = self.fair.share_with_nothing() * 100.0;
        writeln!(out, "\nVoters with nothing they back: {nothing} of {voters} ({share:.1} %)")?;
        if self.fair.unserved.is_empty() {
            writeln!(out, "Every group has what its part of the budget can claim (EJR+ up to one project).")?;
        }
        for unserved in &self.fair.unserved {
            let (id, group) = (shown(id(self.election, unserved.project), NAME), unserved.group);
            writeln!(
                out,
                "EJR+ up to one project: {group} backers of {id} could have claimed it with their part."
            )?;
        }
        Ok(())
    }
}

/// An amount as a JSON number: whole where it can be.
fn number(election: &Election, amount: u128) -> Value {
    let text = election.written(amount);
    let whole = text.trim_end_matches('0').strip_suffix('.').unwrap_or(&text).parse::<u64>();
    match whole {
        Ok(whole) => whole.into(),
        Err(_) => text.parse::<f64>().unwrap_or(f64::MAX).into(),
    }
}

fn id(election: &Election, project: u32) -> &str {
    election.project(project).map_or("", |project| project.id.as_str())
}
