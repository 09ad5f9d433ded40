//! What those who hold a space want everyone to find again: the first words of a channel.

use super::super::Given;
use super::super::batch::Ground;
use super::super::holding::held;
use ::talk::conversations;
use db::{Time, Write};
use house::web::Error;
use std::time::Duration;

/// The title of a channel, in which the first message is pinned.
const PINNED: &[&str] = &["Town square, quick questions"];

/// Sets the pins.
pub(super) fn keep(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given) -> Result<(), Error> {
    let latest: Time = ground.plan.acts.last().map_or(ground.plan.ends, |(time, _)| *time);
    let now = (ground.plan.ends - Duration::from_secs(15 * 3600)).max(latest);
    for title in PINNED {
        let Some((viewer, item, at)) = held(tx, ground, known, title, now)? else { continue };
        let first = ground.plan.messages.iter().position(|said| said.item == at && said.parent.is_none());
        if let Some(first) = first {
            conversations::pin_message(tx, &viewer, &item, known.message(first)?, true)?;
        }
    }
    Ok(())
}
