//! Performs a plan through the rooms' own store functions, in few transactions and in the order of time: counts,
//! words and the log are what they would be had people done it.

use super::batch::Batch;
use super::plan::{Act, Plan};
use crate::access::{Role, SpaceRole};
use crate::accounts::{self, NewAccount};
use crate::happenings::{self, Happened, What};
use crate::ids::{CharterId, ItemId, MemberId, MessageId, NetworkId, OrganisationId, SpaceId};
use crate::members::{self, Capacity};
use crate::spaces::{self, SpaceKind};
use crate::web::Error;
use crate::{charters, items, networks, organisations};
use db::{Db, Time, Write};
use std::collections::HashMap;
use std::sync::Arc;

/// How many acts share a transaction.
const SCENE: usize = 4_000;

/// The numbers that the database gave, by their places in the plan.
#[derive(Clone, Default)]
pub(super) struct Given {
    pub(super) network: Option<NetworkId>,
    pub(super) people: HashMap<usize, MemberId>,
    pub(super) organisations: HashMap<usize, OrganisationId>,
    pub(super) charters: HashMap<usize, CharterId>,
    pub(super) spaces: HashMap<usize, SpaceId>,
    pub(super) items: HashMap<usize, ItemId>,
    pub(super) messages: HashMap<usize, MessageId>,
}

/// One transaction of a performance.
struct Scene<'a, 'tx, 'c> {
    tx: &'tx mut Write<'c>,
    plan: &'a Plan,
    network: NetworkId,
    given: Given,
    batch: Batch,
}

/// Performs the whole plan.
pub(super) fn perform(db: &Db, plan: Plan) -> Result<(), Error> {
    let plan = Arc::new(plan);
    let mut given = Arc::new(Given::default());
    let scenes = plan.acts.len().div_ceil(SCENE);
    for scene in 0..scenes {
        let (plan, before) = (plan.clone(), given.clone());
        given = Arc::new(db.write_blocking(move |tx| play(tx, &plan, &before, scene))?);
    }
    let names = plan;
    db.write_blocking(move |tx| last_visits(tx, &names, &given))
}

fn play(tx: &mut Write<'_>, plan: &Plan, before: &Given, scene: usize) -> Result<Given, Error> {
    let mut given = before.clone();
    let network = match given.network {
        Some(network) => network,
        None => networks::create(tx, plan.started, &plan.network)?,
    };
    given.network = Some(network);
    let mut scene_now = Scene { tx, plan, network, given, batch: Batch::new(network) };
    for (time, act) in plan.acts.iter().skip(scene * SCENE).take(SCENE) {
        scene_now.perform(*time, *act)?;
    }
    scene_now.flush()?;
    Ok(scene_now.given)
}

/// Those who have a key were here a few days ago: something has happened since.
fn last_visits(tx: &mut Write<'_>, plan: &Plan, given: &Given) -> Result<(), Error> {
    let time = plan.ends - std::time::Duration::from_secs(3 * 86_400 + 30_000);
    for (person, member) in &given.people {
        let player = plan.people.get(*person).filter(|player| !player.key.is_empty() && player.day > 4);
        if player.is_some() {
            members::note_visit(tx, *member, time)?;
        }
    }
    Ok(())
}

impl Scene<'_, '_, '_> {
    fn perform(&mut self, now: Time, act: Act) -> Result<(), Error> {
        match act {
            Act::Say(message) => self.say(message, now)?,
            Act::React { message, person, sign } => self.react(message, person, sign, now)?,
            other => {
                self.flush()?;
                return self.arrange(now, other);
            }
        }
        if self.batch.is_full() { self.flush() } else { Ok(()) }
    }

    fn arrange(&mut self, now: Time, act: Act) -> Result<(), Error> {
        match act {
            Act::Join(person) => self.join(person, now),
            Act::AddOrganisation { organisation, by } => self.add(organisation, by, now),
            Act::Affiliate { person, organisation, stands } => {
                self.affiliate(person, organisation, stands, now)
            }
            Act::ReviseCharter { version, by } => self.revise(version, by, now),
            Act::Endorse { version, person, organisation } => {
                self.endorse(version, person, organisation, now)
            }
            Act::StartSpace { space, by } => self.start_space(space, by, now),
            Act::EnterSpace { space, person } => self.enter(space, person, now),
            Act::Start(item) => self.start_item(item, now),
            Act::Link { from, to, by } => self.link(from, to, by, now),
            Act::Close { item, by } => self.close(item, by, now),
            Act::Say(_) | Act::React { .. } => Ok(()),
        }
    }

    fn flush(&mut self) -> Result<(), Error> {
        self.batch.flush(self.tx, &mut self.given)
    }

    fn note(&mut self, by: MemberId, now: Time, happened: Happened) -> Result<(), Error> {
        happenings::record(self.tx, self.network, Some(by), now, happened)?;
        Ok(())
    }

    fn join(&mut self, person: usize, now: Time) -> Result<(), Error> {
        let player = self.plan.people.get(person).ok_or(db::Error::Missing)?;
        let account = NewAccount {
            email: player.email.clone(),
            name: player.profile.name.clone(),
            password_hash: accounts::NO_PASSWORD.to_owned(),
            language: "en".to_owned(),
            time_zone: self.plan.network.time_zone.clone(),
        };
        // Somebody may be in several networks: the account is theirs already.
        let account = match accounts::with_email(self.tx, &player.email)? {
            Some(known) => known,
            None => accounts::create_account(self.tx, now, &account)?,
        };
        let role = if person == 0 { Role::Steward } else { player.role };
        let name = &player.profile.name;
        let member = members::join(self.tx, self.network, account, name, &player.email, role, now)?;
        self.given.people.insert(person, member);
        spaces::enter_commons(self.tx, self.network, member, now)?;
        members::set_profile(self.tx, self.network, member, &player.profile, now)?;
        let subject = member.get();
        if person == 0 {
            let started = Happened::new(What::NetworkStarted).subject(self.network.get());
            self.note(member, now, started)?;
        }
        self.note(member, now, Happened::new(What::ProfileChanged).subject(subject))
    }

    fn add(&mut self, organisation: usize, by: usize, now: Time) -> Result<(), Error> {
        let new = self.plan.organisations.get(organisation).ok_or(db::Error::Missing)?;
        let made = organisations::add(self.tx, self.network, std::slice::from_ref(new), now)?;
        let id = made.into_values().next().ok_or(db::Error::Missing)?;
        self.given.organisations.insert(organisation, id);
        let by = self.given.person(by)?;
        self.note(by, now, Happened::new(What::OrganisationAdded).subject(id.get()))
    }

    fn affiliate(
        &mut self,
        person: usize,
        organisation: usize,
        stands: bool,
        now: Time,
    ) -> Result<(), Error> {
        let sector = self.plan.organisations.get(organisation).map(|new| new.sector);
        let sector = sector.ok_or(db::Error::Missing)?;
        let (member, id) = (self.given.person(person)?, given(&self.given.organisations, organisation)?);
        let capacity = if stands { Capacity::Representative } else { Capacity::Staff };
        members::affiliate(self.tx, self.network, (id, sector), member, capacity, now)?;
        let happened = Happened::new(What::AffiliationChanged).subject(id.get()).detail(capacity.as_str());
        self.note(member, now, happened)
    }

    fn revise(&mut self, version: usize, by: usize, now: Time) -> Result<(), Error> {
        let new = self.plan.charters.get(version).ok_or(db::Error::Missing)?;
        let by = self.given.person(by)?;
        let number = i64::try_from(version + 1).unwrap_or(1);
        let id = charters::write(self.tx, self.network, by, number, new, now)?;
        self.given.charters.insert(version, id);
        self.note(by, now, Happened::new(What::CharterRevised).subject(id.get()))
    }

    fn endorse(
        &mut self,
        version: usize,
        person: usize,
        organisation: Option<usize>,
        now: Time,
    ) -> Result<(), Error> {
        let charter = given(&self.given.charters, version)?;
        let member = self.given.person(person)?;
        let organisation = organisation.map(|at| given(&self.given.organisations, at)).transpose()?;
        if charters::endorse(self.tx, self.network, charter, member, organisation, now)? {
            let who = if organisation.is_some() { "organisation" } else { "member" };
            let happened = Happened::new(What::CharterEndorsed).subject(charter.get()).detail(who);
            self.note(member, now, happened)?;
        }
        Ok(())
    }

    fn start_space(&mut self, space: usize, by: usize, now: Time) -> Result<(), Error> {
        let text = self.plan.spaces.get(space).ok_or(db::Error::Missing)?;
        let by = self.given.person(by)?;
        let kind = if space == 0 { SpaceKind::Commons } else { SpaceKind::WorkingGroup };
        let id = spaces::create(self.tx, self.network, by, kind, text, now)?;
        self.given.spaces.insert(space, id);
        // The commons comes with the network, as its founder's first act; nothing more is said of it.
        if space == 0 { Ok(()) } else { self.note(by, now, Happened::new(What::SpaceStarted).space(id)) }
    }

    fn enter(&mut self, space: usize, person: usize, now: Time) -> Result<(), Error> {
        let (id, member) = (given(&self.given.spaces, space)?, self.given.person(person)?);
        if spaces::enter(self.tx, self.network, id, member, SpaceRole::Member, now)? {
            let happened = Happened::new(What::SpaceJoined).space(id).subject(member.get());
            self.note(member, now, happened)?;
        }
        Ok(())
    }

    fn start_item(&mut self, item: usize, now: Time) -> Result<(), Error> {
        let thing = self.plan.things.get(item).ok_or(db::Error::Missing)?;
        let (space, author) = (given(&self.given.spaces, thing.space)?, self.given.person(thing.author)?);
        let network = self.network;
        let begin = items::Beginning { network, space, kind: thing.kind, author, now, once: None };
        let id = items::create(self.tx, &begin, &thing.text)?.ok_or(db::Error::Missing)?;
        self.given.items.insert(item, id);
        spaces::note_activity(self.tx, space, now)?;
        self.note(author, now, Happened::new(What::ItemStarted).space(space).item(id).detail(thing.kind))
    }

    fn link(&mut self, from: usize, to: usize, by: usize, now: Time) -> Result<(), Error> {
        let by = self.given.person(by)?;
        let (from, (space, to)) = (self.place(from)?.1, self.place(to)?);
        items::link(self.tx, self.network, (from, to), by, now)?;
        self.note(by, now, Happened::new(What::ItemLinked).space(space).item(to))
    }

    fn close(&mut self, item: usize, by: usize, now: Time) -> Result<(), Error> {
        let (by, (space, id)) = (self.given.person(by)?, self.place(item)?);
        items::close(self.tx, id, Some(now))?;
        self.note(by, now, Happened::new(What::ItemClosed).space(space).item(id))
    }

    fn say(&mut self, message: usize, now: Time) -> Result<(), Error> {
        let said = self.plan.messages.get(message).ok_or(db::Error::Missing)?;
        if said.parent.is_some_and(|parent| self.batch.holds(parent)) {
            self.flush()?;
        }
        let place = self.place(said.item)?;
        let parent = said.parent.map(|parent| given(&self.given.messages, parent)).transpose()?;
        let author = self.given.person(said.author)?;
        self.batch.say(message, place, parent, author, (said.body.clone(), said.html.clone()), now);
        Ok(())
    }

    fn react(&mut self, message: usize, person: usize, sign: &'static str, now: Time) -> Result<(), Error> {
        let item = self.plan.messages.get(message).ok_or(db::Error::Missing)?.item;
        let (place, member) = (self.place(item)?, self.given.person(person)?);
        self.batch.react(message, place, member, sign, now);
        Ok(())
    }

    fn place(&self, item: usize) -> Result<(SpaceId, ItemId), Error> {
        let thing = self.plan.things.get(item).ok_or(db::Error::Missing)?;
        Ok((given(&self.given.spaces, thing.space)?, given(&self.given.items, item)?))
    }
}

impl Given {
    fn person(&self, person: usize) -> Result<MemberId, Error> {
        given(&self.people, person)
    }
}

/// The number that something of the plan was given; an act before it would be a fault of the plan.
pub(super) fn given<T: Copy>(all: &HashMap<usize, T>, at: usize) -> Result<T, Error> {
    all.get(&at).copied().ok_or_else(|| Error::from(db::Error::Missing))
}
