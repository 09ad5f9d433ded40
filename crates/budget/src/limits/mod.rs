//! Limits: the least and the most that projects of one category or one place may cost together.
//!
//! None of the rules knows limits, so they are kept by counting again, in steps that anyone can follow:
//!
//! 1. All is counted by the rule.
//! 2. Where projects of a category or place cost more than its most, the first of them, in the order of funding, that went
//!    over it is set aside, and all is counted again without it. For the greedy rule this is the same as passing over what
//!    does not fit below the limit.
//! 3. Where they cost less than its least, and one that somebody backs was not funded, that amount is kept for them: they
//!    are counted first, among themselves and with that amount alone, and then everything else with all that is left.
//!
//! Steps 2 and 3 are taken, one at a time, until neither finds anything. Where that would take too long, they end before:
//! then every project that goes over a most is set aside at once, what it would have cost stays unspent, and
//! [`Kept::cut`] says so. How often all is counted again depends on the election alone, so that everyone who counts comes
//! to the same. A least is not reached where nothing that is backed fits into it: no rule can spend on what nobody wants.

mod part;

use crate::decimal::Decimal;
use crate::{Election, Loss, Missed, Outcome, Refusal, Rule, Utility, backing, count};
use part::part;

/// How much is counted for limits: ballots' choices and projects, times how often all of them are counted again.
const WORK: usize = 50_000_000;
/// So often the largest election is counted again before it is cut, and so often the smallest.
const AGAIN: (usize, usize) = (20, 1_000);

/// What projects that share a value in a column may cost together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// A name of [`Election::project_columns`].
    pub column: String,
    /// What stands in that column.
    pub value: String,
    /// The least, in the election's smallest unit of money; nought where there is none.
    pub least: u128,
    /// The most, if there is one.
    pub most: Option<u128>,
}

/// An outcome within limits, and what was done for them. Limits are given by their places.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// What was funded, and what not and why. Projects that were set aside are among the losses.
    pub outcome: Outcome,
    /// The projects that were set aside, each with the limit that it would have passed.
    pub aside: Vec<(u32, usize)>,
    /// The limits whose least was kept for them.
    pub reserved: Vec<usize>,
    /// The projects that were funded out of what was kept for a limit.
    pub first: Vec<(u32, usize)>,
    /// Whether counting again ended before the limits asked for nothing more.
    pub cut: bool,
}

/// The limits that a file states in its META, by keys such as `most category Parks` and `least place North`. Keys that name no
/// column of the projects are none of ours.
///
/// Errors when an amount is no number or has more decimals than the amounts of the file.
pub fn of(election: &Election) -> Result<Vec<Limit>, Refusal> {
    let mut limits: Vec<Limit> = Vec::new();
    for (key, value) in &election.meta {
        let Some((side, rest)) = key.split_once(' ') else { continue };
        let Some((column, name)) = rest.split_once(' ') else { continue };
        if !["least", "most"].contains(&side) || !election.project_columns.iter().any(|one| one == column) {
            continue;
        }
        let refused = |why: &str| Refusal::Unsound(format!("The key {key:?} of the section META: {why}."));
        let amount = Decimal::read(value).map_err(|why| refused(&why))?;
        let amount = amount
            .in_units(election.decimals)
            .ok_or_else(|| refused("expected an amount with no more decimals than costs have"))?;
        let known = limits.iter().position(|limit| limit.column == column && limit.value == name);
        let at = known.unwrap_or_else(|| {
            limits.push(Limit { column: column.to_owned(), value: name.to_owned(), least: 0, most: None });
            limits.len() - 1
        });
        if let Some(limit) = limits.get_mut(at) {
            if side == "least" { limit.least = amount } else { limit.most = Some(amount) }
        }
    }
    Ok(limits)
}

/// Counts an election within limits; without any, this is [`count`].
///
/// Errors as [`count`] does.
pub fn keep(election: &Election, rule: Rule, utility: Utility, limits: &[Limit]) -> Result<Kept, Refusal> {
    keep_within(election, rule, utility, (limits, often(election)))
}

/// How often this election is counted again.
fn often(election: &Election) -> usize {
    let choices: usize = election.voters.iter().map(|voter| voter.ballot.len()).sum();
    let size = choices.saturating_add(election.projects.len()).max(1);
    (WORK / size).clamp(AGAIN.0, AGAIN.1)
}

fn keep_within(
    election: &Election,
    rule: Rule,
    utility: Utility,
    (limits, often): (&[Limit], usize),
) -> Result<Kept, Refusal> {
    let mut kept = Kept { outcome: count(election, rule, utility)?, ..Kept::default() };
    if limits.is_empty() {
        return Ok(kept);
    }
    let groups: Vec<Vec<bool>> = limits.iter().map(|limit| group(election, limit)).collect();
    let backed: Vec<bool> = backing(election, utility)?.iter().map(|one| one.weight > 0).collect();
    let mut left = often;
    loop {
        let over = over(election, &kept, limits, &groups);
        let under = if over.is_none() { under(election, &kept, limits, (&groups, &backed)) } else { None };
        if over.is_none() && under.is_none() {
            return Ok(kept);
        }
        if left == 0 {
            kept.cut = true;
            trim(election, &mut kept, (limits, &groups));
            return Ok(kept);
        }
        left -= 1;
        kept.aside.extend(over);
        kept.reserved.extend(under);
        (kept.outcome, kept.first) = again(election, rule, utility, (limits, &groups), &kept)?;
    }
}

/// Which projects a limit is about.
fn group(election: &Election, limit: &Limit) -> Vec<bool> {
    let column = election.project_columns.iter().position(|column| *column == limit.column);
    let within =
        |extra: &[String]| column.and_then(|at| extra.get(at)).is_some_and(|one| *one == limit.value);
    election.projects.iter().map(|project| within(&project.extra)).collect()
}

fn has(places: &[bool], project: u32) -> bool {
    usize::try_from(project).ok().and_then(|at| places.get(at)).copied().unwrap_or(false)
}

fn cost(election: &Election, project: u32) -> u128 {
    election.project(project).map_or(0, |project| project.cost)
}

/// The first project, in the order of funding, that takes its group over the most, and the limit that it passes.
fn over(election: &Election, kept: &Kept, limits: &[Limit], groups: &[Vec<bool>]) -> Option<(u32, usize)> {
    let mut spent = vec![0_u128; limits.len()];
    for win in &kept.outcome.wins {
        let stands = limits.iter().zip(groups).zip(&mut spent).enumerate();
        for (at, ((limit, _), spent)) in stands.filter(|(_, ((_, group), _))| has(group, win.project)) {
            *spent += cost(election, win.project);
            if limit.most.is_some_and(|most| *spent > most) {
                return Some((win.project, at));
            }
        }
    }
    None
}

/// Sets aside at once every project that goes over a most, without counting again.
fn trim(election: &Election, kept: &mut Kept, (limits, groups): (&[Limit], &[Vec<bool>])) {
    while let Some((project, at)) = over(election, kept, limits, groups) {
        kept.outcome.wins.retain(|win| win.project != project);
        kept.outcome.ties.retain(|tie| tie.taken != project);
        kept.outcome.cost = kept.outcome.cost.saturating_sub(cost(election, project));
        kept.outcome.losses.push(Loss { project, reason: Missed::Limited, price: None });
        kept.first.retain(|(one, _)| *one != project);
        kept.aside.push((project, at));
    }
    kept.outcome.losses.sort_by_key(|loss| loss.project);
}

/// The first limit whose least is not reached although something that is backed would fit into it.
fn under(
    election: &Election,
    kept: &Kept,
    limits: &[Limit],
    (groups, backed): (&[Vec<bool>], &[bool]),
) -> Option<usize> {
    let won = |project: u32| kept.outcome.wins.iter().any(|win| win.project == project);
    let aside = |project: u32| kept.aside.iter().any(|(one, _)| *one == project);
    let reached = |at: usize, limit: &Limit| {
        let inside = kept
            .outcome
            .wins
            .iter()
            .filter(|win| groups.get(at).is_some_and(|group| has(group, win.project)));
        inside.map(|win| cost(election, win.project)).sum::<u128>() >= limit.least
    };
    let open = |at: usize, limit: &Limit| {
        let mut all = (0_u32..).zip(&election.projects).filter(|(place, project)| {
            groups.get(at).is_some_and(|group| has(group, *place)) && project.cost <= limit.least
        });
        all.any(|(place, _)| has(backed, place) && !won(place) && !aside(place))
    };
    let missed = |(at, limit): &(usize, &Limit)| {
        !kept.reserved.contains(at) && !reached(*at, limit) && open(*at, limit)
    };
    limits.iter().enumerate().find(missed).map(|(at, _)| at)
}

/// Counts the groups for which something is kept, each by itself, and then the rest.
fn again(
    election: &Election,
    rule: Rule,
    utility: Utility,
    (limits, groups): (&[Limit], &[Vec<bool>]),
    kept: &Kept,
) -> Result<(Outcome, Vec<(u32, usize)>), Refusal> {
    let mut left = vec![true; election.projects.len()];
    for (project, _) in &kept.aside {
        if let Some(left) = usize::try_from(*project).ok().and_then(|at| left.get_mut(at)) {
            *left = false;
        }
    }
    let mut whole = Outcome::default();
    let mut first = Vec::new();
    for at in &kept.reserved {
        let (Some(limit), Some(group)) = (limits.get(*at), groups.get(*at)) else { continue };
        let own = whole.wins.iter().filter(|win| has(group, win.project));
        let own: u128 = own.map(|win| cost(election, win.project)).sum();
        let money = limit.least.saturating_sub(own).min(election.budget.saturating_sub(whole.cost));
        let within: Vec<bool> = left.iter().zip(group).map(|(left, group)| *left && *group).collect();
        let own = part(election, rule, utility, (&within, money))?;
        first.extend(own.wins.iter().map(|win| (win.project, *at)));
        take(&mut whole, own, &mut left);
    }
    let money = election.budget.saturating_sub(whole.cost);
    let rest = part(election, rule, utility, (&left.clone(), money))?;
    take(&mut whole, rest, &mut left);
    let aside = kept.aside.iter().map(|(project, _)| Loss {
        project: *project,
        reason: Missed::Limited,
        price: None,
    });
    whole.losses.extend(aside);
    whole.losses.sort_by_key(|loss| loss.project);
    Ok((whole, first))
}

/// Puts the outcome of a part to the whole.
fn take(whole: &mut Outcome, part: Outcome, left: &mut [bool]) {
    for win in &part.wins {
        if let Some(left) = usize::try_from(win.project).ok().and_then(|at| left.get_mut(at)) {
            *left = false;
        }
    }
    whole.cost += part.cost;
    whole.wins.extend(part.wins);
    whole.ties.extend(part.ties);
    whole.losses = part.losses;
    whole.purse = part.purse;
}

#[cfg(test)]
mod tests;
