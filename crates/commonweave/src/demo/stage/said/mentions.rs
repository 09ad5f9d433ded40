//! Somebody turns to somebody by name, in a talk that both of them know.

use super::person;
use crate::demo::plan::{Act, Plan};
use crate::demo::stage::Given;
use crate::demo::stage::batch::{Ground, place};
use crate::demo::turns::{MENTIONS, Mention};
use ::talk::conversations::{self, MESSAGE_POSTED, Posting};
use db::{Time, Write};
use house::happenings::{self, Happened};
use house::ids::{ItemId, MessageId, SpaceId};
use house::inbox::{self, Spoken};
use house::web::{Error, Viewer, markdown};
use house::{items, spaces};
use std::collections::BTreeMap;

/// A talk that goes on, by its place in the plan.
struct Talk {
    thing: usize,
    /// When something was said in it last.
    last: Time,
    /// Who has begun it, and who said something.
    voices: Vec<usize>,
}

/// Calls somebody; answers with where, and in which message.
pub(super) fn call(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, now): (usize, Time),
) -> Result<Option<(SpaceId, ItemId, MessageId)>, Error> {
    let plan = ground.plan;
    let Some(line) = MENTIONS.get(at) else { return Ok(None) };
    let Some((who, by)) = person(ground, line.who).zip(person(ground, line.by)) else { return Ok(None) };
    let Some(talk) = chosen(plan, &talks(plan, now), line, (who, by)) else { return Ok(None) };
    let (space, item) = place(plan, known, talk)?;
    let viewer = Viewer::of_member(tx, known.person(by)?, now)?;
    let name = plan.people.get(who).map_or("", |player| player.profile.name.as_str());
    let path = viewer.path(format_args!("people/{}", known.person(who)?));
    let body = format!("[@{name}]({path}), {}", line.words);
    let said = say(tx, &viewer, (space, item, None), &body)?;
    Ok(said.map(|message| (space, item, message)))
}

/// Whoever was called answers, and so has done what was asked. The other one reads it in passing.
pub(super) fn answer(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, now): (usize, Time),
) -> Result<(), Error> {
    let Some((line, called)) = MENTIONS.get(at).zip(known.calls.get(&at)) else { return Ok(()) };
    let (space, item, message) = *called;
    let who = person(ground, line.who).ok_or(db::Error::Missing)?;
    let viewer = Viewer::of_member(tx, known.person(who)?, now)?;
    say(tx, &viewer, (space, item, Some(message)), line.answer)?;
    Ok(())
}

/// Says something in a talk, or in answer to a message of it; nothing where the talk cannot be read.
fn say(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (space, item, parent): (SpaceId, ItemId, Option<MessageId>),
    body: &str,
) -> Result<Option<MessageId>, Error> {
    let Some(item) = items::visible_to(tx, viewer, item)? else { return Ok(None) };
    let (network, author, now) = (viewer.network.id, viewer.member()?.id, viewer.now);
    let html = markdown::to_html(body);
    let html = html.as_str();
    let new = Posting { network, item: item.id, parent, author, body, html, once: None, now };
    let message = conversations::post(tx, &new)?.ok_or(db::Error::Missing)?;
    items::note_message(tx, item.id, 1, now)?;
    spaces::note_activity(tx, space, now)?;
    let happened = Happened::new(&MESSAGE_POSTED).space(space).item(item.id).message(message);
    happenings::record(tx, network, Some(author), now, happened)?;
    let spoken = Spoken { message: Some(message), html, before: None, answers: &[] };
    inbox::spoken(tx, viewer, &item, spoken)?;
    Ok(Some(message))
}

/// The talks that go on at this moment, the one in which something was said last at the end.
fn talks(plan: &Plan, now: Time) -> Vec<Talk> {
    let mut talks: BTreeMap<usize, Talk> = BTreeMap::new();
    let past = plan.acts.iter().take_while(|(time, _)| *time <= now);
    for (time, act) in past {
        match *act {
            Act::Say(message) => {
                let Some(said) = plan.messages.get(message) else { continue };
                let thing = said.item;
                let begun = || plan.things.get(thing).map(|thing| thing.author).into_iter().collect();
                let talk = talks.entry(thing).or_insert_with(|| Talk { thing, last: *time, voices: begun() });
                talk.last = *time;
                talk.voices.push(said.author);
            }
            Act::Close { item, .. } => {
                talks.remove(&item);
            }
            _ => {}
        }
    }
    let mut talks: Vec<Talk> = talks.into_values().collect();
    talks.sort_by_key(|talk| talk.last);
    talks
}

/// The talk of this title; or the last in which both have spoken; and who has said nothing yet is welcomed in the first talk of
/// the other.
fn chosen(plan: &Plan, talks: &[Talk], line: &Mention, (who, by): (usize, usize)) -> Option<usize> {
    let titled = |thing: usize| plan.things.get(thing).is_some_and(|thing| thing.text.title == line.talk);
    let theirs = || talks.iter().filter(move |talk| talk.voices.contains(&by));
    let found = if line.talk.is_empty() {
        let both = theirs().rfind(|talk| talk.voices.contains(&who));
        both.or_else(|| theirs().min_by_key(|talk| talk.thing))
    } else {
        theirs().find(|talk| titled(talk.thing))
    };
    found.map(|talk| talk.thing)
}
