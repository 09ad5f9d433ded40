//! Acts that follow one another and do not wait for each other are held back and written together: a handful of
//! statements for many of them. The log keeps their order and their moments.

use super::Given;
use super::{crowd, gathering, talk};
use crate::charters::CHARTER_ENDORSED;
use crate::demo::plan::{Act, Plan};
use ::talk::conversations::{MESSAGE_POSTED, REACTION_CHANGED};
use db::{Time, Write};
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::members::{MEMBER_JOINED, PROFILE_CHANGED};
use house::organisations::AFFILIATION_CHANGED;
use house::spaces::SPACE_JOINED;
use house::web::Error;
use meet::events::EVENT_ANSWERED;

/// How many acts are held back at most.
const HELD: usize = 1_000;

/// What was done and is not yet written.
#[derive(Default)]
pub(super) struct Batch {
    held: Vec<(Time, Act)>,
}

/// The network in which things happen.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) plan: &'a Plan,
    pub(super) network: NetworkId,
}

impl Batch {
    /// Holds an act back, if it is one of those that can wait; tells whether it did.
    pub(super) fn hold(&mut self, plan: &Plan, time: Time, act: Act) -> bool {
        let waits = match act {
            Act::Say(_)
            | Act::React { .. }
            | Act::Affiliate { .. }
            | Act::EnterSpace { .. }
            | Act::Answer { .. } => true,
            Act::Endorse { organisation, .. } => organisation.is_none(),
            // Whoever stands in the plays may have an account already.
            Act::Join(person) => plan.people.get(person).is_some_and(|player| player.key.is_empty()),
            _ => false,
        };
        if waits {
            self.held.push((time, act));
        }
        waits
    }

    /// Whether it is time to write.
    pub(super) fn is_full(&self) -> bool {
        self.held.len() >= HELD
    }

    /// Writes what is held back.
    pub(super) fn flush(
        &mut self,
        tx: &mut Write<'_>,
        ground: Ground<'_>,
        known: &mut Given,
    ) -> Result<(), Error> {
        let held = std::mem::take(&mut self.held);
        if held.is_empty() {
            return Ok(());
        }
        crowd::join(tx, ground, known, &held)?;
        crowd::affiliate(tx, ground, known, &held)?;
        crowd::enter(tx, ground, known, &held)?;
        crowd::endorse(tx, ground, known, &held)?;
        talk::say(tx, ground, known, &held)?;
        talk::react(tx, ground, known, &held)?;
        gathering::answer(tx, ground, known, &held)?;
        let mut lines = Vec::with_capacity(held.len());
        for (time, act) in &held {
            let (who, happened) = told(ground.plan, known, *act)?;
            lines.extend(happened.into_iter().map(|happened| (who, *time, happened)));
        }
        happenings::record_many(tx, ground.network, &lines)?;
        Ok(())
    }
}

/// Who did it, and what the log says of it.
fn told(plan: &Plan, known: &Given, act: Act) -> Result<(MemberId, Vec<Happened>), Error> {
    Ok(match act {
        Act::Join(person) => {
            let who = known.person(person)?;
            let told = |what| Happened::new(what).subject(who.get());
            (who, vec![told(&MEMBER_JOINED), told(&PROFILE_CHANGED)])
        }
        Act::Affiliate { person, organisation, stands } => {
            let organisation = known.organisation(organisation)?;
            let happened = Happened::new(&AFFILIATION_CHANGED).subject(organisation.get());
            (known.person(person)?, vec![happened.detail(crowd::capacity(stands).as_str())])
        }
        Act::EnterSpace { space, person } => {
            let who = known.person(person)?;
            (who, vec![Happened::new(&SPACE_JOINED).space(known.space(space)?).subject(who.get())])
        }
        Act::Endorse { version, person, .. } => {
            let charter = known.charter(version)?;
            let happened = Happened::new(&CHARTER_ENDORSED).subject(charter.get()).detail("member");
            (known.person(person)?, vec![happened])
        }
        Act::Say(message) => {
            let author = plan.messages.get(message).ok_or(db::Error::Missing)?.author;
            (known.person(author)?, vec![of_message(plan, known, &MESSAGE_POSTED, message)?])
        }
        Act::React { message, person, .. } => {
            (known.person(person)?, vec![of_message(plan, known, &REACTION_CHANGED, message)?])
        }
        Act::Answer { gathering, person, answer } => {
            let (space, item) = known.gathering(gathering)?;
            let happened = Happened::new(&EVENT_ANSWERED).space(space).item(item).detail(answer.as_str());
            (known.person(person)?, vec![happened])
        }
        _ => return Err(db::Error::Missing.into()),
    })
}

fn of_message(
    plan: &Plan,
    known: &Given,
    what: &'static happenings::Act,
    message: usize,
) -> Result<Happened, Error> {
    let item = plan.messages.get(message).ok_or(db::Error::Missing)?.item;
    let (space, item) = place(plan, known, item)?;
    Ok(Happened::new(what).space(space).item(item).message(known.message(message)?))
}

/// Where an item of the plan is.
pub(super) fn place(plan: &Plan, known: &Given, item: usize) -> Result<(SpaceId, ItemId), Error> {
    let thing = plan.things.get(item).ok_or(db::Error::Missing)?;
    Ok((known.space(thing.space)?, known.item(item)?))
}
