//! Performs a plan through the rooms' own store functions, in few transactions and in the order of time: counts,
//! words and the log are what they would be had people done it.

mod batch;
mod company;
mod crowd;
mod deciding;
mod epilogue;
mod faces;
mod gathering;
mod given;
mod holding;
mod outcomes;
pub(super) mod pictures;
mod said;
mod talk;

use super::cast::Player;
use super::plan::{Act, Plan};
use crate::charters::{self, CHARTER_ENDORSED, CHARTER_REVISED};
use ::talk::conversations::{self, MESSAGE_EDITED};
use batch::{Batch, Ground, place};
use db::{Db, Time, Write};
use given::{Given, given};
use house::access::Role;
use house::accounts::{self, NewAccount};
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, SpaceId};
use house::items::ITEM_STARTED;
use house::members::{self, PROFILE_CHANGED};
use house::networks::NETWORK_STARTED;
use house::organisations::ORGANISATION_ADDED;
use house::spaces::{self, SPACE_STARTED};
use house::tags;
use house::web::{Error, markdown};
use house::{items, networks, organisations};
use pictures::Wall;
use std::sync::Arc;

/// How many acts share a transaction: more than a network of the usual size has, so that what runs beside never comes upon a
/// round that is opened and not yet answered.
const SCENE: usize = 12_000;

/// One transaction of a performance.
struct Scene<'a, 'tx, 'c> {
    tx: &'tx mut Write<'c>,
    ground: Ground<'a>,
    given: Given,
    batch: Batch,
}

/// Performs the whole plan; answers with the places where pictures are to hang.
pub(super) fn perform(db: &Db, plan: Plan) -> Result<Vec<Wall>, Error> {
    let plan = Arc::new(plan);
    let mut given = Arc::new(Given::default());
    for scene in 0..plan.acts.len().div_ceil(SCENE) {
        let (plan, before) = (plan.clone(), given.clone());
        given = Arc::new(db.write_blocking(move |tx| play(tx, &plan, &before, scene))?);
    }
    let walls = pictures::walls(&plan, &given)?;
    db.write_blocking(move |tx| {
        let network = given.network.ok_or(db::Error::Missing)?;
        let ground = Ground { plan: &plan, network };
        epilogue::close(tx, ground, &given)?;
        faces::hang(tx, ground, &given)?;
        last_visits(tx, &plan, &given)
    })?;
    Ok(walls)
}

fn play(tx: &mut Write<'_>, plan: &Plan, before: &Given, scene: usize) -> Result<Given, Error> {
    let mut given = before.clone();
    let network = match given.network {
        Some(network) => network,
        None => networks::create(tx, plan.started, &plan.network)?,
    };
    given.network = Some(network);
    let mut scene_now = Scene { tx, ground: Ground { plan, network }, given, batch: Batch::default() };
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
        if plan.people.get(*person).is_some_and(|player| !player.key.is_empty() && player.day > 4) {
            members::note_visit(tx, *member, time)?;
            spaces::read_all(tx, *member, None, time)?;
        }
    }
    Ok(())
}

impl Scene<'_, '_, '_> {
    fn perform(&mut self, now: Time, act: Act) -> Result<(), Error> {
        if !self.batch.hold(self.ground.plan, now, act) {
            self.flush()?;
            return self.arrange(now, act);
        }
        if self.batch.is_full() { self.flush() } else { Ok(()) }
    }

    fn arrange(&mut self, now: Time, act: Act) -> Result<(), Error> {
        match act {
            Act::Join(person) => self.join(person, now),
            Act::AddOrganisation { organisation, by } => self.add(organisation, by, now),
            Act::ReviseCharter { version, by } => self.revise(version, by, now),
            Act::Endorse { version, person, organisation } => {
                self.endorse(version, person, organisation, now)
            }
            Act::StartSpace { space, by } => self.start_space(space, by, now),
            Act::Start(item) => self.start_item(item, now),
            Act::Gather(gathering) => self.gather(gathering, now),
            Act::Undertake(errand) => self.undertake(errand, now),
            Act::GoOn(errand) => self.go_on(errand, now),
            Act::NoteDown { gathering, at } => self.note_down(gathering, at, now),
            Act::Try { gathering, at } => self.try_out(gathering, at, now),
            Act::Judge { gathering, at } => self.judge(gathering, at, now),
            Act::SayHow { gathering, person, marks } => self.say_how((gathering, person), marks, now),
            Act::Deliberate(step) => self.deliberate(step, now),
            Act::Share(step) => self.share(step, now),
            Act::Link { from, to, by } => self.link(from, to, by, now),
            Act::Close { item, by } => self.close(item, by, now),
            Act::Pin { item, by } => self.pin(item, by, now),
            Act::MoveOn { space, by } => self.move_on(space, by, now),
            Act::Rewrite(rewriting) => self.rewrite(rewriting, now),
            Act::Turn(turn) => self.turn(turn, now),
            held => {
                tracing::error!(?held, "an act of the demo is held back and was not");
                Err(db::Error::Missing.into())
            }
        }
    }

    fn flush(&mut self) -> Result<(), Error> {
        self.batch.flush(self.tx, self.ground, &mut self.given)
    }

    fn note(&mut self, by: MemberId, now: Time, happened: Happened) -> Result<(), Error> {
        happenings::record(self.tx, self.ground.network, Some(by), now, happened)?;
        Ok(())
    }

    fn join(&mut self, person: usize, now: Time) -> Result<(), Error> {
        let player = self.ground.plan.people.get(person).ok_or(db::Error::Missing)?;
        let account = account_of(self.ground.plan, player);
        // Somebody may be in several networks: the account is theirs already.
        let account = match accounts::with_email(self.tx, &player.email)? {
            Some(known) => known,
            None => accounts::create_account(self.tx, now, &account)?,
        };
        let role = if person == 0 { Role::Steward } else { player.role };
        let name = &player.profile.name;
        let member = members::join(self.tx, self.ground.network, account, name, &player.email, role, now)?;
        self.given.people.insert(person, member);
        spaces::enter_commons(self.tx, self.ground.network, member, now)?;
        let about_html = markdown::to_html(&player.profile.about);
        members::set_profile(self.tx, self.ground.network, member, (&player.profile, &about_html), now)?;
        let subject = member.get();
        if person == 0 {
            let started = Happened::new(&NETWORK_STARTED).subject(self.ground.network.get());
            self.note(member, now, started)?;
        }
        self.note(member, now, Happened::new(&PROFILE_CHANGED).subject(subject))
    }

    fn add(&mut self, organisation: usize, by: usize, now: Time) -> Result<(), Error> {
        let new = self.ground.plan.organisations.get(organisation).ok_or(db::Error::Missing)?;
        let made = organisations::add(
            self.tx,
            self.ground.network,
            std::slice::from_ref(new),
            &markdown::to_html,
            now,
        )?;
        let id = made.into_values().next().ok_or(db::Error::Missing)?;
        self.given.organisations.insert(organisation, id);
        let by = self.given.person(by)?;
        self.note(by, now, Happened::new(&ORGANISATION_ADDED).subject(id.get()))
    }

    fn revise(&mut self, version: usize, by: usize, now: Time) -> Result<(), Error> {
        let new = self.ground.plan.charters.get(version).ok_or(db::Error::Missing)?;
        let by = self.given.person(by)?;
        let number = i64::try_from(version + 1).unwrap_or(1);
        let id = charters::write(self.tx, self.ground.network, by, number, new, now)?;
        self.given.charters.insert(version, id);
        self.note(by, now, Happened::new(&CHARTER_REVISED).subject(id.get()))
    }

    fn endorse(
        &mut self,
        version: usize,
        person: usize,
        organisation: Option<usize>,
        now: Time,
    ) -> Result<(), Error> {
        let charter = self.given.charter(version)?;
        let member = self.given.person(person)?;
        let organisation = organisation.map(|at| self.given.organisation(at)).transpose()?;
        if charters::endorse(self.tx, self.ground.network, charter, member, organisation, now)? {
            let who = if organisation.is_some() { "organisation" } else { "member" };
            let happened = Happened::new(&CHARTER_ENDORSED).subject(charter.get()).detail(who);
            self.note(member, now, happened)?;
        }
        Ok(())
    }

    fn start_space(&mut self, space: usize, by: usize, now: Time) -> Result<(), Error> {
        let place = self.ground.plan.spaces.get(space).ok_or(db::Error::Missing)?;
        let by = self.given.person(by)?;
        let id = spaces::create(self.tx, self.ground.network, by, place.kind, &place.text, now)?;
        self.given.spaces.insert(space, id);
        // The commons comes with the network, as its founder's first act; nothing more is said of it.
        if space == 0 { Ok(()) } else { self.note(by, now, Happened::new(&SPACE_STARTED).space(id)) }
    }

    fn start_item(&mut self, item: usize, now: Time) -> Result<(), Error> {
        let thing = self.ground.plan.things.get(item).ok_or(db::Error::Missing)?;
        let (space, author) = (self.given.space(thing.space)?, self.given.person(thing.author)?);
        let network = self.ground.network;
        let begin = items::Beginning { network, space, kind: thing.kind, author, now, once: None };
        let id = items::create(self.tx, &begin, &thing.text)?.ok_or(db::Error::Missing)?;
        if tags::set(self.tx, (network, space, id), &thing.tags, now)? {
            items::renew(self.tx, &[], &[id])?;
        }
        self.given.items.insert(item, id);
        spaces::note_activity(self.tx, space, now)?;
        self.note(author, now, Happened::new(&ITEM_STARTED).space(space).item(id).detail(thing.kind.name))
    }

    fn rewrite(&mut self, rewriting: usize, now: Time) -> Result<(), Error> {
        let rewritten = self.ground.plan.rewritings.get(rewriting).ok_or(db::Error::Missing)?;
        let said = self.ground.plan.messages.get(rewritten.message).ok_or(db::Error::Missing)?;
        let (space, item) = self.place(said.item)?;
        let (message, author) = (self.given.message(rewritten.message)?, self.given.person(said.author)?);
        let text = (rewritten.body.as_str(), rewritten.html.as_str());
        conversations::rewrite(self.tx, self.ground.network, message, text, now)?;
        self.note(author, now, Happened::new(&MESSAGE_EDITED).space(space).item(item).message(message))
    }

    fn place(&self, item: usize) -> Result<(SpaceId, ItemId), Error> {
        place(self.ground.plan, &self.given, item)
    }
}

/// The account that somebody of the demo has. Nobody signs in to it by a password.
pub(super) fn account_of(plan: &Plan, player: &Player) -> NewAccount {
    NewAccount {
        email: player.email.clone(),
        name: player.profile.name.clone(),
        password_hash: accounts::NO_PASSWORD.to_owned(),
        language: "en".to_owned(),
        time_zone: plan.network.time_zone.clone(),
    }
}
