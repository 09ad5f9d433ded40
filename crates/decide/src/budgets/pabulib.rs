//! A budget that comes from a Pabulib file with all its ballots: counted here like any other. Its voters stay where they were;
//! nobody becomes a member by it. What has been brought once is not brought again.

use super::acts::BUDGET_BROUGHT;
use super::budget::{BROUGHT, Part, ProjectId};
use super::counting::Paper;
use super::money::LARGEST;
use super::moving;
use super::rules::{Ballot, Electorate, Proposers, Rule, Side};
use super::store::{self, Draft, Setting};
use super::{BUDGET, ROOM};
use budget::limits::{self, Limit};
use budget::{Election, Project, VoteType};
use db::{Read, Time, Write};
use house::clock::digest;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::items::{self, Beginning, ItemText};
use house::networks;
use house::spaces;
use house::web::Error;
use house::web::form::letters::one_line;
use std::collections::{BTreeSet, HashMap};

/// The longest title, in letters.
const TITLE: usize = 120;

/// Why a file cannot be brought in, though it can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It has more projects than a budget of ours holds.
    #[error("the file has {0} projects; a budget holds {BROUGHT} at most")]
    Projects(usize),
    /// An amount is larger than a budget of ours holds.
    #[error("the file has an amount that is larger than a budget holds; write it in larger units")]
    Amount,
}

/// A budget that is brought in.
#[derive(Debug, Clone)]
pub struct Brought {
    /// What tells it from others: the same file is the same budget.
    source: String,
    /// What it is called.
    pub title: String,
    rule: Rule,
    election: Election,
}

/// Where a budget is brought.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The network.
    pub network: NetworkId,
    /// The space.
    pub space: SpaceId,
    /// Under whose name it stands.
    pub by: MemberId,
    /// When.
    pub now: Time,
}

/// What came in, or would.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// The item; none where it is only planned.
    pub item: Option<ItemId>,
    /// Whether the budget is new here.
    pub new: bool,
    /// How many projects and ballots it has.
    pub projects: usize,
    /// As `projects`.
    pub ballots: usize,
}

/// A budget out of a file that was read. Without a rule, the one that the file names, or else the greedy one.
///
/// # Errors
/// [`Unfit`] where it is larger than what can be kept.
pub fn brought(text: &str, name: &str, election: Election, rule: Option<Rule>) -> Result<Brought, Unfit> {
    if election.projects.len() > BROUGHT {
        return Err(Unfit::Projects(election.projects.len()));
    }
    let all: u128 =
        election.projects.iter().map(|project| project.cost).fold(election.budget, u128::saturating_add);
    let largest = u128::try_from(LARGEST).unwrap_or_default();
    if all > largest || election.voters.iter().any(|voter| u128::from(given(voter)) > largest) {
        return Err(Unfit::Amount);
    }
    let meta =
        |key: &str| election.meta.iter().find(|(known, _)| known == key).map(|(_, value)| value.trim());
    let title = meta("description").filter(|text| !text.is_empty()).unwrap_or(name);
    let title: String = title.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(TITLE).collect();
    let named = match meta("rule").unwrap_or_default() {
        "equalshares" => Rule::Shares,
        "equalshares/add1" => Rule::SharesAdd,
        word => word.parse().unwrap_or(Rule::Greedy),
    };
    Ok(Brought { source: digest(text), title, rule: rule.unwrap_or(named), election })
}

/// How many points somebody gave in all.
fn given(voter: &budget::Voter) -> u64 {
    voter.ballot.iter().fold(0, |sum, choice| sum.saturating_add(choice.points))
}

impl Brought {
    fn report(&self, item: Option<ItemId>) -> Report {
        let (projects, ballots) = (self.election.projects.len(), self.election.voters.len());
        Report { item, new: item.is_none(), projects, ballots }
    }

    fn setting(&self, time_zone: String, now: Time) -> Setting {
        let meta = |key: &str| {
            self.election.meta.iter().find(|(known, _)| known == key).map(|(_, value)| value.trim())
        };
        let most = |key: &str| meta(key).and_then(|text| text.parse::<i64>().ok()).filter(|most| *most > 0);
        let points = self.election.voters.iter().map(given);
        let (ballot, most) = match self.election.vote_type {
            VoteType::ChooseOne => (Ballot::Approval, 1),
            VoteType::Approval => (Ballot::Approval, most("max_length").unwrap_or(0)),
            VoteType::Ordinal => (Ballot::Ranking, most("max_length").unwrap_or(0)),
            VoteType::Cumulative | VoteType::Scoring => {
                (Ballot::Points, points.max().and_then(|points| i64::try_from(points).ok()).unwrap_or(0))
            }
        };
        Setting {
            amount: i64::try_from(self.election.budget).unwrap_or(LARGEST),
            decimals: i64::from(self.election.decimals),
            currency: meta("currency").unwrap_or_default().chars().take(12).collect(),
            ballot,
            most,
            rule: self.rule,
            electorate: Electorate::Network,
            proposers: Proposers::Network,
            criteria: String::new(),
            time_zone,
            gather_until: now,
            review_until: now,
            vote_until: now,
        }
    }

    /// The categories and places, with their limits where the file states any.
    fn parts(&self) -> Result<Vec<Part>, Error> {
        let limits = limits::of(&self.election).map_err(anyhow::Error::from)?;
        let mut parts = Vec::new();
        for side in Side::ALL {
            let names = self.election.projects.iter().map(|project| cell(&self.election, project, *side));
            let mut names: BTreeSet<String> = names.filter(|name| !name.is_empty()).collect();
            names
                .extend(limits.iter().filter(|one| one.column == side.as_str()).map(|one| one.value.clone()));
            let part = |name: String| {
                let limit =
                    limits.iter().find(|one: &&Limit| one.column == side.as_str() && one.value == name);
                let units = |amount: u128| i64::try_from(amount).unwrap_or(LARGEST);
                let least = limit.map_or(0, |limit| units(limit.least));
                let most = limit.and_then(|limit| limit.most).map_or(0, units);
                Part { side: *side, name, least, most }
            };
            parts.extend(names.into_iter().map(part));
        }
        Ok(parts)
    }
}

/// What a file says of a project in the column of a side.
fn cell(election: &Election, project: &Project, side: Side) -> String {
    let at = election.project_columns.iter().position(|column| column == side.as_str());
    let text = at.and_then(|at| project.extra.get(at)).map(|text| text.trim()).unwrap_or_default();
    if text == "None" { String::new() } else { text.to_owned() }
}

/// What bringing would do.
///
/// # Errors
/// Those of the database.
pub fn plan(q: &mut Read<'_>, network: NetworkId, brought: &Brought) -> Result<Report, Error> {
    Ok(brought.report(store::of_source(q, network, &brought.source)?))
}

/// Under whose name a host brings budgets in: the first steward who is here.
///
/// # Errors
/// Those of the database.
pub fn host(q: &mut Read<'_>, network: NetworkId) -> Result<Option<MemberId>, db::Error> {
    store::first_steward(q, network)
}

/// Brings a budget in and counts it; one that is here already stays as it is.
///
/// # Errors
/// Those of the database and of the count.
pub fn bring(tx: &mut Write<'_>, place: &Place, brought: &Brought) -> Result<Report, Error> {
    if let Some(item) = store::of_source(tx, place.network, &brought.source)? {
        return Ok(brought.report(Some(item)));
    }
    let begin = Beginning {
        network: place.network,
        space: place.space,
        kind: &BUDGET,
        author: place.by,
        now: place.now,
        once: None,
    };
    let item = items::create(tx, &begin, &ItemText::new(&brought.title, ""))?.ok_or(Error::NotFound)?;
    let zone = store::time_zone(tx, place.network)?.unwrap_or_else(|| "UTC".to_owned());
    let setting = brought.setting(zone, place.now);
    store::begin(tx, place.network, item, (&setting, &brought.source), place.now)?;
    store::set_parts(tx, place.network, item, &brought.parts()?)?;
    let papers = papers(brought, &projects(tx, place, item, brought)?);
    let ballots = i64::try_from(papers.len()).unwrap_or(i64::MAX);
    store::brought(tx, item, ballots, place.now)?;
    items::set_state(tx, item, ("gather", "vote"), None)?;
    spaces::use_tab(tx, place.space, BUDGET.verb)?;
    networks::use_page(tx, place.network, "decisions")?;
    spaces::note_activity(tx, place.space, place.now)?;
    items::renew(tx, ROOM.kinds, &[item])?;
    let happened = Happened::new(&items::ITEM_STARTED).space(place.space).item(item).detail(BUDGET.name);
    happenings::record(tx, place.network, Some(place.by), place.now, happened)?;
    moving::count_now(tx, item, papers, (place.now, &BUDGET_BROUGHT))?;
    Ok(Report { item: Some(item), ..brought.report(None) })
}

/// Writes the projects down; each stands where it stands in the file.
fn projects(
    tx: &mut Write<'_>,
    place: &Place,
    item: ItemId,
    brought: &Brought,
) -> Result<Vec<Option<ProjectId>>, Error> {
    let election = &brought.election;
    let draft = |project: &Project| {
        let title = if project.name.is_empty() { &project.id } else { &project.name };
        let draft = Draft {
            title: one_line(&title.split_whitespace().collect::<Vec<_>>().join(" ")),
            body: String::new(),
            html: String::new(),
            cost: i64::try_from(project.cost).unwrap_or(LARGEST),
            category: cell(election, project, Side::Category),
            place: cell(election, project, Side::Place),
        };
        (project.id.clone(), draft)
    };
    let drafts: Vec<(String, Draft)> = election.projects.iter().map(draft).collect();
    let ids: HashMap<String, ProjectId> =
        store::bring(tx, place.network, item, &drafts, place.now)?.into_iter().collect();
    Ok(election.projects.iter().map(|project| ids.get(&project.id).copied()).collect())
}

/// The ballots, without anything of their voters.
fn papers(brought: &Brought, projects: &[Option<ProjectId>]) -> Vec<Paper> {
    let choice = |choice: &budget::Choice| {
        let project =
            usize::try_from(choice.project).ok().and_then(|at| projects.get(at)).copied().flatten()?;
        Some((project, i64::try_from(choice.points).unwrap_or(i64::MAX)))
    };
    // No points at all are no choice.
    let paper = |voter: &budget::Voter| Paper {
        sector: String::new(),
        ballot: voter.ballot.iter().filter(|choice| choice.points > 0).filter_map(choice).collect(),
    };
    brought.election.voters.iter().map(paper).collect()
}
