//! Money that a network shares out: one budget that is counted, and one in which people choose now.

use super::dice::Dice;
use super::plan::{Act, Calendar, Plan};
use super::source::{Source, list};
use anyhow::Context;
use db::Time;
use decide::budgets::{Ballot, Rule};
use house::items::ItemText;
use serde::Deserialize;
use std::time::Duration;

/// Of how many people it is decided whether they choose: a budget of the demo does not grow with its network.
const ASKED: usize = 120;
const HOUR: i64 = 3600;
const DAY: Duration = Duration::from_secs(86_400);
/// For how many days projects are gathered, and reviewed.
const GATHERED: u32 = 14;
const REVIEWED: u32 = 6;

/// A budget as it is written down.
#[derive(Deserialize)]
pub(super) struct SharingSource {
    key: String,
    space: String,
    by: String,
    /// How many days before the demo the vote closes; less than nothing is after it.
    day: i64,
    /// How many days people may choose.
    open: u32,
    ballot: String,
    most: i64,
    rule: String,
    amount: i64,
    currency: String,
    /// How many of a hundred choose.
    drawn: usize,
    title: String,
    about: String,
    /// What projects must meet, and the categories with the least and the most of each, parted by semicolons and colons.
    criteria: String,
    categories: String,
}

/// A project as it is written down.
#[derive(Deserialize)]
pub(super) struct ProjectSource {
    budget: String,
    by: String,
    cost: i64,
    category: String,
    /// How many of a hundred choose it.
    draws: usize,
    title: String,
    about: String,
    /// Why it does not go to the vote; empty where it does.
    refused: String,
}

/// A budget of the plan.
pub(super) struct Sharing {
    pub(super) space: usize,
    pub(super) by: usize,
    pub(super) text: ItemText,
    pub(super) ballot: Ballot,
    pub(super) most: i64,
    pub(super) rule: Rule,
    pub(super) amount: i64,
    pub(super) currency: String,
    pub(super) criteria: Vec<String>,
    pub(super) categories: Vec<(String, i64, i64)>,
    pub(super) ends: (Time, Time, Time),
    pub(super) projects: Vec<Project>,
}

/// A project of the plan.
pub(super) struct Project {
    pub(super) by: usize,
    pub(super) text: ItemText,
    pub(super) cost: i64,
    pub(super) category: String,
    pub(super) draws: usize,
    pub(super) refused: String,
}

/// One thing that is done with a budget.
#[derive(Debug, Clone)]
pub(super) enum Share {
    Begin,
    Propose(usize),
    Judge(usize),
    Gather,
    Open,
    /// Somebody chooses these projects, the best first, with points.
    Choose {
        person: usize,
        choices: Vec<(usize, i64)>,
    },
    Count,
}

/// Plans all money that is shared out in a network.
pub(super) fn fill(
    plan: &mut Plan,
    source: &Source,
    calendar: Calendar,
    dice: &mut Dice,
) -> anyhow::Result<()> {
    for text in &source.sharings {
        let sharing = sharing(text, source, plan, calendar)?;
        plan.share_out(sharing, text, calendar, dice);
    }
    Ok(())
}

/// Who has a part in it by name, and how many days before the demo that is.
pub(super) fn beginnings(source: &Source) -> Vec<(String, u32)> {
    let mut all = Vec::new();
    for text in &source.sharings {
        let days = i64::from(text.open + GATHERED + REVIEWED + 2);
        let day = u32::try_from(text.day + days).unwrap_or(0);
        all.push((text.by.clone(), day));
        let own = source.projects.iter().filter(|project| project.budget == text.key);
        all.extend(own.map(|project| (project.by.clone(), day)));
    }
    all
}

fn sharing(
    text: &SharingSource,
    source: &Source,
    plan: &Plan,
    calendar: Calendar,
) -> anyhow::Result<Sharing> {
    let word = || format!("{}: how it is shared out", text.title);
    let space = source.network.spaces.iter().position(|space| space.key == text.space);
    let vote = match u32::try_from(text.day) {
        Ok(day) => calendar.at(day, 18 * HOUR),
        Err(_) => plan.ends + Duration::from_secs(text.day.unsigned_abs() * 86_400 + 64_800),
    };
    let review = vote - DAY * text.open;
    let own = source.projects.iter().filter(|project| project.budget == text.key);
    let project = |one: &ProjectSource| {
        Ok(Project {
            by: plan.person(&one.by)?,
            text: ItemText::new(&one.title, one.about.replace(" // ", "\n\n")),
            cost: one.cost * 100,
            category: one.category.clone(),
            draws: one.draws,
            refused: one.refused.clone(),
        })
    };
    Ok(Sharing {
        space: space.with_context(word)?,
        by: plan.person(&text.by)?,
        text: ItemText::new(&text.title, text.about.replace(" // ", "\n\n")),
        ballot: text.ballot.parse().ok().with_context(word)?,
        most: text.most,
        rule: text.rule.parse().ok().with_context(word)?,
        amount: text.amount * 100,
        currency: text.currency.clone(),
        criteria: list(&text.criteria).into_iter().map(str::to_owned).collect(),
        categories: list(&text.categories).into_iter().map(category).collect(),
        ends: (review - DAY * REVIEWED, review, vote),
        projects: own.map(project).collect::<anyhow::Result<_>>()?,
    })
}

/// `Parks`, or with the least and the most that it may cost `Parks:1000:5000`.
fn category(text: &str) -> (String, i64, i64) {
    let mut parts = text.split(':');
    let name = parts.next().unwrap_or_default().to_owned();
    let mut amount = || parts.next().and_then(|part| part.parse::<i64>().ok()).unwrap_or(0) * 100;
    (name, amount(), amount())
}

impl Plan {
    fn share_out(&mut self, sharing: Sharing, text: &SharingSource, calendar: Calendar, dice: &mut Dice) {
        let at = self.sharings.len();
        let (gather, review, vote) = sharing.ends;
        let last = self.ends - Duration::from_secs(3_600);
        let begun = gather - DAY * GATHERED;
        self.share(begun, at, Share::Begin);
        for place in 0..sharing.projects.len() {
            let after = Duration::from_secs(u64::try_from(dice.seconds(86_400 * 12)).unwrap_or(0));
            let proposed = begun + Duration::from_secs(7_200) + after;
            self.share(proposed, at, Share::Propose(place));
            let judged = gather + Duration::from_secs(u64::try_from(dice.seconds(86_400 * 4)).unwrap_or(0));
            self.share(judged + Duration::from_secs(3_600), at, Share::Judge(place));
        }
        self.share(gather, at, Share::Gather);
        self.share(review, at, Share::Open);
        for person in 0..self.people.len().min(ASKED) {
            if self.joined(person, calendar) > review - DAY || !dice.often(text.drawn) {
                continue;
            }
            let length = text.open * 86_400 - 7_200;
            let after = Duration::from_secs(u64::try_from(dice.seconds(length)).unwrap_or(0));
            let choices = ballot(&sharing, dice);
            let time = review + Duration::from_secs(600) + after;
            // A vote that is still going on has only the ballots of the days before the demo.
            if time < last {
                self.share(time, at, Share::Choose { person, choices });
            }
        }
        if vote < last {
            self.share(vote, at, Share::Count);
        }
        self.sharings.push(sharing);
    }

    fn share(&mut self, time: Time, sharing: usize, share: Share) {
        self.acts.push((time, Act::Share(self.shares.len())));
        self.shares.push((sharing, share));
    }
}

/// What somebody chooses by chance, rather what draws more.
fn ballot(sharing: &Sharing, dice: &mut Dice) -> Vec<(usize, i64)> {
    let open = sharing.projects.iter().enumerate().filter(|(_, project)| project.refused.is_empty());
    let mut liked: Vec<(usize, i64)> =
        open.filter(|(_, project)| dice.often(project.draws)).map(|(place, _)| (place, 1)).collect();
    let most = usize::try_from(sharing.most).unwrap_or(0);
    match sharing.ballot {
        Ballot::Points => {
            let each = sharing.most / i64::try_from(liked.len().max(1)).unwrap_or(1);
            liked.truncate(most.max(1));
            liked.iter_mut().for_each(|(_, points)| *points = each.max(1));
        }
        Ballot::Approval | Ballot::Ranking if most > 0 => liked.truncate(most),
        Ballot::Approval | Ballot::Ranking => {}
    }
    liked
}
