//! Budgets that took place elsewhere, or are written by a program: they go the way that every budget goes, each step with its
//! happening, and what they come to is counted like any other.

use super::ROOM;
use super::acts::{BUDGET_COUNTED, PROJECT_PROPOSED};
#[cfg(test)]
use super::budget::Budget;
use super::budget::Part;
pub use super::budget::ProjectId;
use super::moving;
use super::projects;
use super::rules::{Ballot, Electorate, Fate, Proposers, Rule, Side};
use super::store::{self, Draft};
use super::voting;
use db::{Time, Write};
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::items::{self, ItemText};
use house::web::Error;

/// How money is to be shared out.
#[derive(Debug, Clone)]
pub struct Setting {
    /// In hundredths of the currency.
    pub amount: i64,
    /// What it is called.
    pub currency: String,
    /// How people choose.
    pub ballot: Ballot,
    /// How many points one has, or how many projects one may choose; 0 where it is any number.
    pub most: i64,
    /// By which rule it is counted.
    pub rule: Rule,
    /// Who chooses.
    pub electorate: Electorate,
    /// What projects must meet.
    pub criteria: Vec<String>,
    /// The categories, each with the least and the most that it may cost; 0 where there is none.
    pub categories: Vec<(String, i64, i64)>,
    /// The zone in which its dates are told.
    pub time_zone: String,
    /// When each phase ends.
    pub ends: (Time, Time, Time),
}

/// A project that is proposed.
#[derive(Debug, Clone)]
pub struct Idea {
    /// Its title and text.
    pub text: ItemText,
    /// What it costs, in hundredths of the currency.
    pub cost: i64,
    /// Its category.
    pub category: String,
}

/// Where and by whom something is done with a budget, and when.
#[derive(Debug, Clone, Copy)]
pub struct Where {
    /// Its network.
    pub network: NetworkId,
    /// Its space.
    pub space: SpaceId,
    /// The budget.
    pub item: ItemId,
    /// Who does it.
    pub by: MemberId,
    /// When.
    pub now: Time,
}

/// Writes down how the money of an item that was just started is to be shared out.
///
/// # Errors
/// Those of the database.
pub fn begin(tx: &mut Write<'_>, at: Where, setting: &Setting) -> Result<(), Error> {
    let kept = store::Setting {
        amount: setting.amount,
        decimals: 2,
        currency: setting.currency.clone(),
        ballot: setting.ballot,
        most: setting.most,
        rule: setting.rule,
        electorate: setting.electorate,
        proposers: Proposers::Space,
        criteria: setting.criteria.join("\n"),
        time_zone: setting.time_zone.clone(),
        gather_until: setting.ends.0,
        review_until: setting.ends.1,
        vote_until: setting.ends.2,
    };
    store::begin(tx, at.network, at.item, (&kept, ""), at.now)?;
    let part = |(name, least, most): &(String, i64, i64)| Part {
        side: Side::Category,
        name: name.clone(),
        least: *least,
        most: *most,
    };
    let parts: Vec<Part> = setting.categories.iter().map(part).collect();
    store::set_parts(tx, at.network, at.item, &parts)?;
    moving::plan(tx, (at.network, at.item), &kept, at.now)
}

/// Proposes a project.
///
/// # Errors
/// Those of the database.
pub fn propose(tx: &mut Write<'_>, at: Where, idea: &Idea) -> Result<ProjectId, Error> {
    let draft = Draft {
        title: idea.text.title.clone(),
        body: idea.text.body.clone(),
        html: idea.text.html.clone(),
        cost: idea.cost,
        category: idea.category.clone(),
        place: String::new(),
    };
    let project = store::add(tx, at.network, (at.item, at.by), &draft, at.now)?;
    items::renew(tx, ROOM.kinds, &[at.item])?;
    let happened = Happened::new(&PROJECT_PROPOSED).space(at.space).item(at.item);
    happenings::record(tx, at.network, Some(at.by), at.now, happened)?;
    Ok(project)
}

/// Says of a project that it goes to the vote, or with a reason that it does not.
///
/// # Errors
/// Those of the database.
pub fn judge(
    tx: &mut Write<'_>,
    at: Where,
    (project, refused): (ProjectId, Option<&str>),
) -> Result<(), Error> {
    let budget = store::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    let project = store::project(tx, at.item, project)?.ok_or(Error::NotFound)?;
    let fate = if refused.is_some() { Fate::Rejected } else { Fate::Accepted };
    projects::judged(
        tx,
        (at.by, at.now),
        (at.space, &budget, &project),
        (fate, refused.unwrap_or_default(), ""),
    )
}

/// No more projects are taken.
///
/// # Errors
/// Those of the database.
pub fn gather(tx: &mut Write<'_>, at: Where) -> Result<(), Error> {
    let budget = store::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    moving::gather(tx, &budget, Some(at.by), at.now)
}

/// People may choose from now on.
///
/// # Errors
/// [`Error::Refused`] where nothing was accepted or nobody may choose; those of the database.
pub fn open(tx: &mut Write<'_>, at: Where) -> Result<(), Error> {
    let budget = store::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    moving::open(tx, &budget, Some(at.by), at.now)
}

/// Puts in a ballot for a member: projects with points, the best first. One who has no vote is left out: false.
///
/// # Errors
/// Those of the database.
pub fn choose(tx: &mut Write<'_>, at: Where, choices: &[(ProjectId, i64)]) -> Result<bool, Error> {
    let budget = store::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    voting::put_in(tx, &budget, (at.space, at.by), choices, at.now)
}

/// Closes a budget at its end, and counts it.
///
/// # Errors
/// Those of the database and of the count.
pub fn count(tx: &mut Write<'_>, at: Where) -> Result<(), Error> {
    store::close(tx, at.item, at.now)?;
    moving::count_now(tx, at.item, Vec::new(), (at.now, &BUDGET_COUNTED))
}

/// A budget for tests of what needs no database.
#[cfg(test)]
pub(super) fn invented() -> Budget {
    let time = Time::from_micros(0);
    Budget {
        item_id: ItemId::from(1),
        network_id: NetworkId::from(1),
        amount: 1_000_000,
        decimals: 2,
        currency: "EUR".into(),
        ballot: Ballot::Approval,
        most: 0,
        rule: Rule::SharesAddGreedy,
        electorate: Electorate::Space,
        proposers: Proposers::Space,
        criteria: String::new(),
        time_zone: "UTC".into(),
        gather_until: time,
        review_until: time,
        vote_until: time,
        phase: super::rules::Phase::Result,
        opened_at: Some(time),
        closed_at: Some(time),
        counted_at: Some(time),
        counted_rule: None,
        entitled_count: 0,
        cast_count: 0,
        funded_count: 0,
        spent: 0,
        limits_cut: false,
        source: String::new(),
    }
}
