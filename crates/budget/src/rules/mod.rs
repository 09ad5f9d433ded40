//! Which rule to count by, and the one function that counts.

mod greedy;
mod knapsack;
mod phragmen;
mod shares;

use crate::support::{Backing, Utility, backing};
use crate::{Election, Outcome, Refusal};

/// How to share the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Most satisfaction per unit of money first.
    Greedy,
    /// The Method of Equal Shares, and how to spend what it leaves.
    EqualShares(Completion),
    /// Phragmén's sequential rule.
    Phragmen,
    /// The set with the highest total satisfaction.
    Optimum,
}

/// How to spend what equal shares leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completion {
    /// Not at all.
    None,
    /// By the greedy rule.
    Greedy,
    /// By Phragmén's rule, which begins anew with what is left of the budget.
    Phragmen,
    /// Equal shares again and again, each time with one whole unit of money more for every voter, until the outcome
    /// leaves no room for any backed project, or until it costs more than the budget: then the one before counts.
    AddOne,
    /// [`Completion::AddOne`], and what is still left by the greedy rule.
    AddOneThenGreedy,
}

/// The most runs that adding one may take. A city's election takes some hundred.
const MOST_RUNS: u128 = 2_000_000;

/// Counts an election.
///
/// The outcome never costs more than the budget. The same election gives the same outcome every time; the order of
/// voters and projects does not matter beyond the stated rule for ties.
///
/// Errors when the election is not sound, when the utility cannot be read from the ballots, or when the answer
/// would take too long.
///
/// ```
/// use budget::{Choice, Completion, Election, Project, Rule, Utility, Voter, VoteType, count};
/// let project = |id: &str, cost| Project { id: id.into(), name: String::new(), cost, extra: vec![] };
/// let voter = |id: &str, choice| Voter { id: id.into(), ballot: vec![choice], extra: vec![] };
/// let (park, road) = (Choice { project: 0, points: 1 }, Choice { project: 1, points: 1 });
/// let election = Election::new(
///     90,
///     VoteType::Approval,
///     vec![project("park", 30), project("road", 80)],
///     vec![voter("ana", park), voter("ben", road), voter("cem", road)],
/// )?;
/// let greedy = count(&election, Rule::Greedy, Utility::Cost)?;
/// assert_eq!(greedy.selected(), [1], "two of three want the road");
/// let shares = count(&election, Rule::EqualShares(Completion::None), Utility::Cost)?;
/// assert_eq!(shares.selected(), [0], "but the road takes more than their two thirds of the money");
/// # Ok::<(), budget::Refusal>(())
/// ```
pub fn count(election: &Election, rule: Rule, utility: Utility) -> Result<Outcome, Refusal> {
    let backing = backing(election, utility)?;
    let ranks = ranks(election);
    match rule {
        Rule::Greedy => {
            let mut outcome = Outcome::default();
            greedy::spend(election, &backing, &ranks, &mut outcome);
            Ok(outcome)
        }
        Rule::Phragmen => {
            let mut outcome = Outcome::default();
            phragmen::spend(election, &backing, &ranks, &mut outcome);
            Ok(outcome)
        }
        Rule::Optimum => knapsack::best(election, &backing),
        Rule::EqualShares(completion) => {
            let extra = match completion {
                Completion::AddOne | Completion::AddOneThenGreedy => add_one(election, &backing, &ranks)?,
                Completion::None | Completion::Greedy | Completion::Phragmen => Some(0),
            };
            let mut outcome =
                extra.map_or_else(Outcome::default, |extra| recorded(election, &backing, &ranks, extra));
            match completion {
                Completion::None | Completion::AddOne => {}
                Completion::Greedy | Completion::AddOneThenGreedy => {
                    greedy::spend(election, &backing, &ranks, &mut outcome);
                }
                Completion::Phragmen => phragmen::spend(election, &backing, &ranks, &mut outcome),
            }
            Ok(outcome)
        }
    }
}

/// Adds to each loss of an equal-shares outcome the highest cost at which its project would have been funded; the
/// other rules' outcomes have it already or cannot tell.
///
/// `rule` and `utility` are those that the outcome was counted with. Takes about as long as the count itself.
pub fn tell_prices(
    election: &Election,
    rule: Rule,
    utility: Utility,
    outcome: &mut Outcome,
) -> Result<(), Refusal> {
    let backing = backing(election, utility)?;
    let (Rule::EqualShares(_), Some(purse)) = (rule, &outcome.purse) else { return Ok(()) };
    let voters = u128::try_from(election.voters.len().max(1)).unwrap_or(u128::MAX);
    let extra = purse.times(voters).floor().saturating_sub(election.budget) / voters;
    let ranks = ranks(election);
    shares::raise_prices(election, &backing, &ranks, extra, utility == Utility::Cost, &mut outcome.losses);
    Ok(())
}

fn recorded(election: &Election, backing: &[Backing], ranks: &[u32], extra: u128) -> Outcome {
    let start = shares::Start { extra, within_budget: false, record: true };
    let bought = shares::buy(election, backing, ranks, start);
    let shares::Bought { wins, losses, ties, cost, purse, .. } = bought;
    Outcome { wins, losses, ties, cost, purse: Some(purse) }
}

/// How much more money (in smallest units) each voter begins with in the outcome that counts.
fn add_one(election: &Election, backing: &[Backing], ranks: &[u32]) -> Result<Option<u128>, Refusal> {
    let unit = 10_u128.checked_pow(election.decimals).unwrap_or(1);
    let mut last = None;
    for run in 0..MOST_RUNS {
        let extra = run * unit;
        let start = shares::Start { extra, within_budget: true, record: false };
        let bought = shares::buy(election, backing, ranks, start);
        if bought.cost > election.budget {
            return Ok(last);
        }
        last = Some(extra);
        let left = election.budget - bought.cost;
        let fits = |(place, backing): (u32, &Backing)| {
            let cost = election.project(place).map_or(u128::MAX, |project| project.cost);
            !backing.backers.is_empty() && cost <= left && cost > 0 && !bought.order.contains(&place)
        };
        if !(0..).zip(backing).any(fits) {
            return Ok(last);
        }
    }
    Err(Refusal::TooLarge(format!(
        "Adding one unit of money per voter would take more than {MOST_RUNS} runs; count amounts in larger units, \
         or use the completion greedy or phragmen."
    )))
}

/// Each project's place in the order that breaks ties: by id, compared as text (so "10" comes before "9").
fn ranks(election: &Election) -> Vec<u32> {
    let mut order: Vec<(usize, &str)> =
        election.projects.iter().enumerate().map(|(place, project)| (place, project.id.as_str())).collect();
    order.sort_by_key(|(_, id)| *id);
    let mut ranks = vec![0; order.len()];
    for (rank, (place, _)) in (0..).zip(order) {
        if let Some(slot) = ranks.get_mut(place) {
            *slot = rank;
        }
    }
    ranks
}
