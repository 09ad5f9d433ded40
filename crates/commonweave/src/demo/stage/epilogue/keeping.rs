//! What those who hold a space keep of its talks: a summary of the longest discussion, and what everyone should find again.

use super::super::Given;
use super::super::batch::{Ground, place};
use ::talk::conversations;
use db::{Time, Write};
use house::access::Action;
use house::items::{self, Item};
use house::web::{Error, Viewer, markdown};
use std::time::Duration;

/// The title of a discussion, and what is kept of it.
const SUMMARIES: &[(&str, &str)] = &[(
    "One street, one change: what did yours do?",
    "**So far:** benches in the shade, a crossing painted by the school, a bakery that delivers by bike, and two streets that \
     close to cars on Sundays.\n\n**What worked** was small, had one person who looked after it, and was tried for a month before \
     anybody asked for more.\n\n**Still open:** who answers for a thing on the pavement when it breaks.",
)];
/// The title of a channel, in which the first message is pinned.
const PINNED: &[&str] = &["Town square, quick questions"];

/// Writes the summaries and sets the pins.
pub(super) fn keep(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given) -> Result<(), Error> {
    let latest = ground.plan.acts.last().map_or(ground.plan.ends, |(time, _)| *time);
    let now = (ground.plan.ends - Duration::from_secs(15 * 3600)).max(latest);
    for (title, body) in SUMMARIES {
        if let Some((viewer, item, _)) = held(tx, ground, known, title, now)? {
            conversations::sum_up(tx, &viewer, &item, (body, &markdown::to_html(body)))?;
        }
    }
    for title in PINNED {
        let Some((viewer, item, at)) = held(tx, ground, known, title, now)? else { continue };
        let first = ground.plan.messages.iter().position(|said| said.item == at && said.parent.is_none());
        if let Some(first) = first {
            conversations::pin_message(tx, &viewer, &item, known.message(first)?, true)?;
        }
    }
    Ok(())
}

/// An item by its title, with somebody who holds its space, and its place in the plan.
fn held(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    title: &str,
    now: Time,
) -> Result<Option<(Viewer, Item, usize)>, Error> {
    let Some(at) = ground.plan.things.iter().position(|thing| thing.text.title == title) else {
        return Ok(None);
    };
    let (_, item) = place(ground.plan, known, at)?;
    let named = ground.plan.people.iter().enumerate().filter(|(_, player)| !player.key.is_empty());
    for (person, _) in named {
        let viewer = Viewer::of_member(tx, known.person(person)?, now)?;
        let item = items::visible_to(tx, &viewer, item)?.filter(|item| item.may(&viewer, Action::HoldSpace));
        if let Some(item) = item {
            return Ok(Some((viewer, item, at)));
        }
    }
    Ok(None)
}
