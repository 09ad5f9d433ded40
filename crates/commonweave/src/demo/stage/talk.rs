//! Many messages and reactions at once.

use super::Given;
use super::batch::{Ground, place};
use crate::demo::plan::Act;
use db::{Time, Write};
use house::ids::{ItemId, SpaceId};
use house::web::Error;
use house::{items, spaces};
use std::collections::{BTreeMap, HashSet};
use talk::conversations::{self, Posting, Reacting};

type Held = [(Time, Act)];

/// Writes messages in their order. One that replies to another of them begins a new statement.
pub(super) fn say(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &mut Given,
    held: &Held,
) -> Result<(), Error> {
    let mut run: Vec<(Time, usize)> = Vec::new();
    let mut running: HashSet<usize> = HashSet::new();
    for (now, act) in held {
        let Act::Say(message) = *act else { continue };
        let said = ground.plan.messages.get(message).ok_or(db::Error::Missing)?;
        if said.parent.is_some_and(|parent| running.contains(&parent)) {
            post(tx, ground, known, &run)?;
            run.clear();
            running.clear();
        }
        run.push((*now, message));
        running.insert(message);
    }
    post(tx, ground, known, &run)?;
    note(tx, ground, known, held)
}

fn post(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &mut Given,
    run: &[(Time, usize)],
) -> Result<(), Error> {
    let mut postings = Vec::with_capacity(run.len());
    for (now, message) in run {
        let said = ground.plan.messages.get(*message).ok_or(db::Error::Missing)?;
        postings.push(Posting {
            network: ground.network,
            item: known.item(said.item)?,
            parent: said.parent.map(|parent| known.message(parent)).transpose()?,
            author: known.person(said.author)?,
            body: &said.body,
            html: &said.html,
            once: None,
            now: *now,
        });
    }
    let ids = conversations::post_many(tx, &postings)?;
    known.messages.extend(run.iter().map(|(_, message)| *message).zip(ids));
    Ok(())
}

/// Notes in each item and space how much was said, and when last.
fn note(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given, held: &Held) -> Result<(), Error> {
    let mut items: BTreeMap<ItemId, (i64, Time)> = BTreeMap::new();
    let mut spaces: BTreeMap<SpaceId, Time> = BTreeMap::new();
    for (now, act) in held {
        let Act::Say(message) = *act else { continue };
        let said = ground.plan.messages.get(message).ok_or(db::Error::Missing)?;
        let (space, item) = place(ground.plan, known, said.item)?;
        let noted = items.entry(item).or_insert((0, *now));
        *noted = (noted.0 + 1, noted.1.max(*now));
        let noted = spaces.entry(space).or_insert(*now);
        *noted = (*now).max(*noted);
    }
    for (item, (amount, last)) in items {
        items::note_message(tx, item, amount, last)?;
    }
    for (space, last) in spaces {
        spaces::note_activity(tx, space, last)?;
    }
    Ok(())
}

pub(super) fn react(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given, held: &Held) -> Result<(), Error> {
    let mut given = Vec::new();
    for (now, act) in held {
        if let Act::React { message, person, sign } = *act {
            let (message, member) = (known.message(message)?, known.person(person)?);
            given.push(Reacting { message, member, sign, now: *now });
        }
    }
    Ok(conversations::react_many(tx, ground.network, &given)?)
}
