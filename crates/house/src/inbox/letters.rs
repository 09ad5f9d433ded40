//! What letters may tell somebody who is not here: as they may read it at the moment of writing, and no word more.

use super::gathering::{self, Show};
use super::line::Line;
use super::settings::Standard;
use super::store::{self, Candidate};
use crate::ids::{ItemId, MemberId};
use crate::room::Rooms;
use crate::web::{Error, Said, Viewer};
use db::{Read, Time};
use std::ops::RangeInclusive;

/// What a letter says of an item.
#[derive(Debug)]
pub struct Letter {
    /// The item.
    pub item: ItemId,
    /// Its title.
    pub title: String,
    /// The name of its space.
    pub space: String,
    /// Why they are told.
    pub why: Said,
    /// The path at which it can be read.
    pub href: String,
    /// When it last moved in a way that concerns them.
    pub at: Time,
    /// Who said the newest, and the beginning of what, as plain text; nothing where nothing was said yet.
    pub newest: Option<(String, String)>,
}

impl Letter {
    fn of(line: Line) -> Letter {
        Letter {
            item: line.id,
            title: line.title,
            space: line.space,
            why: line.why,
            href: line.href,
            at: line.at,
            newest: line.newest.map(|newest| (newest.name, newest.text)),
        }
    }
}

/// What has come into a member's inbox in this time, and was not looked at since, the newest first, `most` at most: nothing
/// where they are no active member with an account. What moved on after it is not told here: a later letter tells it.
///
/// # Errors
/// Those of the database.
pub fn lines_for(
    q: &mut Read<'_>,
    rooms: Rooms,
    member: MemberId,
    when: &RangeInclusive<Time>,
    most: usize,
    now: Time,
) -> Result<Vec<Letter>, Error> {
    let Some(viewer) = reader(q, member, now)? else { return Ok(Vec::new()) };
    let mut told = Vec::new();
    let mut before = Some(gathering::behind(*when.end()));
    // Each page ends at an earlier moment than the one before.
    while let Some(place) = before.filter(|(at, _)| told.len() < most && at > when.start()) {
        let (lines, next) = gathering::lines(q, &viewer, rooms, Show::All, place)?;
        told.extend(lines.into_iter().filter(|line| line.unread && line.at > *when.start()));
        before = next;
    }
    told.truncate(most);
    Ok(told.into_iter().map(Letter::of).collect())
}

/// What was addressed to a member after this moment and was not looked at: of this they may be told at once.
///
/// # Errors
/// Those of the database.
pub fn direct(
    q: &mut Read<'_>,
    rooms: Rooms,
    member: MemberId,
    since: Time,
    now: Time,
) -> Result<Vec<Letter>, Error> {
    let Some(viewer) = reader(q, member, now)? else { return Ok(Vec::new()) };
    let standard = Standard::of(q, &viewer)?;
    let found: Vec<Candidate> = store::newest_unread(q, member, since, now, 100)?
        .into_iter()
        .map(|id| Candidate { id, moved_at: Time::from_micros(0), source: 0 })
        .collect();
    let whole = (standard.level, gathering::floor(&viewer, &standard));
    let mut lines = gathering::described(q, &viewer, Some(rooms), whole, Show::Mine, &found)?;
    lines.sort_by_key(|line| std::cmp::Reverse((line.at, line.id)));
    Ok(lines.into_iter().map(Letter::of).collect())
}

/// Whether nothing is to be sent to a member at this moment, because they want quiet.
///
/// # Errors
/// Those of the database.
pub fn is_quiet(q: &mut Read<'_>, member: MemberId, now: Time) -> Result<bool, Error> {
    let Some(viewer) = reader(q, member, now)? else { return Ok(false) };
    Ok(Standard::of(q, &viewer)?.is_quiet(&viewer))
}

/// A member as they would look now; none for who is not here any more.
fn reader(q: &mut Read<'_>, member: MemberId, now: Time) -> Result<Option<Viewer>, Error> {
    match Viewer::of_member(q, member, now) {
        Err(Error::NotFound) => Ok(None),
        found => found.map(Some),
    }
}
