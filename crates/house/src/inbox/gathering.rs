//! Putting the list together. What was addressed to somebody is read from their own rows, what only informs them from the
//! liveliest items of their spaces and from what they follow. Every part of it is bounded: nothing is walked through that
//! grows with the members of a network or with what was ever said.

use super::line::Line;
use super::settings::{Level, Standard};
use super::store::{self, Candidate, Facts, Window};
use crate::ids::{ItemId, SpaceId};
use crate::items::Newest;
use crate::room::Rooms;
use crate::web::{Error, Viewer};
use db::{Read, Time};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// Lines on a page.
pub(super) const SHOWN: usize = 30;
/// How many items are looked at for a page: some may turn out to stand higher or nowhere.
const LOOKED_AT: usize = 3 * SHOWN;
/// What only informs leaves the list by itself after so long.
const LOOKS_BACK: Duration = Duration::from_secs(60 * 60 * 24 * 30);

/// Which part of the inbox is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Show {
    /// All that stands in it.
    #[default]
    All,
    /// What was addressed to its owner.
    Mine,
    /// What its owner has put off.
    Later,
}

/// A place in the list: what stands there comes before the page.
pub(super) type Before = (Time, ItemId);

/// Before everything.
pub(super) fn top() -> Before {
    (Time::from_micros(i64::MAX), ItemId::from(i64::MAX))
}

/// Lines before a place, the newest first, and the place at which the list goes on.
pub(super) fn lines(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    show: Show,
    before: Before,
) -> Result<(Vec<Line>, Option<Before>), Error> {
    let standard = Standard::of(q, viewer)?;
    let floor = floor(viewer, &standard);
    let window = Window { member: viewer.member()?.id, floor, before, now: viewer.now };
    let mut found = match show {
        Show::All => {
            let mut found = store::called(q, &window)?;
            found.extend(informing(q, &window, standard.level)?);
            found
        }
        Show::Mine => store::called(q, &window)?,
        Show::Later => store::put_off(q, &window)?,
    };
    let cut = newest_first(&mut found);
    let mut lines = described(q, viewer, Some(rooms), (standard.level, floor), show, &found)?;
    // Whoever stands higher in the list by something newer was shown there.
    lines.retain(|line| (line.at, line.id) < before);
    lines.sort_by_key(|line| std::cmp::Reverse((line.at, line.id)));
    let more = lines.len() > SHOWN;
    lines.truncate(SHOWN);
    let next = if more { lines.last().map(|line| (line.at, line.id)) } else { cut };
    Ok((lines, next))
}

/// The lines that these items make, as far as the viewer may read them; with what was said last and why an act asks, where
/// the rooms are there to tell.
pub(super) fn described(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Option<Rooms>,
    (standard, floor): (Level, Time),
    show: Show,
    found: &[Candidate],
) -> Result<Vec<Line>, Error> {
    let ids: Vec<ItemId> = found.iter().map(|one| one.id).collect();
    let facts = store::facts(q, viewer, &ids)?;
    let seen: Vec<ItemId> = facts.iter().map(|facts| facts.id).collect();
    let voices = rooms.map(|rooms| rooms.voices(q, &seen)).transpose()?;
    let mut voices: BTreeMap<ItemId, Newest> = voices.into_iter().flatten().collect();
    let line = |facts: Facts| {
        let at = match show {
            Show::Later | Show::Mine => Some(facts.called_at),
            Show::All => facts.place(standard, floor, viewer.now),
        };
        let newest = voices.remove(&facts.id);
        at.map(|at| facts.line(viewer, rooms, (standard, floor), at, newest))
    };
    Ok(facts.into_iter().filter_map(line).collect())
}

/// Each item once, at its newest, the newest first; where it was too many, the place of the last that was kept.
fn newest_first(found: &mut Vec<Candidate>) -> Option<Before> {
    found.sort_by_key(|one| std::cmp::Reverse((one.moved_at, one.id)));
    let mut known = BTreeSet::new();
    found.retain(|one| known.insert(one.id));
    let cut = found.len() > LOOKED_AT;
    found.truncate(LOOKED_AT);
    found.last().filter(|_| cut).map(|last| (last.moved_at, last.id))
}

/// Before this, nothing only informs: it is done, it was before one came, or it is long ago.
pub(super) fn floor(viewer: &Viewer, standard: &Standard) -> Time {
    let since = standard.joined_at.unwrap_or(Time::from_micros(0));
    since.max(standard.done_to).max(viewer.now - LOOKS_BACK)
}

/// What informs a member of this standard level.
fn informing(q: &mut Read<'_>, window: &Window, standard: Level) -> Result<Vec<Candidate>, Error> {
    let spaces = store::spaces_with_levels(q, window.member)?;
    let level = |word: &str| word.parse().unwrap_or(standard);
    let with = |wanted: &[Level]| -> Vec<SpaceId> {
        let those = spaces.iter().filter(|(_, word)| wanted.contains(&level(word)));
        those.map(|(id, _)| *id).collect()
    };
    let mut found = store::followed(q, window)?;
    found.extend(store::talking(q, window, &with(&[Level::Everything]))?);
    found.extend(store::turning(q, window, &with(&[Level::Everything, Level::New]))?);
    found.extend(store::calling_everyone(q, window, &with(&[Level::Mentions]))?);
    Ok(found)
}
