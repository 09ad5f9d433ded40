//! Sorting those who look by what they may see, in a few statements for all of them, so that what is told is read once for
//! each sort of viewer and not for each viewer.

use super::listener::{Event, event};
use super::{Concern, Telling, Topic};
use crate::access::{Role, SpaceRole};
use crate::happenings::LogPlace;
use crate::ids::{MemberId, NetworkId, SpaceId};
use crate::spaces;
use crate::web::visit::Watch;
use crate::web::{Error, Viewer};
use db::{Read, Time};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A session by the hash of its token; none for who is not signed in.
pub(super) type Session = Option<Arc<str>>;

/// What somebody is told; nothing where they may not look.
pub(super) type Told = Option<Arc<[Event]>>;

/// Everything on which it depends what a viewer is told.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Class {
    signed_in: bool,
    role: Option<Role>,
    spaces: Vec<(SpaceId, SpaceRole)>,
}

/// What was read so far, for each class that was met.
pub(super) type Known = BTreeMap<Class, Told>;

/// Who asks, about what and from where on.
pub(super) struct Asking<'a> {
    pub(super) watch: &'a Watch,
    pub(super) topic: &'a Topic,
    pub(super) network: NetworkId,
    pub(super) from: LogPlace,
    pub(super) now: Time,
}

impl Asking<'_> {
    /// What each of these sessions is told, by what they are at this moment; adds to what is `known` of classes.
    pub(super) fn told(
        &self,
        q: &mut Read<'_>,
        sessions: &[Session],
        known: &mut Known,
    ) -> Result<Vec<Told>, Error> {
        let viewers = match self.watch.viewers(q, sessions, self.now) {
            Ok(viewers) => viewers,
            // The network is no longer found at this address.
            Err(Error::NotFound) => return Ok(vec![None; sessions.len()]),
            Err(error) => return Err(error),
        };
        let concern = (self.topic.concerns)(q, self.network, self.from)?;
        let roles = roles(q, &concern, &viewers)?;
        let mut told = Vec::with_capacity(viewers.len());
        for viewer in viewers {
            let Some(viewer) = viewer.filter(|viewer| viewer.network.id == self.network) else {
                told.push(None);
                continue;
            };
            let class = class_of(&viewer, &roles);
            let known = match known.get(&class) {
                Some(known) => known.clone(),
                None => {
                    let read = self.read(q, &viewer, &concern)?;
                    known.insert(class, read.clone());
                    read
                }
            };
            told.push(known);
        }
        Ok(told)
    }

    fn read(&self, q: &mut Read<'_>, viewer: &Viewer, concern: &Concern) -> Result<Told, Error> {
        let whose = |telling: &Telling| concern.own.get(&telling.0.id).copied();
        match (self.topic.tells)(q, viewer, self.from) {
            Ok(tellings) => Ok(Some(tellings.iter().map(|telling| event(telling, whose(telling))).collect())),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

type Roles = BTreeMap<MemberId, Vec<(SpaceId, SpaceRole)>>;

/// What members among the viewers are in the concerned spaces.
fn roles(q: &mut Read<'_>, concern: &Concern, viewers: &[Option<Viewer>]) -> Result<Roles, Error> {
    let members: BTreeSet<MemberId> = viewers.iter().flatten().filter_map(Viewer::member_id).collect();
    let mut roles = Roles::new();
    for (member, space, role) in spaces::roles(q, &concern.spaces, &members)? {
        roles.entry(member).or_default().push((space, role));
    }
    Ok(roles)
}

fn class_of(viewer: &Viewer, roles: &Roles) -> Class {
    let member = viewer.member_id();
    Class {
        signed_in: viewer.account.is_some(),
        role: viewer.member.as_ref().map(|member| member.role),
        spaces: member.and_then(|member| roles.get(&member)).cloned().unwrap_or_default(),
    }
}
