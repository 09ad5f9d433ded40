//! Putting the list together. What was addressed to somebody is read from their own rows, what only informs them from the
//! liveliest items of their spaces and from what they follow. Every part of it is bounded: nothing is walked through that
//! grows with the members of a network or with what was ever said.

use super::line::{Excerpt, Line};
use super::settings::{Level, Standard};
use super::store::{self, Candidate, Facts, Window};
use crate::ids::{ItemId, MemberId, SpaceId};
use crate::items::Newest;
use crate::members;
use crate::room::Rooms;
use crate::web::{Error, Viewer};
use db::{Read, Time};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// Lines on a page.
pub(super) const SHOWN: usize = 30;
/// How many items are looked at at a time: some may turn out to stand higher or nowhere.
const LOOKED_AT: usize = 3 * SHOWN;
/// How often more items are looked at for a page of which too few stand in it.
const ROUNDS: usize = 4;
/// What only informs leaves the list by itself after so long.
pub(super) const LOOKS_BACK: Duration = Duration::from_secs(60 * 60 * 24 * 30);

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

/// Before what moved after this moment.
pub(super) fn behind(moment: Time) -> Before {
    (Time::from_micros(moment.micros().saturating_add(1)), ItemId::from(0))
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
    let (member, now) = (viewer.member()?.id, viewer.now);
    let (mut lines, mut place) = (Vec::new(), Some(before));
    for _ in 0..ROUNDS {
        let Some(before) = place.filter(|_| lines.len() <= SHOWN) else { break };
        let found = candidates(q, &Window { member, floor, before, now }, show, standard.level)?;
        let (found, sure) = newest_first(found);
        let mut some = described(q, viewer, Some(rooms), (standard.level, floor), show, &found)?;
        // Whoever stands higher in the list by something newer was shown there; what lies below the place up to which
        // every source has told all that it has, is found again from there.
        some.retain(|line| (line.at, line.id) < before && sure.is_none_or(|sure| (line.at, line.id) >= sure));
        lines.extend(some);
        place = sure;
    }
    lines.sort_by_key(|line| std::cmp::Reverse((line.at, line.id)));
    let more = lines.len() > SHOWN;
    lines.truncate(SHOWN);
    let next = if more { lines.last().map(|line| (line.at, line.id)) } else { place };
    Ok((lines, next))
}

fn candidates(
    q: &mut Read<'_>,
    window: &Window,
    show: Show,
    standard: Level,
) -> Result<Vec<Vec<Candidate>>, Error> {
    Ok(match show {
        Show::All => {
            let mut found = vec![store::called(q, window)?];
            found.extend(informing(q, window, standard)?);
            found
        }
        Show::Mine => vec![store::called(q, window)?],
        Show::Later => vec![store::put_off(q, window)?],
    })
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
    let mut lines: Vec<Line> = facts.into_iter().filter_map(line).collect();
    let said: Vec<&mut Excerpt> = lines.iter_mut().filter_map(|line| line.newest.as_mut()).collect();
    let who: Vec<MemberId> = said.iter().map(|newest| newest.by).collect();
    let pictures = members::pictures(q, viewer, &who)?;
    for newest in said {
        newest.picture = pictures.get(&newest.by).cloned().unwrap_or_default();
    }
    Ok(lines)
}

/// What the sources found, each item once, at its newest, the newest first; and down to which place that is all there is.
/// Nothing where it is all in any case.
fn newest_first(sources: Vec<Vec<Candidate>>) -> (Vec<Candidate>, Option<Before>) {
    let mut sure = sources.iter().filter_map(|found| cut_short(found)).max();
    let mut found: Vec<Candidate> = sources.into_iter().flatten().collect();
    found.sort_by_key(|one| std::cmp::Reverse((one.moved_at, one.id)));
    let mut known = BTreeSet::new();
    found.retain(|one| known.insert(one.id));
    if found.len() > LOOKED_AT {
        found.truncate(LOOKED_AT);
        sure = sure.max(found.last().map(|last| (last.moved_at, last.id)));
    }
    (found, sure)
}

/// The last place that a source told of, where it has told only as much as it may.
fn cut_short(found: &[Candidate]) -> Option<Before> {
    let mut ends: BTreeMap<i64, (usize, Before)> = BTreeMap::new();
    for one in found {
        let place = (one.moved_at, one.id);
        let (amount, last) = ends.entry(one.source).or_insert((0, place));
        *amount = amount.saturating_add(1);
        *last = place.min(*last);
    }
    ends.into_values().filter(|(amount, _)| *amount >= store::EACH).map(|(_, last)| last).max()
}

/// Before this, nothing only informs: it is done, it was before one came, or it is long ago.
pub(super) fn floor(viewer: &Viewer, standard: &Standard) -> Time {
    let since = standard.joined_at.unwrap_or(Time::from_micros(0));
    since.max(standard.done_to).max(viewer.now - LOOKS_BACK)
}

/// What informs a member of this standard level.
fn informing(q: &mut Read<'_>, window: &Window, standard: Level) -> Result<Vec<Vec<Candidate>>, Error> {
    let spaces = store::spaces_with_levels(q, window.member)?;
    let level = |word: &str| word.parse().unwrap_or(standard);
    let with = |wanted: &[Level]| -> Vec<SpaceId> {
        let those = spaces.iter().filter(|(_, word)| wanted.contains(&level(word)));
        those.map(|(id, _)| *id).collect()
    };
    Ok(vec![
        store::followed(q, window)?,
        store::talking(q, window, &with(&[Level::Everything]))?,
        store::turning(q, window, &with(&[Level::Everything, Level::New]))?,
        store::calling_everyone(q, window, &with(&[Level::Mentions]))?,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(moment: i64) -> Candidate {
        Candidate { id: ItemId::from(moment), moved_at: Time::from_micros(moment), source: moment % 2 }
    }

    #[test]
    fn a_list_is_sure_down_to_the_highest_end_of_a_source_that_was_cut_short() {
        let long: Vec<Candidate> = (100..131).map(|moment| Candidate { source: 7, ..at(moment) }).collect();
        let short: Vec<Candidate> = (1..9).map(at).collect();
        let (found, sure) = newest_first(vec![short.clone(), long]);
        assert_eq!((found.len(), sure), (39, Some((Time::from_micros(100), ItemId::from(100)))));
        assert_eq!(newest_first(vec![short.clone(), short]).1, None);
    }

    #[test]
    fn each_space_has_an_end_of_its_own() {
        let both: Vec<Candidate> = (1..=60).map(at).collect();
        assert_eq!(newest_first(vec![both]).1, None);
        let both: Vec<Candidate> = (1..=62).map(at).collect();
        assert_eq!(newest_first(vec![both]).1, Some((Time::from_micros(2), ItemId::from(2))));
    }
}
