//! What those whose doors stand open find in their inbox: somebody turned to them in the last days, in a talk of theirs.

mod founding;
mod introducing;
mod keeping;
mod phasing;
mod waiting;

use super::batch::{Ground, place};
use super::{Given, company, gathering};
use crate::demo::plan::Act;
use ::talk::conversations::{self, MESSAGE_POSTED, Posting};
use db::{Time, Write};
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, MessageId, SpaceId};
use house::inbox::{self, Spoken};
use house::web::{Error, Viewer, markdown};
use house::{items, spaces};
use std::collections::BTreeMap;
use std::time::Duration;

/// Who is called, by whom, with which words behind the name, so many hours before the demo is seen.
const LINES: &[(&str, &str, u64, &str)] = &[
    ("omar", "chipo", 20, "does the city need our numbers by street, or is one for each quarter enough?"),
    ("omar", "amina", 44, "the school would lend its hall on the 3rd. Shall we say yes today?"),
    ("chipo", "omar", 18, "could you bring the three worst weeks? The council listens to graphs of yours."),
    ("amina", "tomas", 26, "how many pupils would come on Saturday? I bake one loaf for every four."),
    (
        "tomas",
        "li",
        30,
        "is your oven on a circuit of its own? I would like to see it before we plan the roof.",
    ),
    (
        "newcomer",
        "omar",
        22,
        "welcome! Chipo looks for somebody who counts well. Would you like to meet her on Thursday?",
    ),
    ("li", "omar", 16, "the permit for the first two roofs is signed. What do you need for the third?"),
];

/// A talk in which somebody takes part, and who else spoke there.
struct Talk {
    space: SpaceId,
    item: ItemId,
    others: Vec<usize>,
}

/// Says the last lines.
pub(super) fn close(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given) -> Result<(), Error> {
    let talks = talks(ground, known)?;
    let latest = ground.plan.acts.last().map_or(ground.plan.ends, |(time, _)| *time);
    let mut lines = LINES.to_vec();
    lines.sort_by_key(|(_, _, hours, _)| std::cmp::Reverse(*hours));
    for (who, by, hours, words) in &lines {
        let person = |key: &str| ground.plan.people.iter().position(|player| player.key == key);
        let Some((who, by)) = person(who).zip(person(by)) else { continue };
        // Who has said nothing yet is welcomed in the first talk of the other.
        let own = talks.get(&who).and_then(|talks| common(talks, by));
        let Some(talk) = own.or(talks.get(&by).and_then(|talks| talks.first())) else { continue };
        // The log is in the order of time: nothing is said before what stands in it already.
        let now = (ground.plan.ends - Duration::from_secs(hours.saturating_mul(3600))).max(latest);
        say(tx, ground, known, talk, (who, by), (words, now))?;
    }
    keeping::keep(tx, ground, known)?;
    waiting::invite(tx, ground, known)?;
    introducing::introduce(tx, ground, known)?;
    phasing::set_up(tx, ground, known)?;
    gathering::look_ahead(tx, ground, known)?;
    company::perform(tx, ground, known)?;
    founding::found(tx, ground, known)
}

/// The liveliest talk in which the other one spoke too.
fn common(talks: &[Talk], other: usize) -> Option<&Talk> {
    talks.iter().rev().find(|talk| talk.others.contains(&other)).or(talks.last())
}

/// In which talks each of those who have a name in the plays has spoken, the newest last.
fn talks(ground: Ground<'_>, known: &Given) -> Result<BTreeMap<usize, Vec<Talk>>, Error> {
    let mut voices: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let closed: Vec<usize> = ground.plan.acts.iter().filter_map(|(_, act)| closed(*act)).collect();
    for said in &ground.plan.messages {
        if !closed.contains(&said.item) {
            voices.entry(said.item).or_default().push(said.author);
        }
    }
    let mut talks: BTreeMap<usize, Vec<Talk>> = BTreeMap::new();
    for (thing, authors) in voices {
        let (space, item) = place(ground.plan, known, thing)?;
        let named =
            |author: &&usize| ground.plan.people.get(**author).is_some_and(|player| !player.key.is_empty());
        let mut who: Vec<usize> = authors.iter().filter(named).copied().collect();
        who.sort_unstable();
        who.dedup();
        for person in &who {
            talks.entry(*person).or_default().push(Talk { space, item, others: who.clone() });
        }
    }
    Ok(talks)
}

fn closed(act: Act) -> Option<usize> {
    if let Act::Close { item, .. } = act { Some(item) } else { None }
}

fn say(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    talk: &Talk,
    (who, by): (usize, usize),
    (words, now): (&str, Time),
) -> Result<(), Error> {
    let (member, author) = (known.person(who)?, known.person(by)?);
    let viewer = Viewer::of_member(tx, author, now)?;
    let Some(item) = items::visible_to(tx, &viewer, talk.item)? else { return Ok(()) };
    let Some(player) = ground.plan.people.get(who) else { return Ok(()) };
    let body =
        format!("[@{}]({}), {words}", player.profile.name, viewer.path(format_args!("people/{member}")));
    let html = markdown::to_html(&body);
    let message = post(tx, ground, talk.item, author, (&body, &html), now)?;
    items::note_message(tx, talk.item, 1, now)?;
    spaces::note_activity(tx, talk.space, now)?;
    let happened = Happened::new(&MESSAGE_POSTED).space(talk.space).item(talk.item).message(message);
    happenings::record(tx, ground.network, Some(author), now, happened)?;
    inbox::spoken(
        tx,
        &viewer,
        &item,
        Spoken { message: Some(message), html: &html, before: None, answers: &[] },
    )
}

fn post(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    item: ItemId,
    author: MemberId,
    (body, html): (&str, &str),
    now: Time,
) -> Result<MessageId, Error> {
    let network = ground.network;
    let new = Posting { network, item, parent: None, author, body, html, once: None, now };
    Ok(conversations::post(tx, &new)?.ok_or(db::Error::Missing)?)
}
