//! Counting: the engine shares out the money, and what it says is put under the projects. The same ballots give the same
//! outcome here, on every page and in the file that anyone can count again.

mod ballots;
mod groups;
pub(super) mod told;

pub(super) use ballots::{kept, pile};

use super::budget::{Budget, Part, Project, ProjectId};
use super::rules::{Ballot, Rule, Side};
use super::store::{Group, Outcome, Pile};
use budget::limits::{self, Kept, Limit};
use budget::{Choice, Election, Refusal, Utility, VoteType, Voter, decimal};
use std::collections::{BTreeMap, HashMap, HashSet};

/// One ballot, without whose it is: projects with points, the best first.
#[derive(Debug, Clone)]
pub(super) struct Paper {
    pub(super) sector: String,
    pub(super) ballot: Vec<(ProjectId, i64)>,
}

/// All that is counted.
#[derive(Debug)]
pub(super) struct Material {
    pub(super) budget: Budget,
    pub(super) projects: Vec<Project>,
    pub(super) parts: Vec<Part>,
    /// How many of each sector might choose.
    pub(super) entitled: Vec<(String, i64)>,
    pub(super) papers: Vec<Paper>,
}

/// What was counted.
#[derive(Debug)]
pub(super) struct Counted {
    /// The rule that could be kept to.
    pub(super) rule: Rule,
    /// Whether counting again for limits ended before they asked for nothing more.
    pub(super) cut: bool,
    pub(super) funded: i64,
    pub(super) spent: i64,
    pub(super) piles: Vec<Pile>,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) groups: Vec<Group>,
}

/// Counts. What nobody chose is left out before: the greedy rule would spend on it what is left.
pub(super) fn count(material: &Material) -> Result<Counted, anyhow::Error> {
    let choices = material.papers.iter().flat_map(|paper| &paper.ballot);
    let chosen: HashSet<ProjectId> = choices.map(|(project, _)| *project).collect();
    let (wanted, bare): (Vec<Project>, Vec<Project>) =
        material.projects.iter().cloned().partition(|project| chosen.contains(&project.id));
    let ballots = material.papers.iter().map(|paper| paper.ballot.as_slice());
    let election = election(&material.budget, &wanted, &material.parts, ballots);
    let utility = Utility::natural(election.vote_type);
    let limits = limits::of(&election)?;
    let (rule, kept) = if wanted.is_empty() {
        (material.budget.rule, Kept::default())
    } else {
        share(&election, material.budget.rule, (utility, &limits))?
    };
    let mut outcomes = outcomes((material, &wanted), &election, (&kept, &limits));
    outcomes.extend(bare.iter().map(|project| told::unwanted(project.id)));
    Ok(Counted {
        rule,
        cut: kept.cut,
        funded: number(kept.outcome.wins.len()),
        spent: i64::try_from(kept.outcome.cost).unwrap_or(i64::MAX),
        piles: pile(&material.papers),
        outcomes,
        groups: groups::groups((material, &wanted), &kept.outcome),
    })
}

/// Shares out by the rule. Where adding one unit after another would take too long, what is left is spent greedily instead.
fn share(
    election: &Election,
    rule: Rule,
    (utility, limits): (Utility, &[Limit]),
) -> Result<(Rule, Kept), Refusal> {
    let (rule, mut kept) = match limits::keep(election, rule.engine(), utility, limits) {
        Err(Refusal::TooLarge(_)) => {
            // What a rule promises not to spend is not spent by the one that takes its place.
            let rule = if rule == Rule::SharesAdd { Rule::Shares } else { Rule::SharesGreedy };
            (rule, limits::keep(election, rule.engine(), utility, limits)?)
        }
        kept => (rule, kept?),
    };
    if kept.aside.is_empty() && kept.reserved.is_empty() {
        budget::tell_prices(election, rule.engine(), utility, &mut kept.outcome)?;
    }
    Ok((rule, kept))
}

/// A budget as the engine takes it, and as a file has it. A ranking is told in points: one for the last project that is ranked,
/// two for the one above it, and so on; so whoever ranks a single one has said something. Rankings of a file stay as they came.
pub(super) fn election<'b>(
    budget: &Budget,
    projects: &[Project],
    parts: &[Part],
    ballots: impl Iterator<Item = &'b [(ProjectId, i64)]>,
) -> Election {
    let places: HashMap<ProjectId, u32> = projects.iter().map(|project| project.id).zip(0..).collect();
    let ranked = budget.ballot == Ballot::Ranking && budget.source.is_empty();
    let vote_type = if ranked { VoteType::Cumulative } else { budget.ballot.engine() };
    let points = |given: i64, below: usize| match vote_type {
        VoteType::Cumulative if ranked => u64::try_from(below.saturating_add(1)).unwrap_or(u64::MAX),
        VoteType::Cumulative => u64::try_from(given).unwrap_or_default(),
        _ => 1,
    };
    let choice = |(below, (project, given)): (usize, &(ProjectId, i64))| {
        Some(Choice { project: *places.get(project)?, points: points(*given, below) })
    };
    let voter = |(number, ballot): (usize, &[(ProjectId, i64)])| Voter {
        id: number.to_string(),
        ballot: (0..ballot.len()).rev().zip(ballot).filter_map(choice).collect(),
        extra: Vec::new(),
    };
    Election {
        meta: head(budget, parts),
        budget: units(budget.amount),
        decimals: budget.money().decimals,
        point_decimals: 0,
        vote_type,
        projects: projects.iter().map(told::project).collect(),
        voters: (1..).zip(ballots).map(voter).collect(),
        project_columns: Side::ALL.iter().map(ToString::to_string).collect(),
        voter_columns: Vec::new(),
        notes: Vec::new(),
    }
}

/// What a file says of a budget beside its money: in what it is, and what each category and place may cost.
fn head(budget: &Budget, parts: &[Part]) -> Vec<(String, String)> {
    let mut head = vec![("currency".to_owned(), budget.currency.clone())];
    let written = |amount: i64| decimal::written(units(amount), budget.money().decimals);
    for part in parts {
        for (word, amount) in [("least", part.least), ("most", part.most)] {
            if amount > 0 {
                head.push((format!("{word} {} {}", part.side, part.name), written(amount)));
            }
        }
    }
    head
}

fn units(amount: i64) -> u128 {
    u128::try_from(amount).unwrap_or_default()
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// What became of each project: first those that were funded, in order, then the others.
fn outcomes(
    (material, wanted): (&Material, &[Project]),
    election: &Election,
    (kept, limits): (&Kept, &[Limit]),
) -> Vec<Outcome> {
    let mut backers: BTreeMap<ProjectId, i64> = BTreeMap::new();
    for (project, _) in material.papers.iter().flat_map(|paper| &paper.ballot) {
        *backers.entry(*project).or_default() += 1;
    }
    let limit = |places: &[(u32, usize)], project: u32| {
        let at = places.iter().find(|(one, _)| *one == project).map(|(_, at)| *at);
        at.and_then(|at| limits.get(at)).map(|limit| limit.value.clone()).unwrap_or_default()
    };
    let blank = |place: u32, part: String| {
        let project = wanted.get(usize::try_from(place).ok()?)?;
        Some(Outcome {
            backers: backers.get(&project.id).copied().unwrap_or_default(),
            tied: kept.outcome.ties.iter().any(|tie| tie.taken == place),
            part,
            ..told::unwanted(project.id)
        })
    };
    let won = (1_i64..).zip(&kept.outcome.wins).filter_map(|(rank, win)| {
        let one = Outcome { rank: Some(rank), ..blank(win.project, limit(&kept.first, win.project))? };
        Some(told::won(election, win, one))
    });
    let lost = kept.outcome.losses.iter().filter_map(|loss| {
        Some(told::lost(election, loss, blank(loss.project, limit(&kept.aside, loss.project))?))
    });
    won.chain(lost).collect()
}
