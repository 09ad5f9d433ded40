//! A budget, how far it is, and the one rule of when its ballots may be known.

use super::BUDGET;
use super::money::Money;
use super::rules::{Ballot, Electorate, Fate, Phase, Proposers, Rule, Side};
use super::store;
use db::{Read, Time};
use house::access::{Action, SpaceRole};
use house::ids::{ItemId, MemberId, NetworkId};
use house::items::{self, Item};
use house::web::{Error, Said, Viewer};

db::id! {
    /// A project of a budget.
    pub struct ProjectId;
}
db::id! {
    /// Somebody who may choose among the projects of a budget.
    pub struct VoterId;
}

/// The most projects of a budget.
pub(super) const PROJECTS: usize = 500;
/// The most projects in a file: those of the largest cities.
pub(super) const BROUGHT: usize = 2_000;

db::record! {
    /// How money is shared out, and how far that is.
    #[derive(Debug, Clone)]
    pub(super) struct Budget {
        pub(super) item_id: ItemId,
        pub(super) network_id: NetworkId,
        /// In smallest units.
        pub(super) amount: i64,
        pub(super) decimals: i64,
        pub(super) currency: String,
        pub(super) ballot: Ballot,
        /// How many projects one may choose, 0 where it is any number; or how many points one has.
        pub(super) most: i64,
        pub(super) rule: Rule,
        pub(super) electorate: Electorate,
        pub(super) proposers: Proposers,
        /// What projects must meet, one a line.
        pub(super) criteria: String,
        pub(super) time_zone: String,
        pub(super) gather_until: Time,
        pub(super) review_until: Time,
        pub(super) vote_until: Time,
        pub(super) phase: Phase,
        pub(super) opened_at: Option<Time>,
        pub(super) closed_at: Option<Time>,
        pub(super) counted_at: Option<Time>,
        pub(super) counted_rule: Option<Rule>,
        pub(super) entitled_count: i64,
        pub(super) cast_count: i64,
        pub(super) funded_count: i64,
        pub(super) spent: i64,
        /// Whether counting again for limits ended before they asked for nothing more.
        pub(super) limits_cut: bool,
        /// The file from which it came; empty where it came from none.
        pub(super) source: String,
    }
}

db::record! {
    /// A category or place.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Part {
        pub(super) side: Side,
        pub(super) name: String,
        /// The least and the most that its projects may cost; 0 where there is none.
        pub(super) least: i64,
        pub(super) most: i64,
    }
}

db::record! {
    /// What money is asked for.
    #[derive(Debug, Clone)]
    pub(super) struct Project {
        pub(super) id: ProjectId,
        pub(super) code: Option<String>,
        pub(super) title: String,
        pub(super) body: String,
        pub(super) body_html: String,
        pub(super) cost: i64,
        pub(super) category: String,
        pub(super) place: String,
        pub(super) proposer_id: Option<MemberId>,
        pub(super) proposer: Option<String>,
        pub(super) state: Fate,
        pub(super) reason: String,
        /// The criteria that it does not meet, one a line.
        pub(super) unmet: String,
        pub(super) judge_id: Option<MemberId>,
        pub(super) judge: Option<String>,
        pub(super) judged_at: Option<Time>,
    }
}

/// The leave to read what was chosen in one budget. Nothing reads the choices of others without it, and only the count at the
/// end gets it: so page, picture, export, stream and letter know nothing before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counting(ItemId);

impl Counting {
    /// The budget.
    pub(super) fn item(self) -> ItemId {
        self.0
    }
}

impl Budget {
    /// In what it is told.
    pub(super) fn money(&self) -> Money {
        Money { decimals: u32::try_from(self.decimals).unwrap_or(0), currency: self.currency.clone() }
    }

    /// Whether choices are taken at this moment: until the last second, also where closing comes late.
    pub(super) fn takes_choices(&self, now: Time) -> bool {
        self.phase == Phase::Vote && self.closed_at.is_none() && now < self.vote_until
    }

    /// Whether projects are taken at this moment.
    pub(super) fn takes_projects(&self, now: Time) -> bool {
        self.phase == Phase::Gather && now < self.gather_until
    }

    /// The leave to count, once no more choices are taken and nothing is counted yet.
    pub(super) fn counting(&self) -> Option<Counting> {
        (self.closed_at.is_some() && self.counted_at.is_none()).then_some(Counting(self.item_id))
    }

    /// Whether its rules can still be changed.
    pub(super) fn is_draft(&self) -> bool {
        matches!(self.phase, Phase::Gather | Phase::Review)
    }

    /// What projects must meet.
    pub(super) fn criteria(&self) -> Vec<&str> {
        self.criteria.lines().collect()
    }

    /// Whether the viewer is one of those who may propose projects.
    pub(super) fn lets_propose(&self, viewer: &Viewer, item: &Item) -> bool {
        let may = item.may(viewer, Action::ProposeProject) && !item.is_archived();
        may && match self.proposers {
            Proposers::Space => item.space_role.is_some(),
            Proposers::Network => true,
            Proposers::Holders => {
                item.space_role == Some(SpaceRole::Facilitator) || item.may(viewer, Action::HoldSpace)
            }
        }
    }

    /// The address of what is done with it.
    pub(super) fn path(&self, viewer: &Viewer, what: &str) -> String {
        viewer.path(format_args!("budgets/{}/{what}", self.item_id))
    }
}

impl Project {
    /// What a file calls it.
    pub(super) fn code(&self) -> String {
        self.code.clone().unwrap_or_else(|| self.id.to_string())
    }

    /// The criteria that it does not meet.
    pub(super) fn unmet(&self) -> Vec<&str> {
        self.unmet.lines().collect()
    }
}

/// Why something is not done with a budget now.
pub(super) fn refused(key: &'static str) -> Error {
    Error::Refused(Said::key(key))
}

/// A budget in which the viewer may do this.
pub(super) fn find(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    action: Action,
) -> Result<(Item, Budget), Error> {
    let item = items::visible_to(q, viewer, id)?.filter(|item| item.kind == BUDGET.name);
    let item = item.ok_or(Error::NotFound)?;
    item.require(viewer, action)?;
    let budget = store::of_item(q, id)?.ok_or(Error::NotFound)?;
    Ok((item, budget))
}

/// A project of such a budget. What was withdrawn is seen by whoever proposed it alone.
pub(super) fn find_project(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (id, project): (ItemId, ProjectId),
    action: Action,
) -> Result<(Item, Budget, Project), Error> {
    let (item, budget) = find(q, viewer, id, action)?;
    let project = store::project(q, id, project)?.ok_or(Error::NotFound)?;
    let own = project.proposer_id.is_some() && project.proposer_id == viewer.member_id();
    if project.state == Fate::Withdrawn && !own {
        return Err(Error::NotFound);
    }
    Ok((item, budget, project))
}
