//! The numbers that the database gave to what stands in a plan.

use decide::budgets::ProjectId;
use house::ids::{CharterId, IndicatorId, ItemId, MemberId, MessageId, NetworkId, OrganisationId, SpaceId};
use house::web::Error;
use meet::events::SeriesId;
use std::collections::HashMap;

/// The numbers that the database gave, by their places in the plan.
#[derive(Clone, Default)]
pub(in crate::demo::stage) struct Given {
    pub(in crate::demo::stage) network: Option<NetworkId>,
    pub(in crate::demo::stage) people: HashMap<usize, MemberId>,
    pub(in crate::demo::stage) organisations: HashMap<usize, OrganisationId>,
    pub(in crate::demo::stage) charters: HashMap<usize, CharterId>,
    pub(in crate::demo::stage) spaces: HashMap<usize, SpaceId>,
    pub(in crate::demo::stage) items: HashMap<usize, ItemId>,
    pub(in crate::demo::stage) messages: HashMap<usize, MessageId>,
    pub(in crate::demo::stage) gatherings: HashMap<usize, (SpaceId, ItemId)>,
    /// By which number the series of events go.
    pub(in crate::demo::stage) series: HashMap<usize, SeriesId>,
    /// What was tried after which meeting.
    pub(in crate::demo::stage) trials: HashMap<(usize, usize), ItemId>,
    pub(in crate::demo::stage) votings: HashMap<usize, (SpaceId, ItemId)>,
    pub(in crate::demo::stage) sharings: HashMap<usize, (SpaceId, ItemId)>,
    pub(in crate::demo::stage) projects: HashMap<(usize, usize), ProjectId>,
    pub(in crate::demo::stage) errands: HashMap<usize, (SpaceId, ItemId)>,
    pub(in crate::demo::stage) rounds: HashMap<usize, ItemId>,
    pub(in crate::demo::stage) grounds: HashMap<usize, ItemId>,
    pub(in crate::demo::stage) polls: HashMap<usize, ItemId>,
    pub(in crate::demo::stage) panel: Option<ItemId>,
    pub(in crate::demo::stage) risks: HashMap<usize, ItemId>,
    /// In which talk, and in which message of it, somebody was called by name.
    pub(in crate::demo::stage) calls: HashMap<usize, (SpaceId, ItemId, MessageId)>,
    /// What is measured, by its name, in the order of the plan.
    pub(in crate::demo::stage) indicators: Vec<(String, IndicatorId)>,
}

impl Given {
    pub(in crate::demo::stage) fn person(&self, at: usize) -> Result<MemberId, Error> {
        given(&self.people, at)
    }

    pub(in crate::demo::stage) fn organisation(&self, at: usize) -> Result<OrganisationId, Error> {
        given(&self.organisations, at)
    }

    pub(in crate::demo::stage) fn charter(&self, at: usize) -> Result<CharterId, Error> {
        given(&self.charters, at)
    }

    pub(in crate::demo::stage) fn space(&self, at: usize) -> Result<SpaceId, Error> {
        given(&self.spaces, at)
    }

    pub(in crate::demo::stage) fn item(&self, at: usize) -> Result<ItemId, Error> {
        given(&self.items, at)
    }

    pub(in crate::demo::stage) fn message(&self, at: usize) -> Result<MessageId, Error> {
        given(&self.messages, at)
    }

    /// What is measured under this name.
    pub(in crate::demo::stage) fn indicator(&self, name: &str) -> Result<IndicatorId, Error> {
        let found = self.indicators.iter().find(|(one, _)| one == name);
        Ok(found.ok_or(db::Error::Missing)?.1)
    }
}

/// The number that something of the plan was given; an act before it would be a fault of the plan.
pub(in crate::demo::stage) fn given<T: Copy>(all: &HashMap<usize, T>, at: usize) -> Result<T, Error> {
    all.get(&at).copied().ok_or_else(|| Error::from(db::Error::Missing))
}
