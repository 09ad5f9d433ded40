//! Turning to somebody: who is mentioned, answered or asked gets a line in their inbox, where they may read the item.

use super::acts::MEMBER_CALLED;
use super::line::Reason;
use super::{settings, store};
use crate::access::SpaceRole;
use crate::happenings::{self, Happened, Whom};
use crate::ids::{ItemId, MemberId, MessageId, NetworkId, OrganisationId, SpaceId};
use crate::items::{self, Item};
use crate::letters;
use crate::mentions::{self, Target};
use crate::web::{Error, Viewer};
use db::{Time, Write};
use std::collections::BTreeMap;

/// How many of those who stand for an organisation are called by its name.
const STANDING_FOR: i64 = 20;

/// Somebody turns to others upon an item.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calling {
    pub(super) network: NetworkId,
    pub(super) space: SpaceId,
    pub(super) item: ItemId,
    pub(super) message: Option<MessageId>,
    pub(super) by: MemberId,
    pub(super) now: Time,
}

/// What somebody wrote upon an item.
#[derive(Debug, Clone, Copy)]
pub struct Spoken<'a> {
    /// The message; none where it is the item's own text.
    pub message: Option<MessageId>,
    /// What it says now, as HTML.
    pub html: &'a str,
    /// What it said before, where it was changed: whoever was mentioned there is not called again.
    pub before: Option<&'a str>,
    /// Whose words it answers.
    pub answers: &'a [MemberId],
}

/// Lets what somebody wrote reach those whom it mentions and answers. It is its author's latest look at the item, and who
/// answers has done what they were called for. Costs the same however many are in the space.
///
/// # Errors
/// Those of the database.
pub fn spoken(tx: &mut Write<'_>, viewer: &Viewer, item: &Item, said: Spoken<'_>) -> Result<(), Error> {
    let (by, network) = (viewer.member()?.id, viewer.network.id);
    let call =
        Calling { network, space: item.space_id, item: item.id, message: said.message, by, now: viewer.now };
    if said.before.is_none() {
        store::spoke(tx, &call)?;
    }
    let mut targets = mentions::targets(said.html, &viewer.network.slug);
    let known = said.before.map(|before| mentions::targets(before, &viewer.network.slug)).unwrap_or_default();
    targets.retain(|target| !known.contains(target));
    targets.truncate(mentions::MOST);
    let mut wanted: BTreeMap<MemberId, &str> = BTreeMap::new();
    for target in targets {
        match target {
            Target::Member(member) => drop(wanted.insert(member, Reason::Mention.as_str())),
            Target::Organisation(organisation) => stand_for(tx, &call, organisation, &mut wanted)?,
            Target::Everyone(space)
                if space == item.space_id && item.space_role == Some(SpaceRole::Facilitator) =>
            {
                items::note_everyone(tx, item.id, viewer.now)?;
                store::spoke(tx, &call)?;
            }
            _ => {}
        }
    }
    while wanted.len() > mentions::MOST {
        wanted.pop_last();
    }
    for author in said.answers {
        wanted.entry(*author).or_insert(Reason::Reply.as_str());
    }
    raise(tx, &call, &wanted)
}

/// Those who stand for an organisation are called by its name.
fn stand_for(
    tx: &mut Write<'_>,
    call: &Calling,
    organisation: OrganisationId,
    wanted: &mut BTreeMap<MemberId, &str>,
) -> Result<(), Error> {
    for member in store::standing_for(tx, call.network, organisation, STANDING_FOR)? {
        wanted.entry(member).or_insert(Reason::Organisation.as_str());
    }
    Ok(())
}

/// Calls these members to an item, each for a reason: one of [`Reason`], or the word of an act that asks. Whoever may not
/// read it, or wants to hear nothing of it, is not called; nobody is told of that.
///
/// # Errors
/// Those of the database.
pub fn call(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: &Item,
    message: Option<MessageId>,
    wanted: &[(MemberId, &str)],
) -> Result<(), Error> {
    let (by, network) = (viewer.member()?.id, viewer.network.id);
    let call = Calling { network, space: item.space_id, item: item.id, message, by, now: viewer.now };
    raise(tx, &call, &wanted.iter().copied().collect())
}

/// As [`call`], by the clock and not by what somebody does: whoever began the item, in whose name it is, is called as well.
///
/// # Errors
/// Those of the database.
pub fn remind(
    tx: &mut Write<'_>,
    (network, space, item): (NetworkId, SpaceId, ItemId),
    by: MemberId,
    now: Time,
    wanted: &[(MemberId, &str)],
) -> Result<(), Error> {
    let call = Calling { network, space, item, message: None, by, now };
    let called = reach(tx, &call, &wanted.iter().copied().collect())?;
    Ok(letters::called(tx, now, &called)?)
}

/// As [`remind`], where the room itself writes to those whom it calls: nobody gets two letters about one thing. Tells who they are.
///
/// # Errors
/// Those of the database.
pub fn remind_without_letter(
    tx: &mut Write<'_>,
    (network, space, item): (NetworkId, SpaceId, ItemId),
    by: MemberId,
    now: Time,
    wanted: &[(MemberId, &str)],
) -> Result<Vec<MemberId>, Error> {
    let call = Calling { network, space, item, message: None, by, now };
    Ok(reach(tx, &call, &wanted.iter().copied().collect())?)
}

/// As [`call`], for an act that asks something of somebody.
///
/// # Errors
/// Those of the database.
pub(crate) fn asked(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    by: MemberId,
    now: Time,
    happened: &Happened,
) -> Result<(), db::Error> {
    let Some((act, subject, message)) = happened.asking() else { return Ok(()) };
    let Some((space, author)) = store::place_of(tx, item)? else { return Ok(()) };
    let whom = match act.asks.map(|asks| asks.whom) {
        Some(Whom::Subject) => subject.map(MemberId::from),
        Some(Whom::Author) => Some(author),
        None => None,
    };
    let wanted = whom.map(|member| (member, act.word)).into_iter().collect();
    raise(tx, &Calling { network, space, item, message, by, now }, &wanted)
}

fn raise<E: From<db::Error>>(
    tx: &mut Write<'_>,
    call: &Calling,
    wanted: &BTreeMap<MemberId, &str>,
) -> Result<(), E> {
    let mut others = wanted.clone();
    others.remove(&call.by);
    let called = reach(tx, call, &others)?;
    Ok(letters::called(tx, call.now, &called)?)
}

/// Calls those of them who may read the item and want to hear of it; tells who they are.
fn reach(
    tx: &mut Write<'_>,
    call: &Calling,
    wanted: &BTreeMap<MemberId, &str>,
) -> Result<Vec<MemberId>, db::Error> {
    let asked: Vec<MemberId> = wanted.keys().copied().collect();
    let mut reached = store::reachable(tx, call, &asked)?;
    reached.retain(settings::hears_calls);
    // In one order, so that two who call the same people do not wait for each other.
    let called: Vec<(MemberId, &str)> =
        reached.iter().filter_map(|member| Some((member.id, *wanted.get(&member.id)?))).collect();
    store::raise(tx, call, &called)?;
    let line = |member: MemberId| {
        let happened = Happened::new(&MEMBER_CALLED).space(call.space).item(call.item).subject(member.get());
        match call.message {
            Some(message) => happened.message(message),
            None => happened,
        }
    };
    let lines: Vec<(MemberId, Time, Happened)> =
        called.iter().map(|(member, _)| (call.by, call.now, line(*member))).collect();
    if !lines.is_empty() {
        happenings::record_many(tx, call.network, &lines)?;
    }
    Ok(called.into_iter().map(|(member, _)| member).collect())
}
