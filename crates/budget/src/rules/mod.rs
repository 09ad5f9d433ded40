//! Which rule to count by, and the one function that counts.

mod blocs;
mod field;
mod greedy;
mod knapsack;
mod phragmen;
mod race;
mod shares;

use crate::support::Utility;
use crate::{Election, Outcome, Refusal};
use field::Field;

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

/// The most runs that adding one may take, however small the election. A city's election takes some hundred; units that
/// change nothing are passed over and take none.
const MOST_RUNS: u128 = 2_000_000;
/// The most work: runs times the blocs that back each project. About five minutes.
const MOST_WORK: u128 = 4_000_000_000;

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
    let field = Field::new(election, utility)?;
    let mut outcome = Outcome::default();
    match rule {
        Rule::Greedy => greedy::spend(&field, &mut outcome),
        Rule::Phragmen => phragmen::spend(&field, &mut outcome),
        Rule::Optimum => outcome = knapsack::best(election, &field.backing)?,
        Rule::EqualShares(completion) => {
            let extra = match completion {
                Completion::AddOne | Completion::AddOneThenGreedy => add_one(&field)?,
                Completion::None | Completion::Greedy | Completion::Phragmen => 0,
            };
            outcome = shares::recorded(&field, extra);
            match completion {
                Completion::None | Completion::AddOne => {}
                Completion::Greedy | Completion::AddOneThenGreedy => greedy::spend(&field, &mut outcome),
                Completion::Phragmen => phragmen::spend(&field, &mut outcome),
            }
        }
    }
    Ok(outcome)
}

/// Adds to each loss of an outcome of equal shares or of Phragmén's rule the highest cost at which its project would
/// have been funded; greedy outcomes have it already, and the optimum cannot tell.
///
/// `rule` and `utility` are those that the outcome was counted with. Takes about as long as the count itself.
pub fn tell_prices(
    election: &Election,
    rule: Rule,
    utility: Utility,
    outcome: &mut Outcome,
) -> Result<(), Refusal> {
    let field = Field::new(election, utility)?;
    if rule == Rule::Phragmen {
        phragmen::raise_prices(&field, outcome);
    }
    if let (Rule::EqualShares(_), Some(purse)) = (rule, &outcome.purse) {
        let voters = u128::try_from(election.voters.len().max(1)).unwrap_or(u128::MAX);
        let extra = purse.times(voters).floor().saturating_sub(election.budget) / voters;
        shares::raise_prices(&field, extra, &mut outcome.losses);
    }
    Ok(())
}

/// How much more money (in smallest units) each voter begins with in the outcome that counts.
///
/// One unit after another would do; here all those that surely give the same outcome as the one before are passed over at
/// once, so that the number of runs does not depend on how small a unit is.
fn add_one(field: &Field<'_>) -> Result<u128, Refusal> {
    let election = field.election;
    let unit = 10_u128.checked_pow(election.decimals).unwrap_or(1);
    let blocs: usize = field.projects().map(|(.., backing)| backing.backers.len()).sum();
    let most_runs = (MOST_WORK / u128::try_from(blocs.max(1)).unwrap_or(u128::MAX)).min(MOST_RUNS);
    let mut units = 0_u128;
    let mut stride = Stride::default();
    for _ in 0..most_runs {
        let bought = shares::within_budget(field, units * unit);
        // Without extra money the budget always lasts, so there is always an outcome to go back to.
        if bought.cost > election.budget {
            return Ok((units - 1) * unit);
        }
        let left = election.budget - bought.cost;
        let mut open =
            field.projects().filter(|(_, project, backing)| project.cost > 0 && backing.weight > 0);
        if !open.any(|(place, project, _)| project.cost <= left && !bought.order.contains(&place)) {
            return Ok(units * unit);
        }
        let same = stride.same(|| shares::reach(field, units * unit, &bought.order) / unit);
        if same >= u128::MAX / unit {
            // More money never buys anything else.
            return Ok(units * unit);
        }
        units += 1 + same;
    }
    Err(Refusal::TooLarge(format!(
        "Adding one unit of money per voter would take more than {most_runs} runs; count amounts in larger units, \
         or use the completion greedy or phragmen."
    )))
}

/// When to ask how far an outcome reaches: where it reaches no further than the next unit time after time, asking costs more
/// than it saves, and is done less and less often.
#[derive(Default)]
struct Stride {
    in_vain: u32,
    pause: u32,
}

impl Stride {
    /// How many further units surely give the same outcome.
    fn same(&mut self, reach: impl FnOnce() -> u128) -> u128 {
        if self.pause > 0 {
            self.pause -= 1;
            return 0;
        }
        let same = reach();
        // Two units are worth about what asking costs.
        self.in_vain = if same > 2 { 0 } else { (self.in_vain + 1).min(6) };
        self.pause = (1 << self.in_vain) - 1;
        same
    }
}
