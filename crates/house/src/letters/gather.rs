//! What a letter tells of: the one place from which letters take their lines. It is the inbox, as its owner may read it when
//! the letter is written.

use crate::app::App;
use crate::feed;
use crate::happenings::Happening;
use crate::ids::{ItemId, MemberId};
use crate::inbox;
use crate::mail::{Entry, Line};
use crate::web::{Error, Said, Viewer};
use db::{Read, Time};
use std::ops::RangeInclusive;

/// The most things that one letter tells of.
pub(super) const ENTRIES: usize = 20;

/// What came into a member's inbox in this time and was not looked at, the newest first; one more than a letter tells of,
/// where there is more.
pub(super) fn news(
    q: &mut Read<'_>,
    app: &App,
    member: MemberId,
    when: &RangeInclusive<Time>,
    now: Time,
) -> Result<Vec<Entry>, Error> {
    let lines = inbox::lines_for(q, app.rooms, member, when, ENTRIES + 1, now)?;
    Ok(lines.into_iter().map(|line| entry(app, line)).collect())
}

/// What was addressed to a member in this time and was not looked at, each with its item.
pub(super) fn asks(
    q: &mut Read<'_>,
    app: &App,
    member: MemberId,
    when: &RangeInclusive<Time>,
    now: Time,
) -> Result<Vec<(ItemId, Entry)>, Error> {
    let lines = inbox::direct(q, app.rooms, member, *when.start(), now)?;
    Ok(entries(app, lines, when))
}

/// What moved on afterwards is told by a later letter.
fn entries(app: &App, lines: Vec<inbox::Letter>, when: &RangeInclusive<Time>) -> Vec<(ItemId, Entry)> {
    let lines = lines.into_iter().filter(|line| when.contains(&line.at)).take(ENTRIES);
    lines.map(|line| (line.item, entry(app, line))).collect()
}

fn entry(app: &App, line: inbox::Letter) -> Entry {
    let mut lines = vec![Line { said: line.why, text: String::new() }];
    if let Some((who, text)) = line.newest {
        lines.push(Line { said: Said::key("letter-said").with("who", who), text });
    }
    Entry { title: Said::raw(line.title), href: format!("{}{}", app.config.base_url(), line.href), lines }
}

/// A line of the log that stands by itself, if this viewer may know it.
pub(super) fn alone(
    q: &mut Read<'_>,
    app: &App,
    viewer: &Viewer,
    line: Happening,
) -> Result<Option<Entry>, Error> {
    let told = feed::told(q, viewer, app.rooms, vec![line])?.into_iter().next();
    Ok(told.map(|told| {
        let path = told.href(viewer).unwrap_or_else(|| viewer.path("today"));
        let href = format!("{}{path}", app.config.base_url());
        Entry { title: told.said(), href, lines: Vec::new() }
    }))
}
